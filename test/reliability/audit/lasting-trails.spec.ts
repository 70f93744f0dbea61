import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  AuditHeads,
  AuditReader,
  headsUpTo,
  HeadSigner,
  runInContext,
  type SignedHead,
  SystemClock,
  type TenantRef,
  trailLines,
  type TrailVerdict,
  verifyTrail,
} from '#kernel';
import { ANA, type AuditedApp, auditedApp, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { AuditAdminModule, identityContext } from '#identity';
import { PlatformAdminModule } from '#platform';
import { ExportTenantToFile, RestoreTenant, TenancyCommandLineModule, tenancyContext } from '#tenancy';

const PASSPHRASE = 'a passphrase of the test';

let home: TestInstallation;
let elsewhere: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-trail-'));
  const settings = { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' };
  home = await testInstallation([tenancyContext, identityContext], settings);
  elsewhere = await testInstallation([tenancyContext, identityContext], {
    CLUTCH_SECRET: 'elsewhere-secret-elsewhere-secret-else',
  });
});
afterAll(async () => {
  await home?.close();
  await elsewhere?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  tenant = await home.newTenant();
  file = join(folder, `${tenant.slug}.tar`);
  http = await auditedApp(home, tenant, { modules: [PlatformAdminModule, AuditAdminModule] });
  for (let made = 0; made < 10; made += 1) await http.ask('ana', 'DELETE', `/v1/orders/ord_${made}/note`);
  const sink = await http.ask('ana', 'PUT', '/v1/audit/sink', {
    body: { url: 'http://127.0.0.1:9/siem', format: 'ocsf' },
  });
  if (sink.status !== 200) throw new Error(`The sink was not set: ${sink.text}`);
  await headsIn(home).signNews(tenant, 0);
  return () => http.app.close();
});

const headsIn = ({ kernel, config }: TestInstallation) =>
  new AuditHeads(kernel.database, new HeadSigner(config.secret), new SystemClock());

async function verdictIn(
  clutch: TestInstallation,
  { id, schema }: TenantRef,
): Promise<TrailVerdict & { shown: SignedHead[] }> {
  const heads = headsIn(clutch);
  const reader = new AuditReader(clutch.kernel.database, clutch.kernel.subjectKeys);
  const shown: SignedHead[] = [];
  for await (const head of headsUpTo(heads, schema)) shown.push(head);
  const keys = [home, elsewhere].map(({ config }) => new HeadSigner(config.secret).public);
  const lines = trailLines(reader, schema, await reader.size(schema));
  return { ...(await verifyTrail(lines, { tenant: id, heads: shown, keys })), shown };
}
async function recordsIn({ kernel }: TestInstallation, { schema }: TenantRef) {
  const reader = new AuditReader(kernel.database, kernel.subjectKeys);
  return reader.search(schema, 'tenant', {}, { towards: 'newer', position: 0, limit: 100 });
}
async function operator<T>(clutch: TestInstallation, work: (bus: CommandBus) => Promise<T>): Promise<T> {
  const bus = (await testModule(clutch, TenancyCommandLineModule)).get(CommandBus);
  const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
  return runInContext({ requestId: 'r', correlation: 'r', source: 'system', actor }, () => work(bus));
}
/** Exports the tenant and makes it anew somewhere. */
async function restored(clutch: TestInstallation, slug: string): Promise<TenantRef> {
  await operator(home, (bus) => bus.execute(new ExportTenantToFile(tenant.id, { file, passphrase: PASSPHRASE })));
  const made = await operator(clutch, (bus) =>
    bus.execute(new RestoreTenant({ file, slug, passphrase: PASSPHRASE, live: true })),
  );
  const found = await clutch.kernel.tenants.byId(made.tenantId);
  return found!;
}
const sinksIn = async ({ owner }: TestInstallation, { schema }: TenantRef): Promise<number> =>
  (await owner.query(`select from ${schema}.audit_head where kind = 'sink'`)).rowCount ?? 0;

test('the trail of a person who was erased is as provable as before, and tells no more where they were', async () => {
  const before = await verdictIn(home, tenant);
  expect(before).toMatchObject({ faults: [], records: 11, unsigned: 0 });
  await home.kernel.subjectKeys.erase(tenant.schema, ANA);
  const records = await recordsIn(home, tenant);
  expect(new Set(records.map(({ context: { ip, userAgent } }) => `${ip} ${userAgent}`))).toEqual(
    new Set(['[erased] [erased]']),
  );
  expect(await verdictIn(home, tenant)).toEqual(before);
  await http.ask('ana', 'DELETE', '/v1/orders/ord_1/note');
  expect((await recordsIn(home, tenant)).at(-1)).toMatchObject({ actor: { id: ANA }, context: { ip: '[erased]' } });
});

test('a tenant that comes elsewhere brings its trail and its proofs, and sends it nowhere until it is told to', async () => {
  const written = await recordsIn(home, tenant);
  const moved = await restored(elsewhere, tenant.slug);
  expect(moved.id).toBe(tenant.id);
  expect(await recordsIn(elsewhere, moved)).toEqual(written);
  expect(await verdictIn(elsewhere, moved)).toEqual(await verdictIn(home, tenant));
  expect([await sinksIn(home, tenant), await sinksIn(elsewhere, moved)]).toEqual([1, 0]);
});

test('a copy has the records and goes on behind them under heads of its own', async () => {
  const copy = await restored(home, `copy-${tenant.slug}`);
  expect(copy.id).not.toBe(tenant.id);
  expect(await verdictIn(home, copy)).toMatchObject({ faults: [], records: 11, shown: [] });
  await home.as(copy, () => home.kernel.audit.note(copy.schema, { action: 'audit.prune', outcome: 'allowed' }));
  const head = await headsIn(home).signNews(copy, 0);
  expect(head).toMatchObject({ tenant: copy.id, size: 12 });
  expect(await verdictIn(home, copy)).toMatchObject({ faults: [], records: 12, shown: [head] });
  expect(await sinksIn(home, copy)).toBe(0);
});
