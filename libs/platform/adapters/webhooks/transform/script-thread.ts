import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inBackground } from '#kernel';
import { type SandboxLimits, type SandboxReply, type SandboxRequest } from './sandbox-messages.ts';

/** Beside this file, compiled or not (docs/adr/0023 keeps what was compiled beside the bundle). */
const ENTRY = new URL(`./sandbox-thread${extname(import.meta.url)}`, import.meta.url);
/** What the host's side of a run may need; the scripts' own memory is bounded inside. */
const RESOURCES = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 } as const;

/** The thread ended before it had answered. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';

  constructor(
    /** It was ended from outside, because it did not answer in time. */
    readonly isLate: boolean,
    cause?: unknown,
  ) {
    super('The thread of scripts has ended', { cause });
  }
}

interface Asked {
  readonly resolve: (reply: SandboxReply) => void;
  readonly reject: (error: ThreadEnded) => void;
}

/** A thread that runs one script at a time, and does not keep the process. */
export class ScriptThread {
  readonly #worker: Worker;
  readonly #watchdogMs: number;
  #asked: Asked | undefined;
  #isLate = false;
  #isEnded = false;

  private constructor(worker: Worker, watchdogMs: number) {
    this.#worker = worker;
    this.#watchdogMs = watchdogMs;
    worker.on('message', (reply: SandboxReply) => this.#settle((asked) => asked.resolve(reply)));
    worker.on('error', (error) => this.#over(error));
    worker.on('exit', () => this.#over());
  }

  /** @throws ThreadEnded when it does not come up */
  static start(limits: SandboxLimits, watchdogMs: number): Promise<ScriptThread> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(ENTRY, {
        workerData: limits,
        resourceLimits: RESOURCES,
        env: {},
        execArgv: [],
        stdout: true,
        stderr: true,
      });
      worker.unref();
      worker.once('error', (error) => reject(new ThreadEnded(false, error)));
      worker.once('exit', () => reject(new ThreadEnded(false)));
      worker.once('message', () => resolve(new ScriptThread(worker, watchdogMs)));
    });
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** @throws ThreadEnded, and the thread has ended then, when it does not answer */
  ask(request: SandboxRequest): Promise<SandboxReply> {
    const watchdog = setTimeout(() => {
      // An answer may have come while this thread was busy: it is read first.
      setImmediate(() => this.#endLate());
    }, this.#watchdogMs);
    const reply = new Promise<SandboxReply>((resolve, reject) => {
      this.#asked = { resolve, reject };
      if (this.#isEnded) this.#over();
      else this.#worker.postMessage(request, []);
    });
    return reply.finally(() => clearTimeout(watchdog));
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#worker.terminate();
  }

  #endLate(): void {
    if (!this.#asked) return;
    this.#isLate = true;
    inBackground('ending a thread of scripts', this.end());
  }

  #over(cause?: unknown): void {
    this.#isEnded = true;
    this.#settle((asked) => asked.reject(new ThreadEnded(this.#isLate, cause)));
  }

  #settle(how: (asked: Asked) => void): void {
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked) how(asked);
  }
}
