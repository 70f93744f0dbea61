import { type JobsOptions } from 'bullmq';
import { type PlatformDatabase, type PlatformTransaction } from '../tenancy/platform-database.ts';
import { type JobEnvelope } from './job-envelope.ts';
import { type Jobs } from './jobs.ts';

/** A job as its queue keeps it. */
export interface StoredJob {
  readonly queue: string;
  readonly id: string;
  readonly addedAt: Date;
  readonly envelope: JobEnvelope;
  readonly options: JobsOptions;
}

interface HeldRow {
  readonly queue: string;
  readonly job_id: string;
  readonly added_at: Date;
  readonly envelope: JobEnvelope;
  readonly options: JobsOptions;
}

const AT_ONCE = 500;
const KEY = 'schema, added_at, queue, job_id';

/** Jobs of tenants that stand still, kept in the platform's tables until their tenant goes on. */
export class HeldJobs {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly jobs: Jobs,
  ) {}

  /** Keeps a job; the same one twice is one. */
  async hold({ queue, id, addedAt, envelope, options }: StoredJob): Promise<void> {
    await this.platform.query({
      text: `insert into platform.held_job (${KEY}, envelope, options) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      values: [envelope.tenant, addedAt, queue, id, JSON.stringify(envelope), JSON.stringify(options)],
    });
  }

  /**
   * Gives a tenant's jobs back to their queues, in the order in which they were added, also when two release them at a time: one waits for
   * the other. Each is forgotten only once it is back, so that a crash between the two runs some of them again, which a job must bear.
   * @returns how many this one released
   */
  async release(schema: string): Promise<number> {
    for (let released = 0; ;) {
      const held = await this.platform.transaction((tx) => this.#releaseSome(tx, schema));
      released += held;
      if (held < AT_ONCE) return released;
    }
  }

  async #releaseSome(tx: PlatformTransaction, schema: string): Promise<number> {
    const held = await tx.query<HeldRow>({
      text: `delete from platform.held_job where (${KEY}) in
          (select ${KEY} from platform.held_job where schema = $1 order by ${KEY} limit $2)
        returning queue, job_id, added_at, envelope, options`,
      values: [schema, AT_ONCE],
    });
    for (const { queue, envelope, options } of held.toSorted(inOrder))
      await this.jobs.addAgain(queue, envelope, options);
    return held.length;
  }

  /** Schemas of tenants that go on again and still have held jobs, because whoever released them died. */
  async forgotten(): Promise<string[]> {
    const rows = await this.platform.query<{ schema: string }>({
      name: 'held.forgotten',
      text: `select distinct schema from platform.held_job join platform.tenant using (schema) where status = 'live'`,
    });
    return rows.map(({ schema }) => schema);
  }
}

/** Ids of jobs are numbers, or texts that somebody chose. */
const byNumber = new Intl.Collator('en', { numeric: true });

function inOrder(a: HeldRow, b: HeldRow): number {
  const byTime = a.added_at.getTime() - b.added_at.getTime();
  return byTime || byNumber.compare(a.queue, b.queue) || byNumber.compare(a.job_id, b.job_id);
}
