import { createPostgresBackend, PostgresConnection, PostgresQueueBackend, Queue, Worker } from 'bullmq';
import {
  type JobBackend,
  type JobProcessor,
  type JobQueue,
  type JobQueueOptions,
  type JobWorker,
  type JobWorkerOptions,
} from './job-backend.ts';
import { LazyConnection } from './lazy-connection.ts';

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
  /** BullMQ remembers a first connection that failed for good; this does not. */
  readonly #adding = new LazyConnection(() => this.#open());

  constructor(
    private readonly url: string,
    private readonly schema: string,
  ) {}

  async openQueue(name: string, options: JobQueueOptions): Promise<JobQueue> {
    const connection = await this.#adding.get();
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
      (queue, settings, blocking) => {
        const backend = createPostgresBackend(queue, { ...settings, connection }, blocking);
        surviveBreaks(backend.connection);
        return backend;
      },
    );
  }

  async close(): Promise<void> {
    await (await this.#adding.take())?.close();
  }

  async #open(): Promise<PostgresConnection> {
    const connection = new PostgresConnection(this.#options(ADDING_CONNECTIONS));
    surviveBreaks(connection);
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

/** Of a connection that breaks its statement tells. BullMQ listens to none that it has lent, and one without a listener ends the process. */
function surviveBreaks({ pool }: PostgresConnection): void {
  pool.on('connect', (client) => client.on('error', () => undefined)); // its statement tells of it
}
