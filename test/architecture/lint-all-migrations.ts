import { citusBreaches } from './citus-rules.ts';
import { migrationBreaches } from './migration-rules.ts';
import { filesOf } from './source-tree.ts';

/** Written while nothing was released: no release before served, and no table had rows. Nothing is ever added here. */
export const BEFORE_FIRST_RELEASE: Readonly<Record<string, string>> = {
  'migrations/platform/0010_appends_are_statements.sql': 'new signatures of the functions that append',
  'migrations/tenant/0002_snapshots.sql': 'an index of the log',
};

/** What is wrong with the migrations in the tree, one sentence each. */
export async function lintMigrations(): Promise<string[]> {
  const files = filesOf('migrations/**/*.sql');
  const found = await Promise.all([
    ...files.filter(({ path }) => !(path in BEFORE_FIRST_RELEASE)).map(migrationBreaches),
    ...files.map(citusBreaches),
  ]);
  return found.flat();
}
