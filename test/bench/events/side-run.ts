import { type BenchProcess } from '../kit/bench-process.ts';
import { type Rates } from '../kit/rates.ts';
import { orderOf } from '../kit/rounds.ts';
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
