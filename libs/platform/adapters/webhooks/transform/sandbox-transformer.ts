import { Logger } from '@nestjs/common';
import { inBackground } from '#kernel';
import {
  readTransformed,
  type ScriptFault,
  type ScriptRun,
  Transformer,
  type TransformInput,
} from '../../../domain/webhooks/transformation.ts';
import { FairQueue } from './fair-queue.ts';
import { type SandboxReply, type SandboxRequest } from './sandbox-messages.ts';
import { ScriptThread, ThreadEnded } from './script-thread.ts';

export interface TransformerBounds {
  /** Of CPU, for one run. */
  readonly deadlineMs: number;
  /** Of time: a run that has not ended by then, whatever it does, is ended with its thread. */
  readonly watchdogMs: number;
  /** How long a run may wait for its turn: a lease is longer than this, the watchdog and the receiver's time together. */
  readonly turnMs: number;
  /** Runs of one owner that may wait. */
  readonly waiting: number;
  /** A thread that nobody needs is ended after this. */
  readonly idleMs: number;
}

export const TRANSFORMER_BOUNDS: TransformerBounds = {
  deadlineMs: 50,
  watchdogMs: 1_000,
  turnMs: 8_000,
  waiting: 500,
  idleMs: 60_000,
};
/** What it costs everybody to start another thread. */
const START_MS = 50;

interface Job {
  readonly owner: string;
  readonly request: SandboxRequest;
  readonly since: number;
  readonly resolve: (reply: SandboxReply) => void;
}

/** Runs scripts in a thread of this process, one after the other; the thread is started when one is there, and anew when a script has spoilt it. */
export class SandboxTransformer extends Transformer {
  readonly #log = new Logger('webhooks');
  readonly #queue = new FairQueue<Job>();
  readonly #bounds: TransformerBounds;
  #thread: ScriptThread | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isWorking = false;
  #isStopped = false;

  constructor(bounds: Partial<TransformerBounds> = {}) {
    super();
    this.#bounds = { ...TRANSFORMER_BOUNDS, ...bounds };
  }

  async check(owner: string, code: string): Promise<ScriptFault | null> {
    return (await this.#reply(owner, { code, input: null })).fault;
  }

  async run(owner: string, code: string, input: TransformInput): Promise<ScriptRun> {
    const { output, fault, logs, ms } = await this.#reply(owner, { code, input: JSON.stringify(input) });
    const told = { logs, ms };
    if (fault) return { ...told, result: { fault } };
    const transformed = readTransformed(output === null ? null : JSON.parse(output), input.endpoint.url);
    if (typeof transformed !== 'string') return { ...told, result: { transformed } };
    return { ...told, result: { fault: { message: transformed, line: null, column: null } } };
  }

  /** Takes nothing more; what waits is refused, and what runs is ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#idle);
    await this.#thread?.end();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  #reply(owner: string, request: SandboxRequest): Promise<SandboxReply> {
    return new Promise((resolve) => {
      const job = { owner, request, since: performance.now(), resolve };
      const { waiting } = this.#bounds;
      if (!this.#queue.add(owner, job, waiting)) return resolve(failed(`${waiting} transformations wait already`));
      if (!this.#isWorking) inBackground('running scripts', this.#work());
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    clearTimeout(this.#idle);
    try {
      for (let job = this.#queue.take(); job; job = this.#queue.take()) job.resolve(await this.#turn(job));
    } finally {
      this.#isWorking = false;
    }
    this.#idle = setTimeout(() => this.#rest(), this.#bounds.idleMs).unref();
  }

  async #turn({ owner, request, since }: Job): Promise<SandboxReply> {
    const { turnMs, watchdogMs } = this.#bounds;
    if (this.#isStopped) return failed('The process stops');
    if (performance.now() - since > turnMs) return failed(`The transformation had no turn within ${turnMs / 1_000} s`);
    try {
      const thread = await this.#threadAtHand();
      const began = performance.now();
      const reply = await thread.ask(request).finally(() => this.#queue.charge(owner, performance.now() - began));
      if (reply.isSpent) await this.#drop(owner);
      return reply;
    } catch (err) {
      await this.#drop(owner);
      if (err instanceof ThreadEnded && err.isLate) return failed(`The script did not end within ${watchdogMs} ms`);
      this.#log.error({ err }, 'The thread of scripts has ended in the middle of one');
      return failed('The script ended its sandbox');
    }
  }

  async #threadAtHand(): Promise<ScriptThread> {
    if (this.#thread?.isEnded) this.#thread = undefined;
    const { deadlineMs, watchdogMs } = this.#bounds;
    this.#thread ??= await ScriptThread.start({ deadlineMs }, watchdogMs);
    return this.#thread;
  }

  /** WebAssembly memory never shrinks: it goes with its thread. Who has spoilt it pays for the next. */
  async #drop(owner: string): Promise<void> {
    this.#queue.charge(owner, START_MS);
    await this.#thread?.end();
    this.#thread = undefined;
  }

  #rest(): void {
    if (this.#isWorking) return;
    const thread = this.#thread;
    this.#thread = undefined;
    if (thread) inBackground('ending an idle thread of scripts', thread.end());
  }
}

function failed(message: string): SandboxReply {
  return { output: null, fault: { message, line: null, column: null }, logs: [], ms: 0, isSpent: false };
}
