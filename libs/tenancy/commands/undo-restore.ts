import { type Kernel, type TenantOperation } from '#kernel';
import { removeSandbox, removeTenantData } from './remove-tenant-data.ts';

/**
 * Leaves nothing of a tenant that was not restored to its end, and nothing of its test data, which are ready before it is.
 * @throws Error to end the operation as failed, unless only its end was missing
 */
export async function undoRestore(kernel: Kernel, { tenantId, schema }: TenantOperation): Promise<object> {
  const { registry, platform, tenants, bus } = kernel;
  const tenant = await registry.find(tenantId);
  if (tenant?.schema === schema && tenant.status !== 'restoring') return {};
  if (tenant?.schema === schema) {
    const sandbox = await registry.findSandbox(tenantId);
    if (sandbox) await removeSandbox(kernel, sandbox);
    await removeTenantData(kernel, tenant);
    await platform.query({
      text: "delete from platform.tenant where id = $1 and schema = $2 and status = 'restoring'",
      values: [tenantId, schema],
    });
    tenants.announce(bus, tenantId);
  }
  throw new Error('The restore was cut off, and what it had made was removed; begin it again');
}
