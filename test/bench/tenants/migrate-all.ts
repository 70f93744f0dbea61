import { type Migration, migrateAll } from '#kernel';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { countTenants } from './crowd.ts';

export interface MigrateGoal {
  readonly name: string;
  readonly seconds: number;
}

/** All of `clutch migrate` on an installation that lacks one migration in every schema. @throws when a tenant was left behind */
export async function migrateEvery(
  server: BenchServer,
  migrations: readonly Migration[],
  { name, seconds: goal }: MigrateGoal,
): Promise<Result[]> {
  const tenants = await countTenants(server);
  const began = performance.now();
  const report = await migrateAll({ config: server.config, tenantMigrations: migrations });
  const seconds = (performance.now() - began) / 1_000;
  if (report.failed.length > 0 || report.applied < tenants)
    throw new Error(`Of ${tenants} tenants ${report.applied} were migrated, ${report.failed.length} failed`);
  console.log(
    `migrated ${tenants} tenants in ${seconds.toFixed(1)} s, ${((seconds * 1_000) / tenants).toFixed(2)} ms each`,
  );
  return [{ name, value: rounded(seconds), unit: 's', goal, better: 'lower', with: { tenants } }];
}
