import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Metering, PlatformDatabase, type TenantRef, TrustedDocuments } from '#kernel';
import { type Answer, DocumentsStage } from './documents-stage.ts';

let stage: DocumentsStage;
let tenant: TenantRef;
let key: string;
/** Everybody can read it. */
let shown: string;

beforeAll(async () => {
  stage = await DocumentsStage.open();
});
beforeEach(async () => {
  tenant = await stage.clutch.newTenant();
  key = await stage.keyOf(tenant);
  shown = await stage.keyOf(tenant, { kind: 'pk', scopes: ['workshop:read'] });
});
afterAll(() => stage.close());

const WORKSHOPS = 'query Workshops($n: Int) { workshops(first: $n) { nodes { id name } } }';
const BOOKINGS = '{ bookings { nodes { id } } }';
/** Hints of changes come within some 10 ms, but machines are busy. */
const SOON = { timeout: 15_000 };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const idOf = ({ json }: Answer): string => json['id'] as string;
const listed = async (as: string): Promise<readonly Record<string, unknown>[]> =>
  (await stage.send('GET', '/v1/graphql-documents', { key: as })).json['data'] as Record<string, unknown>[];

describe('a publishable key', () => {
  const MARKED = { name: 'workshops.v1', query: WORKSHOPS, forPublishableKeys: true };

  test('runs what is registered for publishable keys, by hash, by name and by its text', async () => {
    expect(await stage.register(key, MARKED)).toMatchObject({ status: 201 });
    const hash = sha256(WORKSHOPS);
    for (const body of [
      { documentId: `sha256:${hash}` },
      { documentId: 'workshops.v1' },
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      { query: WORKSHOPS },
    ])
      expect([body, await stage.run(shown, { ...body, variables: { n: 5 } })]).toMatchObject([
        body,
        { status: 200, json: { data: { workshops: { nodes: [] } } } },
      ]);
  });

  test('runs nothing else, and is not told what else there is', async () => {
    await stage.register(key, { name: 'bookings', query: BOOKINGS });
    const refused = { status: 403, code: 'graphql.publishable-key' };
    const answers = [];
    for (const body of [{ query: WORKSHOPS }, { documentId: 'bookings' }, { documentId: 'nothing' }])
      answers.push(await stage.run(shown, body));
    expect(answers).toMatchObject([refused, refused, refused]);
    expect(new Set(answers.map(({ json }) => json['detail'])).size).toBe(1);
  });

  test('without the scope of one field runs nothing of the document', async () => {
    await stage.register(key, MARKED);
    const narrow = await stage.keyOf(tenant, { kind: 'pk', scopes: ['slot:search'] });
    expect(await stage.run(narrow, { documentId: 'workshops.v1' })).toMatchObject({ status: 403, code: 'key.scope' });
  });

  test('is soon refused what is not registered any more', async () => {
    const id = idOf(await stage.register(key, MARKED));
    expect(await stage.run(shown, { documentId: 'workshops.v1' })).toMatchObject({ status: 200 });
    expect(await stage.send('DELETE', `/v1/graphql-documents/${id}`, { key })).toMatchObject({ status: 204 });
    await expect.poll(async () => (await stage.run(shown, { documentId: 'workshops.v1' })).status, SOON).toBe(403);
    expect(await stage.send('DELETE', `/v1/graphql-documents/${id}`, { key })).toMatchObject({ status: 404 });
  });
});

