import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, type Pair, PASSWORD, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

const NEW_PASSWORD = 'seven copper lanterns drift';
const STAFF = typedId('rol', READY_MADE.staff.roleId);

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let count = 0;

beforeAll(async () => {
  clutch = await testInstallation([identityContext], { CLUTCH_SIGN_IN_LINK_URL: 'https://garage.example/sign-in' });
  people = await peopleApp(clutch, { writesLetters: true });
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  people.outbox.sent.length = 0;
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const post = (url: string, body: object, token?: string) =>
  people.ask('POST', url, { body, ...(token === undefined ? {} : { token }), ip: `192.0.2.${(count += 1) % 250}` });
const link = (kind: 'magic-links' | 'password-resets', email: string, of = tenant) =>
  post(`/v1/auth/${kind}`, { tenant: of.slug, email });
const ended = { status: 401, code: 'sign-in.link-ended' };

/** An authenticator app for whoever is signed in. @returns what it shows at that time */
async function addTotp({ accessToken }: Pair): Promise<(aheadMs?: number) => string> {
  const { json } = await post('/v1/auth/mfa/setup', { kind: 'totp' }, accessToken);
  const { id, totp } = json as { id: string; totp: { secret: string } };
  const show = (aheadMs = 0) => codeOf(totp.secret, new Date(Date.now() + aheadMs));
  const { status } = await post('/v1/auth/mfa/verify', { id, code: show() }, accessToken);
  expect(status).toBe(200);
  return show;
}
async function openRegistration(): Promise<void> {
  const { accessToken: token } = await people.session(tenant);
  const { json, headers } = await people.ask('GET', '/v1/sign-in-policy', { token });
  const { version: _, ...policy } = json;
  const body = { ...policy, registration: 'open' };
  const etag = headers['etag'] as string;
  const answer = await people.ask('PUT', '/v1/sign-in-policy', { token, body, headers: { 'if-match': etag } });
  expect(answer).toMatchObject({ status: 200, json: { registration: 'open' } });
}

describe('a magic link', () => {
  test('signs in once, from the mailbox, without a secret in any address (ASVS 14.2.1)', async () => {
    expect((await link('magic-links', EMAIL)).status).toBe(202);
    const { text } = await people.outbox.letter(EMAIL, 'magic-link');
    const url = new URL(/https:\S+/.exec(text)![0]);
    expect([url.origin + url.pathname, url.search]).toEqual(['https://garage.example/sign-in', '']);
    const token = new URLSearchParams(url.hash.slice(1)).get('token')!;
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('/v1/auth/magic-links/redemption', { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401]);
    expect(answers.find(({ status }) => status === 200)!.json).toMatchObject({ status: 'signed-in' });
  });

  test('does not go around the second factor (ASVS 6.3.4, 6.4.3)', async () => {
    await addTotp(await people.session(tenant));
    await link('magic-links', EMAIL);
    const token = await people.outbox.token(EMAIL, 'magic-link');
    expect((await post('/v1/auth/magic-links/redemption', { token })).json).toMatchObject({
      status: 'factor-required',
      session: null,
    });
  });

  test('has an answer that tells nobody whether there is such a person, and no letter where there is none', async () => {
    const said = async (email: string) => {
      const { status, json } = await link('magic-links', email);
      return { status, json };
    };
    expect(await said('nobody@garage.example')).toEqual(await said(EMAIL));
    await people.outbox.letter(EMAIL, 'magic-link');
    expect(people.outbox.sent).toEqual([]);
    const { rows } = await clutch.owner.query(
      `select kind, user_id is null as nobody from ${tenant.schema}.identity_ticket order by nobody`,
    );
    expect(rows).toEqual([
      { kind: 'magic-link', nobody: false },
      { kind: 'magic-link', nobody: true },
    ]);
  });

  test('ends after a quarter of an hour, and when a newer one is asked for (ASVS 6.4.1)', async () => {
    await link('magic-links', EMAIL);
    const first = await people.outbox.token(EMAIL, 'magic-link');
    await link('magic-links', EMAIL);
    const second = await people.outbox.token(EMAIL, 'magic-link');
    expect(await post('/v1/auth/magic-links/redemption', { token: first })).toMatchObject(ended);
    people.clock.aheadMs = 16 * 60_000;
    expect(await post('/v1/auth/magic-links/redemption', { token: second })).toMatchObject(ended);
  });

  test('of one kind is none of another, and one of another tenant is nothing', async () => {
    await link('magic-links', EMAIL);
    const token = await people.outbox.token(EMAIL, 'magic-link');
    const body = { token, password: NEW_PASSWORD };
    expect(await post('/v1/auth/password-resets/completion', body)).toMatchObject(ended);
    const stranger = await clutch.newTenant();
    const elsewhere = token.replace(typedId('tnt', tenant.id).slice(4), typedId('tnt', stranger.id).slice(4));
    expect(await post('/v1/auth/magic-links/redemption', { token: elsewhere })).toMatchObject(ended);
  });
});

describe('a password that was forgotten', () => {
  test('is set anew by a link, which ends every session and tells the person (ASVS 6.3.7, 7.4.3)', async () => {
    const before = await people.session(tenant);
    expect((await link('password-resets', EMAIL)).status).toBe(202);
    const token = await people.outbox.token(EMAIL, 'password-reset');
    const answer = await post('/v1/auth/password-resets/completion', { token, password: NEW_PASSWORD });
    expect([answer.status, answer.json]).toEqual([204, {}]);
    await people.outbox.letter(EMAIL, 'password-changed');
    expect((await people.ask('GET', '/v1/sessions', { token: before.accessToken })).status).toBe(401);
    expect((await people.signIn(tenant)).status).toBe(401);
    expect((await people.signIn(tenant, { password: NEW_PASSWORD })).status).toBe(200);
    const again = { token, password: 'another of four words' };
    expect(await post('/v1/auth/password-resets/completion', again)).toMatchObject(ended);
  });

  test('leaves the second factor as it was (ASVS 6.4.3)', async () => {
    await addTotp(await people.session(tenant));
    await link('password-resets', EMAIL);
    const token = await people.outbox.token(EMAIL, 'password-reset');
    await post('/v1/auth/password-resets/completion', { token, password: NEW_PASSWORD });
    const { json } = await people.signIn(tenant, { password: NEW_PASSWORD });
    expect(json).toMatchObject({ status: 'factor-required', attempt: { offered: [{ kind: 'totp' }] } });
  });

  test.each([
    ['short77', 'user.password-length'],
    ['x'.repeat(129), 'user.password-length'],
    ['football1', 'user.password-leaked'],
    ['ana@garage.example', 'user.password-guessable'],
  ])('is not replaced by %s, and the link stays good for another try', async (password, code) => {
    await link('password-resets', EMAIL);
    const token = await people.outbox.token(EMAIL, 'password-reset');
    expect(await post('/v1/auth/password-resets/completion', { token, password })).toMatchObject({ status: 422, code });
    const right = await post('/v1/auth/password-resets/completion', { token, password: '🚗 كلمة سر طويلة' });
    expect(right.status).toBe(204);
  });
});

describe('an own password', () => {
  test('is changed by who knows it; the other sessions end and this one goes on (ASVS 6.2.2, 6.2.3, 7.4.3)', async () => {
    const [own, other] = [await people.session(tenant), await people.session(tenant)];
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await post('/v1/auth/password', body, own.accessToken)).status).toBe(204);
    await people.outbox.letter(EMAIL, 'password-changed');
    const statusOf = async ({ accessToken: token }: Pair) =>
      (await people.ask('GET', '/v1/sessions', { token })).status;
    expect([await statusOf(own), await statusOf(other)]).toEqual([200, 401]);
    expect((await people.signIn(tenant, { password: NEW_PASSWORD })).status).toBe(200);
  });

  test('cannot be guessed with a stolen session', async () => {
    const { accessToken } = await people.session(tenant);
    const body = { currentPassword: 'a guess', newPassword: NEW_PASSWORD };
    const answers = [];
    for (let guess = 0; guess < 6; guess += 1)
      answers.push((await post('/v1/auth/password', body, accessToken)).status);
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
  });
});

