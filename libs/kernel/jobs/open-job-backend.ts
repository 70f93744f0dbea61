import { type JobBackend } from './job-backend.ts';
import { PostgresJobBackend } from './postgres-job-backend.ts';
import { RedisJobBackend } from './redis-job-backend.ts';

/** Where jobs live. */
export interface JobSettings {
  /** Connection of the applications' login to the database that `migrateJobs` has prepared. */
  readonly databaseUrl: string;
  /** When given, jobs live in this Redis or Valkey instead. Installations that share one need a database number each. */
  readonly redisUrl?: string | undefined;
  /** Postgres schema or Redis key prefix. */
  readonly schema?: string;
}

const DEFAULT_SCHEMA = 'jobs';

/** The backend that the settings ask for: Redis when it has a URL, Postgres otherwise. Opens no connection yet. */
export function openJobBackend({ databaseUrl, redisUrl, schema = DEFAULT_SCHEMA }: JobSettings): JobBackend {
  return redisUrl === undefined ? new PostgresJobBackend(databaseUrl, schema) : new RedisJobBackend(redisUrl, schema);
}
