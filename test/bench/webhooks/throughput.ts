import { join } from 'node:path';
import { BenchProcess } from '../kit/bench-process.ts';
import { type Result, rounded } from '../kit/report.ts';
import { ratios, spreadOf } from '../kit/rounds.ts';
import { uuidOf } from '#kernel';
import { type Bench } from './latency.ts';
import { type Posts } from './messages.ts';
import { register, remove } from './receivers.ts';

const ENDPOINTS = 20;
const AT_A_TIME = 200;
/** Beyond every number that messages of events have. */
const FIRST_SEQ = 1_000_000;
const BODY = JSON.stringify({
  type: 'vehicle.trouble-code-cleared',
  timestamp: '2026-11-22T12:00:00.000Z',
  data: { vehicleId: 'veh_01h455vb4pex5vsknk084sn02q', code: 'P0118', note: 'x'.repeat(250) },
});

/** Messages a second out of a full table, against a loop that posts the same bodies and does nothing else. */
export async function throughput(
  bench: Bench,
  { rounds, messages }: { rounds: number; messages: number },
): Promise<Result> {
  const { installation, receiver } = bench;
  const ids = await register(installation, `${receiver.url}/ok`, { count: ENDPOINTS });
  const bare = await BenchProcess.start<Posts, number>(join(import.meta.dirname, 'post-process.ts'), {});
  const urls = ids.map((_, index) => `${receiver.url}/ok/${index}`);
  const [ours, peer]: number[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    peer!.push(messages / (await bare.ask({ urls, count: messages, body: BODY, atATime: AT_A_TIME })));
    ours!.push(await rateOf(bench, ids, messages, round));
    console.log(`throughput: ${ours!.at(-1)!.toFixed(0)} messages a second, bare ${peer!.at(-1)!.toFixed(0)}`);
  }
  await bare.stop();
  await remove(installation, ids);
  const { value, lowest, highest } = spreadOf(ratios(ours!, peer!));
  const spread = { lowest: rounded(lowest), highest: rounded(highest) };
  return { name: 'deliver.vs_undici', value: rounded(value), unit: 'ratio', goal: 0.4, better: 'higher', ...spread };
}

async function rateOf(
  { installation, receiver }: Bench,
  ids: readonly string[],
  messages: number,
  round: number,
): Promise<number> {
  const { database, schema, api } = installation;
  const each = messages / ids.length;
  const endpoints = ids.map((id) => uuidOf('whe', id));
  await database.query({
    text: `insert into ${schema}.platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, next_attempt_at, recorded_at)
      select e.id, $2::bigint + n, gen_random_uuid(), 'vehicle.trouble-code-cleared', $3, now(), now()
      from generate_series(1, $4::int) n cross join unnest($1::uuid[]) e (id)`,
    values: [endpoints, FIRST_SEQ * (round + 1), Buffer.from(BODY), each],
  });
  await receiver.forget();
  await api.post(`/v1/webhook-endpoints/${ids[0]}/test-messages`, {});
  const came = (await receiver.until(messages + 1, '/ok')).map(({ at }) => at).toSorted((a, b) => a - b);
  return (messages - 1) / ((came.at(-1)! - came[0]!) / 1_000);
}
