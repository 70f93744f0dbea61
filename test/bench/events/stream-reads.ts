import { compare, describe, type Rates } from '../kit/rates.ts';
import { type Result } from '../kit/report.ts';
import { type Effort, runRound, type Side, type Stores } from './side-run.ts';
import { type StoreName } from './stores/store.ts';

const READERS = 8;
const STREAMS = 200;
const EVENTS = 100;
const GOAL = 0.8;

/** Whole streams of 100 events at random. The bare SELECT reads the very rows that Clutch reads; the peers read their own. */
export async function streamReads(stores: Stores, effort: Effort): Promise<Result[]> {
  const seed = async (store: StoreName) =>
    (await stores[store].ask({ kind: 'seed', streams: STREAMS, events: EVENTS })).streams!;
  const ours = await seed('clutch');
  const side = (store: StoreName, streams: readonly string[]): Side => ({
    name: `read ${store}`,
    store,
    cell: { ...effort, kind: 'read', clients: READERS, streams, events: EVENTS },
  });
  const sides = [
    side('clutch', ours),
    side('raw', ours),
    side('emmett', await seed('emmett')),
    side('castore', await seed('castore')),
  ];
  const noted = new Map<string, Rates>();
  for (let round = 0; round < effort.rounds; round += 1) await runRound(stores, sides, round, noted);
  for (const [name, rates] of noted) console.log(describe(name, rates));
  const of = (store: StoreName): Rates => noted.get(`read ${store}`)!;
  return [
    compare('read.stream.vs_raw', of('clutch'), of('raw'), GOAL),
    compare('read.stream.vs_emmett', of('clutch'), of('emmett')),
    compare('read.stream.vs_castore', of('clutch'), of('castore')),
  ];
}
