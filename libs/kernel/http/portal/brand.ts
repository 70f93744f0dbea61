/** Whose portal it is: what a tenant has said of itself, or Clutch. */
export interface Brand {
  readonly name: string;
  /** An https address of a picture; null: the name alone. */
  readonly logoUrl: string | null;
  /** `#rrggbb`, of links and buttons on white; null: Clutch's own. */
  readonly accentColor: string | null;
}

/** Finds the brand of whoever a host belongs to. An app without it has one brand only. */
export abstract class Brands {
  /** @param host as the browser sent it, in lower case and without a port. `null` when nobody has claimed and proved it. */
  abstract ofHost(host: string): Promise<Brand | null>;
}
