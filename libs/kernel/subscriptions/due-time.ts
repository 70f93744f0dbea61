import { type TenantRef } from '../context/request-context.ts';
import { timeOf } from '../context/tenant-clock.ts';
import { type Clock } from '../domain/clock.ts';

/** What counts as now for a tenant's timeouts. `null`: the database tells; a test's clock, or a sandbox's that was moved, goes before. */
export function dueTime(tenant: TenantRef, clock: Clock | undefined): Date | null {
  return clock?.now() ?? (tenant.clockAheadMs ? timeOf(tenant) : null);
}
