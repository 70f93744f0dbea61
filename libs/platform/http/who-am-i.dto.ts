import { ApiProperty } from '@nestjs/swagger';

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
  @ApiProperty({ example: 'sk', description: '`sk` secret, `rk` restricted, `pk` publishable; more may come.' })
  readonly kind!: string;
  readonly mode!: 'test' | 'live';
  /** As asked for. What the key may do is no more than its owner may now. */
  readonly scopes!: string[];
  readonly environment!: string | null;
  readonly partnerId!: string | null;
  /** CIDR blocks that the key is taken from, its own or the tenant's; empty is anywhere. */
  readonly networks!: string[];
  /** Whose pages may use the key, beside those on your own domains. */
  readonly origins!: string[];
  readonly expiresAt!: string | null;
}

export class WhoAmILimit {
  /** As the headers name it. */
  readonly name!: string;
  readonly quota!: number;
  readonly left!: number;
  /** When it begins anew; `null`: never. */
  readonly renewsAt!: string | null;
}

export class WhoAmIView {
  readonly tenant!: WhoAmITenant;
  /** Which data the credential works on. */
  readonly mode!: 'test' | 'live';
  /** The dated version of the API that the request spoke. */
  readonly apiVersion!: string;
  readonly actor!: WhoAmIActor;
  /** `null` for somebody who did not come with an API key. */
  readonly apiKey!: WhoAmIApiKey | null;
  /** Every limit that the credential draws on, with what is left of it now. */
  readonly limits!: WhoAmILimit[];
}
