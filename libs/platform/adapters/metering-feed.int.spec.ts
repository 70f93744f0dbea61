import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Event,
  eventCatalogue,
  type Feed,
  type PlatformDatabase,
  PolicyCommands,
  SubscriptionRunner,
  type TenantRef,
  uuidOf,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { meteringFeed } from './metering-feed.ts';

type Sold = Event<'Sold', { readonly to: string }>;
type SubjectErased = Event<'SubjectErased', { readonly subject: string; readonly erasedAt: string }>;
const sales = {
  name: 'sales',
  events: [
    eventCatalogue<Sold>({ Sold: { version: 1, billable: 'sales' } }),
    eventCatalogue<SubjectErased>({ SubjectErased: { version: 1 } }),
  ],
};

let clutch: TestInstallation;
beforeAll(async () => {
  clutch = await testInstallation([sales]);
});
afterAll(() => clutch.close());

const feed = (platform: Pick<PlatformDatabase, 'query'> = clutch.kernel.platform): Feed =>
  meteringFeed({ types: clutch.kernel.types, platform: platform as PlatformDatabase });
const sell = (tenant: TenantRef, count: number, events: readonly Event[] = []) =>
  clutch.as(tenant, async () => {
    const sold = Array.from({ length: count }, () => ({ type: 'Sold', data: { to: 'x' } }));
    const context = { requestId: 'r', correlation: 'r', source: 'system', tenant, actor: ACTOR } as const;
    await clutch.kernel.events.append(context, {
      streamId: uuidv7(),
      category: 'sale',
      expected: 'none',
      events: [...sold, ...events],
    });
  });
const ACTOR = { kind: 'system', id: 'test', name: 'Test' } as const;
/** Drains as a worker would, once. @returns whether nothing failed */
async function drain(tenant: TenantRef, subscription: Feed): Promise<boolean> {
  let isWell = true;
  const kernel = { ...clutch.kernel, subscriptions: [subscription] };
  const reports = { lag: () => undefined, failed: () => void (isWell = false) };
  const policies = new PolicyCommands({ execute: () => Promise.resolve() } as never, () => undefined);
  const runner = new SubscriptionRunner(kernel.database, kernel.events, kernel.subscriptions, policies, reports);
  await clutch.as(tenant, () => runner.drain(tenant));
  // Who is killed notes no failure, so that the next one does not wait.
  await clutch.owner.query(
    `update ${tenant.schema}.subscription set attempts = 0, error = null, updated_at = now() - interval '1 hour'`,
  );
  return isWell;
}
async function billed(tenant: TenantRef): Promise<number> {
  const { rows } = await clutch.owner.query<{ n: number }>(
    'select count(*)::int as n from platform.billable_event where tenant_id = $1',
    [tenant.id],
  );
  return rows[0]!.n;
}

/** A worker that is cut off: behind what it has written to the platform, in front of its checkpoint. */
function cutOff(feedOf: Feed, times: number): Feed {
  let left = times;
  return {
    ...feedOf,
    async handle(events, tx) {
      await feedOf.handle(events, tx);
      if (events.length > 0 && left > 0) {
        left -= 1;
        throw new Error('killed');
      }
    },
  };
}
const untilDrained = async (tenant: TenantRef, subscription: Feed): Promise<number> => {
  let kills = 0;
  while (!(await drain(tenant, subscription))) kills += 1;
  return kills;
};

test('every billed event counts once, however often the worker is cut off between the two databases', async () => {
  const tenant = await clutch.newTenant();
  await sell(tenant, 5);
  const subscription = cutOff(feed(), 4);
  expect(await untilDrained(tenant, subscription)).toBe(4);
  await sell(tenant, 3);
  await untilDrained(tenant, subscription);
  expect(await billed(tenant)).toBe(8);
});

test('the control: who only adds up counts the events of a killed worker again', async () => {
  const tenant = await clutch.newTenant();
  await sell(tenant, 5);
  let counted = 0;
  const adding: Feed = {
    kind: 'feed',
    name: 'planted.billing',
    handle: async (events) => {
      counted += events.filter(({ type }) => type === 'Sold').length;
    },
  };
  await untilDrained(tenant, cutOff(adding, 2));
  expect(counted).toBe(15);
});

test('a platform that is away holds the checkpoint: nothing is passed over', async () => {
  const tenant = await clutch.newTenant();
  await sell(tenant, 2);
  const away = { query: () => Promise.reject(new Error('away')) };
  expect(await drain(tenant, feed(away))).toBe(false);
  expect(await drain(tenant, feed())).toBe(true);
  expect(await billed(tenant)).toBe(2);
});

test('requests of an erased person, and those that name them, go, and their keys end; other tenants’ stay', async () => {
  const [tenant, other] = [await clutch.newTenant(), await clutch.newTenant()];
  const person = 'usr_01h455vb4pex5vsknk084sn02q';
  const keep = (of: TenantRef, actor: string, url: string) =>
    clutch.owner.query(
      `insert into platform.request_log values ($1, now(), gen_random_uuid(), 'req_x', 'op', 'GET', $2, 200, null, 'k', $3, 1, '{}')`,
      [of.id, url, actor],
    );
  await keep(tenant, person, '/v1/a');
  await keep(tenant, 'key_x', `/v1/users/${person}`);
  await keep(tenant, 'key_x', '/v1/b');
  await keep(other, person, '/v1/a');
  const owned = async (of: TenantRef, keyId: string) =>
    clutch.owner.query(
      `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, created_at, owner_kind, owner_id, last_used_ip)
       values ($1, $2, 'Till', 'live', 'sk', '{*}', '', now(), 'user', $3, '192.0.2.1')`,
      [keyId, of.id, uuidOf('usr', person)],
    );
  await owned(tenant, 'erasedErased');
  await owned(other, 'othersOthers');
  await sell(tenant, 0, [{ type: 'SubjectErased', data: { subject: person, erasedAt: new Date().toISOString() } }]);
  expect(await drain(tenant, feed())).toBe(true);
  const { rows } = await clutch.owner.query<{ tenant_id: string; url: string }>(
    'select tenant_id, url from platform.request_log where tenant_id = any($1) order by url',
    [[tenant.id, other.id]],
  );
  expect(rows).toEqual([
    { tenant_id: other.id, url: '/v1/a' },
    { tenant_id: tenant.id, url: '/v1/b' },
  ]);
  const keys = await clutch.owner.query('select key_id, revoked_reason, last_used_ip from platform.api_key order by 1');
  expect(keys.rows).toEqual([
    { key_id: 'erasedErased', revoked_reason: 'owner-erased', last_used_ip: null },
    { key_id: 'othersOthers', revoked_reason: null, last_used_ip: '192.0.2.1' },
  ]);
});
