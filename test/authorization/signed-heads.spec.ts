import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AuditHeads, auditKey, HeadSigner, isSigned, type SignedHead, type TenantRef, uuidOf } from '#kernel';
import {
  type AuditedApp,
  auditedApp,
  orders,
  type TestHttp,
  testHttp,
  type TestInstallation,
  testInstallation,
} from '#kernel/testing';
import { platformContext, PlatformModule } from '#platform';
import { TestClock } from '../kit/people-app.ts';
import { SignedHeads } from '../../libs/identity/aggregates.ts';
import { AuditAdminModule, identityContext } from '#identity';
import { HeadSigning } from '../../libs/identity/commands/audit/head-signing.ts';

const clock = new TestClock();

let clutch: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;
let events: TestHttp;
let heads: AuditHeads;

beforeAll(async () => {
  clutch = await testInstallation([identityContext, platformContext, orders]);
  tenant = await clutch.newTenant();
  http = await auditedApp(clutch, tenant, { modules: [AuditAdminModule] });
  events = await testHttp(clutch, tenant, PlatformModule);
  heads = new AuditHeads(clutch.kernel.database, new HeadSigner(clutch.config.secret), clock);
});
afterAll(async () => {
  await Promise.all([http.app.close(), events.app.close()]);
  await clutch.close();
});
beforeEach(async () => {
  clock.aheadMs += 61_000;
  await http.ask('ana', 'DELETE', '/v1/orders/ord_1/note');
});

/** The sweep of a worker that has just started. */
const sweep = () =>
  clutch.as(tenant, () => new HeadSigning(heads, new SignedHeads(clutch.kernel), clutch.config).sweep(tenant));
const read = async <T>(url: string): Promise<T[]> => {
  const { status, text } = await http.ask('ana', 'GET', url);
  expect(status).toBe(200);
  return (JSON.parse(text) as { data: T[] }).data;
};
/** The newest last. */
async function handedOut(): Promise<SignedHead[]> {
  const { body } = await events.get('/v1/events?types=audit.head-signed');
  const data = body['data'] as { data: Omit<SignedHead, 'tenant'> & { readonly tenantId: string } }[];
  return data.map(({ data: { tenantId, ...head } }) => ({ tenant: uuidOf('tnt', tenantId)!, ...head }));
}

test('a head is handed out as a public event that proves itself by the public key alone (ASVS 16.4.2)', async () => {
  await sweep();
  const head = (await handedOut()).at(-1)!;
  const [key] = await read<{ publicKey: string }>('/v1/audit/keys');
  expect(isSigned(head, [auditKey(key!.publicKey)])).toBe(true);
  expect(isSigned({ ...head, size: head.size + 1 }, [auditKey(key!.publicKey)])).toBe(false);
  expect((await read('/v1/audit/heads'))[0]).toEqual(head);
});

test('however many workers sign, each head is handed out once', async () => {
  const before = await handedOut();
  await Promise.all([1, 2, 3].map(sweep));
  await sweep();
  expect(await handedOut()).toHaveLength(before.length + 1);
});

test('a head whose worker died before it was handed out is handed out by the next one', async () => {
  const before = await handedOut();
  const signed = await heads.signNews(tenant);
  expect(await handedOut()).toEqual(before);
  await sweep();
  expect(await handedOut()).toEqual([...before, signed]);
});
