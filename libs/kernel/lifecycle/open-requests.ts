import { type Server, type ServerResponse } from 'node:http';

/** The requests of an HTTP server that are not answered yet. Sockets, once upgraded, are not among them. */
export class OpenRequests {
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();
  #draining = false;
  #whenEmpty: () => void = () => undefined;

  /** Counts from now on, so it must be made before the server listens. */
  constructor(server: Server) {
    this.#server = server;
    // First in line: a framework may send the head of its reply before the next listener runs.
    server.prependListener('request', (_request, response) => this.#begin(response));
  }

  /**
   * Stops listening, ends idle connections, and resolves when every open request is answered. Each reply says `Connection: close`, so
   * that no client sends another request on a connection that is about to end.
   */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const response of this.#open) closeAfter(response);
    this.#server.close();
    if (this.#open.size > 0)
      await new Promise<void>((resolve) => {
        this.#whenEmpty = resolve;
      });
    this.#server.closeIdleConnections();
  }

  #begin(response: ServerResponse): void {
    if (this.#draining) closeAfter(response);
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#whenEmpty();
    });
  }
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
