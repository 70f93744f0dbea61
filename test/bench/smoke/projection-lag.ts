import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, rounded } from '../kit/report.ts';
import { percentile } from '../kit/statistics.ts';
import { type Installation, settled } from './installation.ts';
import { COMMAND } from './seed.ts';

const PER_SECOND = 100;
const SECONDS = 12;
const LOOK_EVERY_MS = 3;

interface Seen {
  readonly position: number;
  readonly at: number;
}

/**
 * From commit to projected, at 100 commands a second whether or not the server keeps up (open loop).
 *
 * An event is projected when a stranger's connection sees every projection of it past its position: the checkpoint commits together
 * with the rows. We look every few milliseconds and take the database's clock after the look; the event's own `recorded_at` comes
 * from the same clock, a little before its commit. Both errors make the figure larger, never smaller.
 */
export async function projectionLag(installation: Installation): Promise<Result> {
  await settled(installation);
  const start = await head(installation);
  const stopping = new AbortController();
  const watching = watch(installation, stopping.signal);
  const sent = await sendOpenLoop(installation);
  await settled(installation);
  stopping.abort();
  const lags = lagsOf(await recorded(installation, start), await watching);
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

/** Notes each new position that all projections of the command's event have reached. */
async function watch({ database, schema }: Installation, stopping: AbortSignal): Promise<Seen[]> {
  const seen: Seen[] = [];
  const look = {
    name: 'bench.look',
    text: `select min(position)::float8 as position, extract(epoch from clock_timestamp())::float8 * 1000 as at from ${schema}.subscription where name = any($1)`,
    values: [COMMAND.projections],
  };
  while (!stopping.aborted) {
    const { rows } = await database.query<Seen>(look);
    if (rows[0]!.position !== seen.at(-1)?.position) seen.push(rows[0]!);
    await sleep(LOOK_EVERY_MS);
  }
  return seen;
}

function lagsOf(events: readonly Seen[], seen: readonly Seen[]): number[] {
  let next = 0;
  return events.map(({ position, at }) => {
    while (next < seen.length && seen[next]!.position < position) next += 1;
    const projected = seen[next];
    if (!projected) throw new Error(`The event at position ${position} was never seen projected`);
    return projected.at - at;
  });
}

async function head({ database, schema }: Installation): Promise<number> {
  const { rows } = await database.query<{ position: number }>(
    `select position::float8 as position from ${schema}.event_head`,
  );
  return rows[0]!.position;
}

async function recorded({ database, schema }: Installation, after: number): Promise<Seen[]> {
  const text = `select position::float8 as position, extract(epoch from recorded_at)::float8 * 1000 as at from ${schema}.event where position > $1 and type = $2 order by position`;
  return (await database.query<Seen>(text, [after, COMMAND.event])).rows;
}
