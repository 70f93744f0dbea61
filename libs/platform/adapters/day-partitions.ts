import { type Cells, HOME } from '#kernel';

/** A table that is kept by the day. */
export interface DailyTable {
  readonly name: 'usage_minute' | 'request_log';
  /** Days that are older than so many are dropped. */
  readonly keepDays: number;
}

const DAY_MS = 86_400_000;
/** So many days are there before they begin, should nobody make them for a while. */
const AHEAD = 7;
/** SQLSTATE check_violation: rows of that day lie in the rest already. */
const TAKEN = '23514';

/**
 * Makes the partitions of the coming days and drops those whose time is over, as the owner. Days that have none lie in the rest, where
 * they are deleted row by row; a day of which some rows lie there already stays there as a whole.
 */
export async function turnDays(cells: Cells, tables: readonly DailyTable[], now: Date): Promise<void> {
  await cells.asOwner(HOME, async (owner) => {
    for (const { name, keepDays } of tables) {
      const { rows } = await owner.query<{ day: string }>(
        `select right(c.relname, 8) as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = $1::regclass and c.relname ~ '_[0-9]{8}$'`,
        [`platform.${name}`],
      );
      const there = new Set(rows.map(({ day }) => day));
      const first = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
      for (let ahead = 0; ahead <= AHEAD; ahead += 1) {
        const day = new Date(first.getTime() + ahead * DAY_MS);
        if (there.has(numbered(day))) continue;
        await owner.query(partitionOf(name, day)).catch((error: { code?: unknown }) => {
          if (error.code !== TAKEN) throw error;
        });
      }
      const oldest = new Date(first.getTime() - keepDays * DAY_MS);
      for (const day of there)
        if (day < numbered(oldest)) await owner.query(['drop table if exists', partitionName(name, day)].join(' '));
      await owner.query(['delete from', `platform.${name}_rest`, 'where at < $1'].join(' '), [oldest]);
    }
  });
}

/** Statements that define take no parameters; the names are of a closed list, and the days are ours. */
function partitionOf(table: DailyTable['name'], day: Date): string {
  const [from, to] = [day, new Date(day.getTime() + DAY_MS)].map((at) => `('${at.toISOString()}')`);
  const name = partitionName(table, numbered(day));
  return [
    'create table if not exists',
    name,
    'partition of',
    `platform.${table}`,
    'for values from',
    from,
    'to',
    to,
  ].join(' ');
}

const partitionName = (table: string, day: string): string => `platform.${table}_${day}`;
const numbered = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '');
