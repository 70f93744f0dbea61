import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';

let app: FactorApp;
let tenant: TenantRef;

beforeAll(async () => {
  app = await FactorApp.start();
  tenant = await app.clutch.newTenant();
});
afterAll(() => app.close());

let lastNumber = 1_001_000_001;
const newPhone = (): string => `+20${(lastNumber += 101)}`;
const newPerson = () => app.newPerson(tenant);
const begin = (person: TestPerson, body: object) => app.ask(person, 'POST', '/v1/auth/mfa/setup', { body });
const verify = (person: TestPerson, id: unknown, code: string) =>
  app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id, code } });
const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const prove = (person: TestPerson, attempt: string, code: string, kind: 'sms' | 'email' = 'sms') =>
  app.as(person, () => app.factors.prove(person.userId, attempt, kind, { code }));
const send = (person: TestPerson, attempt: string, kind: 'sms' | 'email' = 'sms') =>
  app.as(person, () => app.factors.begin(person.userId, attempt, { kind }));

/** Who has used up a quota waits for the next window. */
const nextWindow = (): void => app.clock.goOn(86_400);

async function setUpPhone(person: TestPerson, over: object = {}): Promise<{ id: string; phone: string }> {
  const phone = newPhone();
  const { body, status } = await begin(person, { kind: 'sms', phone, ...over });
  expect(status).toBe(201);
  expect((await verify(person, body['id'], app.outbox.codeFor(phone))).status).toBe(200);
  return { id: body['id'] as string, phone };
}

describe('a number', () => {
  test('is set up by the code that was sent there', async () => {
    const person = await newPerson();
    const { status, body } = await begin(person, { kind: 'sms', phone: '+20 100 123 4567', name: 'Work' });
    expect([status, body['sentTo'], body['totp']]).toEqual([201, '•••• 67', null]);
    const code = app.outbox.codeFor('+201001234567');
    expect(app.outbox.sent.at(-1)).toMatchObject({ channel: 'sms', to: '+201001234567', locale: 'en' });
    expect((await verify(person, body['id'], another(code))).code).toBe('factor.wrong-proof');
    const made = await verify(person, body['id'], code);
    expect(made).toMatchObject({ status: 200, body: { kind: 'sms', name: 'Work', hint: '•••• 67' } });
    const { rows } = await app.clutch.owner.query<{ all: string }>(
      `select string_agg(f::text, '') || coalesce((select string_agg(c::text, '') from ${tenant.schema}.identity_challenge c), '') as all
        from ${tenant.schema}.identity_factor f`,
    );
    expect(rows[0]!.all).not.toContain('1001234567');
  });

  test.each(['0100 123 4567', '+20 100', 'ana', '+1 555 0100 0100 0100', ''])('is not %j', async (phone) => {
    const { status, body } = await begin(await newPerson(), { kind: 'sms', phone });
    expect(status).toBe(422);
    expect(body['errors']).toMatchObject([
      { pointer: '/phone', detail: expect.stringContaining('country code') as string },
    ]);
  });

  test('must be given, and be one that messages reach', async () => {
    expect((await begin(await newPerson(), { kind: 'sms' })).body['errors']).toMatchObject([{ pointer: '/phone' }]);
    const dead = await begin(await newPerson(), { kind: 'sms', phone: '+201001234500' });
    expect(dead).toMatchObject({ status: 422, code: 'factor.unreachable' });
  });

  test.each([
    [{ kind: 'email', phone: '+201001234567' }, '/phone'],
    [{ kind: 'sms', phone: '+201001234567', email: 'ana@home.example' }, '/email'],
    [{ kind: 'totp', replaces: 'fac_01jd7r6e5vf3xbnq2m8k4tw9za' }, '/replaces'],
  ])('is not %j, of which one field means nothing', async (body, pointer) => {
    const refused = await begin(await newPerson(), body);
    expect(refused).toMatchObject({ status: 422, code: 'factor.not-of-kind', body: { errors: [{ pointer }] } });
  });

  test('takes the place of another one', async () => {
    const person = await newPerson();
    const old = await setUpPhone(person);
    const { id } = await setUpPhone(person, { replaces: old.id });
    const { body } = await app.ask(person, 'GET', '/v1/auth/mfa/factors');
    expect(body['data']).toMatchObject([{ id }]);
    const stranger = await newPerson();
    const foreign = await begin(stranger, { kind: 'sms', phone: newPhone(), replaces: id });
    expect(foreign).toMatchObject({ status: 404, code: 'factor.not-found' });
  });

  test('gets its message in the language of its person', async () => {
    const person = await app.newPerson(tenant, 'staff', 'ar-EG');
    const { phone } = await setUpPhone(person);
    expect(app.outbox.sent.findLast(({ to }) => to === phone)?.text).toContain('هو رمزك');
  });
});

