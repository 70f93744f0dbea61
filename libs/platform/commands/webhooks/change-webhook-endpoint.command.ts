import { LockMode } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
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
import { noticeOfChange } from '../../domain/webhooks/endpoint-alerts.ts';
import { WebhookTargets } from '../../domain/webhooks/webhook-targets.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { requireOffered } from '../../domain/require-offered.ts';
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

/** How far the log is given out: what comes behind that the endpoint misses. The fan-out waits for the endpoint's row meanwhile. */
const MISSES = {
  name: 'webhook.misses',
  text: `update platform_webhook_endpoint set missed_from =
    coalesce((select position from subscription where name = 'platform.webhooks' and shard = 0), 0) where endpoint_id = $1`,
} as const;

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
    const before = endpoint.status;
    if (status && status !== before) turn(endpoint, status);
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const notice = noticeOfChange(before, endpoint.status, fields);
    if (notice) endpoint.notices = [...endpoint.notices, { id: uuidv7(), at: new Date().toISOString(), ...notice }];
    endpoint.version += 1;
    await tx.em.flush();
    if (before === 'active' && status === 'disabled') await tx.query({ ...MISSES, values: [endpointId] });
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

/** Made active, it begins anew: how it was before counts no more. */
function turn(endpoint: WebhookEndpointRow, status: 'active' | 'disabled'): void {
  endpoint.status = status;
  endpoint.disabledReason = status === 'disabled' ? 'person' : null;
  if (status === 'active') endpoint.health = {};
  else endpoint.disabledAt = new Date();
}
