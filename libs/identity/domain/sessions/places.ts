/** Where a network is, no closer than its town. Degrees are WGS 84. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Says where addresses are. No database of addresses comes along; an installation may bring its own. */
export abstract class Places {
  /** `null` for what is not known, private networks too. */
  abstract placeOf(ip: string): Place | null;
}
