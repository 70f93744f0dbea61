import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessRule } from '#kernel';
import { GraphqlStage } from './graphql-stage.ts';

interface List {
  /** Of the schema. */
  readonly name: string;
  readonly url: string;
  readonly subject: string;
  /** What rules may speak of and callers may look for, with values of which some occur. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly sorts: readonly string[];
}

const STATUSES = ['requested', 'confirmed', 'completed', 'cancelled'];
const SERVICES = ['cooling-system', 'oil-change', 'brakes'];
const LISTS: readonly List[] = [
  {
    name: 'bookings',
    url: '/v1/bookings/search',
    subject: 'booking',
    columns: { status: STATUSES, serviceCode: SERVICES },
    sorts: ['startsAt', '-startsAt', 'serviceCode', '-createdAt'],
  },
  {
    name: 'vehicles',
    url: '/v1/vehicles/search',
    subject: 'vehicle',
    columns: { label: ['Van', 'Car', 'Lorry'], vin: ['VIN0', 'VIN1', 'VIN5'] },
    sorts: ['registeredAt', '-vin'],
  },
  {
    name: 'maintenanceNeeds',
    url: '/v1/maintenance-needs/search',
    subject: 'maintenance-need',
    columns: { status: ['open', 'cleared'], serviceCode: SERVICES, troubleCode: ['P0118', 'P0301'] },
    sorts: ['openedAt', 'serviceCode', '-troubleCode'],
  },
  {
    name: 'workshops',
    url: '/v1/workshops/search',
    subject: 'workshop',
    columns: { name: ['North', 'South', 'Garage'], timeZone: ['UTC', 'Asia/Riyadh'] },
    sorts: ['name', '-name'],
  },
];

let stage: GraphqlStage;
beforeAll(async () => {
  stage = await GraphqlStage.open();
  await stage.stand();
  const insert = (rows: string, ...values: unknown[]) =>
    stage.clutch.owner.query(`insert into ${stage.tenant.schema}.${rows}`, values);
  const workshopId = uuidv7();
  for (const [n, name] of ['North', 'South', 'North'].entries()) {
    const row = "partner_workshop values ($1, 1, $2, $3, 1, 2, '[]', '[]', '[]', '[]')";
    await insert(row, n === 0 ? workshopId : uuidv7(), name, n === 2 ? 'Asia/Riyadh' : 'UTC');
  }
  for (let n = 0; n < 12; n += 1) {
    const [vehicleId, at] = [uuidv7(), new Date(Date.UTC(2027, 0, 1 + (n % 5)))];
    const label = [null, 'Van', 'Car', 'Lorry'][n % 4];
    await insert('fleet_vehicle values ($1, $2, null, $3, 1, $4)', vehicleId, `VIN${n}`, label, at);
    const need = 'fleet_maintenance_need values ($1, $2, $3, $4, $5, 1, $6)';
    const facts = [n % 2 === 0 ? 'P0118' : 'P0301', SERVICES[n % 3], n % 4 === 0 ? 'cleared' : 'open', at];
    await insert(need, uuidv7(), vehicleId, ...facts);
    const booking = `booking_booking values ($1, 2, $2, $3, $4, $5, null, $6, $6, $7, $7, 'UTC', '', '2901-01-01', null, null, $7, $7)`;
    await insert(booking, uuidv7(), STATUSES[n % 4], workshopId, vehicleId, SERVICES[n % 3], uuidv7(), at);
  }
});
afterAll(() => stage.close());

/** What one caller asks of a list, through either door. */
interface Question {
  readonly rules: readonly AccessRule[];
  readonly filter: object;
  readonly sort: string | undefined;
  readonly size: number;
  readonly fromEnd: boolean;
}

type Shown = readonly { readonly id: string; readonly version: number }[];

function questionsOf({ subject, columns, sorts }: List): fc.Arbitrary<Question> {
  const comparison = (eq: string, ne: string, among: string) =>
    fc.constantFrom(...Object.keys(columns)).chain((column) => {
      const value = fc.constantFrom(...columns[column]!);
      return fc.oneof(
        value.map((one) => ({ [column]: { [eq]: one } })),
        value.map((one) => ({ [column]: { [ne]: one } })),
        fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((some) => ({ [column]: { [among]: some } })),
      );
    });
  const rule = fc.record({ conditions: comparison('$eq', '$ne', '$in'), inverted: fc.boolean() });
  const wanted = comparison('eq', 'ne', 'in');
  return fc.record({
    rules: fc
      .tuple(comparison('$eq', '$ne', '$in'), fc.array(rule, { maxLength: 2 }))
      .map(([conditions, more]) =>
        [{ conditions, inverted: false }, ...more].map((said) => ({ action: 'read', subject, ...said })),
      ),
    filter: fc.oneof(
      fc.constant({}),
      wanted,
      wanted.map((one) => ({ not: one })),
      fc.tuple(wanted, wanted).map((both) => ({ or: both })),
    ),
    sort: fc.option(fc.constantFrom(...sorts), { nil: undefined }),
    size: fc.integer({ min: 1, max: 6 }),
    fromEnd: fc.boolean(),
  });
}

/** All rows that REST shows, of which a connection shows the first or the last few. */
async function overRest({ url }: List, { filter, sort, size, fromEnd }: Question): Promise<Shown> {
  const { app } = stage;
  const payload = { filter, ...(sort ? { sort } : {}), limit: 100 };
  const answer = await app.inject({ method: 'POST', url, headers: { 'x-as': 'narrow' }, payload });
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body]);
  const rows = answer.json<{ data: { id: string; version: number }[] }>().data;
  const some = fromEnd ? rows.slice(-size) : rows.slice(0, size);
  return some.map(({ id, version }) => ({ id, version }));
}

