import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EntityLists, type GraphqlContext, GraphqlEngine } from '#kernel';
import { type Answer, GraphqlStage, HOLD, startsIn } from './graphql-stage.ts';

let things: GraphqlStage;
beforeAll(async () => {
  things = await GraphqlStage.open();
});
afterAll(() => things.close());

const ask: GraphqlStage['ask'] = (...asked) => things.ask(...asked);

const ALL = `{
  bookings { nodes { id status note vehicle { id vin } workshop { id name bays { name } } maintenanceNeed { id } } totalCount }
}`;

/** The tables that are read meanwhile, once for each statement, when nothing else is at work. */
async function tablesRead(work: () => Promise<unknown>): Promise<string[]> {
  await things.stand();
  const wire = createRequire(import.meta.url)('pg/lib/connection') as { prototype: { query(text: string): void } };
  const query = vi.spyOn(wire.prototype, 'query');
  await work();
  const texts = query.mock.calls.map(([text]) => text);
  query.mockRestore();
  things.follow();
  return texts.flatMap((text) => /^select .* from "t_\w+"\."(\w+)"/.exec(text)?.slice(1) ?? []).toSorted();
}

type Nodes = readonly Readonly<Record<string, never>>[];
const nodesOf = ({ data }: Answer, list = 'bookings'): Nodes =>
  (data as Readonly<Record<string, { nodes: Nodes }>>)[list]!.nodes;

