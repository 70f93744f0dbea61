const FIRST_MS = 100;
const LONGEST_MS = 5_000;

/**
 * How long to wait before the n-th attempt to connect again: random up to a bound that doubles, so that the processes that lost a
 * server together do not come back together ("full jitter").
 */
export function reconnectDelayMs(failures: number): number {
  return Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
}