async function overGraphql({ name }: List, question: Question, as: string): Promise<Shown> {
  const { filter, sort = null, size, fromEnd } = question;
  const query = `query ($filter: Filter, $sort: String, $size: Int) {
    ${name}(${fromEnd ? 'last' : 'first'}: $size, filter: $filter, sort: $sort) { nodes { id version } } }`;
  const { data, errors } = await stage.ask(query, { filter, sort, size }, { as });
  expect(errors).toEqual([]);
  return (data as Record<string, { nodes: Shown }>)[name]!.nodes;
}

/** @returns how many rows were compared */
async function compareDoors(list: List, as = 'narrow'): Promise<number> {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(questionsOf(list), async (question) => {
      stage.narrow(question.rules);
      const rest = await overRest(list, question);
      expect(await overGraphql(list, question, as)).toEqual(rest);
      compared += rest.length;
    }),
    { numRuns: 40 },
  );
  return compared;
}

describe.each(LISTS)('$name', (list) => {
  test('shows a caller with conditions the same rows by both doors, from either end', async () => {
    expect(await compareDoors(list)).toBeGreaterThan(10);
  });

  test('a door that forgets the conditions is found: the control', async () => {
    await expect(compareDoors(list, 'owner')).rejects.toThrow('Property failed');
  });
});

describe('a connection', () => {
  const page = `query ($last: Int, $before: String) { bookings(last: $last, before: $before, sort: "startsAt") {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor } } }`;
  interface Listed {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string;
    };
  }
  const list = async (variables: object): Promise<Listed> =>
    ((await stage.ask(page, variables)).data as unknown as { bookings: Listed }).bookings;

  test('is walked from its end to its beginning, each thing once', async () => {
    const { data } = await stage.ask('{ bookings(first: 100, sort: "startsAt") { nodes { id } } }');
    const all = (data as unknown as { bookings: { nodes: { id: string }[] } }).bookings.nodes.map(({ id }) => id);
    const pages = [await list({ last: 5 })];
    while (pages[0]!.pageInfo.hasPreviousPage)
      pages.unshift(await list({ last: 5, before: pages[0]!.pageInfo.startCursor }));
    expect(pages.flatMap(({ edges }) => edges.map(({ node }) => node.id))).toEqual(all);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([...pages.slice(1).map(() => true), false]);
    const inside = pages.at(-1)!.edges[2]!;
    const before = await list({ last: 2, before: inside.cursor });
    expect(before.edges.map(({ node }) => node.id)).toEqual(
      pages
        .at(-1)!
        .edges.slice(0, 2)
        .map(({ node }) => node.id),
    );
  });

  test.each([
    ['both ways at once', 'first: 1, last: 1', '/last', 'direction'],
    ['behind one and before another', 'after: "x", before: "y"', '/last', 'direction'],
    ['none of the last', 'last: 0', '/last', 'min'],
    ['what lies before a cursor of nobody', 'before: "x"', '/before', 'cursor'],
  ])('refuses to show %s, in its own words', async (_, args, pointer, code) => {
    const { errors } = await stage.ask(`{ bookings(${args}) { nodes { id } } }`);
    expect(errors[0]!.extensions).toMatchObject({ code: 'request.invalid', errors: [{ pointer, code }] });
  });

  test('costs as much backwards as forwards', async () => {
    const costs = [];
    for (const direction of ['first', 'last'])
      costs.push(
        (await stage.ask(`{ bookings(${direction}: 50) { nodes { vehicle { plate } } } }`)).extensions['cost'],
      );
    expect(costs).toEqual([101, 101]);
  });
});

test('every list of the schema is compared', async () => {
  const query = '{ __type(name: "Query") { fields { name args { name } } } }';
  const { data } = await stage.ask(query);
  const { fields } = (data as { __type: { fields: { name: string; args: { name: string }[] }[] } }).__type;
  const lists = fields.filter(({ args }) => args.some(({ name }) => name === 'filter'));
  expect(lists.map(({ name }) => name).toSorted()).toEqual(LISTS.map(({ name }) => name).toSorted());
});