describe('a query', () => {
  test('answers what the lists over REST answer, with what things refer to', async () => {
    const answer = await ask(ALL);
    expect(answer).toMatchObject({ status: 200, errors: [], extensions: { cost: 101 } });
    expect(answer.data).toMatchObject({ bookings: { totalCount: 4 } });
    const { data } = (await things.app.inject({ url: '/v1/bookings', headers: { 'x-as': 'owner' } })).json<{
      data: { id: string; status: string; vehicleId: string }[];
    }>();
    expect(nodesOf(answer)).toMatchObject(
      data.map(({ id, status, vehicleId }) => ({
        id,
        status,
        vehicle: { id: vehicleId },
        workshop: { id: things.workshopId, name: 'Garage', bays: [{ name: 'Bay 1' }] },
        maintenanceNeed: null,
      })),
    );
  });

  test('pages by cursors, and a page goes on within its filter', async () => {
    const page = `query ($after: String) { bookings(first: 3, after: $after, filter: { status: { in: ["held", "requested"] } }) {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    interface Listed {
      edges: { cursor: string; node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
    }
    const list = async (after?: string): Promise<Listed> =>
      ((await ask(page, { after })).data as unknown as { bookings: Listed }).bookings;
    const first = await list();
    const second = await list(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(things.bookingIds.toReversed());
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([
      true,
      false,
      true,
    ]);
    const behindOne = await list(first.edges[0]!.cursor);
    expect(behindOne.edges[0]!.node.id).toBe(first.edges[1]!.node.id);
    const elsewhere = await ask('query ($after: String) { bookings(after: $after) { nodes { id } } }', {
      after: first.pageInfo.endCursor,
    });
    expect(elsewhere.errors[0]).toMatchObject({
      extensions: { code: 'request.invalid', status: 422, errors: [{ pointer: '/after' }] },
    });
  });

  test.each([
    ['a filter that nobody knows', '{ bookings(filter: { price: 1 }) { nodes { id } } }', '/filter/price'],
    ['a page of nothing', '{ bookings(first: 0) { nodes { id } } }', '/first'],
    ['an order that is none', '{ bookings(sort: "price") { nodes { id } } }', '/sort'],
  ])('refuses %s as REST does, at its place', async (_, query, pointer) => {
    const { status, errors } = await ask(query);
    expect([status, errors[0]]).toMatchObject([
      200,
      { path: ['bookings'], extensions: { code: 'request.invalid', status: 422, errors: [{ pointer }] } },
    ]);
  });

  test('fetches each kind of thing that it refers to in one statement', async () => {
    const wide = (first: number) => () =>
      ask(`{ bookings(first: ${first}) { nodes { id vehicle { vin } workshop { name } } } }`);
    const once = ['booking_booking', 'fleet_vehicle', 'partner_workshop'];
    expect(await tablesRead(wide(100))).toEqual(once);
    expect(await tablesRead(wide(1))).toEqual(once);
  });

  test('shows nobody what is another tenant\u2019s', async () => {
    const [bookingId] = things.bookingIds;
    const foreign = `query ($id: ID!, $veh: ID!) { booking(id: $id) { id } vehicle(id: $veh) { id } bookings { nodes { id } } }`;
    const answer = await ask(foreign, { id: bookingId, veh: things.vehicleId }, { as: 'stranger' });
    expect(answer.data).toEqual({ booking: null, vehicle: null, bookings: { nodes: [] } });
    expect(answer.codes.toSorted()).toEqual(['booking.not-found', 'vehicle.not-found']);
    expect(await ask('{ booking(id: "bkg_nothing") { id } }')).toMatchObject({ codes: ['booking.not-found'] });
  });

  test('asks of each field the permission of its route, and cuts what may not be seen', async () => {
    const answer = await ask(ALL, {}, { as: 'reader' });
    expect(new Set(answer.codes)).toEqual(new Set(['permission.denied']));
    expect(nodesOf(answer)[0]).toMatchObject({ id: things.bookingIds.at(-1), vehicle: null, workshop: null });
    const refused = await ask('{ vehicles { nodes { id } } }', {}, { as: 'reader' });
    expect(refused.errors[0]!.extensions).toMatchObject({ code: 'permission.denied', permission: 'vehicle:read' });
    const discreet = await ask('{ bookings { nodes { id note status } } }', {}, { as: 'discreet' });
    expect(nodesOf(discreet)[0]).toMatchObject({ note: null, status: 'held' });
    const nobody = await ask('{ bookings { nodes { id } } }', {}, { as: 'nobody' });
    expect(nobody).toMatchObject({ status: 401, codes: ['auth.required'] });
  });
});

/** What somebody who may not see chassis numbers is shown of them, right after somebody who may. */
async function chassisNumbersShown(): Promise<unknown[]> {
  const query = '{ bookings { nodes { vehicle { id vin } } } }';
  const chassisNumbers = (answer: Answer): unknown[] =>
    nodesOf(answer).map(({ vehicle }) => (vehicle as unknown as { readonly vin: string | null }).vin);
  expect(chassisNumbers(await ask(query))).toContain('1M8GDM9AXKP042788');
  return chassisNumbers(await ask(query, {}, { as: 'discreet' })).filter((vin) => vin !== null);
}

test('nobody is shown what was looked up for somebody else; loaders that are shared are found', async () => {
  expect(await chassisNumbersShown()).toEqual([]);
  const engine = things.app.get(GraphqlEngine);
  const contextOf = engine.contextOf.bind(engine);
  let shared: GraphqlContext['loaders'] | undefined;
  const planted = vi.spyOn(engine, 'contextOf').mockImplementation((request) => {
    const own = contextOf(request);
    shared ??= own.loaders;
    return Object.create(own, { loaders: { value: shared } }) as GraphqlContext;
  });
  const found = await chassisNumbersShown();
  planted.mockRestore();
  expect(found).not.toEqual([]);
});

describe('a mutation', () => {
  test('acts once under its key, and shows what it has written', async () => {
    const { workshopId, vehicleId } = things;
    const input = { workshopId, vehicleId, serviceCode: 'cooling-system', startsAt: startsIn(9) };
    const key = uuidv7();
    const [first, again] = [await ask(HOLD, { input, key }), await ask(HOLD, { input, key })];
    const receipt = { version: 1, booking: { status: 'held', vehicle: { vin: '1M8GDM9AXKP042788' } } };
    expect(first.data).toMatchObject({ holdSlot: { ...receipt, replayed: false } });
    expect(again.data).toMatchObject({ holdSlot: { ...receipt, replayed: true } });
    const { id } = (first.data as unknown as { holdSlot: { id: string } }).holdSlot;
    expect((again.data as unknown as { holdSlot: { id: string } }).holdSlot.id).toBe(id);
    const other = await ask(HOLD, { input: { ...input, startsAt: startsIn(10) }, key });
    expect(other.errors[0]!.extensions).toMatchObject({ status: 422, code: expect.stringContaining('idempotency') });
    const taken = await ask(HOLD, { input, key: uuidv7() });
    expect(taken).toMatchObject({ data: null, errors: [{ extensions: { status: 409 } }] });
  });

  test('needs a key where its route does, of its own or for the whole document', async () => {
    const { workshopId, vehicleId } = things;
    const input = { workshopId, vehicleId, serviceCode: 'cooling-system', startsAt: startsIn(11) };
    expect(await ask(HOLD, { input })).toMatchObject({ codes: ['idempotency-key.required'] });
    const twice = `mutation ($a: HoldSlotInput!, $b: HoldSlotInput!) { a: holdSlot(input: $a) { id } b: holdSlot(input: $b) { id } }`;
    const variables = { a: input, b: { ...input, startsAt: startsIn(12) } };
    const headers = { 'idempotency-key': uuidv7() };
    const [first, again] = [await ask(twice, variables, { headers }), await ask(twice, variables, { headers })];
    expect(first.errors).toEqual([]);
    expect(again.data).toEqual(first.data);
  });

  test('changes only the version that it expects, by the rules of REST', async () => {
    const [id] = things.bookingIds;
    const request = `mutation ($id: ID!, $version: Int, $note: String) {
      requestBooking(id: $id, input: { note: $note }, expectedVersion: $version) { version booking { status note } } }`;
    const stale = await ask(request, { id, version: 7, note: 'x' });
    expect(stale.errors[0]!.extensions).toMatchObject({ code: 'version.mismatch', status: 412, currentVersion: 1 });
    const long = await ask(request, { id, version: 1, note: 'x'.repeat(5_000) });
    expect(long.errors[0]!.extensions).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/note' }] });
    const right = await ask(request, { id, version: 1, note: 'Mind the dog' });
    expect(right.data).toEqual({
      requestBooking: { version: 2, booking: { status: 'requested', note: 'Mind the dog' } },
    });
    const foreign = await ask(request, { id, version: 2 }, { as: 'stranger' });
    expect(foreign.codes).toEqual(['booking.not-found']);
  });

  test('of a tenant that is suspended is refused; its queries are not', async () => {
    const cancel = 'mutation ($id: ID!) { cancelBooking(id: $id, input: { reason: "x" }) { id } }';
    expect(await ask(cancel, { id: things.bookingIds[2] }, { as: 'suspended' })).toMatchObject({
      status: 403,
      codes: ['tenant.suspended'],
    });
    expect(await ask(ALL, {}, { as: 'suspended' })).toMatchObject({ status: 200, errors: [] });
  });
});

describe('a document', () => {
  /** Ten fields inside each other are `fieldsInside(10)`. */
  const fieldsInside = (depth: number): string =>
    Array.from({ length: depth - 3 }, (_, step) => (step % 2 === 0 ? 'maintenanceNeed' : 'booking'))
      .reduceRight((inner, name) => `${name} { ${inner} }`, 'id')
      .replace(/.*/s, (inner) => `{ bookings { nodes { ${inner} } } }`);

  test.each([
    ['lies deeper than 8', fieldsInside(9), 'graphql.too-deep', 8],
    [
      'gives 16 names',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: booking(id: "x") { id }`).join(' ')} }`,
      'graphql.too-many-aliases',
      15,
    ],
    ['has 1,001 tokens', `{ ${'bookings { __typename } '.repeat(300)} }`, 'graphql.too-many-tokens', 1_000],
    [
      'could fetch more than 1,000 things',
      '{ bookings(first: 100) { nodes { vehicle { id } workshop { id } maintenanceNeed { vehicle { id } booking { vehicle { id } workshop { id } } } } } vehicles(first: 100) { nodes { id } } workshops(first: 100) { nodes { id } } maintenanceNeeds(first: 100) { nodes { id } } }',
      'graphql.too-complex',
      1_000,
    ],
  ])('that %s is not run', async (_, query, code, limit) => {
    const { status, data, errors } = await ask(query);
    expect([status, data, errors[0]!.extensions]).toMatchObject([400, undefined, { code, limit }]);
  });

  test('within the limits is run', async () => {
    expect(await ask(fieldsInside(8))).toMatchObject({ status: 200, errors: [] });
  });

  test('counts in the limits of REST by its cost', async () => {
    const left = ({ headers }: Answer): number => Number(/r=(\d+)/.exec(String(headers['ratelimit']))![1]);
    const before = left(await ask('{ __typename }'));
    const dear = await ask('{ bookings(first: 100) { nodes { vehicle { id } workshop { id } } } }');
    expect(dear.extensions).toEqual({ cost: 301 });
    expect(before - left(dear)).toBe(4);
  });

  test('that cannot be read, or names what is not there, says where', async () => {
    expect(await ask('{ bookings {')).toMatchObject({ status: 400, codes: ['graphql.syntax'] });
    expect(await ask('{ spaceships { id } }')).toMatchObject({ status: 400, codes: ['graphql.invalid'] });
    expect(await ask('query ($n: Int!) { bookings(first: $n) { nodes { id } } }', { n: 'x' })).toMatchObject({
      status: 400,
      codes: ['graphql.invalid'],
    });
    expect(await ask('query a { __typename } query b { __typename }')).toMatchObject({
      codes: ['graphql.unknown-operation'],
    });
  });

  test('may be known by its hash to the tenant that has sent it', async () => {
    const query = '{ workshops { nodes { name } } }';
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    const byHash = { query: undefined, extensions: { persistedQuery } };
    expect(await ask('', {}, { body: byHash })).toMatchObject({ codes: ['graphql.persisted-query-not-found'] });
    expect(await ask(query, {}, { body: { extensions: { persistedQuery } } })).toMatchObject({ errors: [] });
    expect(await ask('', {}, { body: byHash })).toMatchObject({ data: { workshops: { nodes: [{ name: 'Garage' }] } } });
    expect(await ask('', {}, { body: byHash, as: 'stranger' })).toMatchObject({
      codes: ['graphql.persisted-query-not-found'],
    });
    const lie = { extensions: { persistedQuery: { ...persistedQuery, sha256Hash: 'a'.repeat(64) } } };
    expect(await ask(query, {}, { body: lie })).toMatchObject({ codes: ['graphql.persisted-query-mismatch'] });
  });

  test('that takes longer than 10 s is answered without what is missing', async () => {
    const lists = things.app.get(EntityLists, { strict: false });
    const never = vi.spyOn(lists, 'page').mockReturnValue(new Promise(() => undefined));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = ask('{ bookings { nodes { id } } }');
    await vi.waitUntil(() => never.mock.calls.length > 0);
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    never.mockRestore();
    expect(await asked).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'graphql.timeout', status: 503 } }],
    });
  });

  test('shows the schema to keys only', async () => {
    const schema = '{ __schema { queryType { name } } }';
    expect(await ask(schema)).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
    expect(await ask(schema, {}, { as: 'person' })).toMatchObject({ status: 400, data: undefined });
  });

  test('comes as one JSON object by POST, and not otherwise', async () => {
    const headers = { 'x-as': 'owner' };
    const get = await things.app.inject({ url: '/graphql?query={__typename}', headers });
    expect([get.statusCode, get.headers['allow']]).toEqual([405, 'POST']);
    const post = (payload: string, type: string) =>
      things.app.inject({ method: 'POST', url: '/graphql', headers: { ...headers, 'content-type': type }, payload });
    expect((await post('[{"query":"{ __typename }"}]', 'application/json')).statusCode).toBe(422);
    expect((await post('{ __typename }', 'application/graphql')).statusCode).toBe(415);
    expect((await post('query={__typename}', 'application/x-www-form-urlencoded')).statusCode).toBe(415);
  });
});
