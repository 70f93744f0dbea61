import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef, typedId, uuidOf } from '#kernel';
import { findTexts, type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import { BROWSER } from '../../../../test/kit/people-app.ts';
import {
  anAddress,
  group,
  type Method,
  type ScimApp,
  scimApp,
  type TestDirectory,
  user,
} from '../../../../test/kit/scim-app.ts';

let clutch: TestInstallation;
let app: ScimApp;
let tenant: TenantRef;
let directory: TestDirectory;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  tenant = await app.newTenant();
  directory = await app.directory(tenant, { name: 'Entra of Acme' });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const owner = (method: Method, url: string, body?: object) => app.asOwner(tenant, method, url, body);
const isKnown = async (token: string): Promise<number> =>
  (await app.with(tenant, token).ask('GET', '/Users?count=0')).status;

describe('a directory', () => {
  test('is made with a token that is shown once and kept as a digest (ASVS 14.2.1, 11.4.2)', async () => {
    expect(directory.token).toMatch(/^cdt_[0-9a-z]{26}_[0-9a-z]{26}_[\w-]{43}$/);
    const secret = directory.token.slice(-43);
    expect(await findTexts(clutch.owner, tenant.schema, [secret])).toEqual([]);
    const shown = await owner('GET', `/v1/directories/${directory.id}`);
    expect(JSON.stringify(shown.json)).not.toContain(secret);
    expect(shown.json).toMatchObject({
      id: directory.id,
      name: 'Entra of Acme',
      isOn: true,
      defaultRoleId: null,
      groupRoles: [],
      onLeaving: 'revoke-roles',
    });
    const { json } = await owner('GET', '/v1/directories');
    expect(json['data']).toContainEqual(shown.json);
  });

  test('that is asked for again under one key is made once, and its token is not shown again', async () => {
    const { accessToken: token } = await app.people.session(tenant);
    const headers = { 'idempotency-key': 'only-once' };
    const ask = () => app.people.ask('POST', '/v1/directories', { token, headers, body: { name: 'Once' } });
    const [first, second] = [await ask(), await ask()];
    expect(first.json['token']).toEqual(expect.any(String));
    expect(second.json).toEqual({ id: first.json['id'], token: null });
  });

  test('gets another token, and the one before opens nothing from then on', async () => {
    const { id, token } = await app.directory(tenant, { name: 'Rotated' });
    expect(await isKnown(token)).toBe(200);
    const { json } = await owner('POST', `/v1/directories/${id}/token`);
    expect([await isKnown(token), await isKnown(json['token'] as string)]).toEqual([401, 200]);
  });

  test('that is switched off or taken away knows nobody, and what it made stays', async () => {
    const okta = await app.directory(tenant, { name: 'Okta' });
    const address = anAddress();
    const made = await okta.make('/Users', user(address));
    await okta.make('/Groups', group('Of Okta', [made.id]));
    await owner('PATCH', `/v1/directories/${okta.id}`, { isOn: false });
    expect(await isKnown(okta.token)).toBe(401);
    await owner('PATCH', `/v1/directories/${okta.id}`, { isOn: true, name: 'Okta again' });
    expect(await isKnown(okta.token)).toBe(200);
    expect((await owner('DELETE', `/v1/directories/${okta.id}`)).status).toBe(204);
    expect(await isKnown(okta.token)).toBe(401);
    for (const method of ['GET', 'PATCH', 'DELETE'] as const)
      expect((await owner(method, `/v1/directories/${okta.id}`, method === 'PATCH' ? {} : undefined)).status).toBe(404);
    const { json } = await owner('GET', '/v1/users?limit=100');
    expect(json['data']).toContainEqual(expect.objectContaining({ id: made.id, disabledAt: null }));
    expect((await owner('PUT', `/v1/directories/${directory.id}/people/${made.id}`, {})).status).toBe(204);
    expect((await directory.ask('GET', `/Users/${made.id}`)).json).toMatchObject({ userName: address });
  });

  test('is no provider of identity, though both lie in one table', async () => {
    const connectionId = '018f0000-0000-7000-8000-00000000abcd';
    await clutch.owner.query(
      `insert into ${tenant.schema}.identity_connection (connection_id, kind, name, state, created_at, changed_at) values ($1, 'oidc', 'A provider', 'on', now(), now())`,
      [connectionId],
    );
    const path = `/v1/directories/${typedId('dir', connectionId)}`;
    for (const [method, url, body] of [
      ['GET', path],
      ['PATCH', path, {}],
      ['DELETE', path],
      ['POST', `${path}/token`],
    ] as const)
      expect((await owner(method, url, body)).status).toBe(404);
    expect(JSON.stringify((await owner('GET', '/v1/directories')).json)).not.toContain('A provider');
  });

  test('wants a version to be changed, and is refused what it does not know', async () => {
    const { accessToken: token } = await app.people.session(tenant);
    const change = (ifMatch: string | undefined, body: object) =>
      app.people.ask('PATCH', `/v1/directories/${directory.id}`, {
        token,
        body,
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    expect((await change(undefined, {})).status).toBe(428);
    expect((await change('"77"', { name: 'X' })).status).toBe(412);
    for (const body of [
      { defaultRoleId: 'usr_x' },
      { groupRoles: [{ group: '' }] },
      { onLeaving: 'erase' },
      { isOn: 'yes' },
    ])
      expect((await change('*', body)).status).toBe(422);
    const unknown = { defaultRoleId: typedId('rol', '018f0000-0000-7000-8000-000000000001') };
    expect(await change('*', unknown)).toMatchObject({ status: 422, code: 'directory.unknown-role' });
  });
});

describe('somebody who was there before', () => {
  test('is unknown to the directory and 409 to it, until an administrator hands them over', async () => {
    const email = anAddress();
    const id = typedId('usr', await app.people.createOwner(tenant, { email, name: 'Was There' }));
    expect((await directory.ask('GET', `/Users/${id}`)).status).toBe(404);
    expect((await directory.ask('POST', '/Users', user(email))).status).toBe(409);
    const path = `/v1/directories/${directory.id}/people/${id}`;
    for (const _ of ['once', 'again']) expect((await owner('PUT', path, { externalId: 'x-1' })).status).toBe(204);
    const filter = encodeURIComponent(`userName eq "${email}"`);
    expect((await directory.ask('GET', `/Users?filter=${filter}`)).json).toMatchObject({
      totalResults: 1,
      Resources: [{ id, externalId: 'x-1', displayName: 'Was There', active: true }],
    });
    const second = await app.directory(tenant, { name: 'Second' });
    expect(await owner('PUT', `/v1/directories/${second.id}/people/${id}`, {})).toMatchObject({
      code: 'directory.person-kept',
    });
    expect((await owner('DELETE', path)).status).toBe(204);
    expect((await owner('DELETE', path)).status).toBe(404);
    expect((await directory.ask('GET', `/Users/${id}`)).status).toBe(404);
  });

  test('who holds more than the administrator is not handed over by them', async () => {
    const keeper = anAddress();
    const keeperId = typedId('usr', await app.people.createOwner(tenant, { email: keeper }));
    const role = { name: 'Keeps', permissions: [{ permission: 'directory:update' }] };
    const roleId = (await owner('POST', '/v1/roles', role)).json['id'] as string;
    const grants = (await owner('GET', `/v1/users/${keeperId}/roles`)).json['data'] as { id: string }[];
    await owner('POST', `/v1/users/${keeperId}/roles`, { roleId });
    for (const { id } of grants) await owner('DELETE', `/v1/users/${keeperId}/roles/${id}`);
    const { accessToken: token } = await app.people.session(tenant, { email: keeper });
    const [boss] = (await owner('GET', '/v1/users')).json['data'] as [{ id: string }];
    const answer = await app.people.ask('PUT', `/v1/directories/${directory.id}/people/${boss.id}`, {
      token,
      body: {},
    });
    expect(answer).toMatchObject({ status: 403, code: 'permission.beyond-own' });
  });
});

describe('the door of directories', () => {
  const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

  test.each<[Method, string, number, object?]>([
    ['GET', '/Nothing', 404],
    ['GET', '', 404],
    ['GET', '/Users/%zz', 400],
    ['GET', '/Users/usr_x', 404],
    ['DELETE', '/Users', 405],
    ['POST', '/Bulk', 404, { schemas: [] }],
    ['POST', '/Users', 400, { userName: 'a@b.example' }],
    ['POST', '/Users', 400, user('nobody')],
    ['POST', '/Users', 400, user(anAddress(), { emails: Array.from({ length: 21 }, () => ({ value: anAddress() })) })],
    ['POST', '/Groups', 400, group('x'.repeat(101))],
    ['POST', '/Groups', 400, group('Of strangers', ['usr_x'])],
    ['GET', '/Users?attributes=userName&attributes=id', 400],
  ])('%s %s is %i in the form of SCIM', async (method, path, status, body) => {
    const answer = await directory.ask(method, path, body);
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/scim+json; charset=utf-8' },
      json: { schemas: [ERROR], status: String(status), detail: expect.any(String) },
    });
  });

  test.each([
    ['no JSON', 400, { 'content-type': 'application/scim+json' }, '{"schemas":'],
    ['another media type', 415, { 'content-type': 'text/xml' }, '<user/>'],
    ['more than a mebibyte', 413, { 'content-type': 'application/scim+json' }, `{"x":"${'x'.repeat(1_048_577)}"}`],
  ])('a body that is %s is %i', async (_, status, headers, payload) => {
    const authorization = `Bearer ${directory.token}`;
    const answer = await app.people.app.inject({
      method: 'POST',
      url: '/scim/v2/Users',
      headers: { ...headers, authorization, 'user-agent': BROWSER },
      payload,
    });
    expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([status, String(status)]);
  });

  test('is opened by no session, and opens nothing else (ASVS 8.2.1)', async () => {
    const { accessToken: token } = await app.people.session(tenant);
    for (const path of ['/Users', '/Groups', '/ServiceProviderConfig'])
      expect((await app.people.ask('GET', `/scim/v2${path}`, { token })).status).toBe(403);
    for (const path of ['/v1/users', '/v1/directories', '/v1/roles', '/v1/sessions', '/v1/audit'])
      expect((await app.people.ask('GET', path, { token: directory.token })).status).toBe(403);
  });

  test('says what it speaks: PATCH, filters, sorting and ETags, no bulk', async () => {
    const { json } = await directory.ask('GET', '/ServiceProviderConfig');
    expect(json).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
    });
    for (const [list, ids] of [
      ['/ResourceTypes', ['User', 'Group']],
      ['/Schemas', ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:core:2.0:Group']],
    ] as const) {
      const { json: all } = await directory.ask('GET', list);
      expect((all['Resources'] as { id: string }[]).map(({ id }) => id)).toEqual(ids);
      for (const id of ids) expect((await directory.ask('GET', `${list}/${id}`)).json).toMatchObject({ id });
      expect((await directory.ask('GET', `${list}/Device`)).status).toBe(404);
    }
  });
});

