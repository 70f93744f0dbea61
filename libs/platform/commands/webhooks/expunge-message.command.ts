import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { MessagePayloads } from '../../domain/webhooks/message-payloads.ts';

/**
 * Takes away what a message says, and what its receivers have answered, at every endpoint. Its id stays, and what became of it; where it
 * was still to be sent it ends. A try that is on its way may still arrive, and is not written down. Again is nothing.
 */
export class ExpungeMessage extends Command<void> {
  /** @param eventId - UUID of the event */
  constructor(readonly eventId: string) {
    super();
  }
}

/** @throws DomainError 404 `webhook-message.not-found` */
@CommandHandler(ExpungeMessage)
export class ExpungeMessageHandler implements ICommandHandler<ExpungeMessage> {
  constructor(
    private readonly payloads: MessagePayloads,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async execute({ eventId }: ExpungeMessage): Promise<void> {
    const { schema } = currentTenant();
    if (!(await this.payloads.expunge(schema, eventId)))
      throw new DomainError('not-found', 'webhook-message.not-found', 'There is no webhook message with this id');
    // What waited behind it may go.
    await this.wakeUps.wake(schema);
  }
}
