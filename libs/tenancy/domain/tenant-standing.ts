import { DomainError } from '#kernel/domain';
import { checkSlug, type TenantEvent } from './tenant.ts';
import { refuseSandbox } from './test-mode.ts';

/** A tenant as the registry has it: what may be done with it follows from this, not from its log, which may be out of reach. */
export interface Standing {
  readonly slug: string;
  readonly name: string;
  readonly status: 'provisioning' | 'restoring' | 'live' | 'suspended' | 'moving' | 'deleting';
  /** Of a sandbox, its live tenant. */
  readonly sandboxOf?: string | null;
}

/** A change of a tenant as a whole: what the registry says afterwards, and what its log tells. */
export interface Decided {
  readonly what: string;
  readonly to: {
    readonly slug?: string;
    readonly name?: string;
    readonly status?: Standing['status'];
    readonly reason?: string | null;
    readonly cell?: string;
    readonly sandboxOf?: null;
    readonly clockAheadMs?: number;
  };
  readonly events: readonly TenantEvent[];
}

/** Writes stop, reads go on. A tenant that is suspended stays so. */
export function suspend(tenant: Standing, reason: string): Decided | null {
  refuseSandbox(tenant);
  refuseUnfinished(tenant);
  if (tenant.status === 'suspended') return null;
  return {
    what: 'suspended',
    to: { status: 'suspended', reason },
    events: [{ type: 'TenantSuspended', data: { reason } }],
  };
}

/** Everything goes on. A tenant that is live stays so. */
export function resume(tenant: Standing): Decided | null {
  refuseSandbox(tenant);
  refuseUnfinished(tenant);
  if (tenant.status === 'live') return null;
  return { what: 'resumed', to: { status: 'live', reason: null }, events: [{ type: 'TenantResumed', data: {} }] };
}

/** Another slug, another name, or both. The schema keeps its name. */
export function rename(tenant: Standing, to: { readonly slug?: string; readonly name?: string }): Decided | null {
  refuseSandbox(tenant);
  refuseUnfinished(tenant);
  const slug = to.slug ?? tenant.slug;
  const name = to.name ?? tenant.name;
  if (slug === tenant.slug && name === tenant.name) return null;
  if (slug !== tenant.slug) checkSlug(slug);
  return { what: 'renamed', to: { slug, name }, events: [{ type: 'TenantRenamed', data: { slug, name } }] };
}

/** Nothing works any more, and everything can still be brought back until `deletesAt`. */
export function scheduleDeletion(
  tenant: Standing,
  { reason, deletesAt }: { readonly reason: string; readonly deletesAt: string },
): Decided | null {
  refuseSandbox(tenant);
  if (tenant.status === 'deleting') return null;
  refuseUnfinished(tenant);
  return {
    what: 'deletion-scheduled',
    to: { status: 'deleting', reason },
    events: [{ type: 'TenantDeletionScheduled', data: { reason, deletesAt } }],
  };
}

/** The tenant stands as it did before: suspended for `reason`, or with none live. */
export function cancelDeletion(tenant: Standing, reason: string | null): Decided | null {
  refuseSandbox(tenant);
  if (tenant.status === 'live' || tenant.status === 'suspended') return null;
  if (tenant.status !== 'deleting') refuseUnfinished(tenant);
  return {
    what: 'deletion-cancelled',
    to: { status: reason === null ? 'live' : 'suspended', reason },
    events: [{ type: 'TenantDeletionCancelled', data: { reason } }],
  };
}

/** Writes stop while the rows are copied to `to`. */
export function freeze(tenant: Standing, to: string): Decided | null {
  if (tenant.status === 'moving') return null;
  refuseUnfinished(tenant);
  return { what: 'frozen', to: { status: 'moving', reason: `On its way to ${to}` }, events: [] };
}

/** How the tenant stood before it was frozen. */
export interface StoodBefore {
  readonly before: 'live' | 'suspended';
  readonly reason: string | null;
}

/** The move was given up: the tenant stands as before, where it was. */
export function thaw(tenant: Standing, { before, reason }: StoodBefore): Decided | null {
  if (tenant.status !== 'moving') return null;
  return { what: 'thawed', to: { status: before, reason }, events: [] };
}

/** The rows have arrived: from now on the tenant lives there, and stands as before. */
export function arrive(
  tenant: Standing,
  { from, to, before, reason }: StoodBefore & { readonly from: string; readonly to: string },
): Decided {
  if (tenant.status !== 'moving')
    throw new DomainError('conflict', 'tenant.not-moving', `The tenant "${tenant.slug}" is not being moved any more`);
  const events: TenantEvent[] = [{ type: 'TenantMoved', data: { from, to } }];
  return { what: 'moved', to: { status: before, reason, cell: to }, events };
}

/** The last step of a restore; until it the tenant could not be reached. */
export function restored(
  { id, slug, name }: { readonly id: string; readonly slug: string; readonly name: string },
  {
    fromTenantId,
    exportedAt,
    live,
  }: { readonly fromTenantId: string; readonly exportedAt: string; readonly live: boolean },
): Decided {
  const begun: TenantEvent = { type: 'TenantRestored', data: { tenantId: id, slug, name, fromTenantId, exportedAt } };
  if (live) return { what: 'restored', to: { status: 'live', reason: null }, events: [begun] };
  const reason = 'Restored, and not resumed yet';
  const events: TenantEvent[] = [begun, { type: 'TenantSuspended', data: { reason } }];
  return { what: 'restored', to: { status: 'suspended', reason }, events };
}

/** Each of these has an end of its own, which comes first. @throws DomainError `tenant.being-created`, `-restored`, `-moved`, `-deleted` */
export function refuseUnfinished({ status, slug }: Standing): void {
  const named = (sentence: string): string => `The tenant "${slug}" ${sentence}`;
  switch (status) {
    case 'provisioning':
      throw new DomainError('conflict', 'tenant.being-created', named('is being created; try again in half a minute'));
    case 'restoring':
      throw new DomainError('conflict', 'tenant.being-restored', named('is being restored; wait for its end'));
    case 'moving':
      throw new DomainError('conflict', 'tenant.being-moved', named('is being moved; try again when it has arrived'));
    case 'deleting':
      throw new DomainError('conflict', 'tenant.being-deleted', named('is to be deleted; cancel the deletion first'));
    case 'live':
    case 'suspended':
  }
}
