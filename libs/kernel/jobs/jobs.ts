import { type Job as BullJob, type JobsOptions } from 'bullmq';
import { type JobBackend, type JobQueue } from './job-backend.ts';
import { type JobEnvelope, seal } from './job-envelope.ts';
import { type Backoff, type QueueDefinition } from './queue-definition.ts';

export interface AddOptions {
  /** Schema of the tenant, where no context names one. */
  readonly tenant?: string;
  /** While a job of this tenant with this id is known to the queue, adding it again does nothing. No `:`. */
  readonly jobId?: string;
  /** Earliest start, in milliseconds from now. */
  readonly delayMs?: number;
  /**
   * While a job of this tenant with this key waits, adding does nothing. The key is free again before the job's handler begins, so
   * whoever adds after a handler's first read gets another run: a wake-up is never swallowed by a job that has already looked.
   */
  readonly deduplicate?: string;
  /** Tries until the job counts as failed, instead of the queue's. */
  readonly attempts?: number;
  readonly backoff?: Backoff;
}

export interface NewJob<Data> extends AddOptions {
  readonly data: Data;
}

/** Events of finished jobs that BullMQ keeps for its own listeners, of which there are none here. */
const EVENTS_KEPT = 1_000;

/** Adds jobs. Each carries the tenant, trace and correlation of the work that adds it. */
export class Jobs {
  readonly #queues = new Map<string, Promise<JobQueue>>();

  constructor(private readonly backend: JobBackend) {}

  /**
   * Adds one job. @returns its id; that of the waiting one when it was a duplicate.
   * @throws Error without a tenant (see `seal`), or when the datastore does not answer: nothing was added then, or maybe once.
   */
  async add<Data>(queue: QueueDefinition<Data>, data: Data, options: AddOptions = {}): Promise<string> {
    const { envelope, settings } = prepare(queue, { ...options, data });
    const opened = await this.#open(queue.name);
    const job = await opened.add(queue.name, envelope, settings);
    return job.id!;
  }

  /** Adds many jobs in one round trip, all or none. @returns their ids in order. */
  async addBulk<Data>(queue: QueueDefinition<Data>, jobs: readonly NewJob<Data>[]): Promise<string[]> {
    const prepared = jobs.map((job) => prepare(queue, job));
    if (prepared.length === 0) return [];
    const opened = await this.#open(queue.name);
    const added = await opened.addBulk(
      prepared.map(({ envelope, settings }) => ({ name: queue.name, data: envelope, opts: settings })),
    );
    return added.map(({ id }) => id!);
  }

  /** Adds a job again that a queue had before. What it waited for is over: it may run at once. */
  async addAgain(queue: string, envelope: JobEnvelope, { attempts, backoff, ...options }: JobsOptions): Promise<void> {
    const { removeOnComplete, removeOnFail, deduplication } = options;
    const opened = await this.#open(queue);
    await opened.add(queue, envelope, {
      ...(attempts === undefined ? {} : { attempts }),
      ...(backoff === undefined ? {} : { backoff }),
      ...(removeOnComplete === undefined ? {} : { removeOnComplete }),
      ...(removeOnFail === undefined ? {} : { removeOnFail }),
      ...(deduplication === undefined ? {} : { deduplication }),
    });
  }

  /** Removes what a tenant's schema still has in a queue, whatever state it is in but the running ones. @returns how many jobs */
  async removeOf(queue: string, schema: string): Promise<number> {
    const opened = await this.#open(queue);
    const states = ['waiting', 'prioritized', 'delayed', 'failed', 'completed'] as const;
    const jobs = await opened.getJobs([...states]);
    const own = jobs.filter(({ data }) => data.tenant === schema);
    await Promise.all(own.map((job) => job.remove()));
    return own.length;
  }

  /**
   * How long the oldest job that could run has been waiting for a worker, in milliseconds; 0 when none waits. A delayed job counts
   * from the moment it was due.
   */
  async oldestWaitingMs({ name }: QueueDefinition<unknown>, now = Date.now()): Promise<number> {
    const opened = await this.#open(name);
    const oldest = await Promise.all([
      opened.getJobs(['waiting', 'prioritized'], 0, 0, true),
      opened.getJobs('delayed', 0, 0, true),
    ]);
    const waits = oldest.flat().map((job) => now - dueAt(job));
    return Math.max(0, ...waits);
  }

  /** Closes the queues; jobs that are in them stay. */
  async close(): Promise<void> {
    const opened = [...this.#queues.values()];
    this.#queues.clear();
    await Promise.allSettled(opened.map(async (queue) => (await queue).close()));
  }

  #open(name: string): Promise<JobQueue> {
    const known = this.#queues.get(name);
    if (known) return known;
    const opening = this.#openNew(name);
    this.#queues.set(name, opening);
    opening.catch(() => this.#queues.delete(name));
    return opening;
  }

  async #openNew(name: string): Promise<JobQueue> {
    const queue = await this.backend.openQueue(name, { streams: { events: { maxLen: EVENTS_KEPT } } });
    // A broken connection is reported by the add that needed it.
    queue.on('error', () => undefined);
    return queue;
  }
}

/** When a job could first run, or run again after it failed. */
function dueAt({ timestamp, opts, processedOn, delay }: BullJob): number {
  return Math.max(timestamp + (opts.delay ?? 0), processedOn === undefined ? 0 : processedOn + delay);
}

function prepare<Data>(queue: QueueDefinition<Data>, { data, tenant, ...options }: NewJob<Data>) {
  const envelope = seal(queue, data, tenant);
  const owner = envelope.tenant ?? 'platform';
  const { type, delayMs, jitter } = options.backoff ?? queue.backoff;
  const settings: JobsOptions = {
    attempts: options.attempts ?? queue.attempts,
    backoff: { type, delay: delayMs, ...(jitter === undefined ? {} : { jitter }) },
    removeOnComplete: queue.keepCompletedSeconds === 0 ? true : { age: queue.keepCompletedSeconds },
    removeOnFail: { age: queue.keepFailed.seconds, count: queue.keepFailed.count },
    ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
    // Two tenants must not be able to take each other's ids and keys.
    ...(options.jobId === undefined ? {} : { jobId: `${owner}-${options.jobId}` }),
    ...(options.deduplicate === undefined ? {} : { deduplication: { id: `${owner}-${options.deduplicate}` } }),
  };
  return { envelope, settings };
}
