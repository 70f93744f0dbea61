import { subscribe } from 'node:diagnostics_channel';
import { type Socket } from 'node:net';
import { type buildConnector } from 'undici';

/** How long the parts of dialling took, in milliseconds. */
interface Dialled {
  dns?: number;
  connect?: number;
  tls?: number;
}

/** What was seen of a request on its way: over which address, how long each part took, and whether the connection was there before. */
export class WireTrace {
  #dialled: Dialled = {};
  #remoteAddress: string | undefined;
  #sentAt: number | undefined;
  #firstByte: number | undefined;
  #isReused = false;

  /** In milliseconds; without those of dialling where the connection was there already. */
  get phases(): Dialled & { firstByte?: number } {
    return { ...this.#dialled, ...(this.#firstByte === undefined ? {} : { firstByte: this.#firstByte }) };
  }

  /** Where the request went, once it was sent; unknown where a proxy has dialled. */
  get remoteAddress(): string | undefined {
    return this.#remoteAddress;
  }

  /** It was written on a connection that had served before: a receiver may have closed that in the same moment. */
  get isReused(): boolean {
    return this.#isReused;
  }

  sentOver(socket: Socket): void {
    this.#remoteAddress = tunnelled.has(socket) ? undefined : socket.remoteAddress;
    this.#sentAt = performance.now();
    const dialled = fresh.get(socket);
    this.#isReused = dialled === undefined;
    this.#dialled = dialled ?? {};
    fresh.delete(socket);
  }

  answered(): void {
    if (this.#sentAt !== undefined) this.#firstByte = since(this.#sentAt);
  }

  /** What was seen until nothing came of it. */
  failed(error: unknown): void {
    const dialled = error instanceof Error ? inVain.get(error) : undefined;
    if (dialled) this.#dialled = dialled;
  }
}

/** Connections that nothing was sent over yet. */
const fresh = new WeakMap<Socket, Dialled>();
/** Connections through a proxy: whoever is at their other end, it is not the receiver. */
const tunnelled = new WeakSet<Socket>();
const inVain = new WeakMap<Error, Dialled>();
const traces = new WeakMap<object, WireTrace>();
let asking: WireTrace | undefined;

// undici tells on these channels which request goes over which connection; nothing else of it does.
subscribe('undici:request:create', (message) => {
  if (asking) traces.set((message as { request: object }).request, asking);
});
subscribe('undici:client:sendHeaders', (message) => {
  const { request, socket } = message as { request: object; socket: Socket };
  traces.get(request)?.sentOver(socket);
});
subscribe('undici:request:headers', (message) => traces.get((message as { request: object }).request)?.answered());

/** Notes in `trace` what happens to the request that `ask` begins at once. */
export async function traced<T>(trace: WireTrace, ask: () => Promise<T>): Promise<T> {
  asking = trace;
  let answer: Promise<T>;
  try {
    answer = ask();
  } finally {
    asking = undefined;
  }
  try {
    return await answer;
  } catch (error) {
    trace.failed(error);
    throw error;
  }
}

/** The same connector, with an eye on the clock. Through a proxy, `connect` takes until the receiver is reached. */
export function timed(
  connect: buildConnector.connector,
  { isTunnel }: { readonly isTunnel: boolean } = { isTunnel: false },
): buildConnector.connector {
  return (options, done) => {
    const dialled: Dialled = {};
    let last = performance.now();
    const lap = (part: keyof Dialled) => (): void => {
      dialled[part] = since(last);
      last = performance.now();
    };
    // What it gives back is the socket that it is about to connect, though its types do not say so.
    const dialling = connect(options, (error, socket) => {
      if (error) inVain.set(error, dialled);
      else fresh.set(socket, dialled);
      if (socket && isTunnel) tunnelled.add(socket);
      if (error) done(error, null);
      else done(null, socket);
    }) as unknown as Socket;
    dialling.once('lookup', lap('dns')).once('connect', lap('connect')).once('secureConnect', lap('tls'));
    return dialling;
  };
}

function since(moment: number): number {
  return Math.round((performance.now() - moment) * 10) / 10;
}
