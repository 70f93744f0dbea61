import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, rounded } from '../kit/report.ts';
import { headOf, lagsOf, recordedEvents, watchProjected } from '../kit/projected.ts';
import { percentile } from '../kit/statistics.ts';
import { type Installation, settled } from './installation.ts';
import { COMMAND } from './seed.ts';

const PER_SECOND = 100;
const SECONDS = 12;

/** From commit to projected, at 100 commands a second whether or not the server keeps up (open loop). */
export async function projectionLag(installation: Installation): Promise<Result> {
  await settled(installation);
  const { database, schema } = installation;
  const after = await headOf(database, schema);
  const stopping = new AbortController();
  const { projections, event: type } = COMMAND;
  const watching = watchProjected(database, { schema, projections }, stopping.signal);
  const sent = await sendOpenLoop(installation);
  await settled(installation);
  stopping.abort();
  const lags = lagsOf(await recordedEvents(database, { schema, after, type }), await watching);
  if (lags.length !== sent) throw new Error(`${sent} commands were acknowledged, ${lags.length} events appended`);
  const [half, most, worst] = [0.5, 0.99, 1].map((share) => percentile(lags, share));
  console.log(
    `lag of ${lags.length} events: median ${half!.toFixed(1)} ms, p99 ${most!.toFixed(1)} ms, longest ${worst!.toFixed(1)} ms`,
  );
  return { name: 'lag.p99.ms', value: rounded(most!), unit: 'ms', goal: 100, better: 'lower' };
}

async function sendOpenLoop({ api }: Installation): Promise<number> {
  const began = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let index = 0; index < PER_SECOND * SECONDS; index += 1) {
    await sleep(Math.max(0, began + (index * 1_000) / PER_SECOND - performance.now()));
    answers.push(api.post(COMMAND.path, JSON.parse(COMMAND.body.replaceAll('{unique}', String(index)))));
  }
  return (await Promise.all(answers)).length;
}
