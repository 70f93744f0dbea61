import { type InferEntity } from '@mikro-orm/core';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  type Config,
  CONFIG,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  PlatformDatabase,
  typedId,
} from '#kernel';
import { LaggingSubscriptionRow, TenantRow } from '../entities.ts';
import { seconds, SubscriptionLag } from './subscription-view.dto.ts';

export class LaggingTenant {
  /** `tnt_…` */
  readonly id!: string;
  /** `null` where the tenant is gone. */
  readonly slug!: string | null;
}

export class LaggingSubscriptionView {
  readonly tenant!: LaggingTenant;
  readonly subscription!: string;
  /** `catching-up`, `paused`, `halted`, or `live` where only parked events wait. */
  readonly state!: string;
  readonly lag!: SubscriptionLag;
  readonly parked!: number;
  /** When a worker last looked. */
  readonly seenAt!: string;
}

/** The subscriptions of all tenants that somebody should look at, the longest behind first. */
export class ListLaggingSubscriptions extends Query<Page<LaggingSubscriptionView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

type Row = InferEntity<typeof LaggingSubscriptionRow>;

const worstFirst = new Keyset<Row>([
  ['seconds', 'desc'],
  ['tenantId', 'asc'],
  ['name', 'asc'],
]);

/** What no worker has seen for so many sweeps is not so any more, or nobody sweeps. */
const SWEEPS = 60;

@QueryHandler(ListLaggingSubscriptions)
export class ListLaggingSubscriptionsHandler implements IQueryHandler<ListLaggingSubscriptions> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ page }: ListLaggingSubscriptions): Promise<Page<LaggingSubscriptionView>> {
    const seenAt = { $gt: new Date(this.clock.now().getTime() - SWEEPS * this.config.worker.sweepSeconds * 1_000) };
    const slugs = new Map<string, string>();
    return this.paging.page<Row, LaggingSubscriptionView>(page, {
      list: 'tenancy.lagging-subscriptions',
      keyset: worstFirst,
      fetch: async (where, orderBy, limit) => {
        const { em } = this.platform;
        const rows = await em.find(LaggingSubscriptionRow, { $and: [where, { seenAt }] }, { orderBy, limit });
        const ids = [...new Set(rows.map(({ tenantId }) => tenantId))];
        for (const { id, slug } of await em.find(TenantRow, { id: { $in: ids } })) slugs.set(id, slug);
        return rows;
      },
      view: ({ tenantId, name, state, events, parked, ...row }) => ({
        tenant: { id: typedId('tnt', tenantId), slug: slugs.get(tenantId) ?? null },
        subscription: name,
        state,
        lag: { events, seconds: seconds(row.seconds as number) },
        parked,
        seenAt: row.seenAt.toISOString(),
      }),
    });
  }
}
