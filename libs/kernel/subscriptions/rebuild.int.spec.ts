import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { catalogOf } from '../tenancy/schema-catalog.ts';
import { lockForReading, travellingTables } from '../tenancy/transfer/tenant-tables.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type BeforeEach, boardContext, boardProjection, boardRows, createBoard, fillBoard } from '../testing/board.ts';
import { rebuildOf } from '../testing/rebuild-of.ts';
import { type Rebuild } from './rebuild.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

const NAME = 'test.board';

let clutch: TestInstallation;
let tenant: TenantRef;
beforeAll(async () => {
  clutch = await testInstallation([boardContext]);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await createBoard(clutch.owner, tenant);
});

const rebuildWith = (before?: BeforeEach): Rebuild => rebuildOf(clutch.kernel, [boardProjection(before)]);
const drain = async (before?: BeforeEach): Promise<void> => {
  const { database, events } = clutch.kernel;
  const reports = { lag: () => undefined, failed: () => undefined };
  const runner = new SubscriptionRunner(database, events, [boardProjection(before)], undefined as never, reports);
  await runner.drain(tenant);
};
const rows = () => boardRows(clutch.owner, tenant);
const catalog = async () => {
  const owner = await clutch.owner.connect();
  try {
    return Object.fromEntries(await catalogOf(owner, tenant.schema));
  } finally {
    owner.release();
  }
};
const nextTables = async (): Promise<string[]> => {
  const { rows: found } = await clutch.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = $1::regnamespace and relname like '%\\_\\_next'",
    [tenant.schema],
  );
  return found.map(({ name }) => name).sort();
};
const spoil = () =>
  clutch.owner.query(
    `update ${tenant.schema}.board_item set total = total + 100; delete from ${tenant.schema}.board_note`,
  );

describe('a rebuild', () => {
  test('gives the rows that the log says, in tables that are the old ones in every name, setting and right', async () => {
    await fillBoard(clutch, tenant, { items: 30 });
    await drain();
    const [right, before] = [await rows(), await catalog()];
    await spoil();
    await rebuildWith().run(tenant, NAME);
    expect(await rows()).toEqual(right);
    expect(await catalog()).toEqual(before);
    expect(await rebuildWith().progress(tenant, NAME)).toBeUndefined();
  });

  test('leaves tables that the tenant goes on to read and write, and that can be rebuilt again', async () => {
    await fillBoard(clutch, tenant, { items: 3 });
    await drain();
    await rebuildWith().run(tenant, NAME);
    await fillBoard(clutch, tenant, { items: 2 });
    await drain();
    const before = await rows();
    expect(before.map(({ length }) => length)).toEqual([5, 10]);
    await rebuildWith().run(tenant, NAME);
    expect(await rows()).toEqual(before);
  });

  test('goes before what is wrong with the live tables: a halted projection runs on from its end', async () => {
    await fillBoard(clutch, tenant, { items: 2 });
    await clutch.owner.query(
      `insert into ${tenant.schema}.subscription (name, shard, position, status, attempts, error) values ($1, 0, 1, 'halted', 5, '{}')`,
      [NAME],
    );
    await rebuildWith().run(tenant, NAME);
    const { rows: checkpoints } = await clutch.owner.query(
      `select name, position::int, status, attempts, error from ${tenant.schema}.subscription`,
    );
    expect(checkpoints).toEqual([{ name: NAME, position: 6, status: 'running', attempts: 0, error: null }]);
  });

  test('shows how far it is, and leaves nothing behind when it is cancelled', async () => {
    await fillBoard(clutch, tenant, { items: 4 });
    await drain();
    const before = await catalog();
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    expect(await rebuild.work(tenant, NAME)).toBe('loading');
    expect(await rebuild.progress(tenant, NAME)).toEqual({ position: 0, total: 12 });
    expect(await nextTables()).toEqual(expect.arrayContaining(['board_item__next', 'board_note__next']));
    expect(await rebuild.cancel(tenant, NAME)).toBe(true);
    expect(await rebuild.work(tenant, NAME)).toBe('none');
    expect(await rebuild.cancel(tenant, NAME)).toBe(false);
    expect(await rebuild.work(tenant, NAME)).toBe('none');
    expect(await catalog()).toEqual(before);
    expect(await nextTables()).toEqual([]);
  });

  test('begins again where a migration has changed the live table meanwhile, so that nothing of it is lost', async () => {
    await fillBoard(clutch, tenant, { items: 4 });
    await drain();
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    await rebuild.work(tenant, NAME);
    await clutch.owner.query(
      `alter table ${tenant.schema}.board_item add column colour text default 'red'; create index board_item_colour on ${tenant.schema}.board_item (colour)`,
    );
    const before = await catalog();
    expect(await rebuild.work(tenant, NAME)).toBe('loading');
    expect(await rebuild.progress(tenant, NAME)).toMatchObject({ position: 0 });
    await rebuild.run(tenant, NAME);
    expect(await catalog()).toEqual(before);
    expect((await rows())[0]).toHaveLength(4);
    expect((await rows())[0]![0]).toMatchObject({ colour: 'red' });
  });
});

