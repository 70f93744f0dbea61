import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;
let other: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
  other = await app.newClient(tenant, { name: 'Other' });
}, 60_000);
afterAll(() => app?.close());

const reads = (token: string) => app.ask('GET', '/v1/workshops', { token });
const GOOD = { status: 200 };
const REVOKED = { status: 401, code: 'oauth.revoked' };
const INVALID = { status: 400, code: 'invalid_grant' };

test('requests for tokens are in the audit trail, refused ones with why (ASVS 16.3.1)', async () => {
  const code = await app.code(client);
  await app.token({ ...client, secret: 'cls_guess' }, { grant_type: 'authorization_code', code: 'x' });
  await app.exchange(client, code);
  const { rows } = await app.clutch.owner.query<{ body: object }>(
    `select body from ${tenant.schema}.audit_record where body ->> 'action' = 'oauth.token' order by position desc limit 2`,
  );
  const actor = { type: 'client', id: client.id };
  expect(rows.map(({ body }) => body)).toMatchObject([
    { outcome: 'allowed', actor, facts: { grantType: 'authorization_code' } },
    { outcome: 'refused', actor, facts: { grantType: 'authorization_code', code: 'invalid_client' } },
  ]);
});

describe('introspection and revocation', () => {
  test('tell another app nothing of a token, and end nothing for it (ASVS 10.4.10)', async () => {
    const { access_token: token, refresh_token: refresh } = await app.tokens(client);
    for (const shown of [token, refresh]) {
      expect((await app.askAs(other, 'introspect', shown)).json).toEqual({ active: false });
      await app.askAs(other, 'revoke', shown);
    }
    expect((await app.askAs(client, 'introspect', token)).json).toMatchObject({ active: true, client_id: client.id });
    expect(await reads(token)).toMatchObject(GOOD);
  });

  test('need an app that proves which one it is', async () => {
    const { access_token: token } = await app.tokens(client);
    const path = `/oauth/${tenant.slug}/introspect`;
    expect((await app.ask('POST', path, { form: { token } })).status).toBe(400);
    expect((await app.ask('POST', path, { form: { token, client_id: client.id } })).status).toBe(401);
    const spa = await app.newClient(tenant, { kind: 'browser' });
    expect((await app.ask('POST', path, { form: { token, client_id: spa.id } })).json).toEqual({ active: false });
  });

  test('know nothing of a session, and of what is no token', async () => {
    for (const shown of [await app.signIn(tenant), 'eyJhbGciOiJub25lIn0.e30.', 'a.b.c', 'nothing'])
      expect((await app.askAs(client, 'introspect', shown)).json).toEqual({ active: false });
  });

  test('of an access token end what was given with it', async () => {
    const { access_token: token, refresh_token: refresh } = await app.tokens(client);
    expect((await app.askAs(client, 'revoke', token)).status).toBe(200);
    expect(await reads(token)).toMatchObject(REVOKED);
    expect(await app.refresh(client, refresh)).toMatchObject(INVALID);
  });
});
