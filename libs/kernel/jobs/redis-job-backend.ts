import { createRedisBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type JobBackend, type JobProcessor, type JobQueue, type JobQueueOptions, type JobWorker, type JobWorkerOptions } from './job-backend.ts';

const CONNECT_TIMEOUT_MS = 2_000;

/** Jobs in Redis or Valkey. One client adds and fails fast; one serves all workers and waits for as long as Redis is away. */
export class RedisJobBackend implements JobBackend {
  #adding: Promise<Redis> | undefined;
  #working: Redis | undefined;

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {}

  async openQueue(name: string, options: JobQueueOptions): Promise<JobQueue> {
    const connection = await this.#connect();
    const settings = { ...options, prefix: this.prefix };
    return new Queue(name, { ...settings, connection: undefined }, (queue, _, blocking) =>
      createRedisBackend(queue, { ...settings, connection }, blocking),
    );
  }

  makeWorker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker {
    // BullMQ asks for null: a worker's commands outlive a restart of Redis instead of failing the job that runs.
    this.#working ??= quiet(new Redis(this.url, { maxRetriesPerRequest: null, connectTimeout: CONNECT_TIMEOUT_MS }));
    const connection = this.#working;
    const settings = { ...options, prefix: this.prefix };
    return new Worker(name, process, { ...settings, connection: undefined }, (queue, _, blocking) =>
      createRedisBackend(queue, { ...settings, connection }, blocking),
    );
  }

  async close(): Promise<void> {
    const adding = await this.#adding?.catch(() => undefined);
    adding?.disconnect();
    this.#working?.disconnect();
    this.#adding = undefined;
    this.#working = undefined;
  }

  #connect(): Promise<Redis> {
    this.#adding ??= this.#open().catch((error: unknown) => {
      this.#adding = undefined;
      throw error;
    });
    return this.#adding;
  }

  async #open(): Promise<Redis> {
    const options = { lazyConnect: true, maxRetriesPerRequest: 1, connectTimeout: CONNECT_TIMEOUT_MS };
    const client = quiet(new Redis(this.url, options));
    try {
      await client.connect();
      return client;
    } catch (error) {
      client.disconnect();
      throw error;
    }
  }
}

/** A connection that breaks is opened again by ioredis; whoever waits for an answer gets the error itself. */
function quiet(client: Redis): Redis {
  return client.on('error', () => undefined);
}
