import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { type Pair, PASSWORD, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

const SIX_MINUTES_MS = 360_000;
const MINUTE_MS = 60_000;

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const post = (url: string, token: string, body: object = {}) => people.ask('POST', url, { token, body });
const refreshed = async ({ refreshToken }: Pair) =>
  (await people.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } })).json as unknown as Pair;
/** Something that `@StepUp()` guards. */
const sensitive = ({ accessToken }: Pair) => post('/v1/auth/mfa/setup', accessToken, { kind: 'totp' });
const begin = async ({ accessToken }: Pair) =>
  (await post('/v1/auth/step-up', accessToken)).json as Record<string, unknown> & { id: string };
const prove = async (pair: Pair, body: object, id?: string) =>
  post(`/v1/auth/step-up/${id ?? (await begin(pair)).id}/proof`, pair.accessToken, body);
const required = (level: 1 | 2) => ({ status: 401, code: 'auth.step-up-required', json: { acrValues: `aal${level}` } });

/** @returns what the person's authenticator app shows */
async function addTotp(pair: Pair): Promise<() => string> {
  const { json } = await sensitive(pair);
  const { id, totp } = json as { id: string; totp: { secret: string } };
  const show = () => codeOf(totp.secret, people.clock.now());
  expect((await post('/v1/auth/mfa/verify', pair.accessToken, { id, code: show() })).status).toBe(200);
  return show;
}

describe('a sensitive operation (ASVS 7.5.3)', () => {
  test('asks for the password again once the last proof is five minutes old, and goes on with the new tokens', async () => {
    const pair = await people.session(tenant);
    expect((await sensitive(pair)).status).toBe(201);
    people.clock.aheadMs = SIX_MINUTES_MS;
    const later = await refreshed(pair);
    const refused = await sensitive(later);
    expect(refused).toMatchObject(required(1));
    expect(refused.json['type']).toBe('https://errors.clutch.dev/auth/step-up-required');
    expect(refused.headers['www-authenticate']).toContain(
      'error="insufficient_user_authentication", acr_values="aal1", max_age=300',
    );
    expect(await begin(later)).toMatchObject({ isPasswordOffered: true, offered: [] });
    const proved = await prove(later, { kind: 'password', password: PASSWORD });
    expect(proved.status).toBe(200);
    expect((await sensitive(proved.json as unknown as Pair)).status).toBe(201);
  });

  test('asks for the second factor of those who have one, and takes no password for it', async () => {
    const pair = await people.session(tenant);
    const show = await addTotp(pair);
    expect(await sensitive(pair)).toMatchObject(required(2));
    people.clock.aheadMs = MINUTE_MS;
    expect(await begin(pair)).toMatchObject({ isPasswordOffered: false, offered: [{ kind: 'totp' }] });
    expect(await prove(pair, { kind: 'password', password: PASSWORD })).toMatchObject({
      status: 401,
      code: 'sign-in.wrong-proof',
    });
    const proved = await prove(pair, { kind: 'totp', code: show() });
    expect(proved.status).toBe(200);
    expect((await sensitive(proved.json as unknown as Pair)).status).toBe(201);
  });

  test('of a session that was opened with a second factor needs a fresh one later', async () => {
    const show = await addTotp(await people.session(tenant));
    people.clock.aheadMs = MINUTE_MS;
    const { json } = await people.signIn(tenant);
    const { id, token } = json['attempt'] as { id: string; token: string };
    const answer = await people.ask('POST', `/v1/auth/sign-in/${id}/proof`, {
      body: { token, kind: 'totp', code: show() },
    });
    const pair = answer.json['session'] as Pair;
    expect((await sensitive(pair)).status).toBe(201);
    people.clock.aheadMs += SIX_MINUTES_MS;
    expect(await sensitive(await refreshed(pair))).toMatchObject(required(2));
  });
});

describe('stepping up', () => {
  test('gives the session another id, and what it had before opens nothing (ASVS 7.2.4)', async () => {
    const pair = await people.session(tenant);
    const { json } = await prove(pair, { kind: 'password', password: PASSWORD });
    const next = json as unknown as Pair;
    expect(next.sessionId).not.toBe(pair.sessionId);
    expect((await people.ask('GET', '/v1/sessions', { token: pair.accessToken })).status).toBe(401);
    expect(
      (await people.ask('POST', '/v1/sessions/refresh', { body: { refreshToken: pair.refreshToken } })).status,
    ).toBe(401);
    expect((await refreshed(next)).sessionId).toBe(next.sessionId);
  });

  test('works once, and only for the session that began it', async () => {
    const [own, other] = [await people.session(tenant), await people.session(tenant)];
    const { id } = await begin(own);
    const body = { kind: 'password', password: PASSWORD };
    const missing = { status: 404, code: 'step-up.not-found' };
    expect(await prove(other, body, id)).toMatchObject(missing);
    const stranger = await clutch.newTenant();
    await people.createOwner(stranger);
    expect(await prove(await people.session(stranger), body, id)).toMatchObject(missing);
    const answers = await Promise.all([1, 2, 3].map(() => prove(own, body, id)));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  test('cannot be guessed', async () => {
    const pair = await people.session(tenant);
    const { id } = await begin(pair);
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1)
      statuses.push((await prove(pair, { kind: 'password', password: 'a guess' }, id)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('a tenant that demands a second factor', () => {
  test('lets who has none set one up and do nothing else before (ASVS 6.3.3)', async () => {
    const owner = await people.session(tenant);
    const { json, headers } = await people.ask('GET', '/v1/mfa-policy', { token: owner.accessToken });
    const { version: _, ...policy } = json;
    const put = {
      token: owner.accessToken,
      body: { ...policy, requirement: 'required' },
      headers: { 'if-match': headers['etag'] as string },
    };
    expect((await people.ask('PUT', '/v1/mfa-policy', put)).status).toBe(200);
    const { json: outcome } = await people.signIn(tenant);
    expect(outcome['status']).toBe('enrolment-required');
    const pair = outcome['session'] as Pair;
    expect((await people.ask('GET', '/v1/users', { token: pair.accessToken })).status).toBe(403);
    const show = await addTotp(pair);
    expect((await people.ask('GET', '/v1/users', { token: pair.accessToken })).status).toBe(403);
    people.clock.aheadMs = MINUTE_MS;
    const { json: stepped } = await prove(pair, { kind: 'totp', code: show() });
    const full = stepped as unknown as Pair;
    expect((await people.ask('GET', '/v1/users', { token: full.accessToken })).status).toBe(200);
    expect((await people.signIn(tenant)).json['status']).toBe('factor-required');
  });
});
