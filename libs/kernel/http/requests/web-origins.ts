/** What is known of an origin, `https://book.garage.example`. */
export interface KnownOrigin {
  /** UUIDs of the tenants whose pages lie there: they have proved its host, or a domain that it lies in. */
  readonly tenants: readonly string[];
  /** Whether a publishable key that works names it, whoever's it is. */
  readonly hasKey: boolean;
}

/** An origin that nobody has anything to do with. */
export const NOBODYS_ORIGIN: KnownOrigin = { tenants: [], hasKey: false };

/** Whose pages may call the API from a browser. */
export abstract class WebOrigins {
  /** @param origin as a browser sends it. Asked for every request from a page, so it is kept for some seconds. */
  abstract find(origin: string): Promise<KnownOrigin>;
}
