import { DomainError } from '#kernel/domain';

/** Who knows where tenants live. */
interface Directory {
  byId(id: string): Promise<{ readonly schema: string } | undefined>;
}

/** Where a tenant that the operator names has its rows. @throws DomainError 404 `plan.unknown-tenant` */
export async function schemaOfTenant(tenants: Directory, tenantId: string): Promise<string> {
  const tenant = await tenants.byId(tenantId);
  if (!tenant) throw new DomainError('not-found', 'plan.unknown-tenant', 'There is no such tenant');
  return tenant.schema;
}
