import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterTry, breakerState, type EndpointHealth, type HealthChange, type HealthTry } from './endpoint-health.ts';

const START = new Date('2026-11-22T08:00:00Z').getTime();
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FEW = { tries: 1, failures: 1 };
const failed = (ms: number, recent = FEW): HealthTry => ({ at: new Date(START + ms), isSuccess: false, recent });
const worked = (ms: number): HealthTry => ({ at: new Date(START + ms), isSuccess: true });

function after(tries: readonly HealthTry[], from: EndpointHealth = {}) {
  let health = from;
  const told: HealthChange[] = [];
  for (const tried of tries) {
    const decision = afterTry(health, tried);
    health = decision.health;
    told.push(...decision.changes);
  }
  return { health, told, kinds: told.map(({ kind }) => kind) };
}
const every = (stepMs: number, untilMs: number, fromMs = 0): HealthTry[] =>
  Array.from({ length: Math.floor((untilMs - fromMs) / stepMs) + 1 }, (_, n) => failed(fromMs + n * stepMs));

describe('the breaker', () => {
  const open = failed(0, { tries: 10, failures: 7 });

  test('opens when of ten tries of five minutes seven failed, and not before', () => {
    expect(after([failed(0, { tries: 9, failures: 9 })]).kinds).toEqual([]);
    expect(after([failed(0, { tries: 10, failures: 6 })]).kinds).toEqual([]);
    expect(after([failed(0, { tries: 200, failures: 139 })]).kinds).toEqual([]);
    expect(after([open]).kinds).toEqual(['paused']);
  });

  test('lets a probe through after 30 s, and after twice as long each time that it fails, up to 15 min', () => {
    let { health } = after([open]);
    const pauses: number[] = [];
    for (let probe = 0; probe < 8; probe += 1) {
      const { probeAt } = health.breaker!;
      expect(breakerState(health, new Date(new Date(probeAt).getTime() - 1))).toBe('open');
      expect(breakerState(health, new Date(probeAt))).toBe('probing');
      health = afterTry(health, { at: new Date(probeAt), isSuccess: false, recent: FEW }).health;
      pauses.push(health.breaker!.pauseSeconds);
    }
    expect(pauses).toEqual([60, 120, 240, 480, 900, 900, 900, 900]);
  });

  test('is not moved by what was under way when it opened', () => {
    const { health } = after([open]);
    expect(afterTry(health, failed(12 * SECOND))).toMatchObject({ health: { breaker: health.breaker }, changes: [] });
  });

  test('closes with one success, before which nothing counts any more', () => {
    const closed = after([worked(60 * SECOND)], after([open]).health);
    expect(closed).toMatchObject({ kinds: ['resumed'] });
    expect(closed.health).toEqual({ closedAt: new Date(START + 60 * SECOND).toISOString() });
  });
});

describe('the ladder', () => {
  const often = HOUR / 2;
  const steps = (told: readonly HealthChange[]) => told.flatMap((one) => (one.kind === 'failing' ? [one.percent] : []));

  test('does not start in one bad hour, nor in eleven of them', () => {
    expect(after(every(often, 11 * HOUR)).health.failingSince).toBeUndefined();
  });

  test('does not start where failures lie more than a day apart', () => {
    expect(after(every(25 * HOUR, 500 * HOUR)).health.failingSince).toBeUndefined();
  });

  test('starts when failures lie 12 hours apart within a day, and disables after 120 hours with four notices, each once', () => {
    const { told, health } = after(every(often, 140 * HOUR));
    expect(health.failingSince).toBe(new Date(START + 12 * HOUR).toISOString());
    expect(steps(told)).toEqual([50, 70, 90, 100]);
    expect(told.filter(({ kind }) => kind === 'disabled')).toHaveLength(1);
  });

  test('begins anew after one success, which is told to who was told of the failures', () => {
    const bad = after(every(often, 80 * HOUR));
    expect(steps(bad.told)).toEqual([50]);
    expect(after([worked(81 * HOUR)], bad.health)).toEqual({
      health: {},
      told: [{ kind: 'recovered' }],
      kinds: ['recovered'],
    });
    expect(after([worked(HOUR)], after([failed(0)]).health).kinds).toEqual([]);
  });

  test('tells one step at the most of what a long silence passed over', () => {
    const { health } = after(every(often, 12 * HOUR));
    expect(after([failed(200 * HOUR)], health).told).toMatchObject([
      { kind: 'failing', percent: 100 },
      { kind: 'disabled' },
    ]);
  });
});

test('whatever happens, each step is told at most once between two successes, and a row of the database can hold the state', () => {
  const tries = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 * HOUR }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(tries, (steps) => {
      let [health, at, told]: [EndpointHealth, number, number[]] = [{}, 0, []];
      for (const [ms, chance] of steps) {
        at += ms;
        const decision = afterTry(health, chance === 0 ? worked(at) : failed(at));
        health = JSON.parse(JSON.stringify(decision.health)) as EndpointHealth;
        expect(health).toEqual(decision.health);
        expect(JSON.stringify(health).length).toBeLessThan(1_000);
        if (chance === 0) told = [];
        told.push(...decision.changes.flatMap((change) => (change.kind === 'failing' ? [change.percent] : [])));
        expect(new Set(told).size).toBe(told.length);
      }
    }),
  );
});
