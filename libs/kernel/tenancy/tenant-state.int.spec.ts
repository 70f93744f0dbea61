import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { eventCatalogue } from '../domain.ts';
import { type Event } from '../domain/event.ts';
import { createKernel, type Kernel } from '../kernel.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { inTransaction, type TenantChange } from './tenant-registry.ts';
import { applyStatus } from './tenant-state.ts';
import { type TenantStatus, TenantStopped } from './tenant-stopped.ts';

type Noted = Event<'Noted', { n: number }>;
const noted = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };
const ACTOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
const WRITERS = 8;

let clutch: TestInstallation;
/** Another process: with connections, caches and writers of its own. */
let elsewhere: Kernel;

beforeAll(async () => {
  clutch = await testInstallation([noted]);
  elsewhere = await createKernel(clutch.config, [noted]);
});
afterAll(async () => {
  await elsewhere.close();
  await clutch.close();
});

const change = (status: TenantStatus): TenantChange => ({
  what: status,
  to: { status },
  actor: ACTOR,
  append: async () => true,
});
const put = (tenant: TenantRef, status: TenantStatus): Promise<unknown> =>
  clutch.kernel.registry.change(tenant.id, () => change(status));
const append = (kernel: Kernel, tenant: TenantRef, n = 0): Promise<unknown> =>
  clutch.as(tenant, () =>
    kernel.events.append(
      { requestId: 'r', correlation: 'r', source: 'system', tenant, actor: ACTOR },
      { streamId: uuidv7(), category: 'note', expected: 'none', events: [{ type: 'Noted', data: { n } }] },
    ),
  );
const countEvents = async ({ schema }: TenantRef): Promise<number> =>
  (await clutch.owner.query(`select 1 from ${schema}.event`)).rows.length;
const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof TenantStopped ? error.status : error),
  );

