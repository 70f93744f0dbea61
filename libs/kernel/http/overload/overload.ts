import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type FastifyInstance } from 'fastify';
import { PROBLEM_JSON, problemBody } from '../problems/problem.ts';
import { requestIdOf } from '../requests/request-id.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { SECURITY_HEADERS } from '../requests/security-headers.ts';
import { Admission, type Leave, type Pressure } from './admission.ts';
import { CallerHints } from './caller-hints.ts';

export interface OverloadSettings {
  /** Milliseconds that the event loop may be late on average before less is let in. */
  readonly maxDelayMs: number;
  /** Most requests of a process at a time. */
  readonly maxConcurrent: number;
}

/** How the process stands. */
export interface OverloadState {
  readonly limit: number;
  readonly running: number;
  readonly waiting: number;
  /** Requests turned away since the start. */
  readonly shed: number;
}

/** A crowd of this size is never turned away, however late the process is: it may be the machine that is busy, not we. */
const LEAST = 8;
/** Two keep a busy event loop busy: while one waits for Postgres the other is worked on. */
const FEWEST = 2;
/** As many of a tenant's wait for its few connections as keep these busy. */
const ENOUGH_WAITING = 4;
const LEAST_WAITING = 64;
/** Share of its time that the event loop works, above which more at a time would only wait in it, before those of others. */
const BUSY = 0.9;
const SAMPLE_MS = 10;
const SAMPLES = 10;
const RETRY_SECONDS = 1;
/** A load balancer that gets no answer from them would take the process for dead, and make it worse. */
const PROBES = new Set(['/live', '/ready', '/startup']);

/**
 * Turns requests away while the process cannot keep up: before anything of them is parsed, with 503 `server.overloaded` and `Retry-After`,
 * those of the tenant first that asks for most. How much it can take shows in how late its event loop runs, and in whether that rests at all.
 */
export class Overload {
  readonly #admission: Admission;
  readonly #hints = new CallerHints();
  /** How each request that is inside gives its place back. */
  readonly #places = new WeakMap<IncomingMessage, Leave>();
  #waitingOf: (schema: string) => number = () => 0;
  #timer: NodeJS.Timeout | undefined;
  #late = 0;
  #samples = 0;
  #worked = performance.eventLoopUtilization();

  constructor(private readonly settings: OverloadSettings) {
    const limits = {
      fewest: Math.min(FEWEST, settings.maxConcurrent),
      least: Math.min(LEAST, settings.maxConcurrent),
      most: settings.maxConcurrent,
      waiting: Math.min(LEAST_WAITING, settings.maxConcurrent),
    };
    this.#admission = new Admission(limits, (schema) => this.#waitingOf(schema) >= ENOUGH_WAITING);
  }

  get state(): OverloadState {
    const { limit, running, waiting, shed } = this.#admission;
    return { limit, running, waiting, shed };
  }

  /** Learns where to ask how much of a tenant's work waits for a connection to Postgres: no more of that tenant is let in then. */
  watchConnections(database: { waitingOf(schema: string): number }): void {
    this.#waitingOf = (schema) => database.waitingOf(schema);
  }

  /** Stands before everything that listens to the server's requests by now. */
  guard(instance: FastifyInstance): void {
    const { server } = instance;
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => this.#enter(request, response, listeners));
    server.on('listening', () => this.#watch());
    server.on('close', () => clearTimeout(this.#timer));
    instance.addHook('onResponse', (request, _reply, done) => {
      const schema = (request as HttpRequest).principal?.tenant?.schema;
      if (schema !== undefined) this.#hints.learn(request.raw, schema);
      done();
    });
  }

  #enter(request: IncomingMessage, response: ServerResponse, listeners: readonly RequestListener[]): void {
    const serve = (): void => {
      for (const listener of listeners) listener(request, response);
    };
    if (PROBES.has(request.url ?? '')) return serve();
    // After the answer, or when the caller has gone.
    response.once('close', () => this.#places.get(request)?.());
    this.#admit(request, serve, () => turnAway(request, response));
  }

  /**
   * Gives the request's place to others, for as long as it only waits for something to happen. @returns what takes a place again, as any
   * request does: resolves to whether there was room. Not to be called for a caller who has gone.
   */
  stepOut(request: IncomingMessage): () => Promise<boolean> {
    const leave = this.#places.get(request);
    if (!leave) return () => Promise.resolve(true); // of an app that is asked without a server
    leave();
    return () =>
      new Promise((resolve) =>
        this.#admit(
          request,
          () => resolve(true),
          () => resolve(false),
        ),
      );
  }

  #admit(request: IncomingMessage, start: () => void, shed: () => void): void {
    const place: { leave?: Leave | undefined; isLeft?: true } = {};
    // Work that begins at once may be over, or step out, before it is known how it leaves.
    this.#places.set(request, () => {
      place.isLeft = true;
      place.leave?.();
    });
    place.leave = this.#admission.enter(this.#hints.groupOf(request), { start, shed });
    if (place.isLeft) place.leave?.();
  }

  #pressure(): Pressure {
    const before = this.#worked;
    this.#worked = performance.eventLoopUtilization();
    if (this.#late / SAMPLES > this.settings.maxDelayMs) return 'late';
    const { utilization } = performance.eventLoopUtilization(this.#worked, before);
    return utilization > BUSY ? 'busy' : 'none';
  }

  #watch(): void {
    clearTimeout(this.#timer);
    let due = performance.now() + SAMPLE_MS;
    const sample = (): void => {
      const now = performance.now();
      this.#late += Math.max(0, now - due);
      this.#samples += 1;
      if (this.#samples === SAMPLES) {
        this.#admission.adapt(this.#pressure());
        this.#late = this.#samples = 0;
      }
      due = now + SAMPLE_MS;
      this.#timer = setTimeout(sample, SAMPLE_MS).unref();
    };
    this.#timer = setTimeout(sample, SAMPLE_MS).unref();
  }
}

const OVERLOADED = {
  status: 503,
  code: 'server.overloaded',
  detail: 'More is asked of this server than it can answer; try again in a moment',
} as const;
const ID = '{id}';
/** What stands around the request's id. */
const BODY = JSON.stringify(problemBody(OVERLOADED, ID)).split(ID);
/** Flat, as Node writes them: nothing is to be sorted or merged while there is no time. */
const HEADERS: readonly string[] = Object.entries({
  ...SECURITY_HEADERS,
  'Content-Type': PROBLEM_JSON,
  'Retry-After': String(RETRY_SECONDS),
}).flat();
/** What is still to come of a large body is not read. */
const CLOSE = ['Connection', 'close'];

function turnAway({ headers }: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(headers['x-request-id']);
  const body = BODY.join(id);
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  const own = ['X-Request-Id', id, 'Content-Length', String(body.length), ...(hasBody ? CLOSE : [])];
  // All of it is ASCII, which is the cheapest to write.
  response.writeHead(OVERLOADED.status, [...HEADERS, ...own]).end(body, 'latin1');
}
