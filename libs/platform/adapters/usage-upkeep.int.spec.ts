import { afterAll, beforeAll, expect, test } from 'vitest';
import { Clock, defaultPlan, type TenantPlan, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type Granularity } from '../domain/usage-time.ts';
import { UsageRows } from '../queries/usage-rows.ts';
import { UsageUpkeep } from './usage-upkeep.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date(Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS + 12.5 * HOUR_MS);
class SetClock extends Clock {
  override now(): Date {
    return NOW;
  }
}

let clutch: TestInstallation;
let upkeep: UsageUpkeep;
let rows: UsageRows;

beforeAll(async () => {
  clutch = await testInstallation();
  upkeep = new UsageUpkeep(clutch.kernel, clutch.kernel.platform, new SetClock());
  rows = new UsageRows(clutch.kernel.platform, new SetClock());
});
afterAll(() => clutch.close());

const ago = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);
const note = (tenant: TenantRef, hours: number, requests = 2) =>
  clutch.owner.query(
    `insert into platform.usage_minute values ($1, date_trunc('minute', $2::timestamptz), 'key_x', 'op', 200, '', 3, false, $3, $3, 8)
     on conflict (tenant_id, at, credential, operation, status, code, bucket) do update set requests = usage_minute.requests + excluded.requests`,
    [tenant.id, ago(hours), requests],
  );
async function total(tenant: TenantRef, granularity: Granularity): Promise<number> {
  const found = await rows.read({ tenantId: tenant.id, from: ago(70), to: ago(-1), granularity, groupBy: [] });
  return found.reduce((sum, { requests }) => sum + requests, 0);
}
const totals = async (tenant: TenantRef) => [
  await total(tenant, 'minute'),
  await total(tenant, 'hour'),
  await total(tenant, 'day'),
];

test('minutes are added up to hours and days, again and again, and nothing is there twice or missing', async () => {
  const [tenant, other] = [await clutch.newTenant(), await clutch.newTenant()];
  for (const hours of [0.1, 1, 5, 30, 60]) await note(tenant, hours);
  await note(other, 5, 1_000);
  expect(await totals(tenant)).toEqual([10, 10, 10]);
  for (let again = 0; again < 2; again += 1) {
    await upkeep.addUp(NOW);
    expect(await totals(tenant)).toEqual([10, 10, 10]);
  }
  const { rows: sums } = await clutch.owner.query(
    `select (select sum(requests)::int from platform.usage_hour where tenant_id = $1) as hours,
      (select sum(requests)::int from platform.usage_day where tenant_id = $1) as days`,
    [tenant.id],
  );
  expect(sums).toEqual([{ hours: 6, days: 4 }]);
});

test('a minute that is written down late is in the next sums', async () => {
  const tenant = await clutch.newTenant();
  await note(tenant, 4);
  await upkeep.addUp(NOW);
  await note(tenant, 4, 5);
  await upkeep.addUp(NOW);
  expect(await total(tenant, 'hour')).toBe(7);
});

test('the control: hours that are only added once lack what came late', async () => {
  const tenant = await clutch.newTenant();
  await upkeep.addUp(NOW);
  await note(tenant, 20, 5);
  await upkeep.addUp(NOW);
  expect(await total(tenant, 'hour')).toBe(0);
});

test('days get tables of their own before they begin, and go as a whole when their time is over', async () => {
  const tables = async () => {
    const { rows: found } = await clutch.owner.query<{ name: string }>(
      `select relname as name from pg_class where relname ~ '^(usage_minute|request_log)_[0-9]{8}$' order by 1`,
    );
    return found.map(({ name }) => name);
  };
  await clutch.owner.query(
    `create table platform.request_log_20200101 partition of platform.request_log for values from ('2020-01-01') to ('2020-01-02')`,
  );
  await upkeep.sweep();
  const found = await tables();
  expect(found).not.toContain('request_log_20200101');
  const day = (hours: number) => ago(hours).toISOString().slice(0, 10).replaceAll('-', '');
  expect(found).toEqual(expect.arrayContaining([`request_log_${day(-24)}`, `usage_minute_${day(-24)}`]));
  // Rows that lay in the rest when the day was to be made stay where they are, and are found all the same.
  expect(found).not.toContain(`usage_minute_${day(0)}`);
});

test('who has a plan with fewer days keeps requests for no longer', async () => {
  const [brief, long] = [await clutch.newTenant(), await clutch.newTenant()];
  const plan: TenantPlan = { ...defaultPlan(1), id: 'brief', requestLogDays: 2 };
  await clutch.owner.query(`insert into platform.plan values ($1, 'Brief', '[]', '[]', '{*}', $2, 1, now(), now())`, [
    plan.id,
    plan.requestLogDays,
  ]);
  await clutch.owner.query('insert into platform.tenant_plan values ($1, $2, now())', [brief.id, plan.id]);
  for (const tenant of [brief, long])
    await clutch.owner.query(
      `insert into platform.request_log values ($1, $2, gen_random_uuid(), 'req_old', 'op', 'GET', '/', 200, null, 'k', 'k', 1, '{}')`,
      [tenant.id, ago(72)],
    );
  await new UsageUpkeep(clutch.kernel, clutch.kernel.platform, new SetClock()).sweep();
  const { rows: left } = await clutch.owner.query<{ tenant_id: string }>('select tenant_id from platform.request_log');
  expect(left).toEqual([{ tenant_id: long.id }]);
});
