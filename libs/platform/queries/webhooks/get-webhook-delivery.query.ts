import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, shapeOf, TenantDatabase } from '#kernel';
import { WebhookAttemptRow, WebhookDeliveryRow } from '../../entities.ts';
import { deliveryFacts, WebhookDeliveryFacts } from './list-webhook-deliveries.query.ts';
import { requireEndpoint } from './require-endpoint.ts';
import { tryDetail, WebhookTryDetail } from './webhook-attempt-view.dto.ts';

export class WebhookDeliveryDetail extends WebhookDeliveryFacts {
  /** The bytes that are signed and sent, as text; `null` when they are no longer kept. */
  readonly body!: string | null;
  /** Every try, the first one first. */
  readonly attempts!: WebhookTryDetail[];
}

export const deliveryShape = shapeOf<WebhookDeliveryDetail>({
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
  body: true,
  attempts: true,
});

/** One message for one endpoint, with its bytes and all its tries. */
export class GetWebhookDelivery extends Query<WebhookDeliveryDetail> {
  constructor(
    readonly endpointId: string,
    /** UUID of the event. */
    readonly messageId: string,
  ) {
    super();
  }
}

@QueryHandler(GetWebhookDelivery)
export class GetWebhookDeliveryHandler implements IQueryHandler<GetWebhookDelivery> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId, messageId }: GetWebhookDelivery): Promise<WebhookDeliveryDetail> {
    await requireEndpoint(this.database, endpointId);
    return this.database.withEntities(currentTenant().schema, async (em) => {
      const message = await em.findOne(WebhookDeliveryRow, { endpointId, eventId: messageId }, { populate: ['body'] });
      if (!message)
        throw new DomainError('not-found', 'webhook-message.not-found', 'The endpoint has no message with this id');
      const of = { endpointId, seq: message.seq };
      const tries = await em.find(WebhookAttemptRow, of, { orderBy: { attempt: 'asc' } });
      const body = message.body.length === 0 ? null : Buffer.from(message.body).toString('utf8');
      return { ...deliveryFacts(message), body, attempts: tries.map(tryDetail) };
    });
  }
}
