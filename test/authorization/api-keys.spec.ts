import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { project } from '#kernel/testing';
import { KeyApp, roleId } from './key-app.ts';

let keys: KeyApp;

beforeAll(async () => {
  keys = await KeyApp.open();
});
afterAll(() => keys.close());

describe('the life of a key', () => {
  test('is shown whole, changed with If-Match, disabled, enabled, and ended', async () => {
    const { id, secret } = await keys.newKey({
      environment: 'staging',
      partnerId: 'acme',
      metadata: { team: 'till', floor: '2' },
      limits: [{ name: 'burst', quota: 10, windowSeconds: 1 }],
      credits: { amount: 1_000, refill: 'monthly' },
      expiresAt: '2999-01-01T00:00:00Z',
    });
    const at = `/v1/api-keys/${id}`;
    const shown = await keys.ask('GET', at);
    expect([shown.status, shown.headers['etag'], shown.json]).toMatchObject([
      200,
      '"1"',
      {
        id,
        state: 'active',
        kind: 'sk',
        owner: { kind: 'user', id: keys.owner },
        environment: 'staging',
        partnerId: 'acme',
        limits: [{ name: 'burst', quota: 10, windowSeconds: 1, operations: null, sharedAs: null }],
        credits: { amount: 1_000, refill: 'monthly' },
      },
    ]);
    const body = { name: 'Till 2', metadata: { floor: null, room: '7' }, credits: null, expiresAt: null };
    expect(await keys.ask('PATCH', at, { body })).toMatchObject({ status: 428 });
    const changed = await keys.ask('PATCH', at, { body, headers: { 'if-match': '"1"' } });
    expect([changed.status, changed.headers['etag'], changed.json]).toMatchObject([
      200,
      '"2"',
      { name: 'Till 2', metadata: { team: 'till', room: '7' }, credits: null, expiresAt: null, environment: 'staging' },
    ]);
    expect(changed.json['metadata']).toEqual({ team: 'till', room: '7' });
    expect(await keys.ask('PATCH', at, { body, headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412 });
    expect((await keys.ask('GET', at, { headers: { 'if-none-match': '"2"' } })).status).toBe(304);

    expect(await keys.whoAmI(secret)).toMatchObject({
      status: 200,
      json: {
        limits: expect.arrayContaining([
          expect.objectContaining({ name: 'burst', quota: 10, left: expect.any(Number) }),
        ]),
      },
    });
    expect((await keys.ask('PUT', `${at}/disablement`)).status).toBe(204);
    await expect.poll(async () => (await keys.whoAmI(secret)).code, { timeout: 4_000 }).toBe('key.disabled');
    expect((await keys.ask('GET', at)).json).toMatchObject({ state: 'disabled', disabledReason: 'person' });
    expect((await keys.ask('DELETE', `${at}/disablement`)).status).toBe(204);
    await expect.poll(async () => (await keys.whoAmI(secret)).status, { timeout: 4_000 }).toBe(200);
    expect((await keys.ask('DELETE', at)).status).toBe(204);
    expect((await keys.ask('GET', at)).json).toMatchObject({ state: 'revoked', revokedReason: 'person' });
    for (const [method, url] of [
      ['PUT', `${at}/disablement`],
      ['DELETE', `${at}/disablement`],
    ] as const)
      expect(await keys.ask(method, url)).toMatchObject({ status: 409, code: 'api-key.revoked' });
    expect(await keys.ask('PATCH', at, { body, headers: { 'if-match': '*' } })).toMatchObject({
      status: 409,
      code: 'api-key.revoked',
    });
  });

  test('is found by its state, labels, owner and by how long nobody has used it', async () => {
    const { id } = await keys.newKey({ environment: 'kiosk', partnerId: 'p-1' });
    await keys.clutch.owner.query(
      "update platform.api_key set created_at = now() - interval '100 days' where key_id = $1",
      [id.slice(4)],
    );
    const idsBy = async (filter: string): Promise<string[]> => {
      const { status, json } = await keys.ask('GET', `/v1/api-keys?limit=100&${filter}`);
      expect(status).toBe(200);
      return (json['data'] as { id: string }[]).map((key) => key.id);
    };
    for (const filter of [
      'filter[environment]=kiosk',
      'filter[partnerId]=p-1',
      'filter[unusedDays]=90',
      `filter[environment]=kiosk&filter[userId]=${keys.owner}`,
    ])
      expect(await idsBy(filter)).toEqual([id]);
    expect(await idsBy('filter[state]=active')).toContain(id);
    for (const filter of ['filter[state]=revoked', 'filter[mode]=test', 'filter[unusedDays]=101'])
      expect(await idsBy(filter)).not.toContain(id);
    expect(await keys.ask('GET', '/v1/api-keys?filter[unusedDays]=often')).toMatchObject({ status: 422 });
  });

  test('is exhausted once its credits are spent, its successor too, until it gets others', async () => {
    const { id, secret } = await keys.newKey({ credits: { amount: 2, refill: 'never' }, environment: 'spending' });
    const shown = async (of: string) => {
      const { json } = await keys.ask('GET', `/v1/api-keys/${of}`);
      return [json['state'], json['exhaustedUntil']];
    };
    const spending = async (state: string) => {
      const { json } = await keys.ask('GET', `/v1/api-keys?filter[environment]=spending&filter[state]=${state}`);
      return (json['data'] as { id: string }[]).map((key) => key.id);
    };
    await keys.whoAmI(secret);
    expect([await shown(id), await spending('active'), await spending('exhausted')]).toEqual([
      ['active', null],
      [id],
      [],
    ]);
    await keys.whoAmI(secret);
    await expect.poll(() => shown(id), { timeout: 4_000 }).toEqual(['exhausted', null]);
    expect(await keys.whoAmI(secret)).toMatchObject({ status: 429, code: 'key.exhausted' });
    expect([await spending('active'), await spending('exhausted')]).toEqual([[], [id]]);
    const { json: successor } = await keys.ask('POST', `/v1/api-keys/${id}/rotation`, { body: {} });
    expect(await shown(successor['id'] as string)).toEqual(['exhausted', null]);

    const body = { credits: { amount: 3, refill: 'daily' } };
    await keys.ask('PATCH', `/v1/api-keys/${id}`, { body, headers: { 'if-match': '*' } });
    expect(await shown(id)).toEqual(['active', null]);
    await expect.poll(async () => (await keys.whoAmI(secret)).status, { timeout: 4_000 }).toBe(200);
    for (let count = 0; count < 3; count += 1) await keys.whoAmI(secret);
    const midnight = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
    await expect.poll(() => shown(id), { timeout: 4_000 }).toEqual(['exhausted', midnight]);
  });

  test.each([
    [{ scopes: undefined }, 'request.invalid'],
    [{ preset: 'pos' }, 'request.invalid'],
    [{ scopes: undefined, preset: 'everything' }, 'request.invalid'],
    [{ kind: 'rk', scopes: ['*'] }, 'api-key.kind-scope'],
    [{ kind: 'rk', scopes: ['*:read'] }, 'api-key.kind-scope'],
    [{ kind: 'pk', scopes: ['workshop:read', 'booking:read'] }, 'api-key.kind-scope'],
    [{ networks: ['10.0.0.0'] }, 'request.invalid'],
    [{ metadata: { a: 1 } }, 'request.invalid'],
    [
      {
        limits: [
          { name: 'x', quota: 1, windowSeconds: 1 },
          { name: 'x', quota: 2, windowSeconds: 2 },
        ],
      },
      'request.invalid',
    ],
    [{ limits: [{ name: 'x', quota: 0, windowSeconds: 1 }] }, 'request.invalid'],
    [{ credits: { amount: 5, refill: 'weekly' } }, 'request.invalid'],
    [{ environment: 'a b' }, 'request.invalid'],
    [{ serviceAccountId: typedId('sva', uuidv7()) }, 'api-key.unknown-owner'],
  ])('with %j is refused', async (body, code) => {
    const answer = await keys.ask('POST', '/v1/api-keys', {
      body: { name: 'Till', mode: 'live', scopes: ['booking:read'], ...body },
    });
    expect([answer.status, answer.code]).toEqual([422, code]);
  });

  test('can begin with a preset, and a publishable one with what is public', async () => {
    const { json } = await keys.ask('GET', '/v1/api-key-presets');
    const pos = (json['data'] as { name: string; scopes: string[] }[]).find(({ name }) => name === 'pos')!;
    expect(
      (await keys.whoAmI((await keys.newKey({ scopes: undefined, preset: 'pos', kind: 'rk' })).secret)).json,
    ).toMatchObject({
      apiKey: { kind: 'rk', scopes: pos.scopes },
    });
    const { secret } = await keys.newKey({ kind: 'pk', scopes: json['publicScopes'] as string[] });
    expect(secret).toMatch(/^clk_live_pk_/);
    expect((await keys.ask('GET', '/v1/workshops', { as: secret })).status).toBe(200);
    expect(await keys.ask('GET', '/v1/bookings', { as: secret })).toMatchObject({
      status: 403,
      code: 'key.scope',
      json: { scope: 'booking:read' },
    });
  });

  test('is bounded by networks that it cannot change itself', async () => {
    const { id, secret } = await keys.newKey({
      networks: ['192.0.2.0/24'],
      scopes: ['api-key:update', 'api-key:read'],
    });
    const inside = { as: secret, from: '192.0.2.7', headers: { 'if-match': '*' } };
    expect((await keys.whoAmI(secret, { from: '192.0.2.7' })).json).toMatchObject({
      apiKey: { networks: ['192.0.2.0/24'] },
    });
    expect(await keys.whoAmI(secret, { from: '192.0.3.7' })).toMatchObject({ status: 403, code: 'key.network' });
    expect(await keys.ask('PATCH', `/v1/api-keys/${id}`, { ...inside, body: { networks: [] } })).toMatchObject({
      status: 403,
      code: 'api-key.own-bounds',
    });
    expect((await keys.ask('PATCH', `/v1/api-keys/${id}`, { ...inside, body: { name: 'Mine' } })).status).toBe(200);
  });
});

describe('whose a key is', () => {
  test('a key of a person may do what it asked for as far as the person may now, and stops when they leave', async () => {
    const { person, grantId } = await keys.somebodyWith('admin');
    const { secret } = await keys.newKey({ scopes: ['booking:*', 'api-key:*'] }, { as: person });
    const unused = await keys.newKey({}, { as: secret });
    expect((await keys.ask('GET', `/v1/api-keys/${unused.id}`)).json).toMatchObject({
      owner: { kind: 'user', id: person },
    });
    expect((await keys.ask('GET', '/v1/bookings', { as: secret })).status).toBe(200);
    expect(await keys.ask('GET', '/v1/vehicles', { as: secret })).toMatchObject({ status: 403, code: 'key.scope' });

    await keys.ask('DELETE', `/v1/grants/${grantId}`);
    await project(keys.clutch.kernel, keys.tenant);
    await expect
      .poll(() => keys.ask('GET', '/v1/bookings', { as: secret }), { timeout: 4_000 })
      .toMatchObject({ status: 403, code: 'key.scope', json: { scope: 'booking:read' } });
    expect((await keys.whoAmI(secret)).status).toBe(200);

    await keys.disable(person);
    expect(await keys.whoAmI(unused.secret)).toMatchObject({ status: 401, code: 'key.disabled' });
  });

  test('a key of a service account goes on when its maker leaves, follows its roles, and ends with it', async () => {
    const { person } = await keys.somebodyWith('admin');
    const made = await keys.ask('POST', '/v1/service-accounts', {
      as: person,
      body: { name: 'Airport till', roleIds: [roleId('staff')] },
    });
    expect([made.status, made.headers['etag'], made.json]).toMatchObject([
      201,
      '"1"',
      { name: 'Airport till', roleIds: [roleId('staff')] },
    ]);
    const accountId = made.json['id'] as string;
    const at = `/v1/service-accounts/${accountId}`;
    const { id, secret } = await keys.newKey(
      { scopes: ['booking:*', 'workshop:read', 'user:read'], serviceAccountId: accountId },
      { as: person },
    );
    expect((await keys.ask('GET', `/v1/api-keys?filter[serviceAccountId]=${accountId}`)).json['data']).toMatchObject([
      { id },
    ]);
    await keys.disable(person);
    const may = async (url: string) => (await keys.ask('GET', url, { as: secret })).status;
    expect([await may('/v1/bookings'), await may('/v1/workshops'), await may('/v1/event-types')]).toEqual([
      200, 200, 403,
    ]);

    const change = { body: { roleIds: [roleId('driver')], description: 'Reads' }, headers: { 'if-match': '"1"' } };
    expect(await keys.ask('PATCH', at, change)).toMatchObject({
      status: 200,
      json: { version: 2, description: 'Reads' },
    });
    await expect.poll(() => may('/v1/workshops'), { timeout: 4_000 }).toBe(403);
    expect((await keys.ask('DELETE', at)).status).toBe(204);
    await expect.poll(async () => (await keys.whoAmI(secret)).code, { timeout: 4_000 }).toBe('key.disabled');
    expect(await keys.ask('GET', at)).toMatchObject({ status: 404, code: 'service-account.not-found' });
  });

  test('nobody makes a service account, or a key, that may do more than they', async () => {
    const { person } = await keys.somebodyWith('admin');
    expect(
      await keys.ask('POST', '/v1/service-accounts', {
        as: person,
        body: { name: 'Root', roleIds: [roleId('owner')] },
      }),
    ).toMatchObject({
      status: 403,
      code: 'permission.beyond-own',
    });
    expect(
      await keys.ask('POST', '/v1/service-accounts', { body: { name: 'None', roleIds: [typedId('rol', uuidv7())] } }),
    ).toMatchObject({
      status: 422,
      code: 'service-account.unknown-role',
    });
    expect(
      await keys.ask('POST', '/v1/api-keys', {
        as: person,
        body: { name: 'x', mode: 'live', scopes: ['data-subject:erase'] },
      }),
    ).toMatchObject({
      status: 403,
      code: 'key.scope',
    });
  });
});

test('what holds for all keys is replaced as a whole, by whoever has seen the last version', async () => {
  const policy = { networks: [], whenLeaked: 'disable', whenUnused: 'disable', unusedDays: 30, remindDays: null };
  const shown = await keys.ask('GET', '/v1/api-key-policy');
  expect(shown.json).toEqual({
    networks: [],
    whenLeaked: 'revoke',
    whenUnused: 'list',
    unusedDays: 90,
    remindDays: 365,
    webhookSecrets: 'shown',
    webhookRetentionDays: {},
    webhookVerification: 'optional',
    version: 0,
  });
  const put = (headers: Record<string, string>) => keys.ask('PUT', '/v1/api-key-policy', { body: policy, headers });
  expect(await put({ 'if-match': '"0"' })).toMatchObject({ status: 200, json: { ...policy, version: 1 } });
  expect(await put({ 'if-match': '"0"' })).toMatchObject({ status: 412 });
  expect(await put({})).toMatchObject({ status: 428 });
});
