import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';

const LOOK_EVERY_MS = 3;

/** A position, and when something was so. Times are the database's, in ms. */
export interface Seen {
  readonly position: number;
  readonly at: number;
}

/**
 * Notes each new position that all of these projections have reached, until it is stopped.
 *
 * An event is projected when a stranger's connection sees every projection of it past its position: the checkpoint commits together
 * with the rows. We look every few milliseconds and take the database's clock after the look; the event's own `recorded_at` comes
 * from the same clock, a little before its commit. Both errors make a lag larger, never smaller.
 */
export async function watchProjected(
  database: Pool,
  { schema, projections }: { readonly schema: string; readonly projections: readonly string[] },
  stopping: AbortSignal,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const look = {
    name: 'bench.look',
    text: `select min(position)::float8 as position, extract(epoch from clock_timestamp())::float8 * 1000 as at from ${schema}.subscription where name = any($1)`,
    values: [projections],
  };
  while (!stopping.aborted) {
    const { rows } = await database.query<Seen>(look);
    if (rows[0]!.position !== seen.at(-1)?.position) seen.push(rows[0]!);
    await sleep(LOOK_EVERY_MS);
  }
  return seen;
}

/** The events of a type behind a position, in order. */
export async function recordedEvents(
  database: Pool,
  { schema, after, type }: { readonly schema: string; readonly after: number; readonly type: string },
): Promise<Seen[]> {
  const text = `select position::float8 as position, extract(epoch from recorded_at)::float8 * 1000 as at from ${schema}.event where position > $1 and type = $2 order by position`;
  return (await database.query<Seen>(text, [after, type])).rows;
}

/** The last position of a tenant's log. */
export async function headOf(database: Pool, schema: string): Promise<number> {
  const text = `select position::float8 as position from ${schema}.event_head`;
  return (await database.query<{ position: number }>(text)).rows[0]!.position;
}

/** From each event to the first look that saw it projected, in ms; both lists in order of position. @throws when one never was */
export function lagsOf(events: readonly Seen[], seen: readonly Seen[]): number[] {
  let next = 0;
  return events.map(({ position, at }) => {
    while (next < seen.length && seen[next]!.position < position) next += 1;
    const projected = seen[next];
    if (!projected) throw new Error(`The event at position ${position} was never seen projected`);
    return projected.at - at;
  });
}
