import { defineEntity, p } from '@mikro-orm/core';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { PendingRows } from './pending-rows.ts';
import { GatheredRows, type ProjectionRows } from './projection-rows.ts';
import { rowTable } from './row-table.ts';

const SpotRow = defineEntity({
  name: 'SpotRow',
  tableName: 'spot',
  schema: '*',
  properties: {
    lane: p.integer().primary(),
    place: p.integer().primary(),
    colour: p.text(),
    size: p.integer().nullable(),
    noted: p.datetime(3).nullable(),
    share: p.float().nullable(),
    parts: p.json<readonly unknown[]>().nullable(),
    seal: p.blob().nullable(),
  },
});
interface Spot {
  lane: number;
  place: number;
  colour: string;
  size: number | null;
}
type Change =
  | { readonly kind: 'put'; readonly row: Spot }
  | { readonly kind: 'change'; readonly key: Key; readonly patch: Partial<Spot> }
  | { readonly kind: 'changeWhere'; readonly where: Partial<Spot>; readonly patch: Partial<Spot> }
  | { readonly kind: 'remove'; readonly key: Key }
  | { readonly kind: 'find'; readonly key: Key };
type Key = Pick<Spot, 'lane' | 'place'>;

let clutch: TestInstallation;
let tenant: TenantRef;
beforeAll(async () => {
  clutch = await testInstallation([{ name: 'spots', entities: [SpotRow] }]);
  tenant = await clutch.newTenant();
  await clutch.owner.query(
    `create table ${tenant.schema}.spot (lane int, place int, colour text not null, size int, noted timestamptz(3), share float8, parts jsonb, seal bytea, primary key (lane, place))`,
  );
});
afterAll(() => clutch.close());
beforeEach(() => clutch.owner.query(`truncate ${tenant.schema}.spot`));

const table = () => rowTable(SpotRow, clutch.kernel.orm.getMetadata());
const gathered = (tx: TenantTransaction) => new GatheredRows(table, (statement) => tx.query(statement));
/** Does the work in one transaction, with what is left at its end. */
const batch = (work: (rows: GatheredRows, tx: TenantTransaction) => unknown) =>
  clutch.kernel.database.transaction(tenant.schema, async (tx) => {
    const rows = gathered(tx);
    await work(rows, tx);
    tx.atCommit(rows.take());
  });
const stored = (): Promise<Spot[]> =>
  clutch.kernel.database.read<Spot & object>(tenant.schema, {
    text: 'select lane, place, colour, size from spot order by lane, place',
  });

describe('gathered rows', () => {
  const key = fc.record({ lane: fc.constantFrom(1, 2), place: fc.constantFrom(1, 2) });
  const values = { colour: fc.constantFrom('red', 'green', 'blue'), size: fc.constantFrom(1, 2, null) };
  const where = fc
    .record({ colour: values.colour, size: fc.constantFrom(1, 2), lane: fc.constantFrom(1, 2) }, { requiredKeys: [] })
    .filter((some) => Object.keys(some).length > 0);
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      row: fc.tuple(key, fc.record(values)).map(([k, v]) => ({ ...k, ...v })),
    }),
    fc.record({ kind: fc.constant('change' as const), key, patch: fc.record(values, { requiredKeys: [] }) }),
    fc.record({ kind: fc.constant('changeWhere' as const), where, patch: fc.record(values, { requiredKeys: [] }) }),
    fc.record({ kind: fc.constant('remove' as const), key }),
    fc.record({ kind: fc.constant('find' as const), key }),
  );
  const batches = fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

  /** Runs the batches and compares with doing everything row by row. */
  const agrees = (make: (tx: TenantTransaction) => ProjectionRows & { take(): object[] }) =>
    fc.check(
      fc.asyncProperty(batches, async (all) => {
        const model = new Map<string, Spot>();
        await clutch.owner.query(`truncate ${tenant.schema}.spot`);
        for (const changes of all)
          await clutch.kernel.database.transaction(tenant.schema, async (tx) => {
            const rows = make(tx);
            for (const one of changes) expect(await ask(rows, one)).toEqual(byRow(model, one));
            tx.atCommit(rows.take() as never);
          });
        expect(await stored()).toEqual(
          [...model].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
        );
      }),
      { numRuns: 300 },
    );

  test('leave the table as writing row by row does, and show it at any moment', async () => {
    const { failed, counterexample, errorInstance } = await agrees(gathered);
    expect({ failed, counterexample, errorInstance }).toMatchObject({ failed: false });
  });

  test('control: searches that do not meet what is pending are caught', async () => {
    class Careless extends GatheredRows {
      readonly #searches = new PendingRows(table());
      override async changeWhere(_: unknown, found: Partial<Spot>, patch: Partial<Spot>): Promise<void> {
        this.#searches.changeWhere(found, patch);
      }
      override take() {
        return [...this.#searches.take(), ...super.take()];
      }
    }
    expect(await agrees((tx) => new Careless(table, (statement) => tx.query(statement)))).toMatchObject({
      failed: true,
    });
  });
});

