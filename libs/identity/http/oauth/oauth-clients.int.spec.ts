import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { OAuthApp } from '../../../../test/kit/oauth-app.ts';
import { EMAIL, PASSWORD } from '../../../../test/kit/people-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let stranger: TenantRef;
let owner: string;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  owner = await app.signIn(tenant);
}, 60_000);
afterAll(() => app?.close());

const WEB = {
  name: 'Planner',
  kind: 'web',
  redirectUris: ['https://planner.example/callback'],
  scopes: ['workshop:read'],
};
const make = (over: object = {}, token = owner, headers: Record<string, string> = {}) =>
  app.ask('POST', '/v1/oauth-clients', { token, body: { ...WEB, ...over }, headers });

test('an app is made, shown without its secret, changed, listed and removed', async () => {
  const made = await make();
  expect([made.status, made.json]).toEqual([
    201,
    {
      id: expect.stringMatching(/^app_[0-9a-z]{26}$/) as string,
      version: 1,
      position: expect.any(Number) as number,
      secret: expect.stringMatching(/^cls_[\w-]{43}$/) as string,
    },
  ]);
  const { id, secret } = made.json as { id: string; secret: string };
  const path = `/v1/oauth-clients/${id}`;
  const shown = await app.ask('GET', path, { token: owner });
  expect(shown.json).toEqual({
    ...WEB,
    id,
    version: 1,
    authentication: 'client-secret',
    keys: [],
    createdAt: expect.any(String) as string,
    changedAt: expect.any(String) as string,
  });
  expect(shown.headers.get('etag')).toBe('"1"');
  const change = (body: object, match: string) =>
    app.ask('PATCH', path, { token: owner, body, headers: { 'if-match': match } });
  expect((await change({ name: 'Planner 2' }, '"1"')).status).toBe(200);
  expect((await change({ name: 'Planner 3' }, '"1"')).status).toBe(412);
  const { json } = await app.ask('GET', '/v1/oauth-clients', { token: owner });
  expect(json['data']).toMatchObject([{ id, name: 'Planner 2', version: 2 }]);
  expect(JSON.stringify([shown.json, json])).not.toContain(secret);
  expect((await app.ask('DELETE', path, { token: owner })).status).toBe(204);
  expect((await app.ask('GET', path, { token: owner })).code).toBe('oauth-client.not-found');
});

test('an app is made once under one Idempotency-Key, and its secret is shown once', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await make({}, owner, headers);
  const again = await make({}, owner, headers);
  expect(again.json).toMatchObject({ id: first.json['id'], secret: null });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect((await make({ name: 'Another' }, owner, headers)).code).toBe('idempotency.key-reused');
});

