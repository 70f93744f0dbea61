export class WhoAmITenant {
  /** `tnt_…` */
  readonly id!: string;
  readonly slug!: string;
}

export class WhoAmIActor {
  /** `api-key` or `user`. */
  readonly kind!: string;
  readonly id!: string;
  readonly name!: string;
}

export class WhoAmIApiKey {
  /** `key_…` */
  readonly id!: string;
  readonly kind!: 'sk';
  readonly mode!: 'test' | 'live';
  readonly scopes!: string[];
  readonly expiresAt!: string | null;
}

export class WhoAmIView {
  readonly tenant!: WhoAmITenant;
  readonly actor!: WhoAmIActor;
  /** `null` for somebody who did not come with an API key. */
  readonly apiKey!: WhoAmIApiKey | null;
}
