import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  AuditHeads,
  AuditReader,
  Clock,
  HeadSigner,
  SystemClock,
  type TenantRef,
  trailLines,
  verifyTrail,
} from '#kernel';
import { type AuditedApp, auditedApp, type TestInstallation, testInstallation } from '#kernel/testing';
import { AuditPolicies } from '../../domain/audit/audit-policy.ts';
import { StoredAuditPolicies } from './stored-audit-policies.ts';
import { TrailPruning } from './trail-pruning.ts';

const DAY_MS = 86_400_000;

let clutch: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;
let policies: AuditPolicies;
let heads: AuditHeads;

beforeAll(async () => {
  clutch = await testInstallation();
});
afterAll(async () => {
  await clutch.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  http = await auditedApp(clutch, tenant);
  policies = new StoredAuditPolicies(clutch.kernel.database, clutch.kernel.audit);
  heads = new AuditHeads(clutch.kernel.database, new HeadSigner(clutch.config.secret), new SystemClock());
  for (let made = 0; made < 4; made += 1) await http.ask('ana', 'DELETE', `/v1/orders/ord_${made}/note`);
  await heads.signNews(tenant, 0);
  return () => http.app.close();
});

/** The sweep of a worker whose clock is so many days ahead. */
async function sweepIn(days: number): Promise<void> {
  class Ahead extends Clock {
    override now(): Date {
      return new Date(new SystemClock().now().getTime() + days * DAY_MS);
    }
  }
  const worker = new TrailPruning(policies, clutch.kernel.audit, new Ahead(), clutch.kernel);
  await clutch.as(tenant, () => worker.sweep(tenant));
}
const rule = (over: object) =>
  clutch.as(tenant, () =>
    policies.set(tenant.schema, { retainDays: null, legalHold: false, allowsImpersonation: true, ...over }),
  );
const reader = () => new AuditReader(clutch.kernel.database, clutch.kernel.subjectKeys);
const said = async () => (await reader().range(tenant.schema, 0, 100, 100)).map(({ record }) => record?.action ?? null);

test('what is older than the tenant keeps loses what it says, and the log stays provable', async () => {
  await rule({ retainDays: 30 });
  await sweepIn(29);
  expect(await said()).toEqual(['order.note', 'order.note', 'order.note', 'order.note', 'audit.policy-change']);
  await sweepIn(31);
  expect(await said()).toEqual([null, null, null, null, null, 'audit.prune']);
  const head = await heads.signNews(tenant, 0);
  expect(head!.size).toBe(6);
  const kept = await heads.list(tenant.schema, { towards: 'older', size: 100, limit: 10 });
  const lines = trailLines(reader(), tenant.schema, 6);
  const checks = { tenant: tenant.id, heads: kept, keys: [heads.signer.public] };
  expect(await verifyTrail(lines, checks)).toMatchObject({ faults: [], records: 6, withheld: 5, heads: 2 });
});

test.each([{ retainDays: 30, legalHold: true }, { retainDays: null }])('nothing is taken with %j', async (over) => {
  await rule(over);
  await sweepIn(4_000);
  expect(await said()).not.toContain(null);
});

test('a legal hold that comes in the last moment holds', async () => {
  await rule({ retainDays: 30 });
  const { of } = policies;
  policies.of = async (schema) => {
    const before = await of.call(policies, schema);
    await rule({ retainDays: 30, legalHold: true });
    return before;
  };
  await sweepIn(31);
  expect(await said()).not.toContain(null);
});
