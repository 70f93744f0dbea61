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
import { UNVERIFIED } from '../../domain/webhooks/ownership.ts';
import { refuseOutOfScope } from '../../entities/endpoint-scope.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { type CheckWish, EndpointWishes } from './endpoint-wishes.ts';
import { Reaching, type ReachingColumns } from './reaching.ts';
import { releaseHeldBack } from './release-held-back.ts';
import { sendingOf } from './sending-of.ts';
import { settleStatus } from './settle-status.ts';
import { tryAtOnce } from './try-at-once.ts';
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

interface Asked {
  readonly change: ChangeWebhookEndpointBody;
  readonly reached: Partial<ReachingColumns>;
  readonly checkWish: CheckWish;
  /** The tenant wants endpoints to be verified. */
  readonly isRequired: boolean;
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
    private readonly wishes: EndpointWishes,
    private readonly reaching: Reaching,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async execute({ endpointId, change }: ChangeWebhookEndpoint): Promise<Appended> {
    const reached = await this.reaching.of(endpointId, change);
    const mayMatter = change.url !== undefined || change.verification === 'none';
    const isRequired = mayMatter && (await this.reaching.wanted.isRequired());
    const checkWish = await this.wishes.checked();
    const { schema } = currentTenant();
    const { appended, isActive } = await this.database.transaction(schema, (tx) =>
      this.#change(tx, endpointId, { change, reached, checkWish, isRequired }),
    );
    // It may go on, or faster than before.
    if (isActive) await this.wakeUps.wake(schema);
    return appended;
  }

  async #change(tx: TenantTransaction, endpointId: string, { change, reached, checkWish, isRequired }: Asked) {
    const { description, eventTypes, apiVersion } = change;
    const endpoint = await tx.em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    refuseOtherVersion(endpoint.version);
    const { ordering, onExhausted, status: before, url, verification, eventTypes: had } = endpoint;
    Object.assign(endpoint, sendingOf(change), wantsOf(change), reached);
    refuseOutOfScope(endpoint.channels);
    if (description !== undefined) endpoint.description = description;
    if (eventTypes) endpoint.eventTypes = [...eventTypes];
    if (apiVersion !== undefined) endpoint.apiVersion = apiVersion;
    // The filter reads the fields of these types in this version: what changes one of them must fit the others.
    if (eventTypes || apiVersion !== undefined || change.filter) checkWish(endpoint, had);
    settleStatus(endpoint, { url, verification }, { change, isRequired });
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const disabledBy = endpoint.disabledReason === UNVERIFIED ? UNVERIFIED : 'person';
    const notice = noticeOfChange(before, endpoint.status, fields, disabledBy);
    if (notice) endpoint.notices = [...endpoint.notices, { id: uuidv7(), at: new Date().toISOString(), ...notice }];
    endpoint.version += 1;
    await tx.em.flush();
    const isActive = endpoint.status === 'active';
    if (before === 'active' && !isActive) await tx.query({ ...MISSES, values: [endpointId] });
    await releaseHeldBack(tx, endpoint, { ordering, onExhausted });
    if (before === 'disabled' && isActive) await tryAtOnce(tx, endpointId);
    const appended = { id: endpointId, version: endpoint.version, position: await this.events.head(tx) };
    return { appended, isActive };
  }
}
