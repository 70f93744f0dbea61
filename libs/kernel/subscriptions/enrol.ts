import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { type Subscription } from './subscription.ts';

/**
 * Makes the checkpoint rows that a tenant does not have yet. In a new tenant all start at 0. Later a new projection starts at 0, a new
 * policy or feed at the head, and a new process manager at 0, silent up to the head.
 */
export async function enrol(
  tx: TenantTransaction,
  events: EventStore,
  subscriptions: readonly Subscription[],
): Promise<void> {
  const known = await tx.query({ ...SQL.enrolled, values: [SHARD] });
  const head = known.length === 0 ? 0 : await events.head(tx);
  const rows = subscriptions.map(({ name, kind }) => ({
    name,
    kind,
    position: kind === 'projection' || kind === 'process' ? 0 : head,
    silent: kind === 'process' ? head : 0,
  }));
  await tx.query({ ...SQL.enrol, values: [SHARD, JSON.stringify(rows)] });
}
