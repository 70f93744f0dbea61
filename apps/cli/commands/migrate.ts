import { parseArgs } from 'node:util';
import { type Config, migrationStatus, type MigrationStatus } from '#kernel';
import { withDatabase } from '../database.ts';
import { LaunchError } from '../launch-error.ts';
import { checkDriftWithProgress, migrateWithProgress } from '../migrate-with-progress.ts';

/**
 * Brings the shared schemas and every tenant's to this release; safe to repeat, and to interrupt. `--canary-only` ends after the
 * canaries, `--status` reads the ledger, `--check-drift` compares every schema with what the migrations make.
 * @throws LaunchError, ConfigError
 */
export async function migrate(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      status: { type: 'boolean' },
      'canary-only': { type: 'boolean' },
      'check-drift': { type: 'boolean' },
    },
  });
  if (Object.keys(values).length > 1)
    throw new LaunchError('`clutch migrate` takes one of --status, --canary-only and --check-drift.');
  await withDatabase(({ config }) => {
    if (values.status) return status(config);
    if (values['check-drift']) return drift(config);
    return migrateWithProgress(config, { canaryOnly: values['canary-only'] === true });
  });
}

async function status(config: Config): Promise<void> {
  const cells = await migrationStatus(config);
  console.log(cells.map((cell) => describe(cell, cells.length > 1)).join('\n\n'));
}

function describe({ cell, counts, failed, behind, free }: MigrationStatus, isOneOfMany: boolean): string {
  const width = Math.max(0, ...counts.map(({ version }) => version.length));
  return [
    ...(isOneOfMany ? [`Cell ${cell}`] : []),
    ...counts.map(({ version, state, count }) => `${version.padEnd(width)}  ${state.padEnd(7)}  ${count}`),
    `Tenants that are not at this release: ${behind}. Schemas that wait for sign-ups: ${free}.`,
    ...failed.map(
      ({ schema, version, attempts, error }) => `${schema} failed at ${version} in ${attempts} runs: ${error}`,
    ),
  ].join('\n');
}

async function drift(config: Config): Promise<void> {
  const { schemas, drifted, behind } = await checkDriftWithProgress(config);
  for (const { schema, differences } of drifted)
    for (const difference of differences) console.log(`${schema}: ${difference}`);
  if (behind.length > 0) console.log(`${behind.length} schemas are not at this release and were not compared.`);
  if (drifted.length > 0)
    throw new LaunchError(`${drifted.length} of ${schemas} schemas differ from what the migrations make.`);
  console.log(`All ${schemas - behind.length} schemas are as the migrations make them.`);
}
