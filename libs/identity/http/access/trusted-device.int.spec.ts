import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, type Pair, PASSWORD, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

const EVA = { email: 'eva@garage.example', password: PASSWORD };
const STEP_MS = 30_000;

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let secret: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch, { writesLetters: true });
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const ask = (method: string, url: string, { accessToken: token }: Pick<Pair, 'accessToken'>, body?: object) =>
  people.ask(method, url, { token, ...(body ? { body } : {}) });
/** Each time step is good for one code. */
const code = () => codeOf(secret, new Date(Date.now() + (people.clock.aheadMs += STEP_MS)));

/** Somebody with an authenticator app who is an administrator on trusted devices, and else nobody much. */
beforeEach(async () => {
  people.clock.aheadMs = 0;
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  const owner = await people.session(tenant, { email: EMAIL, password: PASSWORD });
  const role = (name: 'customer' | 'admin') => typedId('rol', READY_MADE[name].roleId);
  await ask('POST', '/v1/invitations', owner, { email: EVA.email, roleId: role('customer') });
  const token = await people.outbox.token(EVA.email, 'invitation');
  const accepted = { token, name: 'Eva', password: PASSWORD };
  const { json } = await people.ask('POST', '/v1/auth/invitations/acceptance', { body: accepted });
  const grant = { roleId: role('admin'), context: { trustedDevice: true } };
  const given = await ask('POST', `/v1/users/${json['userId'] as string}/roles`, owner, grant);
  if (given.status !== 201) throw new Error(JSON.stringify(given.json));
  const eva = await people.session(tenant, EVA);
  const setUp = await ask('POST', '/v1/auth/mfa/setup', eva, { kind: 'totp' });
  secret = (setUp.json['totp'] as { secret: string }).secret;
  await ask('POST', '/v1/auth/mfa/verify', eva, { id: setUp.json['id'], code: code() });
});

async function signIn(over: { readonly trustDevice?: true; readonly deviceTrust?: string }) {
  const { trustDevice, deviceTrust } = over;
  const body = { tenant: tenant.slug, ...EVA, ...(deviceTrust ? { deviceTrust } : {}) };
  const { json: begun } = await people.ask('POST', '/v1/auth/sign-in', { body });
  if (begun['status'] === 'signed-in') return { session: begun['session'] as Pair, deviceTrust: null };
  const { id, token } = begun['attempt'] as { id: string; token: string };
  const proof = { token, kind: 'totp', code: code(), ...(trustDevice ? { trustDevice } : {}) };
  const { json } = await people.ask('POST', `/v1/auth/sign-in/${id}/proof`, { body: proof });
  return { session: json['session'] as Pair, deviceTrust: json['deviceTrust'] as { token: string } | null };
}
const mayRead = async (session: Pick<Pair, 'accessToken'>) => (await ask('GET', '/v1/roles', session)).status;

test('a grant for trusted devices holds on these alone (ASVS 8.2.4)', async () => {
  const elsewhere = await signIn({});
  expect(await mayRead(elsewhere.session)).toBe(403);
  const trusting = await signIn({ trustDevice: true });
  expect(await mayRead(trusting.session)).toBe(200);
  const again = await signIn({ deviceTrust: trusting.deviceTrust!.token });
  expect(again.deviceTrust, 'no factor was asked for').toBeNull();
  expect(await mayRead(again.session)).toBe(200);
});

test('it goes on with the session, and ends at its next refresh when the devices are forgotten', async () => {
  const { session } = await signIn({ trustDevice: true });
  const refresh = async ({ refreshToken }: Pair) =>
    (await people.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } })).json as unknown as Pair;
  const refreshed = await refresh(session);
  expect(await mayRead(refreshed)).toBe(200);
  expect((await ask('DELETE', '/v1/auth/mfa/trusted-devices', refreshed)).status).toBe(204);
  expect(await mayRead(await refresh(refreshed))).toBe(403);
});

test('who asks what a grant would give says of what device', async () => {
  const { session } = await signIn({});
  const check = async (context?: object) =>
    (await ask('POST', '/v1/authz/check', session, { action: 'read', resource: { type: 'role' }, context })).json;
  expect(await check({ onTrustedDevice: true })).toMatchObject({ allowed: true });
  expect(await check({ level: 2 })).toMatchObject({ allowed: false });
});
