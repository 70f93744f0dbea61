import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** An answer as the story needs it. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The answer was not the one that the story expected. */
export class UnexpectedAnswer extends Error {
  constructor(
    request: string,
    readonly status: number,
    body: unknown,
  ) {
    super(`${request} answered ${status}: ${JSON.stringify(body)}`);
  }
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The status to insist on; 2xx when left out, `any` to take what comes. */
  readonly expect?: number | 'any';
}

/** For so long a server that is away or restarting is asked again. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 200;

/**
 * A client as a careful integrator writes it: every POST carries an Idempotency-Key, and a request without an answer, or with a
 * 502 or 503, or while the first one still runs, is sent again under the same key until it is answered.
 */
export class HttpClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async get<Body>(path: string, options: RequestOptions = {}): Promise<Body> {
    return (await this.send<Body>('GET', path, options)).body;
  }

  async post<Body>(path: string, body?: unknown, options: RequestOptions = {}): Promise<Body> {
    return (await this.send<Body>('POST', path, { ...options, body })).body;
  }

  async send<Body>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const request = { method, headers, ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }) };
    const answer = await this.#untilAnswered<Body>(path, request);
    const expected = options.expect ?? 'success';
    const right = expected === 'any' || (expected === 'success' ? answer.status < 300 : answer.status === expected);
    if (!right) throw new UnexpectedAnswer(`${method} ${path}`, answer.status, answer.body);
    return answer;
  }

  async #untilAnswered<Body>(path: string, request: RequestInit): Promise<Answer<Body>> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const response = await fetch(`${this.baseUrl}${path}`, { ...request, signal: AbortSignal.timeout(10_000) });
        const text = await response.text();
        const away = isAway(response.status, text);
        if (!away || Date.now() > deadline) {
          return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
        }
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
      await sleep(PAUSE_MS);
    }
  }
}

/** 409 `idempotency.in-progress`: the try before it was cut off here, and may still come to its end there. */
const isAway = (status: number, text: string): boolean =>
  status === 502 || status === 503 || (status === 409 && text.includes('"idempotency.in-progress"'));
