import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { auditedApp } from '../testing/audited-app.ts';
import { orders } from '../testing/sample-orders.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { writeStatement } from './audit-sql.ts';

let clutch: TestInstallation;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([orders]);
  tenant = await clutch.newTenant();
  const http = await auditedApp(clutch, tenant);
  for (let made = 0; made < 20; made += 1) await http.ask('key', 'POST', '/v1/orders');
  await http.app.close();
});
afterAll(() => clutch.close());

/** How Postgres goes about it on a lane. */
async function planOf(text: string): Promise<string> {
  const owner = await clutch.owner.connect();
  try {
    await owner.query("select set_config('search_path', $1, false)", [tenant.schema]);
    await owner.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off');
    await owner.query(`prepare audit_write(text) as ${text}`);
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain execute audit_write('[]')`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    owner.release(true);
  }
}

test('a record looks for its event by index, however long the log is', async () => {
  const { text } = writeStatement([]);
  expect(await planOf(text)).toContain('Index Cond: (event_id = a_1.event)');
  const planted = text.replace('(select true from event e', 'exists (select from event e');
  expect(await planOf(planted), 'the control: this reads all of the log').toContain('hashed');
});
