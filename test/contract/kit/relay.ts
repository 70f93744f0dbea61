import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** What came back from the server, before it is passed on. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export type Tamper = (answer: Answer) => Answer;

/** Stands between the judge and the server, and can make an answer wrong on purpose. */
export class Relay {
  #plant: { readonly method: string; readonly path: RegExp; readonly tamper: Tamper } | undefined;
  readonly #server: Server = createServer((incoming, reply) => void this.#pass(incoming, reply));

  #target = '';

  /** @returns the URL to use in place of the server's */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where requests go from now on. */
  leadTo(target: string): void {
    this.#target = target;
  }

  /** Sockets are handed through to there unread: a judge of HTTP has nothing to say of them. */
  passSocketsTo(target: string): void {
    const { hostname, port } = new URL(target);
    this.#server.on('upgrade', ({ method, url, rawHeaders }: IncomingMessage, socket, head: Buffer) => {
      const headers = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
      const outgoing = connect(Number(port), hostname);
      outgoing.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
      outgoing.write(head);
      outgoing.on('error', () => socket.destroy());
      socket.on('error', () => outgoing.destroy());
      socket.pipe(outgoing).pipe(socket);
    });
  }

  /** From now on answers to these requests are passed on as `tamper` makes them; `null` ends it. */
  plant(wrong: { readonly method: string; readonly path: RegExp; readonly tamper: Tamper } | null): void {
    this.#plant = wrong ?? undefined;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const outgoing = request(new URL(url, this.#target), { method, headers });
    outgoing.on('error', () => reply.destroy());
    incoming.pipe(outgoing);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    const planted = this.#plant;
    if (!planted || planted.method !== method || !planted.path.test(url)) {
      reply.writeHead(response.statusCode!, response.headers);
      response.pipe(reply);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { 'content-length': _, ...kept } = response.headers;
    const answer = planted.tamper({
      status: response.statusCode!,
      headers: kept,
      body: Buffer.concat(chunks).toString(),
    });
    reply.writeHead(answer.status, answer.headers);
    reply.end(answer.body);
  }
}
