import { type TenantRef } from '../context/request-context.ts';
import { type Clock } from '../domain/clock.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { CHECKPOINT_SQL } from './checkpoint-sql.ts';
import { EventFailed } from './event-failed.ts';
import { handleInLanes } from './handle-in-lanes.ts';
import { parkedEvents } from './parked-events.ts';
import { type PolicyCommands } from './policy-commands.ts';
import { ProcessBatch } from './process-batch.ts';
import { type ProcessManager } from './process-manager.ts';
import { processStore, revive } from './process-store.ts';
import { ProcessTimeouts } from './process-timeouts.ts';
import { replayReleased } from './replay-released.ts';

export interface ProcessParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
  readonly commands: PolicyCommands;
  readonly clock?: Clock | undefined;
  /** Asks for another drain at these times; a hint, which may be lost. */
  wakeAt(tenant: TenantRef, times: readonly Date[]): void;
}

/** Commands that are sent under one lock. */
const SENT_AT_ONCE = 100;

/**
 * Decides about a batch in memory and keeps the outcome with the checkpoint: state, timeouts, and the commands that are now owed.
 * These are sent afterwards, under ids that follow from the event. An event's lane is its process.
 */
export function applyProcessManager(parts: ProcessParts): Applier<ProcessManager> {
  const { database, events: reader } = parts;
  const timeouts = new ProcessTimeouts(database, reader, parts.clock);
  // What a process keeps, and the commands that it owes, then never hold personal texts that somebody would have to erase.
  const withheld = (event: StoredEvent): StoredEvent => reader.codec.personal.withhold(event);
  return {
    async apply(manager, { tenant, tx, events }) {
      const [first] = events;
      if (!first) return undefined;
      const batch = await openBatch(tx, manager, events);
      const reached = await handleInLanes(
        { tx, name: manager.name, events },
        { laneOf: (event) => laneOf(manager, event), handle: (event) => decide(batch, manager, withheld(event)) },
      );
      await processStore.save(tx, manager, batch);
      parts.wakeAt(tenant, batch.timeoutsSince(first.position));
      return reached;
    },
    async park({ name }, tx, { error, attempts }) {
      if (error instanceof EventFailed) await parkedEvents.park(tx, name, error.event, { attempts, error });
    },
    async attend(manager, tenant) {
      const replayed = await database.transaction(tenant.schema, (tx) =>
        replayReleased({ tx, reader, name: manager.name }, async (event) => {
          // Its decision was kept; what failed was a command, which is still owed.
          if (await processStore.isDecided(tx, manager, event.position)) return;
          const batch = await openBatch(tx, manager, [event]);
          decide(batch, manager, withheld(event));
          await processStore.save(tx, manager, batch);
          parts.wakeAt(tenant, batch.timeoutsSince(event.position));
        }),
      );
      const sent = await sendOwed(parts, manager, tenant);
      const fired = await timeouts.fire(tenant, manager.name);
      return replayed || sent || fired;
    },
  };
}

async function openBatch(
  tx: TenantTransaction,
  manager: ProcessManager,
  events: readonly StoredEvent[],
): Promise<ProcessBatch> {
  const keys = new Set(events.flatMap((event) => laneOf(manager, event) ?? []));
  const running = await processStore.load(tx, manager, [...keys]);
  return new ProcessBatch(manager, running, await processStore.silentUntil(tx, manager));
}

function decide(batch: ProcessBatch, manager: ProcessManager, event: StoredEvent): void {
  const key = manager.correlate(event);
  if (key !== null) batch.decide(key, event);
}

/** Where it cannot be told whose event it is, the event's stream has to wait. */
function laneOf(manager: ProcessManager, event: StoredEvent): string | null {
  try {
    return manager.correlate(event);
  } catch {
    return event.streamId; // the decision about the event fails by the same error, and is parked with it
  }
}

/** Sends the oldest commands in order, under the manager's lock. @returns whether there was one. @throws EventFailed as its first one fails */
async function sendOwed(
  { database, commands }: ProcessParts,
  manager: ProcessManager,
  tenant: TenantRef,
): Promise<boolean> {
  const lock = { ...CHECKPOINT_SQL.lock, values: [manager.name, SHARD] };
  return database.transactionAfter(tenant.schema, lock, async (tx, locked) => {
    if (locked.length === 0) return false;
    const owed = await processStore.owed(tx, manager, SENT_AT_ONCE);
    for (const [index, one] of owed.entries()) {
      try {
        await commands.send(tenant, manager.name, {
          id: one.commandId,
          cause: one.cause,
          command: revive(manager, one),
        });
      } catch (error) {
        if (index === 0) throw new EventFailed({ position: one.position, lane: one.key }, error);
        await processStore.sent(tx, manager, owed.slice(0, index));
        return true;
      }
    }
    if (owed.length > 0) await processStore.sent(tx, manager, owed);
    return owed.length > 0;
  });
}
