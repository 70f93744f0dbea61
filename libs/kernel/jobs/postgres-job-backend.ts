import { createPostgresBackend, PostgresConnection, PostgresQueueBackend, Queue, Worker } from 'bullmq';
import {
  type JobBackend,
  type JobProcessor,
  type JobQueue,
  type JobQueueOptions,
  type JobWorker,
  type JobWorkerOptions,
} from './job-backend.ts';

const ADDING_CONNECTIONS = 4;
const WORKER_CONNECTIONS = 3;
/** A waiting worker is woken by NOTIFY and by the next delayed job; this only bounds what a lost NOTIFY can cost. */
const IDLE_POLL_SECONDS = 5;
/**
 * Workers do not wait for the disk. What a crash of Postgres can forget is that a job began or ended, and then it runs again, as it
 * may at any time. Adding does wait: a job that was added stays.
 */
const FORGETFUL = '-c synchronous_commit=off';
/** A bulk add would make the queue's sequence with the rights of the login, which has none; this asks the function that may. */
const MAKE_SEQUENCE = 'select next_job_id($1) where to_regclass(job_id_seq_name($1)) is null';

/** Jobs in a schema of Postgres. All queues of a process add over one small pool; a worker has its own and one that listens. */
export class PostgresJobBackend implements JobBackend {
  #adding: Promise<PostgresConnection> | undefined;

  constructor(
    private readonly url: string,
    private readonly schema: string,
  ) {}

  async openQueue(name: string, options: JobQueueOptions): Promise<JobQueue> {
    const connection = await this.#connect();
    await connection.pool.query(MAKE_SEQUENCE, [name]);
    return new Queue(
      name,
      { ...options, connection: this.url },
      (queue, settings) => new PostgresQueueBackend(connection, queue, { ...settings, connection: this.url }, false),
    );
  }

  makeWorker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker {
    const connection = { ...this.#options(WORKER_CONNECTIONS), options: FORGETFUL };
    return new Worker(
      name,
      process,
      { drainDelay: IDLE_POLL_SECONDS, ...options, connection },
      (queue, settings, blocking) => createPostgresBackend(queue, { ...settings, connection }, blocking),
    );
  }

  async close(): Promise<void> {
    // A connection that never came up was reported to whoever added; it has nothing to close.
    const connection = await this.#adding?.catch(() => undefined);
    this.#adding = undefined;
    await connection?.close();
  }

  /** BullMQ remembers a first connection that failed for good, so a failed one is thrown away. */
  #connect(): Promise<PostgresConnection> {
    this.#adding ??= this.#open().catch((error: unknown) => {
      this.#adding = undefined;
      throw error;
    });
    return this.#adding;
  }

  async #open(): Promise<PostgresConnection> {
    const connection = new PostgresConnection(this.#options(ADDING_CONNECTIONS));
    try {
      await connection.waitUntilReady();
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  #options(max: number) {
    return {
      connectionString: this.url,
      schema: this.schema,
      migrate: false,
      max,
      application_name: 'clutch-jobs',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    };
  }
}
