import { type Result, rounded } from './report.ts';
import { ratios, spreadOf } from './rounds.ts';
import { median } from './statistics.ts';

/** What all rounds of a side gave. */
export interface Rates {
  /** Events, or whatever is counted, per second; one value a round. */
  readonly perSecond: number[];
  /** Of client and server in µs for each of them, one value a round; empty where there is no /proc. */
  readonly cpu: number[];
}

/** How many times the peer's throughput ours is, with processor time beside it. */
export function compare(name: string, ours: Rates, peer: Rates, goal?: number): Result {
  const { value, lowest, highest } = spreadOf(ratios(ours.perSecond, peer.perSecond));
  const withCpu = ours.cpu.length > 0 && peer.cpu.length > 0;
  return {
    name,
    value: rounded(value),
    unit: 'ratio',
    ...(goal === undefined ? {} : { goal }),
    better: 'higher',
    lowest: rounded(lowest),
    highest: rounded(highest),
    ...(withCpu ? { cpuPerEvent: { ours: rounded(median(ours.cpu)), peer: rounded(median(peer.cpu)) } } : {}),
  };
}

/** A line for people. */
export function describe(name: string, { perSecond, cpu }: Rates): string {
  const { value, lowest, highest } = spreadOf(perSecond);
  const rate = `${value.toFixed(0)} /s (${lowest.toFixed(0)} to ${highest.toFixed(0)})`;
  return `  ${name.padEnd(24)} ${rate}${cpu.length > 0 ? `, ${median(cpu).toFixed(0)} µs of processor time each` : ''}`;
}