describe('a document is registered', () => {
  test('with what it needs and costs at most, once: again it takes the new name', async () => {
    const first = await stage.register(key, { name: 'a', query: WORKSHOPS });
    expect(first).toMatchObject({
      status: 201,
      json: {
        name: 'a',
        query: WORKSHOPS,
        sha256: sha256(WORKSHOPS),
        operations: ['Workshops'],
        cost: 101,
        permissions: ['workshop:read'],
        faults: [],
        forPublishableKeys: false,
      },
    });
    const again = await stage.register(key, { name: 'b', query: WORKSHOPS, forPublishableKeys: true });
    expect(idOf(again)).toBe(idOf(first));
    expect(await listed(key)).toMatchObject([{ id: idOf(first), name: 'b', forPublishableKeys: true }]);
    const one = await stage.send('GET', `/v1/graphql-documents/${idOf(first)}`, { key });
    expect(one.json).toEqual(again.json);
  });

  test.each([
    ['does not fit the schema', '{ spaceships { id } }', 'graphql.invalid'],
    ['cannot be read', '{ bookings {', 'graphql.syntax'],
    ['asks for the schema', '{ __type(name: "Booking") { kind } }', 'graphql.invalid'],
    [
      'lies too deep',
      '{ bookings { nodes { maintenanceNeed { booking { maintenanceNeed { booking { maintenanceNeed { vehicle { id } } } } } } } } }',
      'graphql.too-deep',
    ],
    [
      'costs too much with the longest pages',
      'query ($n: Int) { bookings(last: $n) { nodes { vehicle { id } workshop { id } maintenanceNeed { vehicle { id } booking { vehicle { id } workshop { id } maintenanceNeed { id } } } } } vehicles { nodes { id } } bookingsAgain: bookings(first: 100) { nodes { vehicle { id } } } }',
      'graphql.too-complex',
    ],
  ])('not when it %s', async (_, query, code) => {
    expect(await stage.register(key, { name: 'wrong', query })).toMatchObject({
      status: 422,
      json: {
        code: 'request.invalid',
        errors: expect.arrayContaining([{ pointer: '/query', code, detail: expect.any(String) }]),
      },
    });
  });

  test('for publishable keys only when all of it is public, and under a name that is free', async () => {
    const secret = { name: 'bookings', query: BOOKINGS, forPublishableKeys: true };
    expect(await stage.register(key, secret)).toMatchObject({
      status: 422,
      json: { code: 'graphql-document.not-public', permission: 'booking:read' },
    });
    await stage.register(key, { name: 'taken', query: BOOKINGS });
    expect(await stage.register(key, { name: 'taken', query: WORKSHOPS })).toMatchObject({
      status: 409,
      code: 'graphql-document.name-taken',
    });
  });

  test('by who has the right to', async () => {
    const reader = await stage.keyOf(tenant, { scopes: ['booking:read'] });
    expect(await stage.register(reader, { name: 'a', query: BOOKINGS })).toMatchObject({ status: 403 });
    expect(await stage.send('GET', '/v1/graphql-documents', { key: reader })).toMatchObject({ status: 403 });
  });

  test('and asked again when the schema has changed: it is listed with what is wrong, and not run', async () => {
    const query = 'query Old { bookings { nodes { id price } } }';
    await stage.clutch.owner.query(
      `insert into platform.graphql_document (tenant_id, document_id, sha256, name, text, is_for_publishable_keys, created_at)
       values ($1, $2, $3, 'old', $4, false, now())`,
      [tenant.id, uuidv7(), sha256(query), query],
    );
    expect(await listed(key)).toMatchObject([
      { name: 'old', faults: [{ code: 'graphql.invalid', detail: expect.stringContaining('price') }] },
    ]);
    expect(await stage.run(key, { documentId: 'old' })).toMatchObject({ status: 400, code: 'graphql.invalid' });
  });
});

describe('what is registered belongs to one tenant', () => {
  /** What a stranger's keys reach of a document of the tenant, by any way. */
  async function reached(): Promise<unknown[]> {
    const made = await stage.register(key, { name: 'workshops.v1', query: WORKSHOPS, forPublishableKeys: true });
    const other = await stage.clutch.newTenant();
    const [theirs, theirShown] = [
      await stage.keyOf(other),
      await stage.keyOf(other, { kind: 'pk', scopes: ['workshop:read'] }),
    ];
    const at = `/v1/graphql-documents/${idOf(made)}`;
    const answers = [
      await stage.run(theirShown, { documentId: 'workshops.v1' }),
      await stage.run(theirShown, { query: WORKSHOPS }),
      await stage.run(theirs, { documentId: `sha256:${sha256(WORKSHOPS)}` }),
      await stage.send('GET', at, { key: theirs }),
      await stage.send('DELETE', at, { key: theirs }),
    ];
    return [...answers.filter(({ status }) => status < 400).map(({ json }) => json), ...(await listed(theirs))];
  }

  test('and no other one runs, sees or removes it', async () => {
    expect(await reached()).toEqual([]);
  });

  test('a store that asks for the hash and not for the tenant is found: the control', async () => {
    const documents = stage.app.get(TrustedDocuments, { strict: false });
    const find = documents.find.bind(documents);
    const planted = vi.spyOn(documents, 'find').mockImplementation((_, named) => find(tenant.id, named));
    const found = await reached();
    planted.mockRestore();
    expect(found).not.toEqual([]);
  });

  test('nor does its live half run what was registered in test mode', async () => {
    const testKey = await stage.keyOf(tenant, { mode: 'test' });
    expect(await stage.register(testKey, { name: 'tried', query: WORKSHOPS })).toMatchObject({ status: 201 });
    expect(await stage.run(testKey, { documentId: 'tried' })).toMatchObject({ status: 200 });
    expect(await stage.run(key, { documentId: 'tried' })).toMatchObject({
      status: 400,
      code: 'graphql.unknown-document',
    });
    expect(await listed(key)).toEqual([]);
  });
});

