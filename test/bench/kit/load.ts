import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** So many requests over so many connections, each sending its next one when it has the answer (closed loop, keep-alive). */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly amount: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Taken in turn. */
  readonly paths: readonly string[];
  /** When given, requests are POSTs of this JSON with an Idempotency-Key of their own; every `{unique}` in it differs each time. */
  readonly body?: string;
  /** When given, `{sender}` in the body and in the headers is one of so many numbers from 0, in turn over all connections. */
  readonly senders?: number;
}

/** How many were answered with 2xx, and the seconds from the first request to the last answer. */
export interface Answered {
  readonly ok: number;
  readonly other: number;
  readonly seconds: number;
}

/** Generates load in a process of its own, so that no server shares a thread with it. One process for all sides: it is warm for all. */
export class LoadGenerator {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'load-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });

  /** Requests per second. @throws when a request is not answered with 2xx */
  async rate(load: Load): Promise<number> {
    this.#child.send(load);
    const answered = await this.#answer();
    if (answered.ok !== load.amount) {
      throw new Error(
        `Of ${load.amount} requests to ${load.url}${load.paths[0]} only ${answered.ok} were answered with 2xx, ${answered.other} otherwise`,
      );
    }
    return answered.ok / answered.seconds;
  }

  async #answer(): Promise<Answered> {
    const heard = new AbortController();
    const { signal } = heard;
    try {
      const [message] = await Promise.race([
        once(this.#child, 'message', { signal }),
        once(this.#child, 'exit', { signal }),
      ]);
      if (typeof message === 'object' && message !== null) return message as Answered;
      throw new Error(`The load generator ended with ${message}`);
    } finally {
      heard.abort();
    }
  }

  stop(): void {
    this.#child.kill();
  }
}
