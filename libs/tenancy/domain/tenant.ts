import { DomainError, type Event, type Fold } from '#kernel/domain';

export type TenantEvent =
  | Event<'TenantCreated', { tenantId: string; slug: string; name: string }>
  | Event<'OwnerInvited', { tenantId: string; userId: string }>
  | Event<'TenantSuspended', { reason: string }>
  | Event<'TenantResumed', Record<string, never>>
  | Event<'TenantRenamed', { slug: string; name: string }>
  | Event<'TenantDeletionScheduled', { reason: string; deletesAt: string }>
  | Event<'TenantDeletionCancelled', { reason: string | null }>
  | Event<'TenantRestored', { tenantId: string; slug: string; name: string; fromTenantId: string; exportedAt: string }>
  | Event<'TenantMoved', { from: string; to: string }>
  /** In the log of a sandbox: how far its clock is ahead of the world's, in milliseconds. */
  | Event<'TestClockMoved', { aheadMs: number }>;

interface Known {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: string | null;
}

export type Tenant =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'live' })
  | (Known & { readonly status: 'suspended'; readonly reason: string })
  | (Known & { readonly status: 'deleting'; readonly reason: string; readonly deletesAt: string });

export const tenant: Fold<Tenant, TenantEvent> = {
  initial: { status: 'none' },
  evolve(state, event) {
    if (event.type === 'TenantCreated' || event.type === 'TenantRestored') return begin(state, event.data);
    return state.status === 'none' ? state : goOn(state, event);
  },
};

/** A copy that was restored beside its origin begins a record of its own, and knows its owner from nobody. */
function begin(state: Tenant, { tenantId, slug, name }: { tenantId: string; slug: string; name: string }): Tenant {
  return { status: 'live', tenantId, slug, name, ownerId: state.status === 'none' ? null : state.ownerId };
}

type Later = Exclude<TenantEvent, { type: 'TenantCreated' | 'TenantRestored' }>;

function goOn(state: Exclude<Tenant, { status: 'none' }>, { type, data }: Later): Tenant {
  const { tenantId, slug, name, ownerId } = state;
  const known = { tenantId, slug, name, ownerId };
  switch (type) {
    case 'OwnerInvited':
      return { ...state, ownerId: data.userId };
    case 'TenantSuspended':
      return { ...known, status: 'suspended', reason: data.reason };
    case 'TenantResumed':
      return { ...known, status: 'live' };
    case 'TenantRenamed':
      return { ...state, slug: data.slug, name: data.name };
    case 'TenantDeletionScheduled':
      return { ...known, status: 'deleting', reason: data.reason, deletesAt: data.deletesAt };
    case 'TenantDeletionCancelled':
      return data.reason === null
        ? { ...known, status: 'live' }
        : { ...known, status: 'suspended', reason: data.reason };
    case 'TenantMoved':
    case 'TestClockMoved':
      return state;
  }
}

export interface NewTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: string;
}

/** The first events of a tenant's log. Again for the same tenant is nothing: sign-up is repeated after a crash. */
export function create(state: Tenant, { tenantId, slug, name, ownerId }: NewTenant): TenantEvent[] {
  if (state.status !== 'none') return [];
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
