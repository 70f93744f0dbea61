import { parseList } from 'structured-headers';
import { describe, expect, test } from 'vitest';
import { Clock } from '../../domain/clock.ts';
import { abilityOf } from '../authorization/ability.ts';
import { type Principal } from '../authorization/principal.ts';
import { LimitCounts } from './limit-counts.ts';
import { limitExceeded, limitHeader } from './limit-headers.ts';
import { MemoryLimitStore } from './limit-store.ts';
import { endOfPeriod, type LimitWindow } from './limit-window.ts';
import { Limits } from './limits.ts';
import { defaultPlan } from './tenant-plan.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
class NoonClock extends Clock {
  override now(): Date {
    return new Date(NOON);
  }
}
const tenant = { id: '01933b7a-0000-7000-8000-000000000001', schema: 't_0000000000000001', slug: 'sample' };
const key: Principal = {
  tenant,
  actor: { kind: 'api-key', id: 'key_a', name: 'A' },
  ability: abilityOf(['*:*']),
  credentialId: 'key_a',
};
const person = (session: string): Principal => ({
  ...key,
  actor: { kind: 'user', id: 'usr_ana', name: 'Ana' },
  credentialId: session,
});
const planOf = (...windows: LimitWindow[]) => ({ ...defaultPlan(1), windows });
const begin = () =>
  new Limits(new LimitCounts({ store: new MemoryLimitStore(), clock: new NoonClock(), report: () => undefined }));
const window = (per: LimitWindow['per'], over: Partial<LimitWindow> = {}): LimitWindow => ({
  name: per,
  quota: 10,
  windowSeconds: 60,
  per,
  ...over,
});
/** How many calls pass one after the other. */
const passes = (
  limits: Limits,
  who: Principal,
  plan: ReturnType<typeof planOf>,
  { ip = '::1', operation = 'x', cost = 1 } = {},
) => {
  let passed = 0;
  while (passed < 100 && limits.take(limits.setOf(who, plan, { ip, operation }), cost, NOON).length === 0) passed += 1;
  return passed;
};

describe('who shares a count', () => {
  test.each([
    ['tenant', key, { ...key, credentialId: 'key_b' }, 0],
    ['credential', key, { ...key, credentialId: 'key_b' }, 10],
    ['person', person('ses_1'), person('ses_2'), 0],
    ['credential', person('ses_1'), person('ses_2'), 10],
    ['address', key, { ...key, credentialId: 'key_b' }, 0],
  ] as const)('per %s', (per, one, other, left) => {
    const limits = begin();
    const plan = planOf(window(per));
    expect([passes(limits, one, plan), passes(limits, other, plan)]).toEqual([10, left]);
  });

  test('another tenant, address or person has its own; a program is no person', () => {
    const limits = begin();
    const stranger = { ...key, tenant: { ...tenant, id: '01933b7a-0000-7000-8000-000000000002' } };
    const plan = planOf(window('tenant'));
    expect([passes(limits, key, plan), passes(limits, stranger, plan)]).toEqual([10, 10]);
    const byAddress = planOf(window('address'));
    expect([passes(limits, key, byAddress), passes(limits, key, byAddress, { ip: '::2' })]).toEqual([10, 10]);
    expect(passes(limits, key, planOf(window('person')))).toBe(100);
  });
});

test('a dear call takes its cost, and all windows are taken from together or not at all', () => {
  const limits = begin();
  const plan = planOf(
    window('tenant', { quota: 10 }),
    window('credential', { name: 'daily', quota: 4, windowSeconds: 86_400 }),
  );
  expect(passes(limits, key, plan, { cost: 3 })).toBe(1);
  const set = limits.setOf(key, plan, { ip: '::1', operation: 'x' });
  expect(limits.take(set, 3, NOON).map(({ name }) => name)).toEqual(['daily']);
  expect(set.limits.map((limit) => limits.used(limit, NOON))).toEqual([3, 3]);
});

test('a limit of some operations leaves the others alone', () => {
  const limits = begin();
  const plan = planOf(
    window('tenant', { name: 'search', operations: ['search*', 'listSlots'], quota: 2 }),
    window('credential'),
  );
  expect(passes(limits, key, plan, { operation: 'searchBookings' })).toBe(2);
  expect(passes(limits, key, plan, { operation: 'listSlots' })).toBe(0);
  expect(passes(limits, key, plan, { operation: 'getBooking' })).toBe(8);
});

