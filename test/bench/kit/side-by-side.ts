import { type Load, type LoadGenerator } from './load.ts';
import { median } from './statistics.ts';

/** A load whose amount follows from the time that it shall take. */
export type Side = Omit<Load, 'amount'>;

export interface Comparison {
  readonly ours: Side;
  readonly peer: Side;
  /** Waited for after every round, so that no side pays for what the other one left to do. */
  readonly settle?: () => Promise<void>;
}

/** What was measured, and how many requests each side answered, warm-up included. */
export interface Compared {
  readonly ratio: number;
  readonly oursPerSecond: number;
  readonly peerPerSecond: number;
  readonly ours: number;
  readonly peer: number;
}

const ROUNDS = 6;
const ROUND_SECONDS = 3;
const WARM_UP = { requests: 2_000, times: 3 };

/**
 * Loads two servers in turns and takes the median of the rounds' ratios. The order changes from round to round, so that neither a
 * slow minute of the machine nor being second favours a side.
 */
export async function sideBySide(
  generator: LoadGenerator,
  { ours, peer, settle = async () => undefined }: Comparison,
): Promise<Compared> {
  const sides = [await prepare(generator, ours), await prepare(generator, peer)] as const;
  await settle();
  const [first, second] = sides;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? [first, second] : [second, first]) {
      side.rates.push(await generator.rate({ ...side.side, amount: side.amount }));
      side.answered += side.amount;
      await settle();
    }
  }
  return {
    ratio: median(first.rates.map((rate, round) => rate / second.rates[round]!)),
    oursPerSecond: median(first.rates),
    peerPerSecond: median(second.rates),
    ours: first.answered,
    peer: second.answered,
  };
}

/** Warms a side up; the last run tells how many requests fill a round. */
async function prepare(generator: LoadGenerator, side: Side) {
  let rate = 0;
  for (let time = 0; time < WARM_UP.times; time += 1)
    rate = await generator.rate({ ...side, amount: WARM_UP.requests });
  const rates: number[] = [];
  return { side, rates, amount: Math.ceil(rate * ROUND_SECONDS), answered: WARM_UP.requests * WARM_UP.times };
}
