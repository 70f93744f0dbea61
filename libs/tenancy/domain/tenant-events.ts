import { eventCatalogue } from '#kernel/domain';
import { type TenantEvent } from './tenant.ts';

export const tenantEvents = eventCatalogue<TenantEvent>({
  TenantCreated: { version: 1 },
  OwnerInvited: { version: 1 },
});
