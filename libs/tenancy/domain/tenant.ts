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
/** Hyphens in third and fourth place announce an encoding, `xn--` (RFC 5891 §4.2.3.1). */
const ENCODED = /^..--/;
/** Names that the installation itself answers under. */
const RESERVED = new Set(['admin', 'api', 'app', 'docs', 'localhost', 'mail', 'status', 'support', 'www']);

/**
 * A slug is a DNS label of 2 to 63 characters, because it becomes the tenant's host name.
 * @throws DomainError `tenant.slug-malformed`, `tenant.slug-reserved`
 */
export function checkSlug(slug: string): void {
  if (!SLUG.test(slug) || ENCODED.test(slug)) {
    const detail =
      'A slug has 2 to 63 lower-case letters, digits and inner hyphens, and no hyphens in third and fourth place';
    throw new DomainError('invalid', 'tenant.slug-malformed', detail, at('format', detail));
  }
  if (RESERVED.has(slug)) {
    const detail = `The slug "${slug}" is kept for the installation itself; choose another one`;
    throw new DomainError('invalid', 'tenant.slug-reserved', detail, at('reserved', detail));
  }
}

const at = (code: string, detail: string) => ({ errors: [{ pointer: '/slug', code, detail }] });
