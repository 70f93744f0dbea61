import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase } from '#kernel';
import { checkPeriod, type ReplayWish, WebhookReplays } from '../../domain/webhooks/replay.ts';
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
    const from = await this.#from(endpointId, since);
    const all = { until: null, eventTypes: null, errors: null, missing: true } as const;
    return this.replays.start({ endpointId, ...from, ...all, status: ['exhausted'], dryRun });
  }

  async #from(endpointId: string, since: Date | undefined): Promise<Pick<ReplayWish, 'since' | 'afterPosition'>> {
    const endpoint = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WebhookEndpointRow, { endpointId }),
    );
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const { disabledAt, missedFrom } = endpoint;
    const begin = since ?? disabledAt;
    if (!begin)
      throw new DomainError(
        'invalid',
        'webhook-replay.never-disabled',
        'The endpoint was never disabled; give `since`',
      );
    checkPeriod(begin, undefined, new Date());
    if (since) return { since: since.toISOString(), afterPosition: null };
    return missedFrom === null
      ? { since: begin.toISOString(), afterPosition: null }
      : { since: null, afterPosition: missedFrom };
  }
}
