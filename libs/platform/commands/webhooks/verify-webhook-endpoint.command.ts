import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { currentTenant, DomainError, TenantDatabase, type TenantTransaction } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { changedMeanwhile, type CheckResult, conclude, OwnershipChecks } from '../../domain/webhooks/ownership.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { lockEndpoint } from './lock-endpoint.ts';
import { tryAtOnce } from './try-at-once.ts';

/**
 * Asks the receiver to show that it wants to be sent something. An endpoint that was waiting for that is active then; one
 * without a verification is asked nothing.
 */
export class VerifyWebhookEndpoint extends Command<void> {
  constructor(readonly endpointId: string) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found` */
@CommandHandler(VerifyWebhookEndpoint)
export class VerifyWebhookEndpointHandler implements ICommandHandler<VerifyWebhookEndpoint> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly checks: OwnershipChecks,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async execute({ endpointId }: VerifyWebhookEndpoint): Promise<void> {
    const { schema } = currentTenant();
    const endpoint = await this.database.withEntities(schema, (em) => em.findOne(WebhookEndpointRow, { endpointId }));
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const { verification, version, ratePerSecond } = endpoint;
    if (!verification) return;
    // No transaction is open while the receiver thinks.
    const result = await this.checks.run(schema, { endpointId, version, kind: verification.kind, ratePerSecond });
    const isActive = await this.database.transaction(schema, (tx) => this.#keep(tx, endpoint, result));
    if (isActive) await this.wakeUps.wake(schema);
  }

  /**
   * What was learned of an address, or in a way, that is not the endpoint's any more says nothing of it.
   * @returns whether the endpoint was waiting for this, and is active now
   */
  async #keep(tx: TenantTransaction, asked: WebhookEndpointRow, result: CheckResult): Promise<boolean> {
    const { endpointId } = asked;
    const endpoint = await lockEndpoint(tx, endpointId);
    const isTheSame = endpoint.url === asked.url && endpoint.verification?.kind === asked.verification?.kind;
    const now = new Date();
    const isActive = conclude(endpoint, isTheSame ? result : changedMeanwhile(), now);
    if (isActive) {
      endpoint.health = {};
      const fields = ['verification'];
      const notice = { id: uuidv7(), at: now.toISOString(), kind: 'changed', status: 'active', fields } as const;
      endpoint.notices = [...endpoint.notices, notice];
    }
    endpoint.version += 1;
    await tx.em.flush();
    if (isActive) await tryAtOnce(tx, endpointId);
    return isActive;
  }
}