describe('a code that was sent', () => {
  test('proves in its own attempt, once (ASVS 6.5.1, 6.6.2)', async () => {
    const person = await newPerson();
    const { phone } = await setUpPhone(person);
    await send(person, 'first');
    const code = app.outbox.codeFor(phone);
    await send(person, 'second');
    expect(await prove(person, 'second', code)).toBe(app.outbox.codeFor(phone) === code);
    expect(await prove(person, 'first', code)).toBe(true);
    expect(await prove(person, 'first', code)).toBe(false);
    expect(await prove(await newPerson(), 'second', app.outbox.codeFor(phone))).toBe(false);
  });

  test('is good for ten minutes (ASVS 6.5.5)', async () => {
    const person = await newPerson();
    const { phone } = await setUpPhone(person);
    await send(person, 'a');
    app.clock.goOn(599);
    await send(person, 'b');
    const code = app.outbox.codeFor(phone);
    app.clock.goOn(601);
    expect(await prove(person, 'b', code)).toBe(false);
    await send(person, 'b');
    app.clock.goOn(599);
    expect(await prove(person, 'b', app.outbox.codeFor(phone))).toBe(true);
  });

  test('is worth nothing after five wrong tries, also when they race', async () => {
    const person = await newPerson();
    const { phone } = await setUpPhone(person);
    await send(person, 'a');
    const code = app.outbox.codeFor(phone);
    await Promise.all(Array.from({ length: 5 }, () => prove(person, 'a', another(code))));
    expect(await prove(person, 'a', code)).toBe(false);
    await send(person, 'a');
    const fresh = app.outbox.codeFor(phone);
    for (let tries = 0; tries < 4; tries += 1) expect(await prove(person, 'a', another(fresh))).toBe(false);
    expect(await prove(person, 'a', fresh)).toBe(true);
  });

  test('is believed once of thirty that race with it', async () => {
    const person = await newPerson();
    const { phone } = await setUpPhone(person);
    await send(person, 'a');
    const code = app.outbox.codeFor(phone);
    const proved = await Promise.all(Array.from({ length: 30 }, () => prove(person, 'a', code)));
    expect(proved.filter(Boolean)).toHaveLength(1);
  });

  test('is replaced by the next one of the same attempt', async () => {
    const person = await newPerson();
    const { phone } = await setUpPhone(person);
    await send(person, 'a');
    const first = app.outbox.codeFor(phone);
    await send(person, 'a');
    const second = app.outbox.codeFor(phone);
    expect(await prove(person, 'a', first)).toBe(first === second);
    expect(await prove(person, 'a', second)).toBe(first !== second);
  });

  test('goes to the mailbox that somebody signs in with, or to another', async () => {
    const person = await newPerson();
    const own = await begin(person, { kind: 'email' });
    expect(own.body['sentTo']).toBe(`${person.email[0]}•••@garage.example`);
    expect((await verify(person, own.body['id'], app.outbox.codeFor(person.email))).status).toBe(200);
    await send(person, 'a', 'email');
    expect(await prove(person, 'a', app.outbox.codeFor(person.email), 'email')).toBe(true);
    const other = await begin(person, { kind: 'email', email: 'ana@home.example' });
    expect(app.outbox.sent.at(-1)).toMatchObject({
      channel: 'email',
      to: 'ana@home.example',
      subject: 'Your sign-in code',
    });
    expect((await verify(person, other.body['id'], app.outbox.codeFor('ana@home.example'))).status).toBe(200);
  });
});

describe('so many codes are sent and no more (ASVS 6.6.3)', () => {
  const tooMany = { status: 429, code: 'factor.too-many-codes' };

  test('to one person, five in a quarter of an hour', async () => {
    nextWindow();
    const person = await newPerson();
    for (let round = 0; round < 5; round += 1)
      expect((await begin(person, { kind: 'sms', phone: newPhone() })).status).toBe(201);
    const refused = await begin(person, { kind: 'sms', phone: newPhone() });
    expect(refused).toMatchObject(tooMany);
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    app.clock.goOn(wait);
    expect((await begin(person, { kind: 'sms', phone: newPhone() })).status).toBe(201);
  });

  test('to one number, ten in an hour, whoever asks; one more of ten that race', async () => {
    nextWindow();
    const phone = newPhone();
    const ask = async () => begin(await newPerson(), { kind: 'sms', phone });
    for (let round = 0; round < 9; round += 1) expect((await ask()).status).toBe(201);
    const last = await Promise.all(Array.from({ length: 10 }, ask));
    expect(last.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(last.filter(({ status }) => status === 429)).toHaveLength(9);
  });

  test('from one address, thirty in an hour', async () => {
    nextWindow();
    for (let round = 0; round < 30; round += 1)
      expect((await begin(await newPerson(), { kind: 'email' })).status).toBe(201);
    expect(await begin(await newPerson(), { kind: 'email' })).toMatchObject(tooMany);
  });

  test('and as text messages no more than the tenant pays for; another tenant has its own', async () => {
    nextWindow();
    const [poor, other] = [await app.clutch.newTenant(), await app.clutch.newTenant()];
    const admin = await app.newPerson(poor, 'owner');
    const policy = {
      requirement: 'optional',
      roles: [],
      allowed: ['totp', 'sms', 'email'],
      trustedDeviceDays: 0,
      smsPerDay: 2,
    };
    const set = await app.ask(admin, 'PUT', '/v1/mfa-policy', { body: policy, headers: { 'if-match': '"0"' } });
    expect(set.status).toBe(200);
    const ask = async (of: TenantRef, kind: 'sms' | 'email') =>
      begin(await app.newPerson(of), kind === 'sms' ? { kind, phone: newPhone() } : { kind });
    expect((await ask(poor, 'sms')).status).toBe(201);
    expect((await ask(poor, 'sms')).status).toBe(201);
    expect(await ask(poor, 'sms')).toMatchObject(tooMany);
    expect((await ask(poor, 'email')).status).toBe(201);
    expect((await ask(other, 'sms')).status).toBe(201);
    nextWindow();
    expect((await ask(poor, 'sms')).status).toBe(201);
  });

  test('and what has ended is not kept', async () => {
    nextWindow();
    await begin(await newPerson(), { kind: 'email' });
    const { rows } = await app.clutch.owner.query(
      `select kind from ${tenant.schema}.identity_challenge where expires_at < $1`,
      [app.clock.now()],
    );
    expect(rows).toEqual([]);
  });
});
