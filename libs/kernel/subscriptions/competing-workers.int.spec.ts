import { setTimeout as sleep } from 'node:timers/promises';
import { defineEntity, p } from '@mikro-orm/core';
import { type QueryResultRow } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { createKernel, type Kernel } from '../kernel.ts';
import { type Statement, TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { boardContext, type BoardEvent, seedBoard } from '../testing/board.ts';
import { rebuildOf } from '../testing/rebuild-of.ts';
import { type Rebuild } from './rebuild.ts';
import { projection } from './subscription.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

const ITEMS = 240;
const WORKERS = 3;

const TallyRow = defineEntity({
  name: 'TallyRow',
  tableName: 'tally',
  schema: '*',
  properties: { id: p.integer().primary(), total: p.integer() },
});
/** Counting shows every event that is applied twice or never. */
const tally = projection<BoardEvent>(
  'test.tally',
  {
    ItemOpened: ({ position }, rows) =>
      rows.query({
        text: `insert into ${rows.nameOf(TallyRow)} as t (id, total) values ($1, 1) on conflict (id) do update set total = t.total + 1`,
        values: [position % 10],
      }),
  },
  { tables: [TallyRow] },
);

/** The planted bug: rows commit in one transaction, the checkpoint in another, and the lock holds neither. */
class SplitCheckpoint extends TenantDatabase {
  override async transactionAfter<T, Row extends QueryResultRow>(
    schema: string,
    first: Statement,
    work: (tx: TenantTransaction, rows: Row[]) => Promise<T>,
  ): Promise<T> {
    const rows = await this.read<Row>(schema, first);
    const kept: Statement[] = [];
    const result = await this.transaction(schema, (tx) => {
      const { query } = tx;
      return work({ schema, query, em: tx.em, atCommit: (statements) => void kept.push(...statements) }, rows);
    });
    // Long enough for the others to read the same checkpoint, also on a machine that runs one of them at a time.
    await sleep(20);
    if (kept.length > 0) await this.readAll(schema, kept);
    return result;
  }
}
type Database = (kernel: Kernel) => TenantDatabase;
const whole: Database = ({ database }) => database;
const split: Database = ({ pool, orm }) => new SplitCheckpoint(pool, orm);

let clutch: TestInstallation;
let kernels: Kernel[];
let tenant: TenantRef;
const context = { ...boardContext, entities: [...boardContext.entities, TallyRow] };
beforeAll(async () => {
  clutch = await testInstallation([context]);
  const others = Array.from({ length: WORKERS - 1 }, () => createKernel(clutch.config, [context], 'clutch-other'));
  kernels = [clutch.kernel, ...(await Promise.all(others))];
});
afterAll(async () => {
  for (const other of kernels.slice(1)) await other.close();
  await clutch.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await clutch.owner.query(`create table ${tenant.schema}.tally (id int primary key, total int not null)`);
  await seedBoard(clutch.owner, tenant, ITEMS);
});

const total = async (): Promise<number> => {
  const { rows } = await clutch.owner.query<{ total: number }>(
    `select coalesce(sum(total), 0)::int as total from ${tenant.schema}.tally`,
  );
  return rows[0]!.total;
};
const ignore = { lag: () => undefined, failed: () => undefined };
const drainAll = (database: Database) =>
  Promise.all(
    kernels.map((kernel) =>
      new SubscriptionRunner(database(kernel), kernel.events, [tally], undefined as never, ignore).drain(tenant),
    ),
  );
async function rebuildAll(database: Database): Promise<void> {
  const rebuilds = kernels.map((kernel) => rebuildOf(kernel, [tally], database(kernel)));
  await rebuilds[0]!.start(tenant, tally.name);
  await rebuilds[0]!.work(tenant, tally.name);
  const finish = async (rebuild: Rebuild): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) {
      const ended = await rebuild.work(tenant, tally.name).catch(() => 'waiting');
      if (ended === 'done' || ended === 'none') return;
    }
  };
  await Promise.all(rebuilds.map(finish));
}

describe.each([
  ['drain one subscription', drainAll],
  ['work one rebuild', rebuildAll],
])('three workers that %s', (_, work) => {
  test('apply each event once', async () => {
    await work(whole);
    expect(await total()).toBe(ITEMS);
  });

  test('control: with the checkpoint in another transaction they do not, and that is seen', async () => {
    await work(split);
    // Workers that happen to come one after the other do no harm: then once more, from the beginning.
    for (let again = 0; again < 9 && (await total()) === ITEMS; again += 1) {
      await clutch.owner.query(`truncate ${tenant.schema}.tally`);
      await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`);
      await work(split);
    }
    expect(await total()).toBeGreaterThan(ITEMS);
  });
});
