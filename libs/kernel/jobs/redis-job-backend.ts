import { createRedisBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import {
  type JobBackend,
  type JobProcessor,
  type JobQueue,
  type JobQueueOptions,
  type JobWorker,
  type JobWorkerOptions,
} from './job-backend.ts';
import { LazyConnection } from './lazy-connection.ts';

const CONNECT_TIMEOUT_MS = 2_000;

/** Jobs in Redis or Valkey. All queues of a process add over one client, which fails fast; a worker has two of its own, which wait for as long as Redis is away. */
export class RedisJobBackend implements JobBackend {
  readonly #adding = new LazyConnection(() => this.#open());

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {}

  async openQueue(name: string, options: JobQueueOptions): Promise<JobQueue> {
    const connection = await this.#adding.get();
    return new Queue(name, { ...options, prefix: this.prefix, connection }, (queue, settings, blocking) =>
      createRedisBackend(queue, { ...settings, connection }, blocking),
    );
  }

  makeWorker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker {
    // BullMQ asks for null: a worker's commands outlive a restart of Redis instead of failing the job that runs.
    const connection = { url: this.url, maxRetriesPerRequest: null, connectTimeout: CONNECT_TIMEOUT_MS };
    return new Worker(name, process, { ...options, prefix: this.prefix, connection }, (queue, settings, blocking) =>
      createRedisBackend(queue, { ...settings, connection }, blocking),
    );
  }

  async close(): Promise<void> {
    (await this.#adding.take())?.disconnect();
  }

  async #open(): Promise<Redis> {
    const options = { lazyConnect: true, maxRetriesPerRequest: 1, connectTimeout: CONNECT_TIMEOUT_MS };
    const client = new Redis(this.url, options);
    // ioredis opens a broken connection again; whoever waits for an answer gets the error itself.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      client.disconnect();
      throw error;
    }
  }
}