test('what a directory does is in the audit trail under its name', async () => {
  const { id } = await directory.make('/Users', user(anAddress()));
  await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
  await app.with(tenant, `${directory.token.slice(0, -2)}AA`).ask('GET', '/Users');
  const { json } = await owner('GET', `/v1/audit?limit=100`);
  const records = json['data'] as {
    action: string;
    outcome: string;
    actor: { type: string; id: string };
    targets: { id: string }[];
  }[];
  const actor = { type: 'directory', id: directory.id };
  const ofUser = (action: string) =>
    records.some(
      (record) =>
        record.action === action && record.actor.id === actor.id && record.targets.some((target) => target.id === id),
    );
  expect([ofUser('user.register'), ofUser('scim.update')]).toEqual([true, true]);
  expect(records).toContainEqual(
    expect.objectContaining({
      action: 'scim.read',
      outcome: 'refused',
      facts: expect.objectContaining({ status: 401, code: 'directory.unknown-token' }),
    }),
  );
});

test('an erasure takes what the directory said of somebody', async () => {
  const email = 'mail.of.canary@acme.example';
  const userName = 'canary@acme.example';
  const name = { formatted: 'Canary Bird' };
  const { id } = await directory.make(
    '/Users',
    user(userName, { externalId: 'canary-1', name, emails: [{ value: email }] }),
  );
  const texts = [email, userName, 'Canary Bird', 'canary-1'];
  expect(await findTexts(clutch.owner, tenant.schema, texts)).not.toEqual([]);
  await clutch.as(tenant, () => clutch.kernel.erasure.erase(currentContext()!, id));
  expect(await findTexts(clutch.owner, tenant.schema, texts)).toEqual([]);
  expect((await directory.ask('GET', `/Users/${id}`)).status).toBe(404);
  expect(uuidOf('usr', id)).not.toBeNull();
});
