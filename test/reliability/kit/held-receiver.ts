import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A receiver of webhooks that leaves its first delivery unanswered until it is released. */
export class HeldReceiver {
  /** `webhook-id` of every delivery, repeats included. */
  readonly deliveries: string[] = [];
  #release: () => void = () => undefined;
  readonly #released = new Promise<void>((resolve) => {
    this.#release = resolve;
  });
  readonly #server: Server = createServer((request, response) => {
    this.deliveries.push(String(request.headers['webhook-id']));
    request.resume();
    void this.#released.then(() => response.writeHead(204).end());
  });

  /** @returns the URL to register */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  release(): void {
    this.#release();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