describe('a reader of one snapshot, as an export', () => {
  const BEGIN = 'begin isolation level repeatable read, read only';
  /** Reads under a snapshot that was taken before the swap was tried. @returns the turn of the rebuild and the rows seen */
  async function readAround(begin: (client: pg.PoolClient) => Promise<unknown>): Promise<[string, number]> {
    await fillBoard(clutch, tenant, { items: 3 });
    await drain();
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    await rebuild.work(tenant, NAME);
    const client = await clutch.owner.connect();
    try {
      await begin(client);
      await client.query('select 1');
      const turn = await rebuild.work(tenant, NAME);
      const { rows: seen } = await client.query(`select * from ${tenant.schema}.board_item`);
      return [turn, seen.length];
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  test('that locks its tables first sees all rows, and the swap waits for it', async () => {
    const begin = async (client: pg.PoolClient) => {
      const tables = await travellingTables(client, tenant.schema);
      expect(tables.map(({ name }) => name)).not.toContain('board_item__next');
      await client.query(BEGIN);
      await client.query(lockForReading(client, tenant.schema, tables));
    };
    expect(await readAround(begin)).toEqual(['waiting', 3]);
    expect(await rebuildWith().work(tenant, NAME)).toBe('done');
  });

  test('control: that does not would see an empty table', async () => {
    expect(await readAround((client) => client.query(BEGIN))).toEqual(['done', 0]);
  });
});

describe('where a rebuild cannot go on', () => {
  test('an event that keeps failing halts it with the place and the reason, and the live tables never notice', async () => {
    await fillBoard(clutch, tenant, { items: 3 });
    await drain();
    const right = await rows();
    const rebuild = rebuildWith(({ position }) => {
      if (position === 5) throw new Error('broken on purpose');
    });
    await rebuild.start(tenant, NAME);
    await rebuild.work(tenant, NAME);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(rebuild.work(tenant, NAME)).rejects.toThrow('broken on purpose');
      await clutch.owner.query(`update ${tenant.schema}.subscription set updated_at = now() - interval '1 hour'`);
    }
    expect(await rebuild.work(tenant, NAME)).toBe('halted');
    const { rows: checkpoints } = await clutch.owner.query(
      `select name, status, error from ${tenant.schema}.subscription order by name`,
    );
    expect(checkpoints).toEqual([
      { name: NAME, status: 'running', error: null },
      { name: `${NAME}@rebuild`, status: 'halted', error: { message: 'broken on purpose', position: 5 } },
    ]);
    expect(await rows()).toEqual(right);
    await fillBoard(clutch, tenant, { items: 1 });
    await drain();
    expect((await rows())[0]).toHaveLength(4);
  });

  test('a reader that stays on the live table delays the swap; everybody goes on, and it is tried again', async () => {
    await fillBoard(clutch, tenant, { items: 3 });
    await drain();
    const right = await rows();
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    await rebuild.work(tenant, NAME);
    const reader = await clutch.owner.connect();
    await reader.query(`begin; select * from ${tenant.schema}.board_item`);
    expect(await rebuild.work(tenant, NAME)).toBe('waiting');
    await fillBoard(clutch, tenant, { items: 1 });
    await drain();
    expect((await rows())[0]).toHaveLength(4);
    await reader.query('rollback');
    reader.release();
    expect(await rebuild.work(tenant, NAME)).toBe('done');
    expect((await rows())[0]).toEqual(expect.arrayContaining(right[0]!));
    expect((await rows())[0]).toHaveLength(4);
  });

  test.each<[string, string, string]>([
    [
      'a foreign key',
      'create table {s}.other (id uuid primary key references {s}.board_item)',
      'foreign key other_id_fkey',
    ],
    ['a view', 'create view {s}.other as select id from {s}.board_item', 'the view'],
    ['rights of its own', 'revoke delete on {s}.board_note from {s}', 'right '],
  ])('%s on the live table halts it at once and says why; nothing is made', async (_, ddl, reason) => {
    await clutch.owner.query(ddl.replaceAll('{s}', tenant.schema));
    await expect(rebuildWith().run(tenant, NAME)).rejects.toThrow(reason);
    expect(await rebuildWith().work(tenant, NAME)).toBe('halted');
    expect(await nextTables()).toEqual([]);
  });

  test('a tenant that stands still keeps its tables as they are; the rebuild goes on with it', async () => {
    await fillBoard(clutch, tenant, { items: 2 });
    await drain();
    const stand = (status: string) =>
      clutch.owner.query(`update ${tenant.schema}.tenant_state set status = '${status}'`);
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    await stand('suspended');
    expect(await rebuild.work(tenant, NAME)).toBe('waiting');
    expect(await nextTables()).toEqual([]);
    await stand('live');
    expect(await rebuild.work(tenant, NAME)).toBe('loading');
    await stand('moving');
    expect(await rebuild.work(tenant, NAME)).toBe('waiting');
    await stand('live');
    expect(await rebuild.work(tenant, NAME)).toBe('done');
  });

  test('where its tables are missing, as after a restore elsewhere, it makes them and begins again', async () => {
    await fillBoard(clutch, tenant, { items: 2 });
    await drain();
    await clutch.owner.query(
      `insert into ${tenant.schema}.subscription (name, shard, position, status) values ($1, 0, 5, 'rebuilding')`,
      [`${NAME}@rebuild`],
    );
    const right = await rows();
    await rebuildWith().run(tenant, NAME);
    expect(await rows()).toEqual(right);
  });

  test('a second one, and one of something that is no projection with tables, is refused', async () => {
    const rebuild = rebuildWith();
    await rebuild.start(tenant, NAME);
    await expect(rebuild.start(tenant, NAME)).rejects.toThrow('is being rebuilt');
    await expect(rebuild.start(tenant, 'test.react')).rejects.toThrow('no projection with this name');
  });
});
