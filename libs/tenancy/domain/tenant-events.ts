import { eventCatalogue } from '#kernel/domain';
import { type TenantEvent } from './tenant.ts';

export const tenantEvents = eventCatalogue<TenantEvent>({
  TenantCreated: { version: 1 },
  OwnerInvited: { version: 1 },
  TenantSuspended: { version: 1 },
  TenantResumed: { version: 1 },
  TenantRenamed: { version: 1 },
  TenantDeletionScheduled: { version: 1 },
  TenantDeletionCancelled: { version: 1 },
  TenantRestored: { version: 1 },
  TenantMoved: { version: 1 },
  TestClockMoved: { version: 1 },
});
