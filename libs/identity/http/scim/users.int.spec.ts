import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import { anAddress, type ScimApp, scimApp, type TestDirectory, user, USER } from '../../../../test/kit/scim-app.ts';

let clutch: TestInstallation;
let app: ScimApp;
let tenant: TenantRef;
let directory: TestDirectory;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  tenant = await app.newTenant();
  directory = await app.directory(tenant);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const row = async (id: string) => {
  const { rows } = await clutch.owner.query(
    `select email, name, password_hash, disabled_at from ${tenant.schema}.identity_user where user_id = $1`,
    [uuidOf('usr', id)],
  );
  return rows[0] as { email: string; name: string; password_hash: string; disabled_at: Date | null } | undefined;
};

describe('a user', () => {
  test('is made, read, and is a person without a password', async () => {
    const userName = anAddress();
    const about = { externalId: 'e-1', displayName: 'Eva Example', active: true };
    const made = await directory.ask('POST', '/Users', user(userName, { ...about, nickName: 'E' }));
    expect(made.json).toEqual({ schemas: [USER], userName, ...about, id: expect.any(String), meta: expect.anything() });
    expect(made).toMatchObject({ status: 201, headers: { 'content-type': 'application/scim+json; charset=utf-8' } });
    const { id, meta } = made.json as { id: string; meta: { location: string; version: string } };
    expect(meta.location).toBe(`http://127.0.0.1:3000/scim/v2/Users/${id}`);
    expect(made.headers).toMatchObject({ location: meta.location, etag: meta.version });
    const read = await directory.ask('GET', `/Users/${id}`);
    expect(read.json).toEqual(made.json);
    expect(await row(id)).toEqual({ email: userName, name: 'Eva Example', password_hash: '', disabled_at: null });
  });

  test('has no password that anybody could guess', async () => {
    const userName = anAddress();
    await directory.make('/Users', user(userName, { password: 'sent but never read' }));
    for (const password of ['sent but never read', ' ', 'x'])
      expect((await app.people.signIn(tenant, { email: userName, password })).status).toBe(401);
  });

  test.each([
    [{ displayName: 'Shown', name: { formatted: 'Whole', givenName: 'A' } }, 'Shown'],
    [{ name: { formatted: 'Whole', givenName: 'A' } }, 'Whole'],
    [{ name: { givenName: 'Ana', familyName: 'Lopez' } }, 'Ana Lopez'],
    [{ name: { familyName: 'Lopez' }, displayName: '' }, 'Lopez'],
  ])('that says %j of the name is called %s', async (about, name) => {
    const { id } = await directory.make('/Users', user(anAddress(), about));
    expect((await row(id))?.name).toBe(name);
  });

  test('keeps the letters of the address as they were written, and is one person in any case', async () => {
    const userName = `Mixed.Case.${anAddress()}`;
    const { id, userName: shown } = await directory.make('/Users', user(userName));
    expect(shown).toBe(userName);
    expect((await row(id))?.email).toBe(userName.toLowerCase());
    expect((await directory.ask('POST', '/Users', user(userName.toUpperCase()))).status).toBe(409);
  });

  test('gets another address, which then counts', async () => {
    const [before, after] = [anAddress(), anAddress()];
    const { id } = await directory.make('/Users', user(before));
    const moved = await directory.patch(`/Users/${id}`, { op: 'replace', path: 'userName', value: after });
    expect(moved).toMatchObject({ status: 200, json: { userName: after } });
    expect((await row(id))?.email).toBe(after);
    expect((await directory.ask('POST', '/Users', user(before))).status).toBe(201);
  });

  test('whom an administrator keeps out is shown so, and is let in by the directory', async () => {
    const { id } = await directory.make('/Users', user(anAddress()));
    await app.asOwner(tenant, 'PUT', `/v1/users/${id}/disablement`);
    expect((await directory.ask('GET', `/Users/${id}`)).json['active']).toBe(false);
    await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true });
    expect((await row(id))?.disabled_at).toBeNull();
  });

  test('that is sent as it is stays the version that it was', async () => {
    const { id, meta, ...rest } = await directory.make(
      '/Users',
      user(anAddress(), { emails: [{ value: anAddress() }] }),
    );
    const again = await directory.ask('PUT', `/Users/${id}`, { ...rest, id, meta });
    expect(again.json).toEqual({ ...rest, id, meta });
  });

  test.each([
    [{ schemas: [] }, 'invalidSyntax'],
    [{ userName: '' }, 'invalidValue'],
    [{ userName: 'two@a.example three@a.example' }, 'invalidValue'],
    [{ active: 'perhaps' }, 'invalidValue'],
    [{ name: 'Ana' }, 'invalidValue'],
    [{ emails: [{ value: 'no address' }] }, 'invalidValue'],
    [{ emails: ['a@a.example'] }, 'invalidValue'],
    [{ displayName: 'x'.repeat(201) }, 'invalidValue'],
    [{ externalId: 7 }, 'invalidValue'],
  ])('with %j is refused, and nobody is made', async (wrong, scimType) => {
    const userName = anAddress();
    const answer = await directory.ask('POST', '/Users', { ...user(userName), ...wrong });
    expect(answer).toMatchObject({ status: 400, json: { schemas: [ERROR], status: '400', scimType } });
    const filter = encodeURIComponent(`userName eq "${userName}"`);
    expect((await directory.ask('GET', `/Users?filter=${filter}`)).json['totalResults']).toBe(0);
  });
});

test('what is asked without a token is refused in the form of SCIM', async () => {
  const answer = await app.people.ask('GET', '/scim/v2/Users');
  expect(answer).toMatchObject({
    status: 401,
    headers: {
      'content-type': 'application/scim+json; charset=utf-8',
      'www-authenticate': expect.stringContaining('Bearer'),
    },
    json: { schemas: [ERROR], status: '401' },
  });
});
