import { LockMode } from '@mikro-orm/core';
import { type EntityManager } from '@mikro-orm/postgresql';
import { type ApiVersions, type EventTypes, type Feed, type StoredEvent } from '#kernel';
import { matchesAny } from '../../domain/event-pattern.ts';
import { type PublicEvent, toPublicEvent } from '../../domain/public-event.ts';
import { WebhookDeliveryRow, WebhookEndpointRow } from '../../entities.ts';

export interface FanOutParts {
  readonly types: EventTypes;
  readonly versions: ApiVersions;
  /** Called after each commit with the tenant's schema. */
  wake(schema: string): Promise<void>;
}

interface Outgoing {
  readonly stored: StoredEvent;
  readonly event: PublicEvent;
  /** As an endpoint of that version gets it; the same bytes for all of them. */
  body(apiVersion: string): Buffer;
}

/**
 * Gives every active endpoint a message for each public event that it wants, numbered without a hole, in the transaction of the
 * subscription's checkpoint: a crash repeats both or neither. The body is written once and stays these bytes over all tries.
 */
export function webhookFanOut({ types, versions, wake }: FanOutParts): Feed {
  return {
    kind: 'feed',
    name: 'platform.webhooks',
    async handle(events, em) {
      const outgoing = events.flatMap((stored) => outgoingOf(stored, types, versions));
      if (outgoing.length > 0) await writeMessages(em, outgoing);
    },
    afterCommit: wake,
  };
}

function outgoingOf(stored: StoredEvent, types: EventTypes, versions: ApiVersions): Outgoing[] {
  const event = toPublicEvent(stored, types.definition(stored.type));
  if (!event) return [];
  const made = new Map<string, Buffer>();
  const body = (apiVersion: string): Buffer => {
    const before = made.get(apiVersion);
    if (before) return before;
    const { type, timestamp, data } = versions.event(event, apiVersion);
    const bytes = Buffer.from(JSON.stringify({ type, timestamp, data }));
    made.set(apiVersion, bytes);
    return bytes;
  };
  return [{ stored, event, body }];
}

async function writeMessages(em: EntityManager, outgoing: readonly Outgoing[]): Promise<void> {
  const endpoints = await em.find(
    WebhookEndpointRow,
    { status: 'active' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { endpointId: 'asc' } },
  );
  if (endpoints.length === 0) return;
  const known = await knownMessages(em, outgoing);
  const rows = endpoints.flatMap((endpoint) =>
    outgoing
      .filter(
        ({ stored, event }) =>
          stored.position > endpoint.afterPosition &&
          matchesAny(endpoint.eventTypes, event.type) &&
          !known.has(`${endpoint.endpointId}:${stored.id}`),
      )
      .map(({ stored, event, body }) => {
        endpoint.lastSeq += 1;
        const { id: eventId, position, recordedAt } = stored;
        const { endpointId, lastSeq: seq } = endpoint;
        return {
          endpointId,
          seq,
          eventId,
          eventType: event.type,
          position,
          body: body(endpoint.apiVersion),
          status: 'pending' as const,
          attempts: 0,
          fence: 0,
          nextAttemptAt: recordedAt,
          recordedAt,
        };
      }),
  );
  if (rows.length > 0) await em.insertMany(WebhookDeliveryRow, rows);
  await em.flush();
}

/** So that reading the log again, after somebody has set the checkpoint back, sends nothing twice. */
async function knownMessages(em: EntityManager, outgoing: readonly Outgoing[]): Promise<Set<string>> {
  const rows = await em.find(
    WebhookDeliveryRow,
    { eventId: { $in: outgoing.map(({ stored }) => stored.id) } },
    { fields: ['eventId'] },
  );
  return new Set(rows.map(({ endpointId, eventId }) => `${endpointId}:${eventId}`));
}
