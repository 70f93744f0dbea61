import { DomainError, type Kernel, type RegisteredTenant } from '#kernel';
import { noSuchTenant } from './tenant-changes.ts';

/** A tenant that is whole and stays where it is for now. @throws DomainError `tenant.not-found`, `tenant.unsettled` */
export async function readableTenant({ registry }: Pick<Kernel, 'registry'>, id: string): Promise<RegisteredTenant> {
  const tenant = await registry.find(id);
  if (!tenant) throw noSuchTenant();
  const { slug, status } = tenant;
  if (status === 'live' || status === 'suspended' || status === 'deleting') return tenant;
  const detail = `The tenant "${slug}" is ${status}; try again when that has ended`;
  throw new DomainError('conflict', 'tenant.unsettled', detail, { slug, status });
}
