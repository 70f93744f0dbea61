import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  DomainError,
  Keyset,
  LIMIT_HOLDERS,
  type LimitHolder,
  type Page,
  type PageQuery,
  Paging,
  PlatformDatabase,
  TenantPlans,
} from '#kernel';
import { PlanRow } from '../entities.ts';

export class PlanWindowView {
  /** As the headers and the 429 name it. */
  readonly name!: string;
  readonly quota!: number;
  readonly windowSeconds!: number;
  /** Who shares one count. */
  @ApiProperty({ enum: LIMIT_HOLDERS })
  readonly per!: LimitHolder;
  /** Patterns of operation ids; absent, it counts every operation. */
  @ApiProperty({ type: [String], required: false, maxItems: 50 })
  readonly operations?: readonly string[];
}

export class PlanQuotaView {
  /** `requests`, or a unit that is billed. */
  readonly unit!: string;
  readonly amount!: number;
  /** Whether more is refused. */
  readonly hard!: boolean;
}

export class PlanView {
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ type: [PlanWindowView], maxItems: 10 })
  readonly windows!: readonly PlanWindowView[];
  @ApiProperty({ type: [PlanQuotaView], maxItems: 20 })
  readonly quotas!: readonly PlanQuotaView[];
  /** Permissions that keys can have at the most, and features of event types. */
  readonly features!: string[];
  readonly requestLogDays!: number;
  readonly version!: number;
  readonly changedAt!: string;
}

export class TenantPlanView {
  /** `default` where the tenant is on none and the installation's settings hold. */
  readonly planId!: string;
  @ApiProperty({ type: [PlanWindowView], maxItems: 10 })
  readonly windows!: readonly PlanWindowView[];
  @ApiProperty({ type: [PlanQuotaView], maxItems: 20 })
  readonly quotas!: readonly PlanQuotaView[];
  readonly features!: string[];
  readonly requestLogDays!: number;
}

const BY_ID = new Keyset<PlanRow>([['planId', 'asc']]);

function view({ planId, name, windows, quotas, features, requestLogDays, version, changedAt }: PlanRow): PlanView {
  return {
    id: planId,
    name,
    windows: windows,
    quotas,
    features,
    requestLogDays,
    version,
    changedAt: changedAt.toISOString(),
  };
}

/** The plans of the installation in order of their id. */
export class ListPlans extends Query<Page<PlanView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListPlans)
export class ListPlansHandler implements IQueryHandler<ListPlans> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListPlans): Promise<Page<PlanView>> {
    return this.paging.page<PlanRow, PlanView>(page, {
      list: 'platform.plans',
      keyset: BY_ID,
      fetch: (where, orderBy, limit) => this.platform.em.find(PlanRow, where, { orderBy, limit }),
      view,
    });
  }
}

/** @throws DomainError `plan.not-found` */
export class GetPlan extends Query<PlanView> {
  constructor(readonly planId: string) {
    super();
  }
}

@QueryHandler(GetPlan)
export class GetPlanHandler implements IQueryHandler<GetPlan> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ planId }: GetPlan): Promise<PlanView> {
    const row = await this.platform.em.findOne(PlanRow, { planId });
    if (!row) throw new DomainError('not-found', 'plan.not-found', 'There is no such plan');
    return view(row);
  }
}

/** What a tenant may ask for. @throws DomainError `tenant.not-found` */
export class GetTenantPlan extends Query<TenantPlanView> {
  constructor(
    /** UUID. */
    readonly tenantId: string,
  ) {
    super();
  }
}

@QueryHandler(GetTenantPlan)
export class GetTenantPlanHandler implements IQueryHandler<GetTenantPlan> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly plans: TenantPlans,
  ) {}

  async execute({ tenantId }: GetTenantPlan): Promise<TenantPlanView> {
    const text = 'select 1 from platform.tenant where id = $1';
    if ((await this.platform.query({ text, values: [tenantId] })).length === 0)
      throw new DomainError('not-found', 'plan.unknown-tenant', 'There is no such tenant');
    const { id, windows, quotas, features, requestLogDays } = await this.plans.of(tenantId);
    return {
      planId: id,
      windows: windows,
      quotas,
      features: [...features],
      requestLogDays,
    };
  }
}
