interface Line {
  open: number;
  readonly waiting: (() => void)[];
}

/** What is leased and waits in this worker until its endpoint may have one more request open. */
export class EndpointLines {
  readonly #lines = new Map<string, Line>();

  /** Calls `begin`: now, where fewer than `most` of the endpoint are open, or when one of them has left. */
  enter(endpoint: string, most: number, begin: () => void): void {
    const line = this.#lines.get(endpoint) ?? { open: 0, waiting: [] };
    this.#lines.set(endpoint, line);
    if (line.open >= most) {
      line.waiting.push(begin);
      return;
    }
    line.open += 1;
    begin();
  }

  /** Of the endpoint one request less is open. */
  leave(endpoint: string): void {
    const line = this.#lines.get(endpoint);
    const next = line?.waiting.shift();
    if (next) next();
    else if (line && line.open > 1) line.open -= 1;
    else this.#lines.delete(endpoint);
  }
}