describe('an invitation', () => {
  const invite = async (email: string, roleId = STAFF) => {
    const { accessToken } = await people.session(tenant);
    return post('/v1/invitations', { email, roleId }, accessToken);
  };

  test('makes an account with its role and a proved address, once (ASVS 6.4.1)', async () => {
    const { status, json } = await invite('Eva@garage.example');
    expect([status, json['id']]).toEqual([201, expect.stringMatching(/^inv_/)]);
    const token = await people.outbox.token('eva@garage.example', 'invitation');
    const body = { token, name: 'Eva', password: NEW_PASSWORD };
    const made = await Promise.all([1, 2].map(() => post('/v1/auth/invitations/acceptance', body)));
    expect(made.map(({ status: answer }) => answer).toSorted()).toEqual([201, 401]);
    const eva = await people.session(tenant, { email: 'eva@garage.example', password: NEW_PASSWORD });
    expect(made.find(({ status: answer }) => answer === 201)!.json).toEqual({ userId: eva.userId });
    expect((await people.ask('GET', '/v1/users', { token: eva.accessToken })).status).toBe(403);
    const { rows } = await clutch.owner.query(
      `select role, email_verified_at is not null as proved from ${tenant.schema}.identity_user where email = 'eva@garage.example'`,
    );
    expect(rows).toEqual([{ role: 'staff', proved: true }]);
  });

  test('is listed while it is open, and can be taken back', async () => {
    const { json } = await invite('eva@garage.example');
    const token = await people.outbox.token('eva@garage.example', 'invitation');
    const { accessToken } = await people.session(tenant);
    const list = async () => (await people.ask('GET', '/v1/invitations', { token: accessToken })).json['data'];
    expect(await list()).toMatchObject([{ id: json['id'], email: 'eva@garage.example', roleId: STAFF }]);
    const gone = await people.ask('DELETE', `/v1/invitations/${json['id'] as string}`, { token: accessToken });
    expect([gone.status, await list()]).toEqual([204, []]);
    const body = { token, name: 'Eva', password: NEW_PASSWORD };
    expect(await post('/v1/auth/invitations/acceptance', body)).toMatchObject(ended);
  });

  test('is refused for an address that is taken, a role that is not there, and one that gives more than its giver has', async () => {
    expect(await invite(EMAIL)).toMatchObject({ status: 409, code: 'user.email-taken' });
    const nothing = typedId('rol', tenant.id);
    expect(await invite('x@garage.example', nothing)).toMatchObject({ status: 422, code: 'invitation.unknown-role' });
    await invite('admin@garage.example', typedId('rol', READY_MADE.admin.roleId));
    const token = await people.outbox.token('admin@garage.example', 'invitation');
    await post('/v1/auth/invitations/acceptance', { token, name: 'Adam', password: NEW_PASSWORD });
    const admin = await people.session(tenant, { email: 'admin@garage.example', password: NEW_PASSWORD });
    const owner = { email: 'more@garage.example', roleId: typedId('rol', READY_MADE.owner.roleId) };
    expect(await post('/v1/invitations', owner, admin.accessToken)).toMatchObject({
      status: 403,
      code: 'permission.beyond-own',
    });
  });

  test('of another tenant is not there', async () => {
    const stranger = await clutch.newTenant();
    await people.createOwner(stranger);
    const { json } = await invite('eva@garage.example');
    const { accessToken: token } = await people.session(stranger);
    expect(await people.ask('DELETE', `/v1/invitations/${json['id'] as string}`, { token })).toMatchObject({
      status: 404,
      code: 'invitation.not-found',
    });
  });
});

