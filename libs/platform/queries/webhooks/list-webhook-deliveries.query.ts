import { type EntitySchema } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  EntityLists,
  ListFields,
  type ListRequest,
  type Page,
  shapeOf,
  TenantDatabase,
} from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow } from '../../entities.ts';

export class WebhookAttemptView {
  /** 1 for the first try. */
  readonly attempt!: number;
  readonly startedAt!: string;
  readonly durationMs!: number;
  /** HTTP status of the answer; `null` when there was none. */
  readonly responseStatus!: number | null;
  /**
   * `null` when it succeeded; else `status`, `redirect`, `timeout`, `connection-refused`, `dns`, `tls`, `target-refused` or `network`.
   */
  readonly error!: string | null;
  /** The first 16 KiB of the answer. */
  readonly responseBody!: string | null;
}

export class WebhookDeliveryView {
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
    const { schema } = currentTenant();
    if ((await this.database.withEntities(schema, (em) => em.count(WebhookEndpointRow, { endpointId }))) === 0)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
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
  startedAt,
  durationMs,
  responseStatus,
  error,
  responseBody,
}: WebhookAttemptRow): WebhookAttemptView {
  return { attempt, startedAt: startedAt.toISOString(), durationMs, responseStatus, error, responseBody };
}

function deliveryView(
  { eventId, eventType, seq, status, nextAttemptAt, recordedAt, finishedAt }: WebhookDeliveryRow,
  attempts: WebhookAttemptView[],
): WebhookDeliveryView {
  return {
    id: eventMessageId(eventId),
    eventType,
    seq,
    status,
    attempts,
    nextAttemptAt: status === 'pending' ? nextAttemptAt.toISOString() : null,
    recordedAt: recordedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
