import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { type JobSettings } from '../jobs/open-job-backend.ts';
import { hasRedisServer, startTestRedis } from './redis-server.ts';
import { restrictedDatabase } from './restricted-database.ts';

export interface JobStore {
  readonly settings: JobSettings;
  /** Cuts every connection, as a restart or a network would. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

/** Both datastores that jobs run on, for tests that hold on either. */
export const jobStores = [
  { name: 'Postgres', missing: false, start: postgresStore },
  { name: 'Redis', missing: !hasRedisServer, start: redisStore },
] as const;

async function postgresStore(): Promise<JobStore> {
  const database = await restrictedDatabase();
  await migrateJobs({ ownerUrl: database.ownerUrl, schema: 'jobs', grantTo: database.login });
  return {
    settings: { databaseUrl: database.loginUrl },
    cutConnections: database.cutConnections,
    close: database.drop,
  };
}

async function redisStore(): Promise<JobStore> {
  const redis = await startTestRedis();
  const settings = { databaseUrl: 'postgres://nowhere.invalid/none', redisUrl: redis.url };
  return { settings, cutConnections: redis.cutConnections, close: redis.stop };
}
