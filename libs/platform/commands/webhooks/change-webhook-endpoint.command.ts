import { LockMode } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ApiVersions,
  type Appended,
  currentTenant,
  DomainError,
  EventStore,
  EventTypes,
  refuseOtherVersion,
  TenantDatabase,
  type TenantTransaction,
} from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { WebhookTargets } from '../../domain/webhooks/webhook-targets.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { requireOffered } from '../require-offered.ts';
import { checkEventTypes } from './check-event-types.ts';
import { sendingOf } from './sending-of.ts';
import { type ChangeWebhookEndpointBody } from './webhook-endpoint.dto.ts';

/** Changes what is given and leaves the rest. Made active again, the endpoint tries its oldest open message at once. */
export class ChangeWebhookEndpoint extends Command<Appended> {
  constructor(
    readonly endpointId: string,
    readonly change: ChangeWebhookEndpointBody,
  ) {
    super();
  }
}

@CommandHandler(ChangeWebhookEndpoint)
export class ChangeWebhookEndpointHandler implements ICommandHandler<ChangeWebhookEndpoint> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly types: EventTypes,
    private readonly targets: WebhookTargets,
    private readonly wakeUps: DeliveryWakeUps,
    private readonly versions: ApiVersions,
  ) {}

  async execute({ endpointId, change }: ChangeWebhookEndpoint): Promise<Appended> {
    if (change.eventTypes) checkEventTypes(change.eventTypes, this.types);
    requireOffered(this.versions, 'apiVersion', change.apiVersion);
    if (change.url !== undefined) await this.targets.check(change.url);
    const { schema } = currentTenant();
    const { appended, revived } = await this.database.transaction(schema, (tx) => this.#change(tx, endpointId, change));
    if (revived) await this.wakeUps.wake(schema);
    return appended;
  }

  async #change(tx: TenantTransaction, endpointId: string, change: ChangeWebhookEndpointBody) {
    const { url, description, eventTypes, apiVersion, status } = change;
    const endpoint = await tx.em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    refuseOtherVersion(endpoint.version);
    const revived = status === 'active' && endpoint.status === 'disabled';
    Object.assign(endpoint, sendingOf(change));
    if (url !== undefined) endpoint.url = url;
    if (description !== undefined) endpoint.description = description;
    if (eventTypes) endpoint.eventTypes = [...eventTypes];
    if (apiVersion !== undefined) endpoint.apiVersion = apiVersion;
    if (status && status !== endpoint.status) {
      endpoint.status = status;
      endpoint.disabledReason = status === 'disabled' ? 'person' : null;
    }
    endpoint.version += 1;
    await tx.em.flush();
    if (revived) await this.#tryAtOnce(tx, endpointId);
    return { appended: { id: endpointId, version: endpoint.version, position: await this.events.head(tx) }, revived };
  }

  async #tryAtOnce(tx: TenantTransaction, endpointId: string): Promise<void> {
    await tx.query({
      text: "update platform_webhook_delivery set next_attempt_at = now() where endpoint_id = $1 and status = 'pending'",
      values: [endpointId],
    });
  }
}
