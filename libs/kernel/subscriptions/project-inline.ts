import { type Event } from '../domain/event.ts';
import { type Inline } from '../events/aggregate.ts';
import { type EventReader, SHARD } from '../events/event-reader.ts';
import { type EventRow } from '../events/stored-event.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { projectEvents } from './apply-projection.ts';
import { CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { rowTable } from './row-table.ts';
import { type Projection } from './subscription.ts';

type NextRow = { checkpoint: number; head: number; archived: number } & (EventRow | { position: null });

/** One that is further behind is catching up, which is no command's work. */
const MOST_EVENTS = 100;

/**
 * For the few reads that must not lag: given to `Aggregate.change` as its inline part, it applies what the command appended to the
 * projection before the command commits, with the projection's own code and checkpoint. So each event is applied once, whether by a
 * command or by a worker, and a rebuild goes as for any other. Events of other commands reach it through the workers, or with the next
 * one of these.
 *
 * The tenant's other appends wait for it: two round trips. A handler that throws refuses the command. While the projection is paused,
 * halted, far behind or not begun yet the command goes on without it, and the read lags.
 */
export function projectInline<E extends Event>(reader: EventReader, projection: Projection): Inline<E> {
  return async (tx) => () => project(reader, projection, tx);
}

async function project(reader: EventReader, projection: Projection, tx: TenantTransaction): Promise<void> {
  const types = reader.types.storedAs(Object.keys(projection.handlers));
  const values = [projection.name, SHARD, MOST_EVENTS, types];
  const rows = await tx.query<NextRow>({ ...SQL.nextInline, values });
  const [place] = rows;
  const isFarBehind = place && (place.archived > place.checkpoint || rows.length === MOST_EVENTS);
  if (!place || isFarBehind || place.checkpoint >= place.head) return;
  const stored = rows.filter((row): row is NextRow & EventRow => row.position !== null);
  const events = await reader.codec.decode(tx.schema, stored);
  tx.atCommit(await projectEvents(projection, events, tx, (entity) => rowTable(entity, tx.em.getMetadata())));
  tx.atCommit([{ ...SQL.advance, values: [projection.name, SHARD, place.head] }]);
}
