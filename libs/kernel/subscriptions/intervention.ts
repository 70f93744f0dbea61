import { type RequestContext } from '../context/request-context.ts';
import { uuidV5 } from '../context/uuid-v5.ts';
import { type Appended, answerFromLedger } from '../events/aggregate.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type EventStore } from '../events/event-store.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type Intervention } from './subscription-events.ts';

/** UUIDv5 namespace of the streams that tell what operators did to subscriptions; fixed for ever. */
const NAMESPACE = 'b3d5a6ce-6f0f-5d70-9a8c-5b2d4c1e7f90';

/** The stream of a subscription's interventions in a tenant's log. */
export function interventionsOf(subscription: string): string {
  return uuidV5(NAMESPACE, subscription);
}

export interface InterventionParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
}

/**
 * Changes something about a subscription and tells it in the tenant's log: both commit together. Under one command id it happens once,
 * and a repeat gets the first answer. `change` gives the event that tells what it did; null: it found nothing to do.
 * @throws DomainError as `change` does; `subscription.busy` when a worker does not let go of it in time
 */
export async function intervene(
  { database, events }: InterventionParts,
  context: RequestContext,
  subscription: string,
  change: (tx: TenantTransaction) => Promise<Intervention | null>,
): Promise<Appended> {
  const { command } = context;
  const { schema } = context.tenant!;
  const work = async (tx: TenantTransaction): Promise<Appended> => {
    const before = command && (await events.findCommand(tx, command.id));
    if (before) return answerFromLedger(context, before);
    const done = await change(tx);
    const streamId = interventionsOf(subscription);
    if (!done && !command) return { id: streamId, ...(await lastOf(tx, streamId)) };
    const answer = await events.appendIn(tx, context, {
      streamId,
      category: 'subscription',
      expected: 'any',
      events: done ? [done] : [],
      ...(command ? { commandId: command.id, result: { fingerprint: command.fingerprint } } : {}),
    });
    if (answer.status === 'conflict') throw new Error('An append that expects nothing met a conflict');
    return { id: streamId, version: answer.version, position: answer.position };
  };
  const appended = await database.transaction(schema, work).catch(toBusy);
  events.announce(schema);
  return appended;
}

const LOCK_NOT_AVAILABLE = '55P03';

function toBusy(error: unknown): never {
  if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
  throw new DomainError('conflict', 'subscription.busy', 'A worker is in the middle of it; try again in a moment', {
    retryAfterSeconds: 2,
  });
}

const LAST = {
  name: 'intervention.last',
  text: 'select version, position::float8 as position from event where stream_id = $1 order by version desc limit 1',
} as const;

async function lastOf(tx: TenantTransaction, streamId: string): Promise<{ version: number; position: number }> {
  const [last] = await tx.query<{ version: number; position: number }>({ ...LAST, values: [streamId] });
  return last ?? { version: 0, position: 0 };
}
