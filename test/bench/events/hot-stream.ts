import { compare, describe, type Rates } from '../kit/rates.ts';
import { type Result } from '../kit/report.ts';
import { type Effort, runRound, type Side, type Stores } from './side-run.ts';

const WRITERS = 32;
const GOAL = 5;

/** One stream that 32 writers append to, any version: only what was appended counts, so a store that refuses pays for its repeats. */
export async function hotStream(stores: Stores, effort: Effort): Promise<Result[]> {
  const noted = new Map<string, Rates>();
  const sides = (['clutch', 'emmett'] as const).map((store): Side => ({
    name: `hot ${store}`,
    store,
    cell: { ...effort, kind: 'hot', clients: WRITERS },
  }));
  for (let round = 0; round < effort.rounds; round += 1) await runRound(stores, sides, round, noted);
  for (const [side, rates] of noted) console.log(describe(side, rates));
  return [compare('append.hot.vs_emmett', noted.get('hot clutch')!, noted.get('hot emmett')!, GOAL)];
}
