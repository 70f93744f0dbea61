import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, TenantDatabase } from '#kernel';
import { requireTransformation } from '../../domain/webhooks/transformation.ts';
import { changeTransformation } from './change-transformation.ts';

/** Takes the script from an endpoint, with those that were before it. Its messages go out as they are. */
export class DeleteWebhookTransformation extends Command<void> {
  constructor(readonly endpointId: string) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-transformation.not-found` */
@CommandHandler(DeleteWebhookTransformation)
export class DeleteWebhookTransformationHandler implements ICommandHandler<DeleteWebhookTransformation> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
  ) {}

  async execute({ endpointId }: DeleteWebhookTransformation): Promise<void> {
    await changeTransformation({ database: this.database, events: this.events }, endpointId, (before) => {
      requireTransformation(before);
      return null;
    });
  }
}