describe('where only registered documents are run', () => {
  const decide = (onlyRegistered: boolean, version: string) =>
    stage.send('PUT', '/v1/graphql-policy', { key, body: { onlyRegistered }, headers: { 'if-match': version } });

  test('a secret key is refused all others too, until the tenant decides otherwise', async () => {
    await stage.register(key, { name: 'workshops.v1', query: WORKSHOPS });
    expect(await stage.run(key, { query: BOOKINGS })).toMatchObject({ status: 200 });
    expect(await decide(true, '"0"')).toMatchObject({ status: 200, json: { onlyRegistered: true, version: 1 } });
    await expect
      .poll(() => stage.run(key, { query: BOOKINGS }), SOON)
      .toMatchObject({
        status: 403,
        code: 'graphql.untrusted-document',
      });
    expect(await stage.run(key, { query: WORKSHOPS })).toMatchObject({ status: 200 });
    expect(await stage.run(key, { documentId: 'workshops.v1' })).toMatchObject({ status: 200 });
    expect(await decide(false, '"0"')).toMatchObject({ status: 412 });
    expect(await decide(false, '"1"')).toMatchObject({ status: 200 });
    await expect.poll(async () => (await stage.run(key, { query: BOOKINGS })).status, SOON).toBe(200);
  });
});

describe('a tenant has room for 500 documents', () => {
  const fill = (count: number): Promise<unknown> =>
    stage.clutch.owner.query(
      `insert into platform.graphql_document (tenant_id, document_id, sha256, name, text, is_for_publishable_keys, created_at)
       select $1, gen_random_uuid(), 'hash' || n, 'name' || n, '{ __typename }', false, now() from generate_series(1, $2) n`,
      [tenant.id, count],
    );
  /** How many of eight that are sent at once are taken, when there is room for two. */
  async function takenAtOnce(): Promise<number> {
    await fill(498);
    const sent = Array.from({ length: 8 }, (_, n) =>
      stage.register(key, { name: `new${n}`, query: `query New${n} { __typename }` }),
    );
    const answers = await Promise.all(sent);
    expect([201, 409]).toEqual(expect.arrayContaining(answers.map(({ status }) => status)));
    return answers.filter(({ status }) => status === 201).length;
  }

  test('and not for one more, however many are sent at once', async () => {
    expect(await takenAtOnce()).toBe(2);
  });

  test('where registrations do not wait for each other it is found: the control', async () => {
    const platform = stage.app.get(PlatformDatabase, { strict: false });
    const transaction = platform.transaction.bind(platform);
    const planted = vi.spyOn(platform, 'transaction').mockImplementation((work) =>
      transaction((tx) => {
        const query = tx.query.bind(tx);
        const hasty = Object.assign(Object.create(tx) as typeof tx, {
          query: (statement: { readonly text: string }) =>
            /^insert into platform.graphql_policy/.test(statement.text)
              ? Promise.resolve([])
              : query(statement as Parameters<typeof query>[0]),
        });
        return work(hasty);
      }),
    );
    const taken = await takenAtOnce();
    planted.mockRestore();
    expect(taken).toBeGreaterThan(2);
  });
});

describe('usage', () => {
  const counted = async (): Promise<Record<string, { requests: number; cost: number }>> => {
    await stage.app.get(Metering).flush();
    const { json } = await stage.send('GET', '/v1/usage?groupBy=operation', { key });
    const rows = json['data'] as { operation: string; requests: number; cost: number }[];
    return Object.fromEntries(rows.map(({ operation, requests, cost }) => [operation, { requests, cost }]));
  };

  test('names documents: by operation, by what they are registered as, by their hash; and counts their cost', async () => {
    await stage.register(key, { name: 'everything.v1', query: '{ workshops { nodes { id } } }' });
    await stage.run(key, { query: WORKSHOPS, variables: { n: 100 } });
    await stage.run(key, { query: `${WORKSHOPS} query Other { __typename }`, operationName: 'Other' });
    await stage.run(key, { documentId: 'everything.v1' });
    await stage.run(key, { query: BOOKINGS });
    await stage.run(key, { query: '{ bookings {' });
    expect(await counted()).toMatchObject({
      'graphql:Workshops': { requests: 1, cost: 2 },
      'graphql:Other': { requests: 1, cost: 1 },
      'graphql:everything.v1': { requests: 1, cost: 1 },
      [`graphql:sha-${sha256(BOOKINGS).slice(0, 12)}`]: { requests: 1, cost: 1 },
      runGraphql: { requests: 1, cost: 1 },
    });
    const one = await stage.send('GET', '/v1/requests?operation=graphql:Workshops', { key });
    expect(one.json['data']).toMatchObject([{ operation: 'graphql:Workshops', status: 200 }]);
    const narrowed = await stage.send('GET', '/v1/usage?operation=graphql:Workshops', { key });
    expect(narrowed).toMatchObject({ status: 200, json: { data: [{ requests: 1 }] } });
  });

  test('shows 200 names of a day, and counts the rest together', async () => {
    const names = Array.from({ length: 203 }, (_, n) => `Made${n}`);
    for (const name of names) await stage.run(key, { query: `query ${name} { __typename }` });
    await stage.run(key, { query: 'query Made0 { __typename }' });
    const found = await counted();
    expect(found).toMatchObject({ 'graphql:Made0': { requests: 2 }, 'graphql:other': { requests: 3 } });
    expect(Object.keys(found).filter((name) => name.startsWith('graphql:Made')).length).toBe(200);
  });
});
