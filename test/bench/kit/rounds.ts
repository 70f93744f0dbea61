import { median } from './statistics.ts';

/** The median of some rounds' ratios, with the extremes: how far they lie apart says how quiet the machine was. */
export interface Spread {
  readonly value: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @throws RangeError when there is nothing to take the median of */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('No round was run');
  return { value: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
}

/**
 * Round by round: ours by the peer's. What slowed a round down slowed both, so the ratio is steadier than the figures.
 * @throws RangeError when the two were not run in the same rounds
 */
export function ratios(ours: readonly number[], peer: readonly number[]): number[] {
  if (ours.length !== peer.length)
    throw new RangeError(`${ours.length} rounds of ours, ${peer.length} rounds of the peer's`);
  return ours.map((value, round) => value / peer[round]!);
}

/**
 * The order of a round: it starts one further each time, and every second time it runs backwards, so that nobody is always first
 * and nobody always follows the same one.
 */
export function orderOf<Item>(items: readonly Item[], round: number): Item[] {
  const start = items.length === 0 ? 0 : round % items.length;
  const turned = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? turned : turned.toReversed();
}
