import { type TenantRef } from '../context/request-context.ts';
import { type EventReader } from '../events/event-reader.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { EventFailed } from './event-failed.ts';
import { handleInLanes } from './handle-in-lanes.ts';
import { parkedEvents } from './parked-events.ts';
import { type PolicyCommands } from './policy-commands.ts';
import { replayReleased } from './replay-released.ts';
import { type Policy } from './subscription.ts';

/**
 * A policy's commands run in transactions of their own, while the batch's holds the checkpoint's lock. After a failure what was
 * done so far is kept, so that one bad event does not repeat its predecessors. An event's lane is its stream.
 */
export function applyPolicy(policies: PolicyCommands, reader: EventReader, database: TenantDatabase): Applier<Policy> {
  const run = (tenant: TenantRef, { name, handlers }: Policy, event: StoredEvent) =>
    span('clutch.policy', { 'clutch.subscription': name, 'clutch.event': event.type }, () =>
      policies.run(tenant, name, event, handlers[event.type]!(event)),
    );
  return {
    async apply(policy, { tenant, tx, events }) {
      if (events.length === 0) return undefined;
      return handleInLanes(
        { tx, name: policy.name, events },
        { laneOf: ({ streamId }) => streamId, handle: (event) => run(tenant, policy, event) },
      );
    },
    async park({ name }, tx, { error, attempts }) {
      if (error instanceof EventFailed) await parkedEvents.park(tx, name, error.event, { attempts, error });
    },
    attend: (policy, tenant) =>
      database.transaction(tenant.schema, (tx) =>
        replayReleased({ tx, reader, name: policy.name }, (event) => run(tenant, policy, event)),
      ),
  };
}
