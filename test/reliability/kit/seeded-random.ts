import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers in [0, 1), the same for the same seed (mulberry32, public domain, T. Ettinger). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `SEED=4711` repeats a run's schedule; otherwise every run has a new one. */
export function seedOfRun(): number {
  return process.env['SEED'] === undefined ? Math.floor(Math.random() * 1_000_000) : Number(process.env['SEED']);
}

/** The seeds with which this test has failed before; each runs for ever. */
export function seedsOfOldFailures(test: string): number[] {
  const file = join(import.meta.dirname, '..', 'seeds.json');
  const seeds = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number[]>;
  const known = seeds[test];
  if (!known) throw new Error(`seeds.json does not name the test "${test}"`);
  return known;
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}
