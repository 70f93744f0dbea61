import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { type Pair, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

const DESKTOP = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0' };
const STEP_MS = 30_000;

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let phone: Pair;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  people.clock.aheadMs = 0;
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  phone = await people.session(tenant);
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

interface Shown extends Record<string, unknown> {
  readonly secret: string;
  readonly code: string;
  readonly number: string;
}
async function begin(of = tenant): Promise<Shown> {
  const { status, json } = await people.ask('POST', '/v1/auth/qr', { body: { tenant: of.slug }, headers: DESKTOP });
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json as Shown;
}
const collect = (secret: string) =>
  people.ask('POST', '/v1/auth/qr/session', { body: { secret }, headers: DESKTOP, ip: '192.0.2.77' });
const onPhone = (step: 'scan' | 'approval' | 'refusal', body: object, { accessToken: token } = phone) =>
  people.ask('POST', `/v1/auth/qr/${step}`, { body, token });
const approve = ({ code, number }: Shown, who = phone) => onPhone('approval', { code, number }, who);
const ended = { status: 401, code: 'sign-in.qr-ended' };
const levelOf = (accessToken: string) =>
  (JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()) as { aal: number }).aal;

/** An authenticator app, proved in the phone's session: it reaches the second level. */
async function raisePhone(): Promise<string> {
  const { json } = await people.ask('POST', '/v1/auth/mfa/setup', { token: phone.accessToken, body: { kind: 'totp' } });
  const { secret } = json['totp'] as { secret: string };
  const body = { id: json['id'], code: codeOf(secret, people.clock.now()) };
  await people.ask('POST', '/v1/auth/mfa/verify', { token: phone.accessToken, body });
  people.clock.aheadMs += STEP_MS;
  const begun = await people.signIn(tenant);
  const { id, token } = begun.json['attempt'] as { id: string; token: string };
  const proof = { token, kind: 'totp', code: codeOf(secret, people.clock.now()) };
  phone = (await people.ask('POST', `/v1/auth/sign-in/${id}/proof`, { body: proof })).json['session'] as Pair;
  return secret;
}

