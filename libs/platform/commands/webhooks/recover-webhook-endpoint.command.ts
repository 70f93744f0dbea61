import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase } from '#kernel';
import { WebhookReplays } from '../../domain/webhooks/replay.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { type RecoveryBody } from './replay.dto.ts';

/**
 * Gives an endpoint what it has missed since it was last disabled, or since a moment: messages whose tries were used up, and events that
 * it has no message of. As long work. @returns the operation's UUID
 */
export class RecoverWebhookEndpoint extends Command<string> {
  constructor(
    readonly endpointId: string,
    readonly wanted: RecoveryBody,
  ) {
    super();
  }
}

@CommandHandler(RecoverWebhookEndpoint)
export class RecoverWebhookEndpointHandler implements ICommandHandler<RecoverWebhookEndpoint> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly replays: WebhookReplays,
  ) {}

  async execute({ endpointId, wanted: { since, dryRun = false } }: RecoverWebhookEndpoint): Promise<string> {
    const { begin, afterPosition } = await this.#begin(endpointId, since);
    const from = { since: afterPosition === null ? begin.toISOString() : null, until: null, afterPosition };
    const all = { eventTypes: null, channels: null, tags: null, errors: null, missing: true } as const;
    return this.replays.start({ endpointId, ...from, ...all, status: ['exhausted'], dryRun }, begin);
  }

  async #begin(endpointId: string, since: Date | undefined): Promise<{ begin: Date; afterPosition: number | null }> {
    const endpoint = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WebhookEndpointRow, { endpointId }),
    );
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    if (since) return { begin: since, afterPosition: null };
    if (!endpoint.disabledAt)
      throw new DomainError(
        'invalid',
        'webhook-replay.never-disabled',
        'The endpoint was never disabled; give `since`',
      );
    return { begin: endpoint.disabledAt, afterPosition: endpoint.missedFrom };
  }
}
