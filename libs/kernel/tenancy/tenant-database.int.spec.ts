import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type Statement, type TenantDatabase } from './tenant-database.ts';

const NoteRow = defineEntity({
  name: 'NoteRow',
  tableName: 'note',
  schema: '*',
  properties: { id: p.integer().primary(), text: p.text() },
});

let clutch: TestInstallation;
let database: TenantDatabase;
let tenant: TenantRef;

beforeAll(async () => {
  // One connection: what it keeps from one call, the next call meets.
  clutch = await testInstallation([{ name: 'notes', entities: [NoteRow] }], { CLUTCH_DATABASE_POOL_MAX: '1' });
  ({ database } = clutch.kernel);
  tenant = await clutch.newTenant();
  await clutch.owner.query(`create table ${tenant.schema}.note (id int primary key, text text not null)`);
});
afterAll(() => clutch.close());
beforeEach(() => clutch.owner.query(`truncate ${tenant.schema}.note`));

const read = (text: string, values: unknown[] = [], name?: string) =>
  database.read(tenant.schema, { text, values, ...(name ? { name } : {}) });
const insert = (id: number, text = 'x'): Statement => ({
  name: 'test.insert',
  text: 'insert into note (id, text) values ($1, $2)',
  values: [id, text],
});
const kept = async (): Promise<number[]> =>
  (await clutch.owner.query<{ id: number }>(`select id from ${tenant.schema}.note order by id`)).rows.map(
    ({ id }) => id,
  );
const session = async () => {
  const { rows } = await clutch.kernel.pool.query<{ who: string; path: string; pid: number }>(
    "select current_user as who, current_setting('search_path') as path, pg_backend_pid() as pid",
  );
  return rows[0]!;
};
/** Ends the one connection that the pool has, as a crash of its backend would. */
const killBackend = () =>
  clutch.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'clutch'",
  );

describe('role and search_path', () => {
  const failing = () => Promise.reject(new Error('on purpose'));
  test.each<[string, () => Promise<unknown>]>([
    ['a transaction', () => database.transaction(tenant.schema, (tx) => tx.query(insert(1)))],
    ['a transaction that throws', () => database.transaction(tenant.schema, failing)],
    ['a transaction with an SQL error', () => database.transaction(tenant.schema, (tx) => tx.query({ text: 'x' }))],
    ['a read', () => read('select 1')],
    ['a read with an SQL error', () => read('select 1/0')],
    ['several reads', () => database.readAll(tenant.schema, [insert(2), insert(3)])],
  ])('end with %s, on a connection that goes on', async (_, work) => {
    await read('select 1'); // the connection knows the first statement by now
    const before = await session();
    await work().catch(() => undefined);
    expect(await session()).toEqual(before);
    expect(before.who).toBe(decodeURIComponent(new URL(clutch.config.database.appUrl!).username));
  });

  test("are the tenant's inside", async () => {
    const text = 'select current_user as who, current_schema() as path';
    const inside = [{ who: tenant.schema, path: tenant.schema }];
    expect(await read(text)).toEqual(inside);
    expect(await database.transaction(tenant.schema, (tx) => tx.query({ text }))).toEqual(inside);
    expect(await database.withEntities(tenant.schema, (em) => em.execute(text))).toEqual(inside);
  });

  test('are the only way to a table: outside of a transaction none is read or written', async () => {
    await read('select 1');
    for (const text of [`select * from ${tenant.schema}.note`, `delete from ${tenant.schema}.event_head`])
      await expect(clutch.kernel.platform.query({ text })).rejects.toThrow('permission denied');
    await expect(clutch.kernel.platform.query({ text: 'select * from note' })).rejects.toThrow('does not exist');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a read', () => read('select 1')],
    ['a transaction', () => database.transaction(tenant.schema, (tx) => tx.query(insert(1)))],
    [
      'a transaction that throws',
      () => expect(database.transaction(tenant.schema, failing)).rejects.toThrow('on purpose'),
    ],
  ])('that were left on a connection are found by %s, and the connection serves nobody any more', async (_, work) => {
    const { pid } = await session();
    const planted = `do $$ begin perform set_config('role', '${tenant.schema}', false); end $$`;
    await clutch.kernel.pool.query(planted);
    expect(await session()).toMatchObject({ pid, who: tenant.schema }); // a role is nothing that the server reports
    await work();
    expect((await session()).pid).not.toBe(pid);
  });

  test('are never taken from a string that is no schema name', async () => {
    for (const schema of ['public', `${tenant.schema}, platform`, `${tenant.schema}"`, ''])
      await expect(database.read(schema, { text: 'select 1' })).rejects.toThrow('Not a tenant schema name');
    expect(await read('select 1 as one')).toEqual([{ one: 1 }]); // and the connection was given back
  });
});