describe('registering by oneself', () => {
  const body = (over: object = {}) => ({
    tenant: tenant.slug,
    email: 'new@garage.example',
    name: 'Noor',
    password: NEW_PASSWORD,
    ...over,
  });

  test('is refused where accounts are given by invitation', async () => {
    expect(await post('/v1/auth/registrations', body())).toMatchObject({ status: 403, code: 'registration.not-open' });
  });

  test('makes a customer once the address is proved, and nobody before', async () => {
    await openRegistration();
    expect((await post('/v1/auth/registrations', body())).status).toBe(202);
    const token = await people.outbox.token('new@garage.example', 'registration');
    expect((await people.signIn(tenant, { email: 'new@garage.example', password: NEW_PASSWORD })).status).toBe(401);
    expect((await post('/v1/auth/registrations/confirmation', { token })).status).toBe(201);
    const noor = await people.session(tenant, { email: 'new@garage.example', password: NEW_PASSWORD });
    expect((await people.ask('GET', '/v1/users', { token: noor.accessToken })).status).toBe(403);
  });

  test('with an address that has an account tells its mailbox only', async () => {
    await openRegistration();
    const fresh = await post('/v1/auth/registrations', body());
    const taken = await post('/v1/auth/registrations', body({ email: EMAIL }));
    expect([taken.status, taken.json]).toEqual([fresh.status, fresh.json]);
    const { text } = await people.outbox.letter(EMAIL, 'already-registered');
    expect(text).not.toContain('http');
  });
});

describe('an address', () => {
  test('is proved by a link from its mailbox', async () => {
    const { accessToken } = await people.session(tenant);
    expect((await post('/v1/auth/email-proofs', {}, accessToken)).status).toBe(202);
    const token = await people.outbox.token(EMAIL, 'email-proof');
    expect((await post('/v1/auth/email-proofs/confirmation', { token })).status).toBe(204);
    expect(await post('/v1/auth/email-proofs/confirmation', { token })).toMatchObject(ended);
    const { rows } = await clutch.owner.query(
      `select email_verified_at is not null as proved from ${tenant.schema}.identity_user`,
    );
    expect(rows).toEqual([{ proved: true }]);
  });
});
