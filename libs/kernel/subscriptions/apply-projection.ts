import { type EntitySchema } from '@mikro-orm/core';
import { type StoredEvent } from '../events/stored-event.ts';
import { type Statement } from '../tenancy/statement-batch.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { EventFailed } from './event-failed.ts';
import { GatheredRows } from './projection-rows.ts';
import { type RowTable, rowTable } from './row-table.ts';
import { type Projection } from './subscription.ts';

/** A plan that a connection made for a small table and keeps would read all of it once it is large. */
const BY_INDEX: Statement = {
  name: 'rows.by_index',
  text: "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)",
};

/** Rows and checkpoint commit together, in one round trip. */
export const applyProjection: Applier<Projection> = {
  async apply(projection, { tx, events }) {
    tx.atCommit(await projectEvents(projection, events, tx, (entity) => rowTable(entity, tx.em.getMetadata())));
    return undefined;
  },
};

/**
 * Runs the handlers over a batch. @returns the statements that write what they asked for and were not sent yet, in order.
 * @throws EventFailed with the event whose handler threw
 */
export async function projectEvents(
  { handlers }: Projection,
  events: readonly StoredEvent[],
  tx: Pick<TenantTransaction, 'query'>,
  tableOf: (entity: EntitySchema) => RowTable,
): Promise<Statement[]> {
  const rows = new GatheredRows(tableOf, (statement) => tx.query(statement));
  for (const event of events) {
    try {
      await handlers[event.type]!(event, rows);
    } catch (error) {
      throw new EventFailed({ position: event.position, lane: event.streamId }, error);
    }
  }
  const statements = rows.take();
  return statements.length > 0 ? [BY_INDEX, ...statements] : [];
}
