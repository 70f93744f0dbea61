import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef, TenantDatabase } from '#kernel';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';
import { SigningKeys } from '../../domain/sessions/signing-keys.ts';
import { SignInUpkeep } from '../sign-in/sign-in-upkeep.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
}, 60_000);
afterAll(() => app?.close());

const part = <Part>(token: abstract new (...args: never[]) => Part): Part =>
  app.app.get<Part>(token, { strict: false });
const sweep = () => new SignInUpkeep(part(TenantDatabase), part(SigningKeys)).sweep(tenant);
const age = (interval: string) =>
  app.clutch.owner.query(
    `update ${tenant.schema}.identity_oauth set expires_at = expires_at - $1::interval where expires_at is not null`,
    [interval],
  );
async function models(): Promise<string[]> {
  const { rows } = await app.clutch.owner.query<{ model: string }>(
    `select distinct model from ${tenant.schema}.identity_oauth order by 1`,
  );
  return rows.map(({ model }) => model);
}

test('requests that nobody answered are forgotten when they end, used codes a day later, apps and consents never', async () => {
  await app.tokens(client);
  await app.begin(client);
  await sweep();
  expect(await models()).toEqual([
    'AccessToken',
    'AuthorizationCode',
    'Client',
    'Consent',
    'Grant',
    'Interaction',
    'RefreshToken',
    'Session',
  ]);
  await age('1 hour');
  await sweep();
  expect(await models()).toEqual(['AuthorizationCode', 'Client', 'Consent', 'Grant', 'RefreshToken']);
  await age('1 day');
  await sweep();
  expect(await models()).toEqual(['Client', 'Consent', 'Grant', 'RefreshToken']);
  await age('100 days');
  await sweep();
  expect(await models()).toEqual(['Client', 'Consent']);
});
