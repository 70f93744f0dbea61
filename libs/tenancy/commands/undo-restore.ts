import { eraseSchema, HOME, type Kernel, type TenantOperation } from '#kernel';

/** Leaves nothing of a tenant that was not restored to its end. @throws Error to end the operation as failed, unless only its end was missing */
export async function undoRestore(
  { cells, registry, platform, subjectKeys, tenants, bus }: Kernel,
  { tenantId, schema }: TenantOperation,
): Promise<object> {
  const tenant = await registry.find(tenantId);
  if (tenant?.schema === schema && tenant.status !== 'restoring') return {};
  if (tenant?.schema === schema) {
    await cells.asOwner(HOME, (home) => eraseSchema(home, schema, cells.get(HOME).appRole));
    await subjectKeys.destroyAll(tenantId);
    await platform.query({ text: 'delete from platform.api_key where tenant_id = $1', values: [tenantId] });
    await platform.query({
      text: "delete from platform.tenant where id = $1 and schema = $2 and status = 'restoring'",
      values: [tenantId, schema],
    });
    tenants.announce(bus, tenantId);
  }
  throw new Error('The restore was cut off, and what it had made was removed; begin it again');
}
