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
    const sent = user(userName, { externalId: 'e-1', displayName: 'Eva Example', active: true, nickName: 'E' });
    const made = await directory.ask('POST', '/Users', sent);
    expect(made.json).toMatchObject({
      schemas: [USER],
      userName,
      externalId: 'e-1',
      active: true,
      displayName: 'Eva Example',
    });
    expect(made).toMatchObject({ status: 201, headers: { 'content-type': 'application/scim+json; charset=utf-8' } });
    const { id, meta } = made.json as { id: string; meta: { location: string; version: string } };
    expect(meta.location).toBe(`http://127.0.0.1:3000/scim/v2/Users/${id}`);
    expect(made.headers).toMatchObject({ location: meta.location, etag: meta.version });
    const read = await directory.ask('GET', `/Users/${id}`);
    expect(read.json).toEqual(made.json);
    expect(await row(id)).toEqual({ email: userName, name: 'Eva Example', password_hash: '', disabled_at: null });
  });
});

test('what is asked without a token is refused in the form of SCIM', async () => {
  const answer = await app.people.ask('GET', '/scim/v2/Users');
  expect(answer).toMatchObject({
    status: 401,
    headers: { 'content-type': 'application/scim+json; charset=utf-8' },
    json: { schemas: [ERROR], status: '401' },
  });
});