test('keys have limits and credits of their own, and those that share a count share it', () => {
  const limits = begin();
  const shared = { name: 'fleet', quota: 5, windowSeconds: 3_600, countedUnder: 'shared' };
  const one = { ...key, limits: [shared] };
  const other = { ...key, credentialId: 'key_b', limits: [shared] };
  expect([passes(limits, one, planOf()), passes(limits, other, planOf())]).toEqual([5, 0]);
  const paying = { ...key, credits: { amount: 3, refill: 'monthly', countedUnder: 'key_a' } } as const;
  expect(passes(limits, paying, planOf())).toBe(3);
  const short = limits.take(limits.setOf(paying, planOf(), { ip: '::1', operation: 'x' }), 1, NOON);
  expect(limitExceeded(short, NOON)).toMatchObject({ status: 429, code: 'key.exhausted' });
  const gift = { ...key, credits: { amount: 0, refill: 'never', countedUnder: 'gift' } } as const;
  const ended = limitExceeded(limits.take(limits.setOf(gift, planOf(), { ip: '::1', operation: 'x' }), 1, NOON), NOON);
  expect([ended.code, ended.headers, ended.detail]).toEqual([
    'key.exhausted',
    undefined,
    expect.stringContaining('not refilled'),
  ]);
});

test('a hard quota of the month refuses, a soft one only counts', async () => {
  const plan = (hard: boolean) => ({ ...planOf(), quotas: [{ unit: 'requests', amount: 2, hard }] });
  expect(passes(begin(), key, plan(true))).toBe(2);
  const limits = begin();
  expect(passes(limits, key, plan(false))).toBe(100);
  expect(limits.setOf(key, plan(false), { ip: '::1', operation: 'x' }).policy).toBe('');
});

test('the headers list every limit, the tightest first, in the form of the draft', () => {
  const limits = begin();
  const plan = planOf(
    window('tenant', { name: 'wide', quota: 1_000, windowSeconds: 86_400 }),
    window('credential', { name: 'narrow', quota: 4 }),
    window('address', { name: 'middle', quota: 8, windowSeconds: 3_600 }),
  );
  const set = limits.setOf(key, plan, { ip: '::1', operation: 'x' });
  limits.take(set, 2, NOON);
  expect(set.policy).toBe('"wide";q=1000;w=86400, "narrow";q=4;w=60, "middle";q=8;w=3600');
  const told = parseList(limitHeader(set.limits, (limit) => limits.used(limit, NOON), NOON));
  expect(told.map(([name, parameters]) => [name, parameters.get('r')])).toEqual([
    ['narrow', 2],
    ['wide', 998],
    ['middle', 6],
  ]);
  expect(told[1]![1].get('t')).toBe(43_200);
});

test('who is over several limits waits for the last of them', () => {
  const limits = begin();
  const plan = planOf(
    window('tenant', { quota: 0 }),
    window('credential', { name: 'daily', quota: 0, windowSeconds: 86_400 }),
  );
  const problem = limitExceeded(limits.take(limits.setOf(key, plan, { ip: '::1', operation: 'x' }), 1, NOON), NOON);
  expect(problem).toMatchObject({
    code: 'rate.exceeded',
    extensions: { 'violated-policies': ['tenant', 'daily'] },
    headers: { 'Retry-After': '43200' },
  });
});

test.each([
  ['day', Date.UTC(2026, 10, 22)],
  [86_400, Date.UTC(2026, 10, 22)],
  ['month', Date.UTC(2026, 11, 1)],
  ['never', Number.POSITIVE_INFINITY],
] as const)('a period of %s ends by the calendar', (period, end) => {
  expect(endOfPeriod(period, NOON, 'any')).toBe(end);
});

test('short windows of different holders end at different moments, always within one width', () => {
  const ends = Array.from({ length: 50 }, (_, index) => endOfPeriod(60, NOON, `key_${index}`));
  expect(new Set(ends).size).toBeGreaterThan(40);
  expect(ends.every((end) => end > NOON && end <= NOON + 60_000)).toBe(true);
});
