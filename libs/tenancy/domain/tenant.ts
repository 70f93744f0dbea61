import { DomainError, type Event, type Fold } from '#kernel/domain';

export type TenantEvent =
  | Event<'TenantCreated', { tenantId: string; slug: string; name: string }>
  | Event<'OwnerInvited', { tenantId: string; userId: string }>;

export type Tenant =
  { status: 'none' } | { status: 'live'; tenantId: string; slug: string; name: string; ownerId: string | null };

export const tenant: Fold<Tenant, TenantEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'TenantCreated':
        return { status: 'live', tenantId: data.tenantId, slug: data.slug, name: data.name, ownerId: null };
      case 'OwnerInvited':
        return state.status === 'live' ? { ...state, ownerId: data.userId } : state;
    }
  },
};

export interface NewTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: string;
}

/** The first events of a tenant's log. Again for the same tenant is nothing: sign-up is repeated after a crash. */
export function create(state: Tenant, { tenantId, slug, name, ownerId }: NewTenant): TenantEvent[] {
  if (state.status === 'live') return [];
  return [
    { type: 'TenantCreated', data: { tenantId, slug, name } },
    { type: 'OwnerInvited', data: { tenantId, userId: ownerId } },
  ];
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** A slug is a DNS label of 2 to 63 characters: it becomes the tenant's host name. @throws DomainError `tenant.slug` */
export function checkSlug(slug: string): void {
  if (SLUG.test(slug)) return;
  throw new DomainError('invalid', 'tenant.slug', 'A slug has 2 to 63 lower-case letters, digits and inner hyphens', {
    slug,
  });
}
