import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, PASSWORD, type Pair, peopleApp, type PeopleApp } from '../../../../test/kit/people-app.ts';
import { type Ceremony, SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let stranger: TenantRef;
let userId: string;
let token: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  userId = await people.createOwner(tenant);
  await people.createOwner(stranger);
  token = (await people.session(tenant)).accessToken;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const ask = (url: string, body?: object, over: object = {}) =>
  people.ask('POST', url, { token, ...(body ? { body } : {}), ...over });

async function setUpTotp(): Promise<string> {
  const { json } = await ask('/v1/auth/mfa/setup', { kind: 'totp' });
  const { secret } = json['totp'] as { secret: string };
  const verified = await ask('/v1/auth/mfa/verify', { id: json['id'], code: codeOf(secret, people.clock.now()) });
  expect(verified.status).toBe(200);
  people.clock.aheadMs += 30_000;
  return secret;
}
async function setUpPasskey(): Promise<SoftwareAuthenticator> {
  const authenticator = new SoftwareAuthenticator();
  const { json } = await ask('/v1/auth/mfa/setup', { kind: 'passkey' });
  const credential = authenticator.create(json['passkey'] as object);
  expect((await ask('/v1/auth/mfa/verify', { id: json['id'], credential })).status).toBe(200);
  return authenticator;
}

interface Attempt {
  readonly id: string;
  readonly token: string;
  readonly offered: readonly { readonly kind: string; readonly id?: string }[];
}
async function begin(): Promise<Attempt> {
  const { status, json } = await people.signIn(tenant);
  expect([status, json['status'], json['session']]).toEqual([200, 'factor-required', null]);
  return json['attempt'] as Attempt;
}
const proveIn = ({ id, token: opening }: Attempt, proof: object) =>
  people.ask('POST', `/v1/auth/sign-in/${id}/proof`, { body: { token: opening, ...proof } });
const list = (accessToken: string) => people.ask('GET', '/v1/auth/mfa/factors', { token: accessToken });

describe('after a right password', () => {
  test('a factor is asked for, and a session comes of both at the second level (ASVS 6.3.3)', async () => {
    const secret = await setUpTotp();
    const attempt = await begin();
    expect(attempt.offered.map(({ kind }) => kind)).toEqual(['totp']);
    const wrong = await proveIn(attempt, { kind: 'totp', code: codeOf(secret, new Date(0)) });
    expect(wrong).toMatchObject({ status: 401, code: 'sign-in.wrong-proof' });
    const { status, json } = await proveIn(attempt, { kind: 'totp', code: codeOf(secret, people.clock.now()) });
    expect([status, json['status']]).toEqual([200, 'signed-in']);
    const { accessToken } = json['session'] as Pair;
    expect((await list(accessToken)).status).toBe(200);
    // Proved lately at the second level, so a sensitive change needs nothing more.
    expect((await ask('/v1/auth/mfa/backup-codes', undefined, { token: accessToken })).status).toBe(201);
  });

  test('a code that one sign-in has used opens no other', async () => {
    const secret = await setUpTotp();
    const [first, second] = [await begin(), await begin()];
    const proof = { kind: 'totp', code: codeOf(secret, people.clock.now()) };
    const answers = await Promise.all([proveIn(first, proof), proveIn(second, proof)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  test('a device that is trusted from then on is not asked again, and comes no higher by that', async () => {
    const secret = await setUpTotp();
    const proof = { kind: 'totp', code: codeOf(secret, people.clock.now()), trustDevice: true };
    const { token: deviceTrust } = (await proveIn(await begin(), proof)).json['deviceTrust'] as { token: string };
    const body = { tenant: tenant.slug, email: EMAIL, password: PASSWORD, deviceTrust };
    const again = await people.ask('POST', '/v1/auth/sign-in', { body });
    expect(again).toMatchObject({ status: 200, json: { status: 'signed-in', attempt: null } });
    token = (again.json['session'] as Pair).accessToken;
    expect(await ask('/v1/auth/mfa/disable')).toMatchObject({ status: 401, code: 'auth.step-up-required' });
    expect((await people.signIn(tenant)).json['status']).toBe('factor-required');
    expect((await people.ask('DELETE', '/v1/auth/mfa/trusted-devices', { token })).status).toBe(204);
    const forgotten = await people.ask('POST', '/v1/auth/sign-in', { body });
    expect(forgotten.json['status']).toBe('factor-required');
  });

  test('a backup code stands in for a factor that was lost, once', async () => {
    // With a passkey that is not lost yet they reach the level that backup codes are made at.
    const signedIn = await signInBy(await setUpPasskey());
    token = (signedIn.json['session'] as Pair).accessToken;
    const { json } = await ask('/v1/auth/mfa/backup-codes');
    const [code] = json['codes'] as string[];
    expect((await proveIn(await begin(), { kind: 'backup-code', code })).status).toBe(200);
    expect((await proveIn(await begin(), { kind: 'backup-code', code })).status).toBe(401);
  });

  test('a passkey answers the challenge of its attempt and of no other', async () => {
    const authenticator = await setUpPasskey();
    const [first, second] = [await begin(), await begin()];
    const challenge = async ({ id, token: opening }: Attempt) =>
      (await people.ask('POST', `/v1/auth/sign-in/${id}/challenge`, { body: { token: opening, kind: 'passkey' } }))
        .json['challenge'] as object;
    const [asked] = [await challenge(first), await challenge(second)];
    const credential = authenticator.get(asked);
    expect((await proveIn(second, { kind: 'passkey', credential })).status).toBe(401);
    expect((await proveIn(first, { kind: 'passkey', credential })).status).toBe(200);
  });
});

describe('who has lost their factors', () => {
  const FRIEND = 'eva@garage.example';
  const reset = (id: string, by = token) =>
    people.ask('DELETE', `/v1/users/${typedId('usr', id)}/factors`, { token: by });

  async function friendWithTotp(): Promise<{ friendId: string; theirs: string }> {
    const friendId = await people.createOwner(tenant, { email: FRIEND });
    const own = token;
    token = (await people.session(tenant, { email: FRIEND })).accessToken;
    await setUpTotp();
    const theirs = token;
    token = own;
    return { friendId, theirs };
  }

  test('is helped in again by another owner: no factor is asked for, no session goes on (ASVS 6.4.4)', async () => {
    const { friendId, theirs } = await friendWithTotp();
    expect((await people.signIn(tenant, { email: FRIEND })).json['status']).toBe('factor-required');
    expect((await reset(friendId)).status).toBe(204);
    expect(await list(theirs)).toMatchObject({ status: 401, code: 'session.unknown' });
    expect((await people.signIn(tenant, { email: FRIEND })).json['status']).toBe('signed-in');
  });

  test('is not helped by themselves, from another tenant, or where nobody is', async () => {
    expect(await reset(userId)).toMatchObject({ status: 409, code: 'factor.own-account' });
    const { friendId } = await friendWithTotp();
    const foreign = (await people.session(stranger)).accessToken;
    expect(await reset(friendId, foreign)).toMatchObject({ status: 404, code: 'user.not-found' });
    expect((await people.signIn(tenant, { email: FRIEND })).json['status']).toBe('factor-required');
  });

  test('is, as an owner, helped by nobody who has less', async () => {
    const { friendId } = await friendWithTotp();
    const adminId = await people.createOwner(tenant, { email: 'adam@garage.example' });
    await clutch.owner.query(`update ${tenant.schema}.identity_grant set role_id = $2 where holder_id = $1`, [
      adminId,
      READY_MADE.admin.roleId,
    ]);
    const admin = (await people.session(tenant, { email: 'adam@garage.example' })).accessToken;
    expect(await reset(friendId, admin)).toMatchObject({ status: 403, code: 'factor.of-owner' });
    await clutch.owner.query(`update ${tenant.schema}.identity_grant set role_id = $2 where holder_id = $1`, [
      friendId,
      READY_MADE.staff.roleId,
    ]);
    expect((await reset(friendId, admin)).status).toBe(204);
  });
});

describe('a sensitive change', () => {
  test('goes on after a step up with the factor', async () => {
    const secret = await setUpTotp();
    const { json } = await ask('/v1/auth/step-up');
    const proof = { kind: 'totp', code: codeOf(secret, people.clock.now()) };
    const stepped = await ask(`/v1/auth/step-up/${json['id'] as string}/proof`, proof);
    expect(stepped.status).toBe(200);
    token = stepped.json['accessToken'] as string;
    expect((await ask('/v1/auth/mfa/disable')).status).toBe(204);
  });

  test('needs the second level, once somebody can reach it', async () => {
    await setUpTotp();
    const refused = await ask('/v1/auth/mfa/disable');
    expect(refused).toMatchObject({ status: 401, code: 'auth.step-up-required' });
    expect(refused.headers['www-authenticate']).toContain('acr_values="aal2"');
  });
});

const challengeOf = async (slug: string) =>
  (await people.ask('POST', '/v1/auth/passkeys/challenge', { body: { tenant: slug } })).json as {
    attempt: string;
    options: object;
  };
const answer = (slug: string, attempt: string, credential: object) =>
  people.ask('POST', '/v1/auth/passkeys/sign-in', { body: { tenant: slug, attempt, credential } });
async function signInBy(authenticator: SoftwareAuthenticator, ceremony: Ceremony = {}) {
  const { attempt, options } = await challengeOf(tenant.slug);
  return answer(tenant.slug, attempt, authenticator.get(options, ceremony));
}

describe('a passkey alone', () => {
  const refusal = { status: 401, code: 'session.wrong-passkey' };

  test('signs its person in at the second level, without a name or a password', async () => {
    const authenticator = await setUpPasskey();
    const { status, json } = await signInBy(authenticator);
    expect([status, json['status'], json['attempt']]).toEqual([200, 'signed-in', null]);
    const session = json['session'] as Pair;
    expect(session.userId).toBe(typedId('usr', userId));
    expect((await ask('/v1/auth/mfa/disable', undefined, { token: session.accessToken })).status).toBe(204);
    expect(await signInBy(authenticator)).toMatchObject(refusal);
  });

  test.each<[string, Ceremony]>([
    ['another origin', { origin: 'https://clutch.example' }],
    ['another domain', { rpId: 'clutch.example' }],
    ['another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
    ['no user verification', { isVerified: false }],
  ])('signs nobody in with %s', async (_, ceremony) => {
    const authenticator = await setUpPasskey();
    expect(await signInBy(authenticator, ceremony)).toMatchObject(refusal);
  });

  test('answers a challenge once, in 5 minutes, and only the one that was asked', async () => {
    const authenticator = await setUpPasskey();
    const { attempt, options } = await challengeOf(tenant.slug);
    const credential = authenticator.get(options);
    const other = await challengeOf(tenant.slug);
    expect(await answer(tenant.slug, other.attempt, credential)).toMatchObject(refusal);
    expect((await answer(tenant.slug, attempt, credential)).status).toBe(200);
    expect(await answer(tenant.slug, attempt, credential)).toMatchObject(refusal);
    const late = await challengeOf(tenant.slug);
    people.clock.aheadMs += 301_000;
    expect(await answer(tenant.slug, late.attempt, authenticator.get(late.options))).toMatchObject(refusal);
  });

  test('is nothing in another tenant, and one that is not there asks in the same way', async () => {
    const authenticator = await setUpPasskey();
    for (const slug of [stranger.slug, 'nobody-here']) {
      const { attempt, options } = await challengeOf(slug);
      expect(Object.keys(options).toSorted()).toEqual(Object.keys((await challengeOf(tenant.slug)).options).toSorted());
      expect(await answer(slug, attempt, authenticator.get(options))).toMatchObject(refusal);
    }
  });

  test('signs nobody in where the tenant does not allow passkeys', async () => {
    const authenticator = await setUpPasskey();
    const { accessToken } = (await signInBy(authenticator)).json['session'] as Pair;
    const body = { requirement: 'optional', roles: [], allowed: ['totp'], trustedDeviceDays: 0, smsPerDay: 0 };
    const headers = { 'if-match': '"0"' };
    expect((await people.ask('PUT', '/v1/mfa-policy', { token: accessToken, body, headers })).status).toBe(200);
    expect(await signInBy(authenticator)).toMatchObject(refusal);
  });

  test('signs nobody in who was disabled, and of nothing sensible makes no error of ours', async () => {
    const authenticator = await setUpPasskey();
    for (const credential of [{}, { id: 1 }, { id: 'x', response: { userHandle: '' } }])
      expect(await answer(tenant.slug, 'a'.repeat(32), credential)).toMatchObject(refusal);
    expect((await people.ask('POST', '/v1/auth/passkeys/sign-in', { body: { tenant: 'x' } })).status).toBe(422);
    await clutch.owner.query(`update ${tenant.schema}.identity_user set disabled_at = now()`);
    expect(await signInBy(authenticator)).toMatchObject({ status: 403, code: 'user.disabled' });
  });
});

describe('where the tenant demands a factor', () => {
  test('a sign-in without one is good for setting one up only, and then asks for it', async () => {
    const body = {
      requirement: 'required',
      roles: [],
      allowed: ['totp', 'passkey'],
      trustedDeviceDays: 0,
      smsPerDay: 0,
    };
    const headers = { 'if-match': '"0"' };
    expect((await people.ask('PUT', '/v1/mfa-policy', { token, body, headers })).status).toBe(200);
    const { json } = await people.signIn(tenant, { email: EMAIL });
    expect(json['status']).toBe('enrolment-required');
    token = (json['session'] as Pair).accessToken;
    expect(await people.ask('GET', '/v1/users', { token })).toMatchObject({ status: 403 });
    const secret = await setUpTotp();
    const proved = await proveIn(await begin(), { kind: 'totp', code: codeOf(secret, people.clock.now()) });
    expect((await people.ask('GET', '/v1/users', { token: (proved.json['session'] as Pair).accessToken })).status).toBe(
      200,
    );
  });
});
