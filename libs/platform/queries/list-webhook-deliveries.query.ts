import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, Keyset, type Page, type PageQuery, Paging, TenantDatabase } from '#kernel';
import { eventMessageId } from '../domain/public-event.ts';
import { WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow } from '../entities.ts';

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

const NEWEST_FIRST = new Keyset<WebhookDeliveryRow>([['seq', 'desc']]);

/** The messages of an endpoint with their tries, the newest first. */
export class ListWebhookDeliveries extends Query<Page<WebhookDeliveryView>> {
  constructor(
    readonly endpointId: string,
    readonly page: PageQuery,
  ) {
    super();
  }
}

@QueryHandler(ListWebhookDeliveries)
export class ListWebhookDeliveriesHandler implements IQueryHandler<ListWebhookDeliveries> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ endpointId, page }: ListWebhookDeliveries): Promise<Page<WebhookDeliveryView>> {
    return this.database.withEntities(currentTenant().schema, async (em) => {
      if ((await em.count(WebhookEndpointRow, { endpointId })) === 0) {
        throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
      }
      const tries = new Map<number, WebhookAttemptView[]>();
      return this.paging.page<WebhookDeliveryRow, WebhookDeliveryView>(page, {
        list: 'platform.webhook-deliveries',
        keyset: NEWEST_FIRST,
        filter: { endpointId },
        fetch: async (where, orderBy, limit) => {
          const rows = await em.find(WebhookDeliveryRow, { $and: [{ endpointId }, where] }, { orderBy, limit });
          const found = await em.find(
            WebhookAttemptRow,
            { endpointId, seq: { $in: rows.map(({ seq }) => seq) } },
            { orderBy: { seq: 'asc', attempt: 'asc' } },
          );
          for (const attempt of found)
            tries.set(attempt.seq, [...(tries.get(attempt.seq) ?? []), attemptView(attempt)]);
          return rows;
        },
        view: (row) => deliveryView(row, tries.get(row.seq) ?? []),
      });
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
