import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SendingPlaces } from './sending-places.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const places = () => new SendingPlaces({ worker: 10, tenant: 4, slowAfterMs: 1_000 });
const take = (all: SendingPlaces, tenant: string, many: number, isAiling = false) =>
  Array.from({ length: many }, () => all.take(tenant, isAiling).open(() => undefined));

describe('the places of a worker', () => {
  test('are so many for each tenant and so many in all', () => {
    const all = places();
    take(all, 'a', 4);
    expect([all.free('a').well, all.free('b').well]).toEqual([0, 4]);
    take(all, 'b', 4);
    take(all, 'c', 1);
    expect(all.free('c').well).toBe(1);
  });

  test('are half for those that ail, and none of them is taken from those that are well', () => {
    const all = places();
    take(all, 'a', 2, true);
    expect(all.free('a')).toEqual({ well: 4, ailing: 0 });
  });

  test('become free when a request is slow, until there are far too many', () => {
    const all = places();
    for (let round = 1; round <= 4; round += 1) {
      expect(all.free('a').well).toBe(4);
      take(all, 'a', 4);
      vi.advanceTimersByTime(1_000);
    }
    expect([all.openOf('a'), all.free('a')]).toEqual([16, { well: 0, ailing: 0 }]);
    expect(all.free('b')).toEqual({ well: 4, ailing: 0 });
  });

  test('are told of when they become free so, and are given back once', () => {
    const all = places();
    const told = vi.fn<() => void>();
    const [slow, quick, waiting] = [all.take('a', false), all.take('a', false), all.take('a', false)];
    for (const place of [slow, quick]) place.open(told);
    quick.leave();
    vi.advanceTimersByTime(1_000);
    expect(told).toHaveBeenCalledTimes(1);
    slow.leave();
    waiting.leave();
    expect([all.openOf('a'), all.free('a')]).toEqual([0, { well: 4, ailing: 2 }]);
  });
});
