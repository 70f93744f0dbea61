import { LockMode } from '@mikro-orm/core';
import { type EntityManager } from '@mikro-orm/postgresql';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { Clock, currentContext, currentTenant, DomainError, TenantDatabase } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { eventMessageId } from '../../domain/public-event.ts';
import { WebhookDeliveryRow, WebhookEndpointRow } from '../../entities.ts';

/** Type of the message that only says that messages arrive. */
const TEST_TYPE = 'webhook.test';

export class QueuedTestWebhook {
  /** `evt_…`: the `webhook-id` that the receiver will see. */
  readonly id!: string;
}

/** Puts a test message behind those that wait. */
export class SendTestWebhook extends Command<QueuedTestWebhook> {
  constructor(readonly endpointId: string) {
    super();
  }
}

@CommandHandler(SendTestWebhook)
export class SendTestWebhookHandler implements ICommandHandler<SendTestWebhook> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly wakeUps: DeliveryWakeUps,
    private readonly clock: Clock,
  ) {}

  async execute({ endpointId }: SendTestWebhook): Promise<QueuedTestWebhook> {
    const { schema } = currentTenant();
    // The command's id is the message's: a repeated request finds its message there.
    const eventId = currentContext()?.command?.id ?? uuidv7();
    await this.database.withEntities(schema, (em) => this.#enqueue(em, endpointId, eventId));
    await this.wakeUps.wake(schema);
    return { id: eventMessageId(eventId) };
  }

  async #enqueue(em: EntityManager, endpointId: string, eventId: string): Promise<void> {
    const endpoint = await em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    if (endpoint.status === 'disabled')
      throw new DomainError('conflict', 'webhook-endpoint.disabled', 'The endpoint is disabled; make it active first');
    if ((await em.count(WebhookDeliveryRow, { endpointId, eventId })) > 0) return;
    endpoint.lastSeq += 1;
    await em.flush();
    const now = this.clock.now();
    const body = Buffer.from(
      JSON.stringify({ type: TEST_TYPE, timestamp: now.toISOString(), data: { message: 'Webhooks arrive here.' } }),
    );
    await em.insert(WebhookDeliveryRow, {
      endpointId,
      seq: endpoint.lastSeq,
      eventId,
      eventType: TEST_TYPE,
      position: null,
      body,
      status: 'pending',
      attempts: 0,
      fence: 0,
      // Deliveries are due by the database's time, which no test clock moves.
      nextAttemptAt: new Date(),
      recordedAt: now,
    });
  }
}