describe('an app is refused', () => {
  test.each([
    ['over plain http', { redirectUris: ['http://planner.example/callback'] }, 'oauth-client.redirect-uri'],
    ['with a fragment', { redirectUris: ['https://planner.example/callback#x'] }, 'oauth-client.redirect-uri'],
    ['with no address', { redirectUris: [] }, 'oauth-client.redirect-uris'],
    ['with the same address twice', { redirectUris: [WEB.redirectUris[0], WEB.redirectUris[0]] }, 'request.invalid'],
    ['of a kind that there is not', { kind: 'desktop' }, 'request.invalid'],
    ['that may ask for everything', { scopes: ['*:*'] }, 'request.invalid'],
    ['that may ask for all that can be done with one thing', { scopes: ['workshop:*'] }, 'request.invalid'],
    ['that may ask for what there is not', { scopes: ['spaceship:fly'] }, 'oauth-client.scope'],
    ["that may ask for people's factors", { scopes: ['factor:update'] }, 'oauth-client.scope'],
    ["that may ask for people's sessions", { scopes: ['session:own'] }, 'oauth-client.scope'],
    ['that could consent to itself', { scopes: ['oauth-consent:own'] }, 'oauth-client.scope'],
    ['that could give itself more', { scopes: ['grant:create'] }, 'oauth-client.scope'],
    [
      'with a key that is none',
      { authentication: 'private-key-jwt', keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'a' }] },
      'oauth-client.refused',
    ],
    ['with members that nobody knows', { secret: 'mine' }, 'request.invalid'],
  ] as const)('%s', async (_, over, code) => {
    const { json } = await app.ask('GET', '/v1/oauth-clients', { token: owner });
    expect(await make(over)).toMatchObject({ status: 422, code });
    expect((await app.ask('GET', '/v1/oauth-clients', { token: owner })).json).toEqual(json);
  });

  test('when it would ask for more than its maker holds, at once or later (ASVS 10.4.11)', async () => {
    const email = 'adviser@garage.example';
    const userId = await app.newPerson(tenant, email, 'staff');
    const role = await app.ask('POST', '/v1/roles', {
      token: owner,
      body: {
        name: 'App maker',
        permissions: [{ permission: 'oauth-client:create' }, { permission: 'oauth-client:update' }],
      },
    });
    await app.ask('POST', `/v1/users/${userId}/roles`, { token: owner, body: { roleId: role.json['id'] } });
    const token = await app.signIn(tenant, email);
    await expect.poll(async () => (await make({}, token)).status).toBe(201);
    const beyond = { status: 403, code: 'permission.beyond-own', json: { permission: 'workshop:create' } };
    expect(await make({ scopes: ['workshop:create'] }, token)).toMatchObject(beyond);
    const { json } = await make({}, token);
    const body = { scopes: ['workshop:read', 'workshop:create'] };
    expect(
      await app.ask('PATCH', `/v1/oauth-clients/${json['id'] as string}`, {
        token,
        body,
        headers: { 'if-match': '*' },
      }),
    ).toMatchObject(beyond);
  });

  test('by who has not lately proved who they are (ASVS 7.5.3)', async () => {
    const { json } = await make();
    const path = `/v1/oauth-clients/${json['id'] as string}`;
    const body = { tenant: tenant.slug, email: EMAIL, password: PASSWORD };
    const session = (await app.ask('POST', '/v1/auth/sign-in', { body })).json['session'] as { refreshToken: string };
    app.clock.aheadMs = 360_000;
    try {
      const { refreshToken } = session;
      const later = await app.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } });
      const token = later.json['accessToken'] as string;
      expect((await app.ask('GET', path, { token })).status).toBe(200);
      const answers = [
        await make({}, token),
        await app.ask('PATCH', path, { token, body: { name: 'Stolen' }, headers: { 'if-match': '*' } }),
        await app.ask('POST', `${path}/secret`, { token }),
        await app.ask('DELETE', path, { token }),
      ];
      expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 'auth.step-up-required'));
    } finally {
      app.clock.aheadMs = 0;
    }
  });
});

describe('of another tenant', () => {
  test('an app is not there to be read, changed, given a secret or removed (ASVS 8.4.1)', async () => {
    const { json } = await make();
    const path = `/v1/oauth-clients/${json['id'] as string}`;
    const token = await app.signIn(stranger);
    const answers = [
      await app.ask('GET', path, { token }),
      await app.ask('PATCH', path, { token, body: { name: 'Mine' }, headers: { 'if-match': '*' } }),
      await app.ask('POST', `${path}/secret`, { token }),
      await app.ask('DELETE', path, { token }),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual(
      answers.map(() => [404, 'oauth-client.not-found']),
    );
    expect((await app.ask('GET', '/v1/oauth-clients', { token })).json['data']).toEqual([]);
    expect((await app.ask('GET', path, { token: owner })).status).toBe(200);
  });
});

test('each change of an app is in the audit trail', async () => {
  const { json } = await make();
  const id = json['id'] as string;
  await app.ask('POST', `/v1/oauth-clients/${id}/secret`, { token: owner });
  await app.ask('DELETE', `/v1/oauth-clients/${id}`, { token: owner });
  const { rows } = await app.clutch.owner.query<{ action: string }>(
    `select body ->> 'action' as action from ${tenant.schema}.audit_record order by position desc limit 3`,
  );
  expect(rows.map(({ action }) => action).toSorted()).toEqual([
    'oauth-client.create',
    'oauth-client.delete',
    'oauth-client.update',
  ]);
});
