import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { EMAIL } from '../../../../test/kit/people-app.ts';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
}, 60_000);
afterAll(() => app?.close());

test('somebody signs in at an app, which reads in their name what its scopes name and nothing more', async () => {
  const tokens = await app.tokens(client, EMAIL, { scope: 'workshop:read' });
  expect(await app.ask('GET', '/v1/workshops', { token: tokens.access_token })).toMatchObject({ status: 200 });
});
