import { SHARD, type EventReader } from '../events/event-reader.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { CHECKPOINT_SQL } from './checkpoint-sql.ts';
import { parkedEvents } from './parked-events.ts';

/** At a time; the commands of a policy run while the lock is held. */
const RELEASED_AT_ONCE = 50;

/**
 * Hands on the events that an operator has released, in order. One that fails again is parked again and shuts its lane; the other
 * lanes go on. @returns whether there was one.
 */
export async function replayReleased(
  { tx, reader, name }: { tx: TenantTransaction; reader: EventReader; name: string },
  handle: (event: StoredEvent) => Promise<void>,
): Promise<boolean> {
  const locked = await tx.query({ ...CHECKPOINT_SQL.lock, values: [name, SHARD] });
  if (locked.length === 0) return false;
  const released = await parkedEvents.released(tx, name, RELEASED_AT_ONCE);
  const done: number[] = [];
  const failedLanes = new Set<string>();
  for (const { position, lane, attempts } of released) {
    if (failedLanes.has(lane)) continue;
    try {
      await handle(await eventAt(reader, tx, position));
      done.push(position);
    } catch (error) {
      failedLanes.add(lane);
      await parkedEvents.park(tx, name, { position, lane }, { attempts: attempts + 1, error });
    }
  }
  await parkedEvents.remove(tx, name, done);
  return released.length > 0;
}

async function eventAt(reader: EventReader, tx: TenantTransaction, position: number): Promise<StoredEvent> {
  const [event] = await reader.readLog(tx, { after: position - 1, upTo: position, limit: 1 });
  if (!event) throw new Error(`The log has no event at position ${position}`);
  return event;
}
