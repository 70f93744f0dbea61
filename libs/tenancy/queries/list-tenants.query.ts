import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DomainError, Keyset, Optional, type Page, PageQuery, Paging, PlatformDatabase, typedId } from '#kernel';
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
  /** The tenant whose test data these are; `null` for a tenant itself. */
  readonly sandboxOf!: string | null;
  readonly createdAt!: string;
}

export class ListTenantsParameters extends PageQuery {
  /** `sandboxes`: those that hold test data are listed as well. */
  @ApiPropertyOptional({ enum: ['sandboxes'] })
  @Optional()
  @IsIn(['sandboxes'])
  readonly include?: 'sandboxes';
}

type Row = InferEntity<typeof TenantRow>;

const bySlug = new Keyset<Row>([['slug', 'asc']]);

const view = ({ id, slug, name, status, reason, cell, sandboxOf, createdAt }: Row): TenantView => ({
  id: typedId('tnt', id),
  slug,
  name,
  status,
  reason: reason ?? null,
  cell,
  sandboxOf: sandboxOf && typedId('tnt', sandboxOf),
  createdAt: createdAt.toISOString(),
});

/** The tenants in order of their slug. */
export class ListTenants extends Query<Page<TenantView>> {
  constructor(readonly page: ListTenantsParameters) {
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
    const chosen = page.include === 'sandboxes' ? {} : { sandboxOf: null };
    return this.paging.page<Row, TenantView>(page, {
      list: 'tenancy.tenants',
      keyset: bySlug,
      filter: page.include ?? null,
      fetch: (where, orderBy, limit) => this.platform.em.find(TenantRow, { $and: [chosen, where] }, { orderBy, limit }),
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

/** A tenant by its slug, also by one that it gave up lately; for the command line. */
export class FindTenantBySlug extends Query<{ readonly tenantId: string; readonly view: TenantView }> {
  constructor(readonly slug: string) {
    super();
  }
}

@QueryHandler(FindTenantBySlug)
export class FindTenantBySlugHandler implements IQueryHandler<FindTenantBySlug> {
  constructor(private readonly platform: PlatformDatabase) {}

  /** @throws DomainError `tenant.not-found` */
  async execute({ slug }: FindTenantBySlug): Promise<{ tenantId: string; view: TenantView }> {
    const [former] = await this.platform.query<{ tenant_id: string }>({
      text: 'select tenant_id from platform.former_slug where slug = $1 and until > now()',
      values: [slug],
    });
    const { em } = this.platform;
    const row =
      (await em.findOne(TenantRow, { slug })) ?? (former && (await em.findOne(TenantRow, { id: former.tenant_id })));
    if (!row) throw new DomainError('not-found', 'tenant.not-found', `There is no tenant "${slug}"`);
    return { tenantId: row.id, view: view(row) };
  }
}

/** Every tenant in order of its slug, with those that hold test data or without; for the command line. */
export class ListAllTenants extends Query<TenantView[]> {
  constructor(readonly withSandboxes = false) {
    super();
  }
}

@QueryHandler(ListAllTenants)
export class ListAllTenantsHandler implements IQueryHandler<ListAllTenants> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ withSandboxes }: ListAllTenants): Promise<TenantView[]> {
    return (
      await this.platform.em.find(TenantRow, withSandboxes ? {} : { sandboxOf: null }, { orderBy: { slug: 'asc' } })
    ).map(view);
  }
}
