import { type TenantRef } from '../context/request-context.ts';
import { ProblemError } from '../http/problems/problem-error.ts';
import { type TenantDirectory } from './tenant-directory.ts';

/** The tenant that the operator has named. @throws ProblemError 404 `tenant.not-found` */
export async function tenantOfPath(tenants: Pick<TenantDirectory, 'byId'>, tenantId: string): Promise<TenantRef> {
  const tenant = await tenants.byId(tenantId);
  if (tenant) return tenant;
  throw new ProblemError(404, 'tenant.not-found', 'There is no such tenant');
}
