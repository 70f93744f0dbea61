import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  /** `evt_…`: the same over all tries. */
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * A tenant's own server, as far as webhooks are concerned: verifies every signature with the reference library of Standard
 * Webhooks, knows a message that it already has by its id, and answers 500 to the messages whose number is in `failures`, once each.
 */
export class WebhookReceiver {
  /** Each message once, in the order of arrival. */
  readonly received: Received[] = [];
  /** Deliveries answered with 500 on purpose. */
  failed = 0;
  /** Deliveries whose signature was wrong. There must be none. */
  unsigned = 0;
  readonly #trusted = Promise.withResolvers<{ readonly path: string; readonly verifier: Webhook }>();
  readonly #server: Server;
  readonly #failures: Set<number>;

  constructor(failures: readonly number[]) {
    this.#failures = new Set(failures);
    this.#server = createServer((request, response) => {
      this.#take(request).then(
        (status) => response.writeHead(status).end(),
        // The sender hung up in the middle; it tries again by its schedule.
        () => response.destroy(),
      );
    });
  }

  /** Listens on a free port of this machine. @returns the URL to register, with a path of one's own behind it. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /**
   * The secret that was shown when the endpoint was registered under this path. What comes before waits for it; what comes for
   * another path is of an endpoint whose secret was lost, and is turned away.
   */
  trust(path: string, secret: string): void {
    this.#trusted.resolve({ path, verifier: new Webhook(secret) });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage): Promise<number> {
    const body = await readBody(request);
    const { path, verifier } = await this.#trusted.promise;
    if (request.url !== path) return 404;
    const message = this.#verified(verifier, body, request.headers as Record<string, string>);
    if (!message) return 401;
    if (this.#failures.delete(this.received.length + 1)) {
      this.failed += 1;
      return 500;
    }
    if (!this.received.some(({ id }) => id === message.id)) this.received.push(message);
    return 204;
  }

  #verified(verifier: Webhook, body: string, headers: Record<string, string>): Received | undefined {
    try {
      const { type, data } = verifier.verify(body, headers) as Omit<Received, 'id'>;
      return { id: headers['webhook-id']!, type, data };
    } catch {
      this.unsigned += 1; // reported by the story, which insists on none
      return undefined;
    }
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
