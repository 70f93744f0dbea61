import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AuditHeads, type TenantRef } from '#kernel';
import { type AuditedApp, auditedApp, type TestInstallation, testInstallation } from '#kernel/testing';
import { AuditAdminModule, AuditFeedModule, AuditWorkerModule } from '#identity';
import { PlatformAdminModule } from '#platform';
import { AuditPush } from '../../../libs/identity/adapters/audit/audit-push.ts';
import { SignedPosts } from '../../../libs/platform/contracts.ts';
import { type SiemReceiver, startSiemReceiver } from '../../kit/siem-receiver.ts';
import { record } from '../kit/record.ts';
import { seededRandom, seedOfRun } from '../kit/seeded-random.ts';

const RECORDS = 600;
const seed = seedOfRun();

let clutch: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;
let receiver: SiemReceiver;
let secret: string;

beforeAll(async () => {
  clutch = await testInstallation([], { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' });
});
afterAll(async () => {
  await clutch?.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  const modules = [PlatformAdminModule, AuditAdminModule, AuditFeedModule, AuditWorkerModule];
  http = await auditedApp(clutch, tenant, { modules });
  receiver = await startSiemReceiver(seededRandom(seed), () => secret);
  return async () => {
    await http.app.close();
    await receiver.close();
  };
});

const put = (body: object) => http.ask('ana', 'PUT', '/v1/audit/sink', { body });
/** As the sweep does, but for the pauses after failures. */
async function push(): Promise<void> {
  await clutch.owner.query(`update ${tenant.schema}.audit_head set changed_at = now() where kind = 'sink'`);
  await http.app.get(AuditPush, { strict: false }).sweep(tenant);
}
async function write(count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await http.ask('ana', 'DELETE', `/v1/orders/ord_${made}/note`);
}
const visible = async () =>
  (await http.records()).filter(({ visibility }) => visibility === 'tenant').map(({ position }) => position);

/** Records are written while others are sent. @returns those that should have arrived */
async function stream(): Promise<number[]> {
  const answer = await put({ url: receiver.url, format: 'ocsf' });
  expect(answer.status).toBe(200);
  secret = (JSON.parse(answer.text) as { secret: string }).secret;
  for (let round = 0; round < 40; round += 1) {
    await write(RECORDS / 40);
    await push();
    if (round % 10 === 0) await http.app.get(AuditHeads, { strict: false }).signNews(tenant, 0);
  }
  receiver.settle();
  for (let round = 0; round < 3; round += 1) await push();
  return visible();
}

test(
  'a receiver that drops, doubles and reorders ends with every record once (ASVS 16.4.3)',
  { timeout: 120_000 },
  async () => {
    const began = performance.now();
    const wanted = await stream();
    expect(wanted.length).toBeGreaterThan(RECORDS);
    expect(receiver.sequences()).toEqual(wanted);
    expect(receiver.seen.doubled).toBeGreaterThan(0);
    expect(receiver.seen.heads.size).toBeGreaterThan(1);
    expect(receiver.seen.wrongSignatures).toBe(0);
    const sink = JSON.parse((await http.ask('ana', 'GET', '/v1/audit/sink')).text) as object;
    expect(sink).toMatchObject({
      url: receiver.url,
      format: 'ocsf',
      delivered: wanted.at(-1),
      failures: 0,
      lastError: null,
    });
    const { batches, doubled } = receiver.seen;
    const saw = `${wanted.length} records in ${batches} batches, ${doubled} of them came again, each is kept once`;
    record({ test: 'SIEM stream', seed, saw, seconds: (performance.now() - began) / 1_000 });
  },
);

test('a sender that takes any answer for a yes loses records: the control', { timeout: 120_000 }, async () => {
  const began = performance.now();
  const posts = http.app.get(SignedPosts, { strict: false });
  const post = posts.post.bind(posts);
  posts.post = async (...sent) => {
    await post(...sent).catch(() => undefined);
    return { status: 200, retryAfterSeconds: undefined };
  };
  const wanted = await stream();
  const lost = wanted.length - receiver.sequences().length;
  expect(lost).toBeGreaterThan(0);
  record({
    test: 'SIEM stream',
    control: 'any answer is a yes',
    seed,
    saw: `${lost} of ${wanted.length} records were lost`,
    seconds: (performance.now() - began) / 1_000,
  });
});

test('two workers at once send nothing twice while the receiver is well', async () => {
  receiver.settle();
  const answer = await put({ url: receiver.url, format: 'ocsf' });
  secret = (JSON.parse(answer.text) as { secret: string }).secret;
  await write(50);
  const worker = http.app.get(AuditPush, { strict: false });
  await clutch.owner.query(`update ${tenant.schema}.audit_head set changed_at = now() where kind = 'sink'`);
  await Promise.all([worker.sweep(tenant), worker.sweep(tenant), worker.sweep(tenant)]);
  expect([receiver.sequences(), receiver.seen.doubled]).toEqual([await visible(), 0]);
});

test('a program that pulls has every record once, whenever it asks', async () => {
  await write(30);
  await http.ask('operator', 'POST', '/v1/tenants/tnt_1/halt');
  const pulled: number[] = [];
  for (let cursor = '0', more = true; more;) {
    const { text } = await http.ask('key', 'GET', `/v1/audit/feed?limit=7&cursor=${cursor}`);
    const page = JSON.parse(text) as { data: { position: number }[]; page: { nextCursor: string; hasMore: boolean } };
    pulled.push(...page.data.map(({ position }) => position));
    [cursor, more] = [page.page.nextCursor, page.page.hasMore];
  }
  expect(pulled).toEqual(await visible());
  const ocsf = await http.ask('key', 'GET', '/v1/audit/feed?limit=1&format=ocsf');
  expect(JSON.parse(ocsf.text)).toMatchObject({ data: [{ class_uid: 6003, metadata: { sequence: 1 } }] });
});

test('where records may not be sent they are not, and a sink that was removed gets nothing more', async () => {
  const refused = await put({ url: 'http://10.0.0.1/siem', format: 'ocsf' });
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('webhook-target.refused')]);
  for (const body of [{ url: receiver.url, format: 'cef' }, { format: 'ocsf' }])
    expect((await put(body)).status).toBe(422);
  expect((await http.ask('ana', 'GET', '/v1/audit/sink')).status).toBe(404);
  await put({ url: receiver.url, format: 'ndjson' });
  expect((await http.ask('ana', 'DELETE', '/v1/audit/sink')).status).toBe(204);
  expect((await http.ask('ana', 'DELETE', '/v1/audit/sink')).status).toBe(404);
  await write(3);
  await push();
  expect(receiver.seen.batches).toBe(0);
});
