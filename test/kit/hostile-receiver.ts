import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Does with the connection what it likes. `nth`: how many requests this receiver has had, with this one. */
export type Hostility = (socket: Socket, nth: number) => void;

/**
 * A receiver on loopback that speaks no more HTTP than a test wants: it is handed the connection for every request that has come in whole.
 */
export async function startHostileReceiver(behave: Hostility, greet?: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    greet?.(socket);
    let got = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      const end = lengthOf(got);
      if (end === undefined || got.length < end) return;
      got = got.subarray(end);
      requests += 1;
      behave(socket, requests);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    connections: () => sockets.size,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(closed);
      }),
  };
}

/** Of the whole request, once its headers are there. */
function lengthOf(got: Buffer): number | undefined {
  const headers = got.indexOf('\r\n\r\n');
  if (headers < 0) return undefined;
  const [, length = '0'] = /content-length: (\d+)/i.exec(got.subarray(0, headers).toString('latin1')) ?? [];
  return headers + 4 + Number(length);
}

/** Writes for as long as somebody reads. */
export function forEver(socket: Socket, text: string | Buffer): void {
  const go = (): void => {
    while (!socket.destroyed && socket.writable && socket.write(text));
  };
  socket.on('drain', go);
  go();
}

/** Writes a little now and then. */
export function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 20);
  socket.on('close', () => clearInterval(timer));
}
