import { readMigrations } from '../tenancy/migrations.ts';
import { type PlatformTransaction } from '../tenancy/platform-database.ts';
import { type HealthCheck } from './health-check.ts';

/**
 * The two critical checks of every process: `postgres` answers, and `migrations` has everything that this release needs in the shared
 * schemas. What a newer release has added is no fault: while releases roll, the older one runs on the newer schema.
 */
export function databaseChecks(platform: PlatformTransaction): HealthCheck[] {
  const needed = readMigrations('platform').map(({ version }) => version);
  return [
    { name: 'postgres', critical: true, check: () => platform.query({ text: 'select 1', values: [] }) },
    { name: 'migrations', critical: true, check: () => assertMigrated(platform, needed) },
  ];
}

async function assertMigrated(platform: PlatformTransaction, needed: readonly string[]): Promise<void> {
  const text =
    'select v as version from unnest($1::text[]) v where v not in (select version from public.clutch_migration) order by v';
  const missing = await platform.query<{ version: string }>({ text, values: [needed] });
  if (missing.length === 0) return;
  throw new Error(`not applied: ${missing.map(({ version }) => version).join(', ')}; run \`clutch migrate\``);
}
