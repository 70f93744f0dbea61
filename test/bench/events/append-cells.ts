import { compare, describe, type Rates } from '../kit/rates.ts';
import { type Result } from '../kit/report.ts';
import { type Effort, runRound, type Side, type Stores } from './side-run.ts';
import { type StoreName } from './stores/store.ts';

export const TENANTS = 32;

interface Shape {
  readonly writers: number;
  readonly batch: number;
}

const SHAPES: readonly Shape[] = [1, 8, 32].flatMap((writers) => [1, 10].map((batch) => ({ writers, batch })));

/** The goals against a bare INSERT, by writers and batch. */
const RAW_GOALS: Readonly<Record<string, number>> = { '8x1': 0.7, '8x10': 0.7, '32x1': 1, '32x10': 0.8 };
const RAW_GOALS_32: Readonly<Record<string, number>> = { '8x1': 0.6, '8x10': 0.6, '32x1': 0.6, '32x10': 0.6 };
const EMMETT_GOAL = 1.5;
const EMMETT_GOAL_32 = 1.3;

/**
 * Appends per second: writers × events per append, on one tenant and over 32. A peer without tenants runs once a round and is compared
 * with both; the bare INSERT into 32 tables is there to tell what many tables cost anybody.
 */
export async function appendCells(stores: Stores, effort: Effort): Promise<Result[]> {
  const noted = new Map<string, Rates>();
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const shape of SHAPES) await runRound(stores, sidesOf(shape, effort), round, noted);
    console.log(`appends: round ${round + 1} of ${effort.rounds} done`);
  }
  return SHAPES.flatMap((shape) => resultsOf(shape, noted));
}

function sidesOf({ writers, batch }: Shape, effort: Effort): Side[] {
  const side = (store: StoreName, tenants: number): Side => ({
    name: sideName({ writers, batch }, store, tenants),
    store,
    cell: { ...effort, kind: 'append', clients: writers, batch, tenants },
  });
  return [
    side('clutch', 1),
    side('raw', 1),
    side('emmett', 1),
    side('clutch', TENANTS),
    side('castore', 1),
    ...(writers > 1 ? [side('raw', TENANTS)] : []),
  ];
}

function sideName({ writers, batch }: Shape, store: StoreName, tenants: number): string {
  return `${writers}x${batch} ${store}${tenants === 1 ? '' : ` on ${tenants}`}`;
}

function resultsOf(shape: Shape, noted: ReadonlyMap<string, Rates>): Result[] {
  const name = `${shape.writers}x${shape.batch}`;
  const of = (store: StoreName, tenants = 1): Rates => noted.get(sideName(shape, store, tenants))!;
  for (const [side, rates] of noted) if (side.startsWith(`${name} `)) console.log(describe(side, rates));
  const [one, many] = [of('clutch'), of('clutch', TENANTS)];
  return [
    compare(`append.${name}.one.vs_emmett`, one, of('emmett'), EMMETT_GOAL),
    compare(`append.${name}.one.vs_raw`, one, of('raw'), RAW_GOALS[name]),
    compare(`append.${name}.one.vs_castore`, one, of('castore')),
    compare(`append.${name}.t${TENANTS}.vs_emmett`, many, of('emmett'), EMMETT_GOAL_32),
    compare(`append.${name}.t${TENANTS}.vs_raw`, many, of('raw'), RAW_GOALS_32[name]),
    ...(shape.writers > 1
      ? [compare(`append.${name}.t${TENANTS}.vs_raw_${TENANTS}_tables`, many, of('raw', TENANTS))]
      : []),
  ];
}
