import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, EventStore, TenantDatabase } from '#kernel';
import { rolledBack } from '../../domain/webhooks/transformation.ts';
import { changeTransformation } from './change-transformation.ts';

/** Lets an earlier script of an endpoint run again, or a later one after that. */
export class RollBackWebhookTransformation extends Command<Appended> {
  constructor(
    readonly endpointId: string,
    readonly revision: number,
  ) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-transformation.not-found`, 422 `webhook-transformation.no-revision` */
@CommandHandler(RollBackWebhookTransformation)
export class RollBackWebhookTransformationHandler implements ICommandHandler<RollBackWebhookTransformation> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
  ) {}

  execute({ endpointId, revision }: RollBackWebhookTransformation): Promise<Appended> {
    return changeTransformation({ database: this.database, events: this.events }, endpointId, (before) =>
      rolledBack(before, revision),
    );
  }
}
