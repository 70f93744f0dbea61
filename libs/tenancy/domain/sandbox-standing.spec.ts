import { expect, test } from 'vitest';
import { abandon, type FollowedStanding, follow, FURTHEST_MS, moveClock } from './sandbox-standing.ts';
import { cancelDeletion, rename, resume, scheduleDeletion, suspend } from './tenant-standing.ts';

const live: FollowedStanding = { slug: 'sul', name: 'Sul', status: 'live', reason: null };
const sandbox = { ...live, slug: 'sul~0abc', sandboxOf: 'live-id', clockAheadMs: 60_000 };
const SLUG = 'sul~0abc';

test('a sandbox that stands as its tenant does has nothing to follow', () => {
  expect(follow(sandbox, live, SLUG)).toBeNull();
});

test('a sandbox follows its tenant into a suspension and out of it, into a deletion and out of it, and through a new name', () => {
  const suspended = { ...live, status: 'suspended' as const, reason: 'late' };
  expect(follow(sandbox, suspended, SLUG)).toMatchObject({
    to: { status: 'suspended', reason: 'late' },
    events: [{ type: 'TenantSuspended' }],
  });
  expect(follow({ ...sandbox, status: 'suspended' }, live, SLUG)?.events).toEqual([
    { type: 'TenantResumed', data: {} },
  ]);
  const deleting = { ...live, status: 'deleting' as const, reason: 'left' };
  expect(follow(sandbox, deleting, SLUG)).toMatchObject({ to: { status: 'deleting' } });
  expect(follow({ ...sandbox, status: 'deleting' }, live, SLUG)?.events).toEqual([
    { type: 'TenantDeletionCancelled', data: { reason: null } },
  ]);
  expect(follow(sandbox, { ...live, slug: 'norte', name: 'Norte' }, 'norte~0abc')).toMatchObject({
    to: { slug: 'norte~0abc', name: 'Norte', status: 'live' },
    events: [{ type: 'TenantRenamed', data: { slug: 'norte~0abc', name: 'Norte' } }],
  });
});

test('while either of the two moves, the other waits', () => {
  expect(follow({ ...sandbox, status: 'moving' }, { ...live, status: 'suspended' }, SLUG)).toBeNull();
  expect(follow(sandbox, { ...live, status: 'moving' }, SLUG)).toBeNull();
});

test('nothing is done with a sandbox by itself that its tenant decides', () => {
  const refused = { code: 'tenant.is-sandbox' };
  const attempts = [
    () => suspend(sandbox, 'x'),
    () => resume(sandbox),
    () => rename(sandbox, { name: 'X' }),
    () => scheduleDeletion(sandbox, { reason: 'x', deletesAt: '2026-12-01T00:00:00Z' }),
    () => cancelDeletion(sandbox, null),
  ];
  for (const attempt of attempts) expect(attempt).toThrow(expect.objectContaining(refused));
});

test('the clock of a sandbox goes forward, up to twenty years, and that of live data not at all', () => {
  expect(moveClock(sandbox, 3_600_000)).toMatchObject({ to: { clockAheadMs: 3_600_000 } });
  expect(moveClock(sandbox, 60_000)).toBeNull();
  const codeOf = (standing: Parameters<typeof moveClock>[0], ms: number) => () => moveClock(standing, ms);
  expect(codeOf(sandbox, 59_999)).toThrow(expect.objectContaining({ code: 'test-clock.backwards' }));
  expect(codeOf(sandbox, FURTHEST_MS + 1)).toThrow(expect.objectContaining({ code: 'test-clock.too-far' }));
  expect(codeOf({ ...live, clockAheadMs: 0 }, 1)).toThrow(expect.objectContaining({ code: 'test-mode.required' }));
});

test('an emptied sandbox belongs to nobody, so that the next is another one', () => {
  const { to } = abandon(sandbox, { reason: 'emptied', at: '2026-12-01T00:00:00Z' });
  expect(to).toEqual({ status: 'deleting', reason: 'emptied', sandboxOf: null });
  expect(() => abandon(live, { reason: 'x', at: 'y' })).toThrow(
    expect.objectContaining({ code: 'test-mode.required' }),
  );
});
