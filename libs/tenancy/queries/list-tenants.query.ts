import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DomainError, Keyset, type Page, type PageQuery, Paging, PlatformDatabase, typedId } from '#kernel';
import { TenantRow } from '../entities.ts';

export class TenantView {
  /** `tnt_…` */
  readonly id!: string;
  readonly slug!: string;
  readonly name!: string;
  /** `provisioning`, `restoring`, `live`, `suspended`, `moving` or `deleting`. */
  readonly status!: string;
  /** Why it is suspended, or to be deleted. */
  readonly reason!: string | null;
  /** The database that it lives in; `home` is the installation's own. */
  readonly cell!: string;
  readonly createdAt!: string;
}

type Row = InferEntity<typeof TenantRow>;

const bySlug = new Keyset<Row>([['slug', 'asc']]);

const view = ({ id, slug, name, status, reason, cell, createdAt }: Row): TenantView => ({
  id: typedId('tnt', id),
  slug,
  name,
  status,
  reason: reason ?? null,
  cell,
  createdAt: createdAt.toISOString(),
});

/** The tenants in order of their slug. */
export class ListTenants extends Query<Page<TenantView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListTenants)
export class ListTenantsHandler implements IQueryHandler<ListTenants> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListTenants): Promise<Page<TenantView>> {
    return this.paging.page<Row, TenantView>(page, {
      list: 'tenancy.tenants',
      keyset: bySlug,
      fetch: (where, orderBy, limit) => this.platform.em.find(TenantRow, where, { orderBy, limit }),
      view,
    });
  }
}

export class GetTenant extends Query<TenantView> {
  constructor(readonly tenantId: string) {
    super();
  }
}

@QueryHandler(GetTenant)
export class GetTenantHandler implements IQueryHandler<GetTenant> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ tenantId }: GetTenant): Promise<TenantView> {
    const row = await this.platform.em.findOne(TenantRow, { id: tenantId });
    if (!row) throw new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
    return view(row);
  }
}
