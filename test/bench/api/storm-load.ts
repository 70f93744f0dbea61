/** Requests at a rate that does not depend on how fast they are answered, as far as the connections reach. */
export interface Storm {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second over all connections; 0 sends the next one as soon as there is an answer. */
  readonly perSecond: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Taken in turn. */
  readonly paths: readonly string[];
}

/** What came back. Times are in milliseconds. */
export interface Weathered {
  readonly seconds: number;
  readonly served: readonly number[];
  /** Of answers 503. */
  readonly shed: readonly number[];
  /** Of all other answers, and of connections that broke. */
  readonly other: number;
}
