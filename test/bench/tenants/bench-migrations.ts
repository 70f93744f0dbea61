import { createHash } from 'node:crypto';
import { type Migration, readMigrations } from '#kernel';

/** One added column with an index, as a release would bring it. */
function addedColumn(version: string, column: string): Migration {
  const sql = `alter table {schema}.fleet_vehicle add column ${column} text not null default 'unknown';
create index fleet_vehicle_${column} on {schema}.fleet_vehicle (${column});
`;
  return { version, sql, hash: createHash('sha256').update(sql).digest('hex') };
}

const FIRST = addedColumn('9001_bench', 'bench_colour');
const SECOND = addedColumn('9002_bench', 'bench_make');

/** The tenant migrations of this release and of two that might follow. */
export const RELEASES: readonly (readonly Migration[])[] = [
  readMigrations('tenant'),
  [...readMigrations('tenant'), FIRST],
  [...readMigrations('tenant'), FIRST, SECOND],
];
