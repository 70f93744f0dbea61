import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';

/** What it does with a request, by the first part of its path. Most of them repeat all that they were sent. */
const MANNERS: Readonly<Record<string, (response: ServerResponse, sent: string, socket: Socket) => unknown>> = {
  ok: (response, sent) => response.writeHead(200, { 'x-echo': inHeader(sent), 'set-cookie': 'a=b' }).end(sent),
  fails: (response, sent) => response.writeHead(500, { 'x-echo': inHeader(sent) }).end(sent),
  redirects: (response, sent) => response.writeHead(307, { location: '/ok' }).end(sent),
  resets: (_, __, socket) => socket.destroy(),
  babbles: (_, sent, socket) => socket.end(`NOT HTTP ${sent}\r\n\r\n`),
  hangs: () => undefined,
  refuses: (response, sent) => response.writeHead(401).end(sent),
  tokens: (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ access_token: 'canary-of-the-access-token', token_type: 'Bearer', expires_in: 3_600 })),
};
export const WAYS_TO_FAIL = ['fails', 'redirects', 'resets', 'babbles', 'hangs', 'refuses'] as const;

/** A receiver on loopback that answers as its path says; `/tokens` gives tokens. */
export async function startIllManneredReceiver() {
  const seen: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = JSON.stringify([request.url, request.headers, Buffer.concat(chunks).toString()]);
      seen.push(sent);
      const [, manners = ''] = request.url!.split(/[/?]/);
      MANNERS[manners]!(response, sent, request.socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that it was sent. */
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

function inHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 4_000);
}
