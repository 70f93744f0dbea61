interface Timed {
  /** Writers or readers at the same time. */
  readonly clients: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** What a store is asked to do, again and again for some time. */
export type TimedCell =
  | (Timed & { readonly kind: 'append'; readonly batch: number; readonly tenants: number })
  | (Timed & { readonly kind: 'hot' })
  | (Timed & { readonly kind: 'read'; readonly streams: readonly string[]; readonly events: number });

/** What a store is asked to do. `seed` writes the streams that will be read, `audit` counts what all of it has left in the tables. */
export type Cell =
  TimedCell | { readonly kind: 'seed'; readonly streams: number; readonly events: number } | { readonly kind: 'audit' };

/** What came of it. */
export interface Measured {
  readonly events: number;
  readonly seconds: number;
  /** Processor time of the store's process and of all of Postgres; absent where there is no /proc. */
  readonly cpuMs?: number;
  /** Those that were written to be read. */
  readonly streams?: readonly string[];
}
