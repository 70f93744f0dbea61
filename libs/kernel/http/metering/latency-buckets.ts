/** Upper bounds in milliseconds; a bucket's number is its place. The last one has no bound. Numbers are stored, so they never change. */
const BOUNDS = [
  1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000,
];

/** The bucket that a time of so many milliseconds is counted in. */
export function latencyBucket(ms: number): number {
  let bucket = 0;
  while (bucket < BOUNDS.length && ms > BOUNDS[bucket]!) bucket += 1;
  return bucket;
}

/**
 * The time that a share of all requests did not exceed, in milliseconds, interpolated inside its bucket; of the open bucket its lower
 * bound. 0 where nothing was counted.
 * @param counts how many, by bucket
 */
export function latencyQuantile(counts: ReadonlyMap<number, number>, share: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let below = 0;
  for (const [bucket, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    if (below + count >= share * total) return within(bucket, (share * total - below) / count);
    below += count;
  }
  return BOUNDS.at(-1)!;
}

function within(bucket: number, part: number): number {
  const lower = bucket === 0 ? 0 : BOUNDS[bucket - 1]!;
  const upper = BOUNDS[bucket] ?? lower;
  return Math.round((lower + (upper - lower) * part) * 100) / 100;
}
