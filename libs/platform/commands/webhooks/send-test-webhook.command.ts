import { LockMode } from '@mikro-orm/core';
import { type EntityManager } from '@mikro-orm/postgresql';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { Clock, currentContext, currentTenant, DomainError, TenantDatabase } from '#kernel';
import { OfferedTypes } from '../../domain/offered-types.ts';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { eventMessageId } from '../../domain/public-event.ts';
import { TEST_TYPE, testData } from '../../domain/webhooks/test-message.ts';
import { WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { WebhookDeliveryRow, WebhookEndpointRow } from '../../entities.ts';

type Data = Readonly<Record<string, unknown>>;

export class QueuedTestWebhook {
  /** `evt_…`: the `webhook-id` that the receiver will see. */
  readonly id!: string;
}

/** Puts a test message behind those that wait, in the endpoint's form: one that says nothing, or the example of an event type. */
export class SendTestWebhook extends Command<QueuedTestWebhook> {
  constructor(
    readonly endpointId: string,
    readonly eventType?: string,
  ) {
    super();
  }
}

@CommandHandler(SendTestWebhook)
export class SendTestWebhookHandler implements ICommandHandler<SendTestWebhook> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly wakeUps: DeliveryWakeUps,
    private readonly clock: Clock,
    private readonly messages: WebhookMessages,
    private readonly offered: OfferedTypes,
  ) {}

  async execute({ endpointId, eventType = TEST_TYPE }: SendTestWebhook): Promise<QueuedTestWebhook> {
    const { schema } = currentTenant();
    const data = await testData(this.offered, eventType);
    // The command's id is the message's: a repeated request finds its message there.
    const eventId = currentContext()?.command?.id ?? uuidv7();
    await this.database.withEntities(schema, (em) => this.#enqueue(em, endpointId, { eventId, type: eventType, data }));
    await this.wakeUps.wake(schema);
    return { id: eventMessageId(eventId) };
  }

  async #enqueue(
    em: EntityManager,
    endpointId: string,
    { eventId, type, data }: { eventId: string; type: string; data: Data },
  ): Promise<void> {
    const endpoint = await em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    if (endpoint.status === 'disabled')
      throw new DomainError('conflict', 'webhook-endpoint.disabled', 'The endpoint is disabled; make it active first');
    if ((await em.count(WebhookDeliveryRow, { endpointId, eventId })) > 0) return;
    endpoint.lastSeq += 1;
    await em.flush();
    const now = this.clock.now();
    const event = { id: eventMessageId(eventId), type, timestamp: now.toISOString(), data };
    const { body, headers } = this.messages.message(event, endpoint);
    await em.insert(WebhookDeliveryRow, {
      endpointId,
      seq: endpoint.lastSeq,
      eventId,
      eventType: type,
      origin: 'test',
      position: null,
      body: Buffer.from(JSON.stringify(body)),
      headers,
      status: 'pending',
      attempts: 0,
      fence: 0,
      // Deliveries are due by the database's time, which no test clock moves.
      nextAttemptAt: new Date(),
      recordedAt: now,
    });
  }
}
