import { LockMode } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase, type TenantTransaction } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { WebhookDeliveryRow } from '../../entities.ts';
import { lockEndpoint } from './lock-endpoint.ts';

export class QueuedResend {
  /** `evt_…`: the `webhook-id`, which is that of every other try. */
  readonly id!: string;
  /** Since when the try is asked for. */
  readonly resendAt!: string;
}

/**
 * Sends a message once more, whatever has become of it: a try of its own, which the automatic ones do not see. Asked for twice before it
 * was made, it is one.
 */
export class ResendWebhookMessage extends Command<QueuedResend> {
  constructor(
    readonly endpointId: string,
    /** UUID of the event. */
    readonly messageId: string,
  ) {
    super();
  }
}

@CommandHandler(ResendWebhookMessage)
export class ResendWebhookMessageHandler implements ICommandHandler<ResendWebhookMessage> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async execute({ endpointId, messageId }: ResendWebhookMessage): Promise<QueuedResend> {
    const { schema } = currentTenant();
    const resendAt = await this.database.transaction(schema, (tx) => askFor(tx, endpointId, messageId));
    await this.wakeUps.wake(schema);
    return { id: eventMessageId(messageId), resendAt: resendAt.toISOString() };
  }
}

/** Under the endpoint's lock and the message's, so that who disables the one or empties the other meanwhile comes before or after. */
async function askFor(tx: TenantTransaction, endpointId: string, eventId: string): Promise<Date> {
  const endpoint = await lockEndpoint(tx, endpointId);
  const message = await tx.em.findOne(
    WebhookDeliveryRow,
    { endpointId, eventId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!message)
    throw new DomainError('not-found', 'webhook-message.not-found', 'The endpoint has no message with this id');
  if (endpoint.status === 'disabled')
    throw new DomainError('conflict', 'webhook-endpoint.disabled', 'The endpoint is disabled; make it active first');
  if (message.expungedAt)
    throw new DomainError('conflict', 'webhook-message.expunged', 'The body of the message is gone');
  // Tries are due by the database's time, which no test clock moves.
  message.resendAt ??= new Date();
  await tx.em.flush();
  return message.resendAt;
}
