import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, type History, type Reply } from './history.ts';

export interface CommandRequest {
  readonly path: string;
  /** JSON. */
  readonly body?: unknown;
  /** In place of a body: newline-delimited JSON. */
  readonly lines?: readonly string[];
}

export interface ClientOptions {
  /** Of every api process; a request that finds one away goes to the next one the next time. */
  readonly baseUrls: readonly string[];
  readonly token: string;
  readonly history: History;
  /** A bug to plant: the client forgets its key whenever a request has no answer. */
  readonly freshKeyPerTry: boolean;
  /** Aborts when nobody wants an answer any more. */
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 8_000;
const PAUSE_MS = 100;
/** Then the command stays unknown. */
const PATIENCE_MS = 45_000;
/** Refusals that say "try again", not "no". */
const NOT_YET = ['booking.contended', 'command.contended', 'idempotency.in-progress'];

/** Sends a command under one Idempotency-Key until it is acknowledged or refused, as an integrator should. */
export class CommandClient {
  #turn = 0;

  constructor(private readonly options: ClientOptions) {}

  /** @returns what settled the command, and the key under which it was; undefined when nothing did in time. */
  async settle(asked: Asked, request: CommandRequest): Promise<{ reply: Reply; key: string } | undefined> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let key: string = randomUUID(); Date.now() < deadline && !this.options.signal?.aborted;) {
      const reply = await this.send(asked, request, key);
      if (reply) return { reply, key };
      await sleep(PAUSE_MS);
      if (this.options.freshKeyPerTry) key = randomUUID();
    }
    return undefined;
  }

  /** Once. @returns the reply if it settles the command. */
  async send(asked: Asked, { path, body, lines }: CommandRequest, key: string): Promise<Reply | undefined> {
    const { baseUrls, token, history } = this.options;
    const baseUrl = baseUrls[this.#turn++ % baseUrls.length]!;
    const type = lines ? 'application/x-ndjson' : 'application/json';
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': type };
    const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(this.options.signal ? [this.options.signal] : [])];
    // Called here so that a request that dies without an answer counts as a try.
    asked.tries += 1;
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers,
        body: lines ? lines.join('\n') : JSON.stringify(body),
        signal: AbortSignal.any(signals),
      });
      // A 503 may come before it is known who asks, and is then in nobody's usage.
      if (response.status < 500) history.answers.push({ apiUrl: baseUrl, at: performance.now() });
      const reply = { status: response.status, body: await response.text() };
      if (settles(reply)) {
        asked.replies.push(reply);
        return reply;
      }
      history.countUnsettled(String(reply.status));
    } catch (error) {
      history.countUnsettled((error as Error).name);
    }
    return undefined;
  }
}

function settles({ status, body }: Reply): boolean {
  if (status >= 500 || status === 429) return false;
  return status !== 409 || !NOT_YET.some((code) => body.includes(`"${code}"`));
}
