import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createKernel,
  type Kernel,
  migrateAll,
  projection,
  runInContext,
  type TenantRef,
  TenantStopped,
} from '#kernel';
import { type Event, eventCatalogue } from '#kernel/domain';
import {
  restrictedDatabase,
  type RestrictedDatabase,
  runSubscriptions,
  type TestInstallation,
  testInstallation,
  testModule,
} from '#kernel/testing';
import { TenancyCommandLineModule, tenancyContext } from '../tenancy.module.ts';
import { MoveTenant } from './move-tenant.command.ts';

type Noted = Event<'Noted', { n: number }>;
/** What the subscription was given. */
const seen: number[] = [];
const reader = projection<Noted>('notes.seen', { Noted: async ({ data: { n } }) => void seen.push(n) });
const notes = {
  name: 'notes',
  events: [eventCatalogue<Noted>({ Noted: { version: 1 } })],
  subscriptions: [reader],
};
const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;

let north: RestrictedDatabase;
let clutch: TestInstallation;
/** Another process, which learns of a move by nothing but refusals. */
let elsewhere: Kernel;
let commands: CommandBus;

beforeAll(async () => {
  north = await restrictedDatabase();
  clutch = await testInstallation([tenancyContext, notes], { CLUTCH_CELL_URLS: `north=${north.ownerUrl}` });
  await migrateAll({ config: clutch.config });
  elsewhere = await createKernel(clutch.config, [tenancyContext, notes]);
  commands = (await testModule(clutch, TenancyCommandLineModule)).get(CommandBus);
}, 60_000);
afterAll(async () => {
  await elsewhere.close();
  const { appRole } = clutch.kernel.cells.get('north');
  await north.drop();
  await clutch.close();
  // Roles belong to the server and would outlive the database on one that was lent to the tests.
  const server = new pg.Client({ connectionString: north.ownerUrl.replace(/[^/]*$/, 'postgres') });
  await server.connect();
  await server.query(['drop role', pg.escapeIdentifier(appRole)].join(' '));
  await server.end();
});

const move = (tenant: TenantRef, to: string) =>
  runInContext({ requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR }, () =>
    commands.execute(new MoveTenant(tenant.id, to)),
  );
const append = (kernel: Kernel, tenant: TenantRef, n: number, commandId = uuidv7()) =>
  kernel.events.append(
    { requestId: 'r', correlation: 'r', source: 'system', tenant, actor: OPERATOR },
    { streamId: uuidv7(), category: 'note', expected: 'none', events: [{ type: 'Noted', data: { n } }], commandId },
  );
const numbersIn = async (database: { query: pg.Pool['query'] }, { schema }: TenantRef): Promise<number[]> =>
  (
    await database.query<{ n: number }>(
      `select (data->>'n')::int as n from ${schema}.event where type = 'Noted' order by position`,
    )
  ).rows.map(({ n }) => n);
const exists = async (database: { query: pg.Pool['query'] }, { schema }: TenantRef): Promise<boolean> =>
  (await database.query('select 1 from pg_namespace where nspname = $1', [schema])).rows.length === 1;
const cellOf = async ({ id }: TenantRef): Promise<unknown> =>
  (await clutch.owner.query('select cell, status from platform.tenant where id = $1', [id])).rows[0];

/** Writes without a pause, each number under one command id until it is acknowledged. */
function startWriting(kernel: Kernel, tenant: TenantRef) {
  const stopped = new AbortController();
  const acknowledged: number[] = [];
  let refusals = 0;
  const write = async (): Promise<void> => {
    for (let n = 1; !stopped.signal.aborted; n += 1) {
      const commandId = uuidv7();
      for (;;) {
        try {
          await append(kernel, tenant, n, commandId);
          break;
        } catch (error) {
          if (!(error instanceof TenantStopped)) throw error;
          refusals += 1;
          await sleep(20);
        }
      }
      acknowledged.push(n);
    }
  };
  const writing = write();
  return {
    acknowledged,
    refusals: () => refusals,
    stop: () => {
      stopped.abort();
      return writing;
    },
  };
}

