import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock, currentTenant, DomainError, EventStore, TenantDatabase } from '#kernel';
import { shownFault, Transformer, withRevision } from '../../domain/webhooks/transformation.ts';
import { changeTransformation } from './change-transformation.ts';
import { type PutWebhookTransformationBody } from './transformation.dto.ts';

/** Gives an endpoint a new script: it runs from the next try on, for messages that wait as well. */
export class PutWebhookTransformation extends Command<Appended> {
  constructor(
    readonly endpointId: string,
    readonly wanted: PutWebhookTransformationBody,
  ) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, 422 `webhook-transformation.refused` with line and column */
@CommandHandler(PutWebhookTransformation)
export class PutWebhookTransformationHandler implements ICommandHandler<PutWebhookTransformation> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly transformer: Transformer,
    private readonly clock: Clock,
  ) {}

  async execute({ endpointId, wanted: { code, isEnabled } }: PutWebhookTransformation): Promise<Appended> {
    await this.#refuseUnusable(code);
    return changeTransformation({ database: this.database, events: this.events }, endpointId, (before) =>
      withRevision(before, { code, isEnabled, at: this.clock.now() }),
    );
  }

  async #refuseUnusable(code: string): Promise<void> {
    const fault = await this.transformer.check(currentTenant().schema, code);
    if (!fault) return;
    const { line, column } = fault;
    const errors = [{ pointer: '/code', code: 'script', detail: shownFault(fault) }];
    const message = `The script cannot be used: ${shownFault(fault)}`;
    throw new DomainError('invalid', 'webhook-transformation.refused', message, { errors, line, column });
  }
}
