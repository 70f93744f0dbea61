import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Operation } from './operations.ts';

/** A hole: requests for this operation reach the API as somebody else. */
export interface PlantedHole {
  readonly operation: Operation;
  /** @returns the token to send in place of the one that came, if any */
  swap(token: string | undefined): string | undefined;
}

/** Stands before the API and, for one operation, does what a handler without its guard would do. */
export class BrokenGateway {
  #hole: PlantedHole | undefined;
  readonly #server: Server = createServer((incoming, answer) => this.#pass(incoming, answer));

  constructor(private readonly target: string) {}

  /** @returns the URL to use in place of the API's */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  plant(hole: PlantedHole): void {
    this.#hole = hole;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const headers = { ...incoming.headers };
    if (this.#hole && isOf(this.#hole.operation, incoming)) {
      const token = this.#hole.swap(headers.authorization?.replace('Bearer ', ''));
      if (token !== undefined) headers.authorization = `Bearer ${token}`;
    }
    const outgoing = request(new URL(incoming.url!, this.target), { method: incoming.method!, headers }, (response) => {
      answer.writeHead(response.statusCode!, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  }
}

function isOf({ method, path }: Operation, incoming: IncomingMessage): boolean {
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return incoming.method === method && pattern.test(incoming.url!.split('?')[0]!);
}
