import { DomainError } from '#kernel/domain';
import { testModeRequired } from './test-mode.ts';
import { type Decided, refuseUnfinished, type Standing } from './tenant-standing.ts';
import { type TenantEvent } from './tenant.ts';

/** A live tenant, or its sandbox, with why it stands still. */
export interface FollowedStanding extends Standing {
  readonly reason: string | null;
}

/** How long test data may be ahead of the world: what is computed from dates stays a date. */
export const FURTHEST_MS = 20 * 366 * 86_400_000;

const SETTLED: readonly Standing['status'][] = ['live', 'suspended', 'deleting'];

/**
 * What a sandbox has to become to stand as its live tenant does: name, slug, and whether it works. `null` when it does, or when one of
 * the two is on its way somewhere: then it is looked at again.
 * @param slug the one that the sandbox should have
 */
export function follow(sandbox: FollowedStanding, live: FollowedStanding, slug: string): Decided | null {
  if (!SETTLED.includes(sandbox.status) || !SETTLED.includes(live.status)) return null;
  const { name, status, reason } = live;
  const isRenamed = sandbox.slug !== slug || sandbox.name !== name;
  const isMoved = sandbox.status !== status;
  if (!isRenamed && !isMoved) return null;
  const events: TenantEvent[] = isRenamed ? [{ type: 'TenantRenamed', data: { slug, name } }] : [];
  if (isMoved) events.push(eventOf(sandbox, { status, reason }));
  return { what: 'followed', to: { slug, name, status, reason }, events };
}

function eventOf(
  sandbox: FollowedStanding,
  { status, reason }: Pick<FollowedStanding, 'status' | 'reason'>,
): TenantEvent {
  if (status === 'suspended') return { type: 'TenantSuspended', data: { reason: reason ?? '' } };
  if (sandbox.status === 'deleting') return { type: 'TenantDeletionCancelled', data: { reason: null } };
  return { type: 'TenantResumed', data: {} };
}

/** The clock goes forward, to `aheadMs` before the world's. @throws DomainError `test-clock.backwards`, `test-clock.too-far`, `test-mode.required` */
export function moveClock(sandbox: Standing & { readonly clockAheadMs: number }, aheadMs: number): Decided | null {
  if (!sandbox.sandboxOf) throw testModeRequired();
  if (aheadMs === sandbox.clockAheadMs) return null;
  if (aheadMs < sandbox.clockAheadMs) {
    const detail = 'The clock of test data only goes forward; DELETE /v1/test/data begins anew with the present';
    throw new DomainError('conflict', 'test-clock.backwards', detail);
  }
  if (aheadMs > FURTHEST_MS)
    throw new DomainError('invalid', 'test-clock.too-far', 'The clock of test data can be at most 20 years ahead');
  return {
    what: 'clock-moved',
    to: { clockAheadMs: aheadMs },
    events: [{ type: 'TestClockMoved', data: { aheadMs } }],
  };
}

/**
 * The sandbox is nobody's any more and is removed; whoever works in test mode next gets an empty one.
 * @throws DomainError `test-mode.required`, `tenant.being-moved`
 */
export function abandon(sandbox: Standing, { reason, at }: { readonly reason: string; readonly at: string }): Decided {
  if (!sandbox.sandboxOf) throw testModeRequired();
  if (sandbox.status === 'moving') refuseUnfinished(sandbox);
  return {
    what: 'emptied',
    to: { status: 'deleting', reason, sandboxOf: null },
    events: [{ type: 'TenantDeletionScheduled', data: { reason, deletesAt: at } }],
  };
}
