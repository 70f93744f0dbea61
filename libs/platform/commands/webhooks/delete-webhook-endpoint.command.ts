import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, currentTenant, DomainError, PreconditionFailed, TenantDatabase } from '#kernel';
import { WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow } from '../../entities.ts';

/** Removes a receiver with its messages. A try that is on its way may still arrive. */
export class DeleteWebhookEndpoint extends Command<void> {
  constructor(readonly endpointId: string) {
    super();
  }
}

@CommandHandler(DeleteWebhookEndpoint)
export class DeleteWebhookEndpointHandler implements ICommandHandler<DeleteWebhookEndpoint> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId }: DeleteWebhookEndpoint): Promise<void> {
    await this.database.withEntities(currentTenant().schema, async (em) => {
      // The endpoint first: that waits for a fan-out in progress, whose messages the next statement then sees.
      const { ifMatch } = currentContext()!;
      const wanted = typeof ifMatch === 'number' ? { endpointId, version: ifMatch } : { endpointId };
      const deleted = await em.nativeDelete(WebhookEndpointRow, wanted);
      const left = deleted === 0 && (await em.findOne(WebhookEndpointRow, { endpointId }));
      if (left) throw new PreconditionFailed(left.version);
      if (deleted === 0)
        throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
      await em.nativeDelete(WebhookDeliveryRow, { endpointId });
      await em.nativeDelete(WebhookAttemptRow, { endpointId });
    });
  }
}