describe('a device that shows a code', () => {
  test('is signed in by a phone that sees who asks and names its number, once (ASVS 6.6.2)', async () => {
    const shown = await begin();
    expect((await collect(shown.secret)).json).toEqual({ status: 'waiting', session: null, attempt: null });
    const seen = await onPhone('scan', { code: shown.code });
    expect([seen.status, seen.json]).toMatchObject([200, { device: 'Firefox on Windows', place: null }]);
    expect(JSON.stringify(seen.json), 'the number is not told to the phone').not.toContain(`"${shown.number}"`);
    expect((await approve(shown)).status).toBe(204);
    const answers = await Promise.all([1, 2, 3, 4].map(() => collect(shown.secret)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401]);
    const { session } = answers.find(({ status }) => status === 200)!.json as { session: Pair };
    expect(session.userId).toBe(phone.userId);
    expect((await people.ask('GET', '/v1/users', { token: session.accessToken })).status).toBe(200);
    const { json } = await people.ask('GET', '/v1/sessions', { token: phone.accessToken });
    expect((json['data'] as object[]).map((one) => (one as { methods: string[] }).methods)).toContainEqual(['qr']);
  });

  test('is not signed in by what everybody in the room sees', async () => {
    const shown = await begin();
    await approve(shown);
    expect(await collect(shown.code)).toMatchObject(ended);
    expect(await onPhone('scan', { code: shown.secret })).toMatchObject(ended);
    expect((await collect(shown.secret)).status).toBe(200);
  });

  test('reaches no higher than the phone (ASVS 6.3.4)', async () => {
    const shown = await begin();
    await approve(shown);
    const { session } = (await collect(shown.secret)).json as { session: Pair };
    expect(levelOf(session.accessToken)).toBe(1);
    await raisePhone();
    const again = await begin();
    await approve(again);
    const raised = (await collect(again.secret)).json as { session: Pair };
    expect(levelOf(raised.session.accessToken)).toBe(2);
  });

  test('is asked for the second factor that the phone has not proved (ASVS 6.3.4)', async () => {
    const low = phone;
    const secret = await raisePhone();
    const shown = await begin();
    expect((await approve(shown, low)).status).toBe(204);
    const { json } = await collect(shown.secret);
    expect(json).toMatchObject({ status: 'factor-required', session: null });
    const { id, token } = json['attempt'] as { id: string; token: string };
    people.clock.aheadMs += STEP_MS;
    const body = { token, kind: 'totp', code: codeOf(secret, people.clock.now()) };
    const proved = await people.ask('POST', `/v1/auth/sign-in/${id}/proof`, { body });
    expect(levelOf((proved.json['session'] as Pair).accessToken)).toBe(2);
  });

  test('gets nothing for a wrong number, and the code is dead then', async () => {
    const shown = await begin();
    const number = shown.number === '10' ? '11' : '10';
    expect(await onPhone('approval', { code: shown.code, number })).toMatchObject({
      status: 401,
      code: 'sign-in.wrong-number',
    });
    expect(await approve(shown)).toMatchObject(ended);
    expect(await collect(shown.secret)).toMatchObject(ended);
  });

  test('gets nothing when it is turned away, after two minutes, or once the phone is signed out', async () => {
    const refused = await begin();
    expect((await onPhone('refusal', { code: refused.code })).status).toBe(204);
    expect(await collect(refused.secret)).toMatchObject(ended);

    const late = await begin();
    await approve(late);
    const orphan = await begin();
    await approve(orphan);
    people.clock.aheadMs += 119_000;
    expect((await collect(late.secret)).status).toBe(200);
    await people.ask('DELETE', '/v1/sessions/current', { token: phone.accessToken });
    expect(await collect(orphan.secret)).toMatchObject(ended);
    phone = await people.session(tenant);
    const old = await begin();
    await approve(old);
    people.clock.aheadMs += 121_000;
    expect(await collect(old.secret)).toMatchObject(ended);
  });

  test('of one tenant is nothing to phones of another (ASVS 8.4.1)', async () => {
    const stranger = await clutch.newTenant();
    await people.createOwner(stranger);
    const theirs = await people.session(stranger);
    const shown = await begin();
    expect(await onPhone('scan', { code: shown.code }, theirs)).toMatchObject(ended);
    expect(await approve(shown, theirs)).toMatchObject(ended);
    expect(await onPhone('refusal', { code: shown.code }, theirs)).toMatchObject(ended);
    expect((await collect(shown.secret)).json['status']).toBe('waiting');
  });

  test('is let in by one phone of two that race', async () => {
    const other = await people.session(tenant);
    const shown = await begin();
    const answers = await Promise.all([phone, other, phone, other].map((who) => approve(shown, who)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 401, 401, 401]);
  });

  test('of no tenant is told so', async () => {
    const answer = await people.ask('POST', '/v1/auth/qr', { body: { tenant: 'nobody-here' } });
    expect(answer).toMatchObject({ status: 404, code: 'sign-in.unknown-tenant' });
  });
});

test('a phone whose session is only good for enrolling lets nobody in', async () => {
  const policy = { requirement: 'required', roles: [], allowed: ['totp'], trustedDeviceDays: 0, smsPerDay: 0 };
  const headers = { 'if-match': '"0"' };
  const set = await people.ask('PUT', '/v1/mfa-policy', { token: phone.accessToken, body: policy, headers });
  expect(set.status).toBe(200);
  await expect
    .poll(async () => (await people.signIn(tenant)).json['status'], { timeout: 7_000 })
    .toBe('enrolment-required');
  const { json } = await people.signIn(tenant);
  const shown = await begin();
  expect(await approve(shown, json['session'] as Pair)).toMatchObject({ status: 409, code: 'sign-in.enrol-first' });
  expect((await collect(shown.secret)).json['status']).toBe('waiting');
});
