/** A connection that is opened when it is first wanted and shared from then on. One that did not come up is opened anew for whoever asks next. */
export class LazyConnection<Connection> {
  #opening: Promise<Connection> | undefined;
  #opened: Connection | undefined;

  constructor(private readonly open: () => Promise<Connection>) {}

  /** @throws what opening it throws, to all who wait for it */
  get(): Promise<Connection> {
    this.#opening ??= this.open().then(
      (connection) => (this.#opened = connection),
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  /** Gives away what is open, to be closed; one that is being opened is waited for. Undefined when there is none. */
  async take(): Promise<Connection | undefined> {
    await Promise.allSettled([this.#opening]);
    const connection = this.#opened;
    this.#opening = this.#opened = undefined;
    return connection;
  }
}
