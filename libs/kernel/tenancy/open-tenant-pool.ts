import { appDatabaseUrl, type Config } from '../config/config.ts';
import { TenantPool } from './tenant-pool.ts';

const MAX_AGE_MS = 30 * 60_000;
const IDLE_MS = 60_000;

/** The connections of one process, as the application's login. Opens none yet. */
export function openTenantPool(config: Config, applicationName: string): TenantPool {
  return new TenantPool(
    {
      connectionString: appDatabaseUrl(config),
      application_name: applicationName,
      connectionTimeoutMillis: 2_000,
      statement_timeout: 30_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    {
      max: config.database.poolMax,
      tenantsPerConnection: config.database.tenantsPerConnection,
      maxAgeMs: MAX_AGE_MS,
      idleMs: IDLE_MS,
      waitMs: 2_000,
    },
  );
}
