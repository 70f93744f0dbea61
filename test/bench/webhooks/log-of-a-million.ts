import { type Result, rounded } from '../kit/report.ts';
import { memoryOf } from '../kit/process-memory.ts';
import { uuidOf } from '#kernel';
import { type Installation } from '../smoke/installation.ts';
import { type Bench } from './latency.ts';
import { register } from './receivers.ts';

const FEW = 100;
const PAGES = 1_000;

/**
 * How much api and worker grow when the log has grown to a million tries, and all endpoints are sent to. They have sent as many messages
 * before, to few endpoints, and shown as many pages: what a heap grows by with its first work, whatever that is, is not the log's.
 */
export async function logOfAMillion(
  bench: Bench,
  { endpoints, attempts }: { endpoints: number; attempts: number },
): Promise<Result[]> {
  const { installation, receiver } = bench;
  const few = await register(installation, `${receiver.url}/ok`, { count: FEW });
  await work(bench, few, endpoints / FEW);
  const before = memory(installation);
  if (before === undefined) return [];
  const ids = [...few, ...(await register(installation, `${receiver.url}/ok/more`, { count: endpoints - few.length }))];
  await fill(installation, ids, attempts);
  await work(bench, ids);
  const growth = memory(installation)! - before;
  return [
    {
      name: 'log.1m.rss_growth_mb',
      value: rounded(growth),
      unit: 'MB',
      goal: 50,
      better: 'lower',
      with: { endpoints, attempts },
    },
  ];
}

/** Events for all, ten a second, and some looking around in the log. */
async function work(
  { tenant, installation, receiver, appends }: Bench,
  ids: readonly string[],
  events = 1,
): Promise<void> {
  await receiver.forget();
  await appends.ask({ tenant, perSecond: 10, seconds: events / 10 });
  await receiver.until(events * ids.length, '/ok');
  for (let page = 0; page < PAGES; page += 1)
    await installation.api.get(`/v1/webhook-endpoints/${ids[page % ids.length]}/deliveries?limit=100`);
}

async function fill({ database, schema }: Installation, ids: readonly string[], attempts: number): Promise<void> {
  const endpoints = ids.map((id) => uuidOf('whe', id));
  const each = Math.ceil(attempts / endpoints.length);
  await database.query({
    text: `insert into ${schema}.platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, status, attempts, next_attempt_at, recorded_at, finished_at)
      select e.id, n, gen_random_uuid(), 'vehicle.trouble-code-cleared', '{}', 'delivered', 1, now(), now(), now()
      from generate_series(1000, 999 + $2::int) n cross join unnest($1::uuid[]) e (id)`,
    values: [endpoints, each],
  });
  await database.query({
    text: `insert into ${schema}.platform_webhook_attempt (endpoint_id, seq, attempt, started_at, duration_ms, response_status, response_body)
      select e.id, n, 1, now(), 12, 204, '' from generate_series(1000, 999 + $2::int) n cross join unnest($1::uuid[]) e (id)`,
    values: [endpoints, each],
  });
  await database.query(
    `analyze ${schema}.platform_webhook_delivery, ${schema}.platform_webhook_attempt, ${schema}.platform_webhook_endpoint`,
  );
}

function memory({ cluster }: Installation): number | undefined {
  const parts = (['api', 'worker'] as const).map((app) => memoryOf(cluster.pid(app, 0))?.resident);
  return parts.includes(undefined) ? undefined : parts.reduce<number>((sum, part) => sum + part!, 0);
}
