import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Names as they were sent, each before its value. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export type WebhookReceiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

/** A live receiver on loopback: remembers every request in order, and answers 200 unless told otherwise. */
export async function startWebhookReceiver() {
  const received: ReceivedWebhook[] = [];
  let answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        path: request.url!,
        headers: request.headers,
        rawHeaders: request.rawHeaders,
        body: Buffer.concat(chunks),
      });
      const answer = answers.shift();
      if (answer) answer(response);
      else response.end('ok');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** The next requests are answered with these statuses; a redirect leads to another path of this receiver. */
    answer(...statuses: number[]): void {
      answers = statuses.map((status) => (response) => {
        response.writeHead(status, { location: '/elsewhere' }).end(`said ${status}`);
      });
    },
    /** The next request waits for what is done with the response that this resolves to. */
    hold: () =>
      new Promise<ServerResponse>((resolve) => {
        answers = [resolve];
      }),
    ids: () => received.map(({ headers }) => String(headers['webhook-id'])),
    bodies: () => received.map(({ body }) => JSON.parse(body.toString()) as { type: string; data: { n: number } }),
    close: () => new Promise((closed) => server.close(closed)),
  };
}
