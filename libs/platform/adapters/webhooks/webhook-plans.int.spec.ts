import { type PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { platformContext } from '../../platform.module.ts';
import { CLAIM_SQL } from './claim-sql.ts';
import { DISPATCH_SQL } from './dispatch-sql.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let client: PoolClient;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Half of the messages are sent; the others are due or will be. Five hundred endpoints, of each ordering. */
const MANY = `insert into platform_webhook_endpoint (endpoint_id, url, event_types, secret, after_position, created_at, ordering, api_version)
    select ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 'http://x', '{*}', '\\x00', 0, now(),
      (array['none', 'perKey', 'strict'])[1 + g % 3], '2026-11-01' from generate_series(0, 499) g;
  insert into platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, status, next_attempt_at, recorded_at, ordering_key, scheduled)
    select ('00000000-0000-7000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid, n, gen_random_uuid(), 'note.written', '\\x00',
      case when n <= 25000 then 'delivered' else 'pending' end, now() + (n % 7 - 4) * interval '1 hour', now(), (n % 1777)::text,
      case when n % 5 = 0 then 1 else 0 end from generate_series(1, 50000) n`;
/** Twenty thousand messages of one key behind one that is under way, and one of another key behind them. */
const WORKER = "'00000000-0000-7000-8000-00000000bbbb'";
const HOT = `insert into platform_webhook_endpoint (endpoint_id, url, event_types, secret, after_position, created_at, ordering, api_version, held_by)
    values ('00000000-0000-7000-8000-000000009999', 'http://x', '{*}', '\\x00', 0, now(), 'perKey', '2026-11-01', ${WORKER});
  insert into platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, next_attempt_at, recorded_at, ordering_key, leased_until)
    select '00000000-0000-7000-8000-000000009999', n, gen_random_uuid(), 'note.written', '\\x00', now() - interval '1 minute', now(),
      case when n > 20000 then 'other' else 'hot' end, case when n = 1 then now() + interval '10 minutes' end from generate_series(1, 20001) n`;

beforeAll(async () => {
  clutch = await testInstallation([platformContext]);
  tenant = await clutch.newTenant();
  client = await clutch.owner.connect();
});
afterAll(async () => {
  client.release();
  await clutch.close();
});

const sql = (text: string) => client.query(text);
/** In a transaction that is undone, by the plan that serves all values. */
async function explained(statements: readonly { text: string; values: readonly string[] }[]): Promise<Plan[]> {
  await sql(`begin; set local search_path = ${tenant.schema}, ext; ${CLAIM_SQL.PLANNED_ONCE.text}`);
  try {
    const plans: Plan[] = [];
    for (const { text, values } of statements) {
      const given = values.length > 0 ? `(${values.join(', ')})` : '';
      await sql(`prepare explained as ${text}`);
      const { rows } = await sql(`explain (analyze, format json) execute explained${given}`);
      await sql('deallocate explained');
      plans.push((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan);
    }
    return plans;
  } finally {
    await sql('rollback');
  }
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
const ofDeliveries = (plan: Plan) =>
  nodes(plan).filter((node) => node['Relation Name'] === 'platform_webhook_delivery' && node['Actual Loops'] > 0);
const rowsRead = (plan: Plan) =>
  ofDeliveries(plan).reduce(
    (sum, node) => sum + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)),
    0,
  );
async function fill(text: string): Promise<void> {
  await sql(`begin; set local search_path = ${tenant.schema}, ext;
    delete from platform_webhook_delivery; delete from platform_webhook_endpoint; ${text}; commit`);
  for (const table of ['endpoint', 'delivery', 'attempt'])
    await sql(`vacuum analyze ${tenant.schema}.platform_webhook_${table}`);
}

const turn = [WORKER, "'00000000-0000-7000-8000-00000000aaaa'", '250', '125'];
const claiming = [
  { ...CLAIM_SQL.TURN, values: turn },
  { ...CLAIM_SQL.CLAIM, values: turn },
  { ...CLAIM_SQL.NEXT_DUE, values: [WORKER] },
  { ...CLAIM_SQL.ANY_DUE, values: [WORKER] },
];

test('what is due among fifty thousand messages is found by index', async () => {
  await fill(MANY);
  const settled = [
    "'{00000000-0000-7000-8000-000000000001}'",
    "'{30001}'",
    "'{0}'",
    "'{delivered}'",
    "'{null}'",
    "'{0}'",
    "'{unused}'",
    "'{false}'",
    "'{null}'",
    "'{schedule}'",
    "'{2026-11-01T00:00:00Z}'",
  ];
  // The others may be null.
  const places = Math.max(...[...DISPATCH_SQL.SETTLE.text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
  while (settled.length < places) settled.push("'{null}'");
  const plans = await explained([...claiming, { ...DISPATCH_SQL.SETTLE, values: settled }]);
  const others = ['Seq Scan', 'Bitmap Heap Scan'];
  for (const plan of plans) expect(ofDeliveries(plan).filter((node) => others.includes(node['Node Type']))).toEqual([]);
  expect(rowsRead(plans[0]!)).toBeLessThan(20_000);
});

test('messages that wait for one of their key are not gone through again and again', async () => {
  await fill(HOT);
  const plans = await explained(claiming);
  for (const plan of plans) expect(rowsRead(plan)).toBeLessThan(2_000);
  const [, claim] = plans;
  expect(claim!['Actual Rows']).toBe(1);
});
