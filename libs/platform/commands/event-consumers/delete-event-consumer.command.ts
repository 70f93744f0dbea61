import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, PlatformDatabase } from '#kernel';
import { lockConsumer } from './consumer-rows.ts';

/** Removes a consumer. The log stays as it is. */
export class DeleteEventConsumer extends Command<void> {
  constructor(readonly name: string) {
    super();
  }
}

const REMOVE = 'delete from platform.event_consumer where tenant_id = $1 and name = $2';

/** @throws DomainError `event-consumer.not-found`, PreconditionFailed */
@CommandHandler(DeleteEventConsumer)
export class DeleteEventConsumerHandler implements ICommandHandler<DeleteEventConsumer> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ name }: DeleteEventConsumer): Promise<void> {
    const { id: tenantId } = currentTenant();
    await this.platform.transaction(async (tx) => {
      await lockConsumer(tx, tenantId, name);
      await tx.query({ text: REMOVE, values: [tenantId, name] });
    });
  }
}