describe('a tenant that moves while it is written to', () => {
  test('loses nothing, has nothing twice, and stands still for less than five seconds', async () => {
    const tenant = await clutch.newTenant();
    for (let n = 0; n < 200; n += 1) await append(clutch.kernel, tenant, -n);
    const writing = startWriting(elsewhere, tenant);
    await sleep(200);
    const operation = await move(tenant, 'north');
    await sleep(200);
    await writing.stop();
    expect(operation).toMatchObject({ state: 'done', details: { from: 'home', to: 'north' } });
    expect(operation.details['pauseMs']).toBeLessThan(5_000);
    expect(writing.refusals()).toBeGreaterThan(0);
    const there = await numbersIn(north.owner, tenant);
    expect(there.filter((n) => n > 0)).toEqual(writing.acknowledged);
    expect(there).toHaveLength(200 + writing.acknowledged.length);
    expect(await cellOf(tenant)).toEqual({ cell: 'north', status: 'live' });
    expect(await exists(clutch.owner, tenant)).toBe(false);
  });

  test('loses some of it when its writes are not stopped: the control', async () => {
    const tenant = await clutch.newTenant();
    for (let n = 0; n < 200; n += 1) await append(clutch.kernel, tenant, -n);
    const { registry } = clutch.kernel;
    const change = registry.change.bind(registry);
    registry.change = (id, decide) =>
      change(id, (now) => {
        const decided = decide({ ...now, status: 'moving' });
        return decided?.what === 'frozen' ? null : decided;
      });
    const writing = startWriting(elsewhere, tenant);
    await sleep(200);
    await move(tenant, 'north').finally(() => {
      registry.change = change;
    });
    await sleep(200);
    await writing.stop();
    const there = new Set(await numbersIn(north.owner, tenant));
    expect(writing.acknowledged.filter((n) => !there.has(n)).length).toBeGreaterThan(0);
  });

  test('can move on, and back to where it was', async () => {
    const tenant = await clutch.newTenant();
    await append(clutch.kernel, tenant, 1);
    expect(await move(tenant, 'north')).toMatchObject({ state: 'done' });
    await append(clutch.kernel, tenant, 2);
    expect(await move(tenant, 'home')).toMatchObject({ state: 'done' });
    await append(clutch.kernel, tenant, 3);
    expect(await numbersIn(clutch.owner, tenant)).toEqual([1, 2, 3]);
    expect(await exists(north.owner, tenant)).toBe(false);
  });

  test('is followed there by its subscriptions, each event once, and found there by who sweeps all tenants', async () => {
    const tenant = await clutch.newTenant();
    await append(clutch.kernel, tenant, 1);
    await runSubscriptions(clutch.kernel, tenant);
    await append(clutch.kernel, tenant, 2);
    await move(tenant, 'north');
    await append(clutch.kernel, tenant, 3);
    const all = await elsewhere.tenants.slice('', 100);
    const moved = all.find(({ schema }) => schema === tenant.schema)!;
    expect(moved.cell).toBe('north');
    await runSubscriptions(elsewhere, moved);
    expect(seen).toEqual([1, 2, 3]);
    const { rows } = await north.owner.query(
      `select position from ${tenant.schema}.subscription where name = 'notes.seen'`,
    );
    expect(rows).toEqual([{ position: '4' }]); // the move itself is told in the log as well
  });

  test('leaves its neighbours where they are', async () => {
    const [tenant, neighbour] = [await clutch.newTenant(), await clutch.newTenant()];
    await append(clutch.kernel, neighbour, 1);
    await move(tenant, 'north');
    await append(elsewhere, neighbour, 2);
    expect(await numbersIn(clutch.owner, neighbour)).toEqual([1, 2]);
    expect(await exists(north.owner, neighbour)).toBe(false);
  });
});

describe('a move that fails', () => {
  test('before the new place is known leaves the tenant live where it was, and nothing there', async () => {
    const tenant = await clutch.newTenant();
    await append(clutch.kernel, tenant, 1);
    await clutch.owner.query(`create table ${tenant.schema}.keyless (n int)`);
    expect(await move(tenant, 'north')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no primary key'),
    });
    expect(await cellOf(tenant)).toEqual({ cell: 'home', status: 'live' });
    await append(elsewhere, tenant, 2);
    expect(await exists(north.owner, tenant)).toBe(false);
    await clutch.owner.query(`drop table ${tenant.schema}.keyless`);
    expect(await move(tenant, 'north')).toMatchObject({ state: 'done' });
    expect(await numbersIn(north.owner, tenant)).toEqual([1, 2]);
  });

  test('is refused where there is no such cell, or the tenant is there', async () => {
    const tenant = await clutch.newTenant();
    await expect(move(tenant, 'south')).rejects.toMatchObject({ code: 'cell.unknown' });
    await expect(move(tenant, 'home')).rejects.toMatchObject({ code: 'cell.same' });
  });
});

test('a row that changes on the way is noticed, and the tenant stays: the control of the comparison', async () => {
  const tenant = await clutch.newTenant();
  await append(clutch.kernel, tenant, 1);
  const { registry } = clutch.kernel;
  const change = registry.change.bind(registry);
  // Nobody can write meanwhile, so the other side itself changes what it is given.
  registry.change = async (id, decide) => {
    const changed = await change(id, decide);
    if (changed.status === 'moving')
      await north.owner.query(
        `create function public.falsify() returns trigger language plpgsql as 'begin new.position := 7; return new; end';
         create trigger falsify before insert on ${tenant.schema}.command_log for each row execute function public.falsify()`,
      );
    return changed;
  };
  const ended = await move(tenant, 'north').finally(() => {
    registry.change = change;
  });
  expect(ended).toMatchObject({ state: 'failed', error: expect.stringContaining('did not arrive as it left') });
  expect(await cellOf(tenant)).toEqual({ cell: 'home', status: 'live' });
});