describe('a transaction', () => {
  test('that throws leaves nothing behind', async () => {
    const work = database.transaction(tenant.schema, async (tx) => {
      await tx.query(insert(1));
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(await kept()).toEqual([]);
  });

  test('that swallows an SQL error says that nothing was committed', async () => {
    const work = database.transaction(tenant.schema, async (tx) => {
      await tx.query(insert(1));
      await tx.query({ text: 'select 1/0' }).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('Nothing was committed');
    expect(await kept()).toEqual([]);
  });

  test('sends what it kept for the commit together with it, in order, after all else', async () => {
    await database.transaction(tenant.schema, async (tx) => {
      tx.atCommit([insert(1, 'late'), { text: "update note set text = text || '!' where id = 1" }]);
      await tx.query({ text: 'delete from note where id = 1' });
      tx.atCommit([insert(2)]);
    });
    expect(await read('select * from note order by id')).toEqual([
      { id: 1, text: 'late!' },
      { id: 2, text: 'x' },
    ]);
  });

  test.each<[string, Statement[]]>([
    ['a kept statement fails', [insert(2), insert(2)]],
    ['one before had failed and its error was swallowed', [insert(3)]],
  ])('leaves nothing behind where %s, and its connection or the next one works', async (why, last) => {
    const attempt = database.transaction(tenant.schema, async (tx) => {
      await tx.query(insert(1));
      if (why.startsWith('one')) await tx.query({ text: 'select 1/0' }).catch(() => undefined);
      tx.atCommit(last);
    });
    await expect(attempt).rejects.toThrow(/duplicate key|current transaction is aborted/);
    expect(await kept()).toEqual([]);
    await database.transaction(tenant.schema, async (tx) => tx.atCommit([insert(4)]));
    expect(await kept()).toEqual([4]);
  });

  test('cannot be used after its end, when its connection may be lent to somebody else', async () => {
    const escaped = await database.transaction(tenant.schema, async (tx) => ({ tx, em: tx.em }));
    await expect(escaped.tx.query(insert(1))).rejects.toThrow('after its end');
    await expect(escaped.em.execute('select 1')).rejects.toThrow('after its end');
  });

  test("shows MikroORM's writes to statements and the other way round", async () => {
    await database.transaction(tenant.schema, async ({ em, query }) => {
      await em.insert(NoteRow, { id: 1, text: 'by em' });
      await query(insert(2, 'by query'));
      expect(await query({ text: 'select text from note order by id' })).toEqual([
        { text: 'by em' },
        { text: 'by query' },
      ]);
      expect((await em.find(NoteRow, {}, { orderBy: { id: 'asc' } })).map(({ text }) => text)).toEqual([
        'by em',
        'by query',
      ]);
    });
    expect(await kept()).toEqual([1, 2]);
  });

  test("undoes MikroORM's writes and statements together", async () => {
    const work = database.transaction(tenant.schema, async ({ em, query }) => {
      em.create(NoteRow, { id: 1, text: 'flushed' });
      await em.flush();
      await query(insert(2));
      await query(insert(2));
    });
    await expect(work).rejects.toThrow('duplicate key');
    expect(await kept()).toEqual([]);
  });
});

describe('a read', () => {
  test('with an SQL error undoes what came before it in the same round trip', async () => {
    await expect(database.readAll(tenant.schema, [insert(1), { text: 'select 1/0' }])).rejects.toThrow('division');
    expect(await kept()).toEqual([]);
  });

  test('that fails in a known statement keeps the connection, and the statement works again', async () => {
    await database.read(tenant.schema, insert(1));
    const { pid } = await session();
    await expect(database.read(tenant.schema, insert(1))).rejects.toThrow('duplicate key');
    await database.read(tenant.schema, insert(2));
    expect(await session()).toMatchObject({ pid });
    expect(await kept()).toEqual([1, 2]);
  });

  test('that fails while its names are new keeps the connection, and every name works afterwards', async () => {
    const named = (name: string, text: string) => ({ name, text, values: [0] });
    const statements = [named('test.fine', 'select $1::int + 1 as n'), named('test.zero', 'select 1 / $1::int as n')];
    const { pid } = await session();
    await expect(database.readAll(tenant.schema, statements)).rejects.toThrow('division');
    expect((await session()).pid).toBe(pid);
    for (let run = 0; run < 2; run += 1) {
      expect(await database.read(tenant.schema, statements[0]!)).toEqual([{ n: 1 }]);
      expect(await database.read(tenant.schema, { ...statements[1]!, values: [1] })).toEqual([{ n: 1 }]);
    }
  });

  test('under a name that another text has is refused, wherever the name came from', async () => {
    await read('select 1 as n', [], 'test.twice');
    await expect(read('select 2 as n', [], 'test.twice')).rejects.toThrow('Two statements are named test.twice');
    expect(await read('select 3 as n', [], 'test.twice')).toEqual([{ n: 3 }]); // a new connection knows neither
    const again = database.transaction(tenant.schema, (tx) => tx.query({ name: 'test.twice', text: 'select 4 as n' }));
    await expect(again).rejects.toThrow(/'test\.twice@.*' was used for a different statement/);
  });

  test('of a value that cannot be written is refused before anything takes effect', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const unwritable = { text: 'select $1::jsonb', values: [circular] };
    await expect(database.readAll(tenant.schema, [insert(1), unwritable])).rejects.toThrow('circular');
    expect(await read('select 5 as n')).toEqual([{ n: 5 }]);
    expect(await kept()).toEqual([]);
  });

  test('that answers no rows answers an empty list, each time', async () => {
    for (const id of [1, 2]) {
      const [written, none, nothing, one] = await database.readAll(tenant.schema, [
        insert(id),
        { name: 'test.none', text: 'select id from note where id = $1', values: [99] },
        { text: '' },
        { name: 'test.one', text: 'update note set text = $2 where id = $1 returning text', values: [id, `n${id}`] },
      ]);
      expect({ written, none, nothing, one }).toEqual({
        written: [],
        none: [],
        nothing: [],
        one: [{ text: `n${id}` }],
      });
    }
  });

  test.each<[string, unknown]>([
    ['int', null],
    ['text', undefined],
    ['text', 'ünïcödé \\ \' "'],
    ['bool', true],
    ['float8', 0.1],
    ['numeric', '1.10'],
    ['int8', '9007199254740993'],
    ['int8', 9_007_199_254_740_993n],
    ['timestamptz', new Date('2026-05-01T10:00:00.123Z')],
    ['date', '2026-05-01'],
    ['bytea', Buffer.from([0, 1, 254, 255])],
    ['jsonb', { nested: [1, null, { text: 'x' }], none: null }],
    ['jsonb', JSON.stringify([1, 'two', null])],
    ['jsonb', '"text"'],
    ['text[]', ['a', '"quoted"', null]],
    ['uuid', '01963a1e-0000-7000-8000-000000000000'],
  ])('gives a %s back as node-postgres does: %o', async (type, value) => {
    const text = `select $1::${type} as value`;
    const { rows } = await clutch.owner.query(text, [value]);
    expect(await read(text, [value])).toEqual(rows);
    // Once with what the statement answers still to be learnt, once with it known.
    for (let run = 0; run < 2; run += 1) expect(await read(text, [value], `test.${type}`)).toEqual(rows);
  });
});

describe('a backend that is killed', () => {
  test('in a transaction: the caller is told, the connection is not given back, the next call works', async () => {
    const { pid } = await session();
    const work = database.transaction(tenant.schema, async (tx) => {
      await tx.query(insert(1));
      await killBackend();
      await tx.query(insert(2));
    });
    await expect(work).rejects.toThrow(/terminat|connection/);
    expect(await kept()).toEqual([]);
    expect(await read('select 1 as n')).toEqual([{ n: 1 }]);
    expect((await session()).pid).not.toBe(pid);
  });

  test('during a read: the same', async () => {
    const { pid } = await session();
    const slow = read('select pg_sleep(20)').catch((error: Error) => error.message);
    await expect.poll(async () => (await killBackend()).rowCount).toBe(1);
    expect(await slow).toMatch(/terminat|connection/);
    expect(await read('select 1 as n')).toEqual([{ n: 1 }]);
    expect((await session()).pid).not.toBe(pid);
    expect(clutch.kernel.pool).toMatchObject({ totalCount: 1, waitingCount: 0 });
  });
});
