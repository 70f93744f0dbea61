import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type Duplex } from 'node:stream';

export type ConnectProxy = Awaited<ReturnType<typeof startConnectProxy>>;

/**
 * An HTTP proxy on loopback that makes tunnels and nothing else. Names are looked up here: `names` says which port of loopback each means;
 * to any other it answers 502, as proxies do. Without `names` an address is dialled as it stands.
 */
export async function startConnectProxy(names: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  const credentials: (string | undefined)[] = [];
  const sockets = new Set<Duplex>();
  let refusal: number | undefined;
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  server.on('connect', (request: IncomingMessage, near: Socket, head: Buffer) => {
    near.on('error', () => undefined);
    const authority = request.url!;
    asked.push(authority);
    credentials.push(request.headers['proxy-authorization']);
    const { hostname, port } = new URL(`http://${authority}`);
    const isName = /[a-z]/i.test(hostname);
    if (refusal !== undefined) return near.end(`HTTP/1.1 ${refusal} Refused\r\ncontent-length: 0\r\n\r\n`);
    if (isName && names[hostname] === undefined) return near.end('HTTP/1.1 502 Unknown\r\ncontent-length: 0\r\n\r\n');
    const far = connect(isName ? names[hostname]! : Number(port || 80), isName ? '127.0.0.1' : hostname, () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(near).pipe(far);
    });
    sockets.add(far.on('close', () => near.destroy()));
    far.on('error', () => near.end('HTTP/1.1 503 Nobody\r\ncontent-length: 0\r\n\r\n'));
    near.on('close', () => far.destroy());
  });
  const listen = (port: number) => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    /** What tunnels were asked for, as `host:port`. */
    asked,
    /** What each of them said of who asks. */
    credentials,
    /** From now on every tunnel is refused with this status. */
    refuse: (status: number | undefined): void => {
      refusal = status;
    },
    /** Nobody listens any more, and every tunnel is gone; `start` listens at the same port again. */
    stop,
    start: () => listen(port),
    close: async (): Promise<void> => {
      if (server.listening) await stop();
    },
  };
}
