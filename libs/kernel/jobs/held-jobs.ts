import { type JobsOptions } from 'bullmq';
import { type PlatformDatabase } from '../tenancy/platform-database.ts';
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
   * Gives a tenant's jobs back to their queues, in the order in which they were added. Each is forgotten only once it is back, so that a
   * crash between the two runs some of them again, which a job must bear. @returns how many there were
   */
  async release(schema: string): Promise<number> {
    for (let released = 0; ;) {
      const held = await this.platform.query<HeldRow>({
        text: `select queue, job_id, added_at, envelope, options from platform.held_job where schema = $1 order by ${KEY} limit $2`,
        values: [schema, AT_ONCE],
      });
      for (const { queue, envelope, options } of held) await this.jobs.addAgain(queue, envelope, options);
      for (const { queue, job_id, added_at } of held)
        await this.platform.query({
          text: `delete from platform.held_job where (${KEY}) = ($1, $2, $3, $4)`,
          values: [schema, added_at, queue, job_id],
        });
      released += held.length;
      if (held.length < AT_ONCE) return released;
    }
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
