// What other contexts may know of tenancy: the first events of every tenant's log.
export type { TenantEvent } from './domain/tenant.ts';
