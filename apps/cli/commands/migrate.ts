import { parseArgs } from 'node:util';
import { withDatabase } from '../database.ts';
import { migrateWithProgress } from '../migrate-with-progress.ts';

/** Brings the shared schemas and every tenant's to this release. Safe to repeat, and to interrupt. @throws LaunchError, ConfigError */
export async function migrate(args: readonly string[]): Promise<void> {
  parseArgs({ args: [...args] });
  await withDatabase(({ config }) => migrateWithProgress(config));
}
