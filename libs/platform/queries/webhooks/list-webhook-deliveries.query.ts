import { type EntitySchema } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, ListFields, type ListRequest, type Page, shapeOf, TenantDatabase } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { type AttemptCause } from '../../domain/webhooks/endpoint-settings.ts';
import { WebhookAttemptRow, WebhookDeliveryRow } from '../../entities.ts';
import { requireEndpoint } from './require-endpoint.ts';

export class WebhookAttemptView {
  /** 1 for the first try. */
  readonly attempt!: number;
  /** `schedule`, `instant`: at once after a refused connection, `probe`: to a paused endpoint, or `resend`: somebody asked for it. */
  readonly cause!: AttemptCause;
  readonly startedAt!: string;
  readonly durationMs!: number;
  /** HTTP status of the answer; `null` when there was none. */
  readonly responseStatus!: number | null;
  /** `null` when it succeeded; else `status`, `redirect`, `timeout`, `connection-refused`, `tls` or another class of errors. */
  readonly error!: string | null;
  /** The first 64 KiB of the answer. */
  readonly responseBody!: string | null;
}

/** A message for one receiver, and how far that got. */
export class WebhookDeliveryFacts {
  /** `evt_…`, which the receiver sees as `webhook-id`. */
  readonly id!: string;
  readonly eventType!: string;
  /** Place in the order of this endpoint's messages. */
  readonly seq!: number;
  /** `exhausted`: the last try of the schedule failed, and the endpoint went on with the next message. */
  readonly status!: 'pending' | 'delivered' | 'exhausted';
  /** When it is tried next at the earliest; messages before it come first. `null` when it has ended. */
  readonly nextAttemptAt!: string | null;
  readonly recordedAt!: string;
  readonly finishedAt!: string | null;
  /** Where it comes from: an `event` as it happened, a `replay` of one, or a `test`. */
  readonly origin!: 'event' | 'test' | 'replay';
  /** How its last try failed; `null` when that succeeded, and before the first. */
  readonly error!: string | null;
  /** Why it ended without having arrived: `tries-used-up`, `receiver`, who did not want it, `expunged`, `too-large`, `retention`, when its endpoint was disabled for longer than it is kept, or `cancelled` by the transformation, which is no failure. */
  readonly endedBecause!: string | null;
}

export class WebhookDeliveryView extends WebhookDeliveryFacts {
  readonly attempts!: WebhookAttemptView[];
}

/** By what the messages of a receiver can be looked for. */
export const deliveryList = new ListFields<WebhookDeliveryRow>({
  name: 'platform.webhook-deliveries',
  id: 'seq',
  sort: '-id',
  shape: shapeOf<WebhookDeliveryView>({
    id: true,
    eventType: true,
    seq: true,
    status: true,
    nextAttemptAt: true,
    recordedAt: true,
    finishedAt: true,
    origin: true,
    error: true,
    endedBecause: true,
    attempts: true,
  }),
  fields: {
    eventType: { kind: 'text' },
    status: { kind: 'text', values: ['pending', 'delivered', 'exhausted'] },
    recordedAt: { kind: 'instant' },
    finishedAt: { kind: 'instant', nullable: true },
  },
});

/** The messages of an endpoint with their tries, the newest first. */
export class ListWebhookDeliveries extends Query<Page<WebhookDeliveryView>> {
  constructor(
    readonly endpointId: string,
    readonly request: ListRequest,
  ) {
    super();
  }
}

@QueryHandler(ListWebhookDeliveries)
export class ListWebhookDeliveriesHandler implements IQueryHandler<ListWebhookDeliveries> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lists: EntityLists,
  ) {}

  async execute({ endpointId, request }: ListWebhookDeliveries): Promise<Page<WebhookDeliveryView>> {
    await requireEndpoint(this.database, endpointId);
    const tries = new Map<number, WebhookAttemptView[]>();
    return this.lists.page<WebhookDeliveryRow, WebhookDeliveryView>(request, deliveryList, {
      entity: WebhookDeliveryRow as EntitySchema,
      within: { endpointId },
      beside: async (em, rows) => {
        const of = { endpointId, seq: { $in: rows.map(({ seq }) => seq) } };
        const found = await em.find(WebhookAttemptRow, of, { orderBy: { seq: 'asc', attempt: 'asc' } });
        for (const attempt of found) tries.set(attempt.seq, [...(tries.get(attempt.seq) ?? []), attemptView(attempt)]);
      },
      view: (row) => deliveryView(row, tries.get(row.seq) ?? []),
    });
  }
}

function attemptView({
  attempt,
  cause,
  startedAt,
  durationMs,
  responseStatus,
  error,
  responseBody,
}: WebhookAttemptRow): WebhookAttemptView {
  return { attempt, cause, startedAt: startedAt.toISOString(), durationMs, responseStatus, error, responseBody };
}

function deliveryView(row: WebhookDeliveryRow, attempts: WebhookAttemptView[]): WebhookDeliveryView {
  return { ...deliveryFacts(row), attempts };
}

/** What of a message does not depend on who looks at it how closely. */
export function deliveryFacts({
  eventId,
  nextAttemptAt,
  recordedAt,
  finishedAt,
  ...row
}: WebhookDeliveryRow): WebhookDeliveryFacts {
  const { eventType, seq, status, origin, error, endedBecause } = row;
  return {
    id: eventMessageId(eventId),
    eventType,
    seq,
    status,
    origin,
    error,
    endedBecause,
    nextAttemptAt: status === 'pending' ? nextAttemptAt.toISOString() : null,
    recordedAt: recordedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
