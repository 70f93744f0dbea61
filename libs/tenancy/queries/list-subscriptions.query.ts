import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  SubscriptionControl,
  type SubscriptionStatus,
  TenantDirectory,
  type TenantRef,
} from '#kernel';
import { subscriptionView, type SubscriptionView } from './subscription-view.dto.ts';

/** The subscriptions of a tenant in order of their name; without an id, of the caller's own. */
export class ListSubscriptions extends Query<Page<SubscriptionView>> {
  constructor(
    readonly page: PageQuery,
    readonly tenantId?: string,
  ) {
    super();
  }
}

const byName = new Keyset<SubscriptionStatus>([['name', 'asc']]);

@QueryHandler(ListSubscriptions)
export class ListSubscriptionsHandler implements IQueryHandler<ListSubscriptions> {
  constructor(
    private readonly control: SubscriptionControl,
    private readonly tenants: TenantDirectory,
    private readonly paging: Paging,
  ) {}

  async execute({ page, tenantId }: ListSubscriptions): Promise<Page<SubscriptionView>> {
    const { schema, id } = tenantId === undefined ? currentTenant() : await findTenant(this.tenants, tenantId);
    return this.paging.page<SubscriptionStatus, SubscriptionView>(page, {
      list: 'tenancy.subscriptions',
      keyset: byName,
      filter: { tenant: id },
      view: subscriptionView,
      fetch: async (_where, _orderBy, limit, position) => {
        // A release has some dozens of them: the page is cut out of all.
        const all = await this.control.list(schema);
        if (!position) return all.slice(0, limit);
        const key = String(position.key[0]);
        const rest =
          position.direction === 'next'
            ? all.filter(({ name }) => name > key)
            : all.filter(({ name }) => name < key).toReversed();
        return rest.slice(0, limit);
      },
    });
  }
}

export class GetSubscription extends Query<SubscriptionView> {
  constructor(
    readonly tenantId: string,
    readonly name: string,
  ) {
    super();
  }
}

@QueryHandler(GetSubscription)
export class GetSubscriptionHandler implements IQueryHandler<GetSubscription> {
  constructor(
    private readonly control: SubscriptionControl,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError `tenant.not-found`, `subscription.not-found` */
  async execute({ tenantId, name }: GetSubscription): Promise<SubscriptionView> {
    const { schema } = await findTenant(this.tenants, tenantId);
    return subscriptionView(await this.control.get(schema, name));
  }
}

async function findTenant(tenants: TenantDirectory, tenantId: string): Promise<TenantRef> {
  const found = await tenants.byId(tenantId);
  if (!found) throw new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
  return found;
}