test('many changes go out as few statements', async () => {
  let statements = 0;
  await batch(async (rows, tx) => {
    for (let place = 1; place <= 500; place += 1) rows.put(SpotRow, spot({ place }));
    for (let place = 1; place <= 500; place += 1) rows.change(SpotRow, { lane: 1, place }, { size: place });
    for (let size = 1; size <= 500; size += 1) await rows.changeWhere(SpotRow, { size }, { colour: 'blue' });
    for (let place = 1; place <= 100; place += 1) rows.remove(SpotRow, { lane: 1, place });
    const left = rows.take();
    statements = left.length;
    tx.atCommit(left);
  });
  expect(statements).toBe(3);
  expect(await stored()).toEqual(
    Array.from({ length: 400 }, (_, n) => ({ lane: 1, place: n + 101, colour: 'blue', size: n + 101 })),
  );
});

test('values arrive as they are: dates, decimals, JSON, bytes, what is left out', async () => {
  const row = {
    noted: new Date('2026-05-01T08:00:00.123Z'),
    share: 46.675_296_123_456_7,
    parts: [{ deep: ['مرحبا', null, 1.5, true] }],
    seal: Buffer.from([0, 255, 10]),
  };
  await batch((rows) => rows.put(SpotRow, spot({ place: 1, ...row })));
  await batch((rows) => rows.put(SpotRow, { lane: 1, place: 2, colour: 'red' }));
  await batch(async (rows) => {
    const expected = { lane: 1, place: 1, colour: 'red', size: null, ...row };
    expect(await rows.find(SpotRow, { lane: 1, place: 1 })).toEqual(expected);
    expect(await rows.find(SpotRow, { lane: 1, place: 2 })).toMatchObject({ size: null, noted: null, parts: null });
    expect(await rows.find(SpotRow, { lane: 9, place: 9 })).toBeUndefined();
  });
});

test('a row that was only looked at is not written', async () => {
  await batch((rows) => rows.put(SpotRow, spot({ place: 1 })));
  await batch(async (rows, tx) => {
    await rows.find(SpotRow, { lane: 1, place: 1 });
    const left = rows.take();
    expect(left).toEqual([]);
    tx.atCommit(left);
  });
});

test("a statement of the projection's own finds what was gathered before it", async () => {
  await batch(async (rows) => {
    rows.put(SpotRow, spot({ place: 7 }));
    const found = await rows.query({ text: `select place from ${rows.nameOf(SpotRow)}` });
    expect(found).toEqual([{ place: 7 }]);
  });
});

test.each<[string, (rows: ProjectionRows) => unknown, string]>([
  ['a key that lacks a column', (rows) => rows.change(SpotRow, { lane: 1 }, {}), 'spot: the key lacks place'],
  [
    'a search by null',
    (rows) => rows.changeWhere(SpotRow, { size: null }, {}),
    'spot: nothing is found by a size that is null',
  ],
])('%s is refused', async (_, work, message) => {
  await expect(batch(work)).rejects.toThrow(message);
});

const spot = (over: Partial<Spot> & Record<string, unknown>) => ({
  lane: 1,
  place: 1,
  colour: 'red',
  size: null,
  ...over,
});

async function ask(rows: ProjectionRows, change: Change): Promise<unknown> {
  if (change.kind === 'put') rows.put(SpotRow, change.row);
  else if (change.kind === 'change') rows.change(SpotRow, change.key, change.patch);
  else if (change.kind === 'changeWhere') await rows.changeWhere(SpotRow, change.where, change.patch);
  else if (change.kind === 'remove') rows.remove(SpotRow, change.key);
  else {
    const found = await rows.find(SpotRow, change.key);
    return found && { lane: found.lane, place: found.place, colour: found.colour, size: found.size };
  }
  return undefined;
}

function byRow(rows: Map<string, Spot>, change: Change): Spot | undefined {
  const id = ({ lane, place }: Key) => `${lane}-${place}`;
  if (change.kind === 'put') rows.set(id(change.row), { ...change.row });
  else if (change.kind === 'change') Object.assign(rows.get(id(change.key)) ?? {}, change.patch);
  else if (change.kind === 'remove') rows.delete(id(change.key));
  else if (change.kind === 'find') return rows.get(id(change.key));
  else
    for (const row of rows.values())
      if (Object.entries(change.where).every(([column, value]) => row[column as keyof Spot] === value))
        Object.assign(row, change.patch);
  return undefined;
}
