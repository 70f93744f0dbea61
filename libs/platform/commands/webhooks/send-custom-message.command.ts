import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { type Appended, currentTenant, EventStore, uuidV5 } from '#kernel';
import { CustomMessages } from '../../aggregates.ts';
import { sendCustomMessage } from '../../domain/webhooks/custom-message.ts';
import { type CustomMessageBody } from './custom-message.dto.ts';

/** UUIDv5 namespace of the streams of messages that have a name of their sender's; fixed for ever. */
const NAMESPACE = '5f0c2f5e-6a5d-5c0e-9a53-0b8f2f6e7c11';

/** Writes a message of the tenant's own into its log: from there webhooks, polling and the live feed have it as they have any event. */
export class SendCustomMessage extends Command<Appended> {
  constructor(readonly message: CustomMessageBody) {
    super();
  }
}

/** @returns the id of the event, which is that of the message. @throws DomainError as `sendCustomMessage` */
@CommandHandler(SendCustomMessage)
export class SendCustomMessageHandler implements ICommandHandler<SendCustomMessage> {
  constructor(
    private readonly messages: CustomMessages,
    private readonly events: EventStore,
  ) {}

  async execute({ message }: SendCustomMessage): Promise<Appended> {
    const { type: messageType, data: content, reference, orderingKey = null, delaySeconds = 0 } = message;
    const { channels = [], tags = [] } = message;
    const streamId = reference === undefined ? uuidv7() : uuidV5(NAMESPACE, reference);
    const sent = { messageType, content, channels, tags, orderingKey, delaySeconds };
    const { id, ...appended } = await this.messages.change(streamId, (state) => sendCustomMessage(state, sent));
    const { events } = await this.events.load(currentTenant().schema, id);
    return { ...appended, id: events[0]!.id };
  }
}
