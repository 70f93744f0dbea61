import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNELS = { begun: 'undici:request:create', ended: ['undici:request:trailers', 'undici:request:error'] };

interface Request {
  readonly origin: string;
  readonly path: string;
}

/** The requests of this process's `fetch` to an origin that have no answer yet; health checks do not count. */
export class OpenRequests {
  readonly #open = new Set<Request>();
  readonly #begin = (message: unknown): void => {
    const { request } = message as { request: Request };
    if (this.origins.includes(request.origin) && request.path !== '/ready') this.#open.add(request);
  };
  readonly #end = (message: unknown): void => {
    this.#open.delete((message as { request: Request }).request);
  };

  constructor(private readonly origins: readonly string[]) {
    subscribe(CHANNELS.begun, this.#begin);
    for (const channel of CHANNELS.ended) subscribe(channel, this.#end);
  }

  get count(): number {
    return this.#open.size;
  }

  close(): void {
    unsubscribe(CHANNELS.begun, this.#begin);
    for (const channel of CHANNELS.ended) unsubscribe(channel, this.#end);
  }
}
