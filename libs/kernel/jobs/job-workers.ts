import { type Job as BullJob, UnrecoverableError, WaitingError } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RequestContext, runInContext, type TenantRef } from '../context/request-context.ts';
import { TenantStopped } from '../tenancy/tenant-stopped.ts';
import { type StoredJob } from './held-jobs.ts';
import { type JobBackend, type JobWorker } from './job-backend.ts';
import { type JobEnvelope, unseal } from './job-envelope.ts';
import { type QueueDefinition } from './queue-definition.ts';

/** A job as its handler sees it. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** 1 for the first try. */
  readonly attempt: number;
}

/**
 * What is done with the jobs of a queue. A job may run more than once (a worker that dies hands it on), so `handle` must be
 * idempotent. It runs in the tenant's context; `signal` fires when the process stops and no time is left, or when another worker
 * has taken the job over.
 */
export interface JobHandler<Data> {
  readonly queue: QueueDefinition<Data>;
  /** Jobs of this queue that one process runs at a time; 1 when left out. */
  readonly concurrency?: number;
  handle(job: Job<Data>, signal: AbortSignal): Promise<void>;
}

/** What happens to jobs, for logs and metrics. */
export interface JobReports {
  completed(queue: string, durationMs: number): void;
  failed(
    queue: string,
    failure: { id: string; tenant: string | undefined; attempt: number; willRetry: boolean },
    error: Error,
  ): void;
  /** A worker died or froze while it had this job; it waits again. */
  stalled(queue: string, id: string): void;
  /** The datastore does not answer; the worker goes on trying. */
  unreachable(queue: string, error: Error): void;
}

export interface WorkerSettings {
  /** The tenant of a schema. A job of none fails for good, and stays to be looked at. */
  findTenant(schema: string): Promise<TenantRef | undefined>;
  /** Keeps a job whose tenant stands still, and gives it back when the tenant goes on. */
  hold?(job: StoredJob): Promise<void>;
  readonly reports: JobReports;
  /** How long running jobs may take to end when the process stops. */
  readonly stopWithinMs: number;
}

const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 10_000;
/** How soon a worker asks again after a datastore did not answer. */
const RETRY_MS = 1_000;
/** A job that takes its worker down this often stops being handed on. */
const MOST_STALLS = 10;
const GRACE_AFTER_ABORT_MS = 1_000;

/** Runs jobs. Every process that has one takes part; a job is held by one worker at a time, by a lock that dies with it. */
export class JobWorkers {
  readonly #workers: JobWorker[] = [];
  readonly #stopping = new AbortController();

  constructor(
    private readonly backend: JobBackend,
    private readonly settings: WorkerSettings,
  ) {}

  /** Begins to take jobs. Rejects when the datastore cannot be reached or its schema is missing, and may then be called again. */
  async start(handlers: readonly JobHandler<unknown>[]): Promise<void> {
    for (const handler of handlers) this.#workers.push(this.#make(handler));
    try {
      await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
    } catch (error) {
      // One that did not come up remembers that for good: another start makes others.
      const given = this.#workers.splice(0);
      await endsWithin(Promise.allSettled(given.map((worker) => worker.close(true))), GRACE_AFTER_ABORT_MS);
      throw error;
    }
    for (const worker of this.#workers)
      worker.run().catch((error: Error) => this.settings.reports.unreachable(worker.name, error));
  }

  /**
   * Takes no new jobs, waits for the running ones, then closes. When `stopWithinMs` is over their signals fire; a handler that
   * rejects then leaves its job in the queue, uncounted; one that hangs on is left behind and its job handed on when the lock ends.
   */
  async stop(): Promise<void> {
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    if (await endsWithin(closed, this.settings.stopWithinMs)) return;
    this.#stopping.abort();
    for (const worker of this.#workers) worker.cancelAllJobs('the process stops');
    if (await endsWithin(closed, GRACE_AFTER_ABORT_MS)) return;
    await endsWithin(Promise.allSettled(this.#workers.map((worker) => worker.disconnect())), GRACE_AFTER_ABORT_MS);
  }

  #make(handler: JobHandler<unknown>): JobWorker {
    const { reports } = this.settings;
    const queue = handler.queue.name;
    const process = (job: BullJob<JobEnvelope, void>, token?: string, signal?: AbortSignal) =>
      this.#process(handler, job, { token: token!, signal: signal! });
    const worker = this.backend.makeWorker(queue, process, {
      autorun: false,
      concurrency: handler.concurrency ?? 1,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      runRetryDelay: RETRY_MS,
      maxStalledCount: MOST_STALLS,
    });
    worker.on('error', (error) => reports.unreachable(queue, error));
    worker.on('stalled', (id) => reports.stalled(queue, id));
    worker.on('completed', (job) => reports.completed(queue, job.finishedOn! - job.processedOn!));
    worker.on('lockRenewalFailed', (ids) =>
      ids.forEach((id) => worker.cancelJob(id, 'another worker has the job now')),
    );
    worker.on('failed', (job, error) => {
      if (!job) return;
      const willRetry = job.finishedOn === undefined;
      reports.failed(queue, { id: job.id!, tenant: job.data.tenant, attempt: job.attemptsMade, willRetry }, error);
    });
    return worker;
  }

  async #process(
    handler: JobHandler<unknown>,
    job: BullJob<JobEnvelope, void>,
    { token, signal }: { token: string; signal: AbortSignal },
  ): Promise<void> {
    // From here on an add with this key gets a job of its own. Before the handler's first read, or that add would be lost.
    await job.removeDeduplicationKey();
    const context = await this.#contextOf(handler.queue, job);
    if ((context.tenant?.status ?? 'live') !== 'live') return this.#hold(handler.queue, job);
    const attempt = job.attemptsMade + 1;
    try {
      await runInContext(context, () => handler.handle({ id: job.id!, data: job.data.data, attempt }, signal));
    } catch (error) {
      if (error instanceof TenantStopped && error.status !== 'gone') return this.#hold(handler.queue, job);
      if (!this.#stopping.signal.aborted) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  /** The job leaves its queue only once it is kept, so that it is in one of the two whatever dies. */
  async #hold({ name: queue }: QueueDefinition<unknown>, job: BullJob<JobEnvelope, void>): Promise<void> {
    const { hold } = this.settings;
    if (!hold) throw new UnrecoverableError('The tenant of this job stands still');
    await hold({
      queue,
      id: job.id!,
      addedAt: new Date(job.timestamp),
      envelope: job.data,
      options: job.opts,
    });
  }

  async #contextOf(queue: QueueDefinition<unknown>, job: BullJob<JobEnvelope, void>): Promise<RequestContext> {
    const { tenant: schema, correlation, trace } = envelopeOf(queue, job.data);
    const tenant = schema === undefined ? undefined : await this.settings.findTenant(schema);
    if (schema !== undefined && !tenant) throw new UnrecoverableError(`No tenant has the schema ${schema}`);
    // Shown with the events that follow from it, so it names nothing of the inside.
    const requestId = `job_${queue.name}_${job.id!.replace(`${schema}-`, '')}`;
    return {
      requestId,
      correlation: correlation ?? requestId,
      ...(trace === undefined ? {} : { trace }),
      source: 'job',
      ...(tenant ? { tenant } : {}),
      actor: { kind: 'job', id: queue.name, name: queue.name },
    };
  }
}

function envelopeOf(queue: QueueDefinition<unknown>, stored: JobEnvelope): JobEnvelope {
  try {
    return unseal(queue, stored);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}

async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([work.then(() => true), sleep(ms, false, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