/** Writers of two processes write as fast as they can until they are refused. @returns how many events each acknowledged */
function startWriting(tenant: TenantRef): { stop(): Promise<unknown[]> } {
  const stopped = new AbortController();
  const write = async (writer: number): Promise<unknown> => {
    while (!stopped.signal.aborted) {
      const answer = await refusal(append(writer % 2 === 0 ? clutch.kernel : elsewhere, tenant, writer));
      if (answer !== 'done') return answer;
    }
    return 'done';
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  return {
    stop: () => {
      stopped.abort();
      return Promise.all(writers);
    },
  };
}

/** How many events were written after the change had committed. */
async function writtenAfter(
  tenant: TenantRef,
  stop: () => Promise<unknown>,
): Promise<{ late: number; ends: unknown[] }> {
  const writing = startWriting(tenant);
  await sleep(150);
  await stop();
  const atTheChange = await countEvents(tenant);
  expect(atTheChange).toBeGreaterThan(WRITERS);
  await sleep(150);
  const ends = await writing.stop();
  return { late: (await countEvents(tenant)) - atTheChange, ends };
}

describe(`while ${WRITERS} writers of two processes write`, () => {
  test('none of them writes once the suspension has committed, though every cache still says live', async () => {
    const tenant = await clutch.newTenant();
    await elsewhere.tenants.bySchema(tenant.schema);
    const { late, ends } = await writtenAfter(tenant, () => put(tenant, 'suspended'));
    expect(late).toBe(0);
    expect(ends).toEqual(Array.from({ length: WRITERS }, () => 'suspended'));
  });

  test('a suspension that only tells the registry and the caches lets them go on: the control', async () => {
    const tenant = await clutch.newTenant();
    await elsewhere.tenants.bySchema(tenant.schema);
    const { late } = await writtenAfter(tenant, async () => {
      await clutch.owner.query("update platform.tenant set status = 'suspended' where id = $1", [tenant.id]);
      clutch.kernel.tenants.forget(tenant.id);
    });
    expect(late).toBeGreaterThan(0);
    await clutch.owner.query("update platform.tenant set status = 'live' where id = $1", [tenant.id]);
  });

  test('no acknowledged write is lost in the change, and none that was refused is kept', async () => {
    const tenant = await clutch.newTenant();
    let acknowledged = 0;
    const writers = Array.from({ length: WRITERS }, async () => {
      while ((await refusal(append(elsewhere, tenant))) === 'done') acknowledged += 1;
    });
    await sleep(100);
    await put(tenant, 'suspended');
    await Promise.all(writers);
    expect(await countEvents(tenant)).toBe(acknowledged);
  });
});

describe('how a tenant stands', () => {
  test.each([
    ['live', 'done', 'done'],
    ['suspended', 'suspended', 'done'],
    ['moving', 'moving', 'done'],
    ['deleting', 'gone', 'gone'],
  ] as const)('%s: a write is %s, a read is %s, and live again everything works', async (status, write, read) => {
    const tenant = await clutch.newTenant();
    await append(clutch.kernel, tenant);
    await put(tenant, status);
    expect(await refusal(append(elsewhere, tenant))).toBe(write);
    expect(await refusal(elsewhere.events.load(tenant.schema, uuidv7()))).toBe(read);
    await put(tenant, 'live');
    expect(await refusal(append(elsewhere, tenant))).toBe('done');
  });

  test('concerns no other tenant', async () => {
    const [stopped, other] = [await clutch.newTenant(), await clutch.newTenant()];
    await put(stopped, 'deleting');
    expect(await refusal(append(elsewhere, other))).toBe('done');
  });

  test('is in the schema itself, which the tenant cannot change', async () => {
    const tenant = await clutch.newTenant();
    await put(tenant, 'suspended');
    const state = `select status, epoch from ${tenant.schema}.tenant_state`;
    expect((await clutch.owner.query(state)).rows).toEqual([{ status: 'suspended', epoch: '2' }]);
    const thaw = { text: "update tenant_state set status = 'live' returning 1" };
    await expect(elsewhere.database.read(tenant.schema, thaw)).rejects.toThrow(TenantStopped);
    await put(tenant, 'live');
    await expect(elsewhere.database.read(tenant.schema, thaw)).rejects.toThrow(TenantStopped);
    expect((await clutch.owner.query(state)).rows).toEqual([{ status: 'live', epoch: '3' }]);
  });

  test('taken away and given back leaves the rights of every table as they were', async () => {
    const tenant = await clutch.newTenant();
    await clutch.owner.query(`revoke delete on ${tenant.schema}.event from ${tenant.schema}`);
    const rights = async () =>
      (
        await clutch.owner.query(
          `select c.relname, array_agg(a.privilege_type order by 1)::text from pg_class c, aclexplode(c.relacl) a
           where c.relnamespace = $1::text::regnamespace and a.grantee = $1::text::regrole group by 1 order by 1`,
          [tenant.schema],
        )
      ).rows;
    const before = await rights();
    for (const status of ['suspended', 'suspended', 'moving', 'deleting', 'suspended', 'live', 'live'] as const)
      await put(tenant, status);
    expect(await rights()).toEqual(before);
  });
});

test('a writer that holds on longer than a try is waited for, and the change is made as soon as it has ended', async () => {
  const tenant = await clutch.newTenant();
  const slow = elsewhere.database.transaction(tenant.schema, async (tx) => {
    await tx.query({ text: 'update event_head set position = position' });
    await sleep(900);
  });
  await sleep(50);
  await put(tenant, 'suspended');
  await expect(slow).resolves.toBeUndefined();
  expect(await refusal(append(elsewhere, tenant))).toBe('suspended');
});

test('a change that fails after the rights were taken leaves everything as it was', async () => {
  const tenant = await clutch.newTenant();
  const failing = clutch.kernel.registry.change(tenant.id, () => ({
    ...change('suspended'),
    append: () => Promise.reject(new Error('on purpose')),
  }));
  await expect(failing).rejects.toThrow('on purpose');
  expect(await refusal(append(elsewhere, tenant))).toBe('done');
});

test('the rights follow from the status, by whatever connection they are set', async () => {
  const tenant = await clutch.newTenant();
  const { appRole } = clutch.kernel.cells.get('home');
  const owner = new pg.Client({ connectionString: clutch.config.database.url });
  await owner.connect();
  await inTransaction(owner, () => applyStatus(owner, tenant.schema, { status: 'moving', epoch: 7, appRole }));
  await owner.end();
  // The registry says live: the refusal is not the tenant's state, and is told as what it is.
  await expect(append(elsewhere, tenant)).rejects.toThrow('permission denied');
});
