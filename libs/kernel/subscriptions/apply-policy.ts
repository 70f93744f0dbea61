import { type EventReader, SHARD } from '../events/event-reader.ts';
import { span } from '../observability/span.ts';
import { type Applier } from './applier.ts';
import { CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { type PolicyCommands } from './policy-commands.ts';
import { type Policy } from './subscription.ts';

/**
 * A policy's commands run in transactions of their own, while the batch's holds the checkpoint's lock. After a failure what was
 * done so far is kept, so that one bad event does not repeat its predecessors.
 */
export function applyPolicy(policies: PolicyCommands, reader: EventReader): Applier<Policy> {
  return {
    async apply({ name, handlers }, { tenant, events }) {
      for (const [index, event] of events.entries()) {
        try {
          await span('clutch.policy', { 'clutch.subscription': name, 'clutch.event': event.type }, () =>
            policies.run(tenant, name, event, handlers[event.type]!(event)),
          );
        } catch (error) {
          if (index === 0) throw error;
          return events[index - 1]!.position;
        }
      }
      return undefined;
    },
    async park({ name, handlers }, tx, { after, attempts, report }) {
      const [poison] = await reader.readLog(tx, { after, limit: 1, types: Object.keys(handlers) });
      if (!poison) return;
      await tx.query({ ...SQL.park, values: [name, SHARD, poison.position, attempts, report] });
      await tx.query({ ...SQL.advance, values: [name, SHARD, poison.position] });
    },
  };
}
