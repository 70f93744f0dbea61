import { setTimeout as sleep } from 'node:timers/promises';
import { defineEntity, p } from '@mikro-orm/core';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type TenantDatabase } from './tenant-database.ts';
import { TenantPool } from './tenant-pool.ts';
import { tenantSchema } from './tenant-schema.ts';

const TENANTS = 8;
const CLIENTS = 64;
const ROUNDS = 12;

const NoteRow = defineEntity({
  name: 'NoteRow',
  tableName: 'note',
  schema: '*',
  properties: { id: p.integer().primary().autoincrement(), canary: p.text() },
});

type Door = Pick<TenantDatabase, 'readAll' | 'transaction'>;
interface Canary {
  canary: string;
}

let clutch: TestInstallation;
let tenants: TenantRef[];

beforeAll(async () => {
  clutch = await testInstallation([{ name: 'notes', entities: [NoteRow] }], { CLUTCH_DATABASE_POOL_MAX: '4' });
  // Whoever waits behind 63 others, some of whom sleep, may wait longer than a request would.
  clutch.kernel.pool.options.waitMs = 20_000;
  tenants = await Promise.all(Array.from({ length: TENANTS }, () => clutch.newTenant()));
  for (const { schema } of tenants)
    await clutch.owner.query(`create table ${schema}.note (id serial primary key, canary text not null)`);
  for (const { schema } of tenants)
    await clutch.owner.query(`grant usage on sequence ${schema}.note_id_seq to ${schema}`);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  for (const { schema } of tenants) {
    await clutch.owner.query(`truncate ${schema}.note`);
    await clutch.owner.query(`insert into ${schema}.note (canary) values ('${schema}')`);
  }
});

// Their names are the same for every tenant, so that a connection reuses one's plan for all.
const canaries = { name: 'test.canaries', text: 'select distinct canary from note' };
const add = ({ schema }: TenantRef) => ({
  name: 'test.add',
  text: 'insert into note (canary) values ($1) returning canary',
  values: [schema],
});

/** What clients have seen, and how many rows they were told are kept. */
class Sightings {
  readonly foreign: string[] = [];
  readonly kept = new Map<string, number>();
  readonly outcomes = { fulfilled: 0, rejected: 0 };

  saw({ schema }: TenantRef, rows: readonly Canary[]): void {
    this.foreign.push(...rows.filter(({ canary }) => canary !== schema).map(({ canary }) => canary));
  }

  keeps({ schema }: TenantRef): void {
    this.kept.set(schema, (this.kept.get(schema) ?? 1) + 1);
  }
}

type Step = (door: Door, tenant: TenantRef, sightings: Sightings) => Promise<unknown>;

const look: Step = async (door, tenant, seen) => {
  const [rows] = await door.readAll<[Canary]>(tenant.schema, [canaries]);
  seen.saw(tenant, rows);
};
const write: Step = async (door, tenant, seen) => {
  const [written, rows] = await door.readAll<[Canary, Canary]>(tenant.schema, [add(tenant), canaries]);
  seen.keeps(tenant);
  seen.saw(tenant, [...written, ...rows]);
};
const writeAndLook: Step = async (door, tenant, seen) => {
  await door.transaction(tenant.schema, async ({ query }) => {
    await query(add(tenant));
    seen.saw(tenant, await query<Canary>(canaries));
  });
  seen.keeps(tenant);
};
const rollBack: Step = (door, tenant) =>
  door.transaction(tenant.schema, async ({ query }) => {
    await query(add(tenant));
    throw new Error('on purpose');
  });
const fail: Step = (door, tenant) => door.readAll(tenant.schema, [add(tenant), { text: 'select 1/0' }]);
/** The statement is sent when the transaction is over, and its connection maybe somebody else's. */
const walkAway: Step = async (door, tenant) => {
  let late: Promise<unknown> | undefined;
  await door
    .transaction(tenant.schema, async ({ query }) => {
      late = sleep(1 + Math.random() * 4).then(() => query(add(tenant)));
      late.catch(() => undefined); // it may fail before it is awaited below
      throw new Error('on purpose');
    })
    .catch(() => undefined);
  await late;
};
const endFromOutside =
  (end: 'pg_cancel_backend' | 'pg_terminate_backend'): Step =>
  (door, tenant) =>
    door.transaction(tenant.schema, async ({ query }) => {
      const [self] = await query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' });
      const state = { over: false };
      const slow = query({ text: 'select pg_sleep(1)' }).finally(() => (state.over = true));
      const ending = async () => {
        while (!state.over) await clutch.owner.query(`select ${end}($1)`, [self!.pid]); // the first may come before the statement
      };
      await Promise.all([slow, ending()]);
    });
