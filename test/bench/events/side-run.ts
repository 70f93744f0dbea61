import { type BenchProcess } from '../kit/bench-process.ts';
import { type Result, rounded } from '../kit/report.ts';
import { orderOf, ratios, spreadOf } from '../kit/rounds.ts';
import { median } from '../kit/statistics.ts';
import { type Cell, type Measured } from './cell.ts';
import { type StoreName } from './stores/store.ts';

export type StoreProcess = BenchProcess<Cell, Measured>;
export type Stores = Readonly<Record<StoreName, StoreProcess>>;

/** How long and how often. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** One store doing one thing, under a name. */
export interface Side {
  readonly name: string;
  readonly store: StoreName;
  readonly cell: Cell;
}

/** What all rounds of a side gave. */
export interface Rates {
  /** Events per second, one value a round. */
  readonly perSecond: number[];
  /** Of client and server in µs for each event, one value a round; empty where there is no /proc. */
  readonly cpu: number[];
}

/** Runs the sides of one round after another, in the round's order, and notes their rates. */
export async function runRound(
  stores: Stores,
  sides: readonly Side[],
  round: number,
  noted: Map<string, Rates>,
): Promise<void> {
  for (const { name, store, cell } of orderOf(sides, round)) {
    const { events, seconds, cpuMs } = await stores[store].ask(cell);
    const rates = noted.get(name) ?? { perSecond: [], cpu: [] };
    noted.set(name, rates);
    rates.perSecond.push(events / seconds);
    if (cpuMs !== undefined) rates.cpu.push((cpuMs * 1_000) / events);
  }
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
  const rate = `${value.toFixed(0)} events/s (${lowest.toFixed(0)} to ${highest.toFixed(0)})`;
  return `  ${name.padEnd(24)} ${rate}${cpu.length > 0 ? `, ${median(cpu).toFixed(0)} µs of processor time an event` : ''}`;
}
