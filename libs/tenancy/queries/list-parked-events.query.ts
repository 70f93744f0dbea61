import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsString, Length, ValidateNested } from 'class-validator';
import {
  DomainError,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  type ParkedEvent,
  ParkedEventControl,
  TenantDirectory,
  typedId,
} from '#kernel';

export class ParkedEventFilter {
  @Optional()
  @IsString()
  @Length(1, 200)
  readonly subscription?: string;
}

/** `?filter[subscription]=booking.hold-expiry` */
export class ParkedEventsQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => ParkedEventFilter)
  readonly filter?: ParkedEventFilter;
}

export class ParkedEventView {
  readonly subscription!: string;
  /** In the tenant's log; names the parked event together with the subscription. */
  readonly position!: number;
  /** `evt_…`; `null` where the log no longer has the event. */
  readonly eventId!: string | null;
  readonly eventType!: string | null;
  /** `parked`, or `retrying`: an operator has asked for it, and a worker has not come to it yet. */
  readonly status!: 'parked' | 'retrying';
  readonly attempts!: number;
  readonly error!: string;
  readonly parkedAt!: string;
  /** Later events that wait behind it, so that order is kept. */
  readonly heldBehind!: number;
}

/** The events that subscriptions of a tenant have set aside, in the order of subscription and position. */
export class ListParkedEvents extends Query<Page<ParkedEventView>> {
  constructor(
    readonly tenantId: string,
    readonly query: ParkedEventsQuery,
  ) {
    super();
  }
}

const inOrder = new Keyset<ParkedEvent>([
  ['subscription', 'asc'],
  ['position', 'asc'],
]);

@QueryHandler(ListParkedEvents)
export class ListParkedEventsHandler implements IQueryHandler<ListParkedEvents> {
  constructor(
    private readonly control: ParkedEventControl,
    private readonly tenants: TenantDirectory,
    private readonly paging: Paging,
  ) {}

  /** @throws DomainError `tenant.not-found` */
  async execute({ tenantId, query }: ListParkedEvents): Promise<Page<ParkedEventView>> {
    const tenant = await this.tenants.byId(tenantId);
    if (!tenant) throw new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
    const subscription = query.filter?.subscription;
    return this.paging.page<ParkedEvent, ParkedEventView>(query, {
      list: 'tenancy.parked-events',
      keyset: inOrder,
      filter: { tenant: tenant.id, subscription: subscription ?? null },
      view,
      fetch: (_where, _orderBy, limit, position) => {
        const from = position && {
          direction: position.direction,
          subscription: String(position.key[0]),
          position: Number(position.key[1]),
        };
        return this.control.list(tenant.schema, { subscription, from, limit });
      },
    });
  }
}

function view({ eventId, type, parkedAt, ...parked }: ParkedEvent): ParkedEventView {
  const { subscription, position, status, attempts, error, heldBehind } = parked;
  return {
    subscription,
    position,
    eventId: eventId === null ? null : typedId('evt', eventId),
    eventType: type,
    status,
    attempts,
    error,
    parkedAt: parkedAt.toISOString(),
    heldBehind,
  };
}
