import {
  type IQueueBackend,
  type Processor,
  type Queue,
  type QueueOptions,
  type Worker,
  type WorkerOptions,
} from 'bullmq';
import { type JobEnvelope } from './job-envelope.ts';

export type JobQueue = Queue<JobEnvelope, void, string, JobEnvelope, void, string, IQueueBackend, unknown>;
export type JobWorker = Worker<JobEnvelope, void, string, IQueueBackend, object, unknown>;
export type JobProcessor = Processor<JobEnvelope, void, string, object>;
export type JobQueueOptions = Omit<QueueOptions<unknown>, 'connection'>;
export type JobWorkerOptions = Omit<WorkerOptions<unknown>, 'connection'>;

/** BullMQ's classes on one datastore. Whoever opened a queue or worker closes it before the backend. */
export interface JobBackend {
  /** Opens a queue for adding. Rejects when the datastore cannot be reached; a later call tries anew. */
  openQueue(name: string, options: JobQueueOptions): Promise<JobQueue>;
  /** Makes a worker that is not running yet. */
  makeWorker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker;
  close(): Promise<void>;
}
