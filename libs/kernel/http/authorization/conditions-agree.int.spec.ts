import { defineEntity, type EntityManager, p } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesToCondition } from '@casl/ability/extra';
import { type AccessRule, type AccessSubject, type BoundConditions } from '../../domain/access/access-subject.ts';
import { type TestInstallation, testInstallation } from '../../testing/test-installation.ts';
import { type TenantRef } from '../../context/request-context.ts';
import { abilityFrom, type AppAbility, instanceOf } from './ability.ts';
import { rowsAllowed, type RowsWhere } from './conditions-where.ts';

const ThingRow = defineEntity({
  name: 'AgreementThingRow',
  tableName: 'agreement_thing',
  schema: '*',
  properties: {
    thingId: p.integer().primary(),
    colour: p.text().nullable(),
    owner: p.uuid().nullable(),
    size: p.integer(),
    isSecret: p.boolean().nullable(),
    seenAt: p.datetime().nullable(),
    madeAt: p.datetime(),
  },
});

const thing: AccessSubject = {
  name: 'thing',
  actions: ['read'],
  columns: {
    colour: { kind: 'text', nullable: true },
    owner: { kind: 'id', prefix: 'usr', nullable: true },
    size: { kind: 'integer' },
    isSecret: { kind: 'boolean', nullable: true },
    seenAt: { kind: 'instant', nullable: true },
    madeAt: { kind: 'instant' },
  },
};

const instants = ['2026-01-01T00:00:00.000Z', '2026-06-01T12:00:00.001Z'];
const VALUES = {
  colour: ['red', 'blue', null],
  owner: ['0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11', null],
  size: [0, 1, 2],
  isSecret: [true, false, null],
  seenAt: [...instants, null],
  madeAt: instants,
} as const;
type Column = keyof typeof VALUES;
const COLUMNS = Object.keys(VALUES) as Column[];

/** Every combination of values, NULLs included. */
function everyRow(columns: readonly Column[] = COLUMNS): Record<string, unknown>[] {
  const [column, ...rest] = columns;
  if (!column) return [{}];
  return everyRow(rest).flatMap((row) => VALUES[column].map((value) => ({ ...row, [column]: value })));
}

const instantColumns = new Set<string>(['seenAt', 'madeAt']);
const rows = everyRow().map((row, index): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      instantColumns.has(column) && value !== null ? new Date(value as string) : value,
    ]),
  ),
  thingId: index,
}));

const operatorsOf = (column: Column): fc.Arbitrary<BoundConditions[string]> => {
  const value = fc.constantFrom(...(VALUES[column] as readonly (string | number | boolean | null)[]));
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
  const equality = [
    value.map(($eq) => ({ $eq })),
    value.map(($ne) => ({ $ne })),
    list.map(($in) => ({ $in })),
    list.map(($nin) => ({ $nin })),
    fc.record({ $ne: value, $in: list }, { noNullPrototype: true }),
  ];
  if (column !== 'size' && column !== 'madeAt') return fc.oneof(...equality);
  const ranges = fc
    .constantFrom('$gt', '$gte', '$lt', '$lte')
    .chain((operator) => value.map((limit) => ({ [operator]: limit })));
  return fc.oneof(...equality, ranges) as fc.Arbitrary<BoundConditions[string]>;
};

const conditions = fc
  .uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 3 })
  .chain((columns) =>
    fc.record(Object.fromEntries(columns.map((column) => [column, operatorsOf(column)])), { noNullPrototype: true }),
  );

const rule: fc.Arbitrary<AccessRule> = fc.record(
  {
    action: fc.constantFrom('read', 'manage'),
    subject: fc.constantFrom('thing', 'all'),
    inverted: fc.boolean(),
    conditions,
    fields: fc.constantFrom(['colour'], ['size', 'owner']),
  },
  { requiredKeys: ['action', 'subject', 'inverted'], noNullPrototype: true },
);

let clutch: TestInstallation;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([{ name: 'agreement', entities: [ThingRow] }]);
  tenant = await clutch.newTenant();
  const table = `${tenant.schema}.agreement_thing`;
  await clutch.owner.query(
    `create table ${table} (thing_id int primary key, colour text, owner uuid, size int not null, is_secret boolean, seen_at timestamptz(3), made_at timestamptz(3) not null)`,
  );
  await clutch.owner.query(`grant select, insert on ${table} to ${tenant.schema}`);
  await clutch.kernel.database.withEntities(tenant.schema, (em) => em.insertMany(ThingRow, rows as never[]));
});
afterAll(() => clutch.close());

type Translate = (ability: AppAbility) => RowsWhere | null;

/** The rows on which check and filter differ, for the first of many random rule sets on which they do. */
async function disagreements(translate: Translate, runs: number): Promise<fc.RunDetails<[AccessRule[]]>> {
  return clutch.kernel.database.withEntities(tenant.schema, (em) => {
    const agree = fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 5 }), async (rules) => {
      const ability = abilityFrom(rules);
      const allowed = rows.filter((row) => ability.can('read', instanceOf(thing, row))).map(({ thingId }) => thingId);
      expect(await found(em, translate(ability))).toEqual(allowed);
    });
    return fc.check(agree, { numRuns: runs, seed: 20_261_121 });
  });
}

async function found(em: EntityManager, where: RowsWhere | null): Promise<unknown[]> {
  if (where === null) return [];
  const list = await em.find(ThingRow, where, { orderBy: { thingId: 'asc' }, disableIdentityMap: true });
  return list.map(({ thingId }) => thingId);
}

/** How one would write it at first: CASL's conditions are MikroORM's too, and what is inverted gets a `not`. */
const plainly: Translate = (ability) =>
  rulesToCondition(
    ability.rulesFor('read', 'thing'),
    ({ conditions: given, inverted }): RowsWhere => (inverted ? { $not: given } : (given as RowsWhere)),
    {
      and: (all: RowsWhere[]): RowsWhere => ({ $and: all }),
      or: (any: RowsWhere[]): RowsWhere => ({ $or: any }),
      empty: (): RowsWhere => ({}),
    },
  );

describe('the check of an instance and the SQL filter agree', () => {
  test('on random rule sets over every row, NULLs included', { timeout: 120_000 }, async () => {
    const {
      failed,
      counterexample,
      errorInstance: error,
      numRuns,
    } = await disagreements((ability) => rowsAllowed(ability, 'read', thing), 1_000);
    expect({ failed, counterexample, error }).toEqual({ failed: false, counterexample: null, error: null });
    expect(numRuns).toBe(1_000);
  });

  test('and the plain translation does not: the control', { timeout: 120_000 }, async () => {
    const { errorInstance } = await disagreements(plainly, 300);
    expect(errorInstance).toMatchObject({ name: 'AssertionError' });
  });

  test('nothing allowed is no filter that lets everything through', () => {
    expect(rowsAllowed(abilityFrom([]), 'read', thing)).toBeNull();
    expect(
      rowsAllowed(
        abilityFrom([
          { action: 'read', subject: 'thing', conditions: { size: { $eq: 1 } } },
          { action: 'manage', subject: 'all', inverted: true },
        ]),
        'read',
        thing,
      ),
    ).toBeNull();
    expect(rowsAllowed(abilityFrom([{ action: 'manage', subject: 'all' }]), 'read', thing)).toEqual({});
  });
});