/** What has no tenant must see no tenant. */
const peek: Step = async (_door, _tenant, seen) => {
  const { rows } = await clutch.kernel.pool.query<Canary>(canaries.text);
  seen.foreign.push(...rows.map(({ canary }) => canary));
};
const throughEntities: Step = async (door, tenant, seen) => {
  await door.transaction(tenant.schema, async ({ em }) => {
    em.create(NoteRow, { canary: tenant.schema });
    await em.flush();
    em.clear();
    seen.saw(tenant, await em.find(NoteRow, {}));
  });
  seen.keeps(tenant);
};

const COMMON: readonly Step[] = [
  look,
  look,
  write,
  writeAndLook,
  rollBack,
  fail,
  peek,
  walkAway,
  endFromOutside('pg_cancel_backend'),
];

async function load(door: Door, steps: readonly Step[]): Promise<Sightings> {
  const sightings = new Sightings();
  const client = async (index: number) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const step = steps[(index + round * 3) % steps.length]!;
      const [ended] = await Promise.allSettled([step(door, tenants[index % TENANTS]!, sightings)]);
      sightings.outcomes[ended.status] += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
  for (const tenant of tenants) {
    const { rows } = await clutch.owner.query<Canary>(`select canary from ${tenant.schema}.note`);
    sightings.saw(tenant, rows);
  }
  return sightings;
}

test('64 clients of 8 tenants on 4 connections never meet, whatever fails between them', async () => {
  const { foreign, kept, outcomes } = await load(clutch.kernel.database, [
    ...COMMON,
    throughEntities,
    endFromOutside('pg_terminate_backend'),
  ]);
  expect(foreign).toEqual([]);
  for (const { schema } of tenants) {
    const { rowCount } = await clutch.owner.query(`select 1 from ${schema}.note`);
    expect(rowCount).toBe(kept.get(schema));
  }
  expect(Math.min(outcomes.fulfilled, outcomes.rejected)).toBeGreaterThan(100);
  expect(clutch.kernel.pool).toMatchObject({ waitingCount: 0 });
});

/** The planted variant: role and search_path belong to the session, as `set` without `local` leaves them. */
function sessionDoor(pool: Pick<TenantPool, 'connect'>): Door {
  const transaction: Door['transaction'] = async (schema, work) => {
    const client = await pool.connect();
    try {
      await client.query(`set role ${tenantSchema(schema)}`);
      await client.query(`set search_path = ${tenantSchema(schema)}, ext, pg_temp`);
      await client.query('begin');
      const query = async <Row extends pg.QueryResultRow>({
        text,
        values,
      }: {
        text: string;
        values?: readonly unknown[];
      }) => (await client.query<Row>(text, values as unknown[])).rows;
      const result = await work({ schema, query, atCommit: () => undefined, em: undefined as never });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
  const readAll: Door['readAll'] = (schema, statements) =>
    transaction(schema, async ({ query }) => {
      const rows = [];
      for (const statement of statements) rows.push(await query(statement));
      return rows as never;
    });
  return { transaction, readAll };
}

test('with role and search_path of the session they do meet, over a pool that does not look: the control', async () => {
  const pool = new pg.Pool({ connectionString: clutch.config.database.url, max: 4 });
  pool.on('error', () => undefined);
  const { foreign } = await load(sessionDoor(pool), COMMON);
  await pool.end();
  expect(foreign).not.toEqual([]);
});

test('what a session is left with is found when its connection is given back, and nobody else gets it', async () => {
  const pool = new TenantPool({ connectionString: clutch.config.database.url }, clutch.kernel.pool.options);
  const { foreign } = await load(sessionDoor(pool), COMMON);
  await pool.end();
  expect(foreign).toEqual([]);
  expect(pool.leftovers).toBeGreaterThan(100);
});
