import { LockMode } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  type Appended,
  currentTenant,
  DomainError,
  EventStore,
  refuseOtherVersion,
  TenantDatabase,
  type TenantTransaction,
} from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { noticeOfChange } from '../../domain/webhooks/endpoint-alerts.ts';
import { WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { refuseOutOfScope } from '../../endpoint-scope.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { Reaching, type ReachingColumns } from './reaching.ts';
import { releaseHeldBack } from './release-held-back.ts';
import { sendingOf } from './sending-of.ts';
import { wantsOf } from './wants-of.ts';
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
    private readonly messages: WebhookMessages,
    private readonly reaching: Reaching,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async execute({ endpointId, change }: ChangeWebhookEndpoint): Promise<Appended> {
    const reached = await this.reaching.of(endpointId, change);
    const { schema } = currentTenant();
    const { appended, isActive } = await this.database.transaction(schema, (tx) =>
      this.#change(tx, endpointId, { change, reached }),
    );
    // It may go on, or faster than before.
    if (isActive) await this.wakeUps.wake(schema);
    return appended;
  }

  async #change(
    tx: TenantTransaction,
    endpointId: string,
    { change, reached }: { change: ChangeWebhookEndpointBody; reached: Partial<ReachingColumns> },
  ) {
    const { description, eventTypes, apiVersion, status } = change;
    const endpoint = await tx.em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    refuseOtherVersion(endpoint.version);
    const revived = status === 'active' && endpoint.status === 'disabled';
    const { ordering, onExhausted } = endpoint;
    Object.assign(endpoint, sendingOf(change), wantsOf(change), reached);
    refuseOutOfScope(endpoint.channels);
    if (description !== undefined) endpoint.description = description;
    if (eventTypes) endpoint.eventTypes = [...eventTypes];
    if (apiVersion !== undefined) endpoint.apiVersion = apiVersion;
    // The filter reads the fields of these types in this version: what changes one of them must fit the others.
    if (eventTypes || apiVersion !== undefined || change.filter) this.messages.check(endpoint);
    const before = endpoint.status;
    if (status && status !== before) turn(endpoint, status);
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const notice = noticeOfChange(before, endpoint.status, fields);
    if (notice) endpoint.notices = [...endpoint.notices, { id: uuidv7(), at: new Date().toISOString(), ...notice }];
    endpoint.version += 1;
    await tx.em.flush();
    if (before === 'active' && status === 'disabled') await tx.query({ ...MISSES, values: [endpointId] });
    await releaseHeldBack(tx, endpoint, { ordering, onExhausted });
    if (revived) await this.#tryAtOnce(tx, endpointId);
    const appended = { id: endpointId, version: endpoint.version, position: await this.events.head(tx) };
    return { appended, isActive: endpoint.status === 'active' };
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
