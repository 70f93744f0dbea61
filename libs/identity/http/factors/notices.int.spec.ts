import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TenantRef } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';
import { SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';

let app: FactorApp;
let tenant: TenantRef;
let person: TestPerson;

beforeAll(async () => {
  app = await FactorApp.start();
});
beforeEach(async () => {
  app.clock.goOn(86_400);
  tenant = await app.clutch.newTenant();
  person = await app.newPerson(tenant);
});
afterAll(() => app.close());

const ask = (method: 'POST' | 'DELETE', url: string, body?: object) =>
  app.ask(person, method, url, body ? { body } : {});
const verify = async (id: unknown, code: string): Promise<string> => {
  expect((await ask('POST', '/v1/auth/mfa/verify', { id, code })).status).toBe(200);
  return id as string;
};
async function setUpTotp(): Promise<string> {
  const { body } = await ask('POST', '/v1/auth/mfa/setup', { kind: 'totp' });
  app.clock.goOn(30);
  return verify(body['id'], codeOf((body['totp'] as { secret: string }).secret, app.clock.now()));
}
async function setUpPhone(phone: string, over: object = {}): Promise<string> {
  const { body } = await ask('POST', '/v1/auth/mfa/setup', { kind: 'sms', phone, ...over });
  return verify(body['id'], app.outbox.codeFor(phone));
}
async function setUpMailbox(): Promise<string> {
  const { body } = await ask('POST', '/v1/auth/mfa/setup', { kind: 'email' });
  return verify(body['id'], app.outbox.codeFor(person.email));
}
/** What is told once the worker has seen what was done. */
async function told(): Promise<string[]> {
  const before = app.outbox.sent.length;
  await app.followUp(tenant);
  return app.outbox.sent.slice(before).map(({ to, template }) => `${template} to ${to}`);
}

describe('whoever is to hear of it hears (ASVS 6.3.7)', () => {
  test('by e-mail of a factor that was added or removed, and of new backup codes, each once', async () => {
    const id = await setUpTotp();
    expect(await told()).toEqual([`factor-added to ${person.email}`]);
    await ask('POST', '/v1/auth/mfa/backup-codes');
    await ask('DELETE', `/v1/auth/mfa/factors/${id}`);
    expect(await told()).toEqual([`factor-backup-codes to ${person.email}`, `factor-removed to ${person.email}`]);
    expect(await told()).toEqual([]);
  });

  test('the former number, when another one takes its place', async () => {
    const first = await setUpPhone('+201001234511');
    await told();
    await setUpPhone('+201001234522', { replaces: first });
    const news = await told();
    expect(news).toEqual([
      `factor-added to ${person.email}`,
      `factor-removed to ${person.email}`,
      'factor-removed to +201001234511',
    ]);
  });

  test('by another channel than the factor itself, where there is one', async () => {
    await setUpPhone('+201001234533');
    await told();
    await setUpMailbox();
    expect(await told()).toEqual(['factor-added to +201001234533']);
  });

  test('by the same one, where there is no other', async () => {
    await setUpMailbox();
    expect(await told()).toEqual([`factor-added to ${person.email}`]);
  });

  test('of a passkey that counts backwards', async () => {
    const authenticator = new SoftwareAuthenticator();
    const { body } = await ask('POST', '/v1/auth/mfa/setup', { kind: 'passkey' });
    const credential = authenticator.create(body['passkey'] as object, { counter: 5 });
    expect((await ask('POST', '/v1/auth/mfa/verify', { id: body['id'], credential })).status).toBe(200);
    await told();
    const { userId } = person;
    const options = await app.as(person, () => app.factors.begin(userId, 'a', { kind: 'passkey' }));
    const answer = { credential: authenticator.get(options, { counter: 2 }) };
    expect(await app.as(person, () => app.factors.prove(userId, 'a', 'passkey', answer))).toBe(true);
    expect(await told()).toEqual([`factor-counter-went-back to ${person.email}`]);
  });

  test('in their language, and with what to do', async () => {
    person = await app.newPerson(tenant, 'staff', 'ar');
    await setUpTotp();
    await told();
    expect(app.outbox.sent.at(-1)).toMatchObject({ subject: 'تغيّرت عوامل التحقق الثانية لديك' });
    expect(app.outbox.sent.at(-1)!.text).toContain('غيّر كلمة المرور');
  });
});

test('what the provider did not take is told later, and nobody twice', async () => {
  await setUpPhone('+201001234544');
  app.outbox.isAway = true;
  expect(await told()).toEqual([]);
  app.outbox.isAway = false;
  const heard: string[] = [];
  await vi.waitFor(
    async () => {
      heard.push(...(await told()));
      expect(heard).toEqual([`factor-added to ${person.email}`]);
    },
    { timeout: 20_000, interval: 250 },
  );
  expect(await told()).toEqual([]);
});

test('a code that cannot be sent now is asked for again later', async () => {
  app.outbox.isAway = true;
  const refused = await ask('POST', '/v1/auth/mfa/setup', { kind: 'email' });
  app.outbox.isAway = false;
  expect(refused).toMatchObject({ status: 503, code: 'factor.code-not-sent', headers: { 'retry-after': '30' } });
  await setUpMailbox();
});

test('nobody is told who was erased', async () => {
  await setUpPhone('+201001234555');
  await app.clutch.owner.query(`delete from ${tenant.schema}.identity_user where user_id = $1`, [person.userId]);
  expect(await told()).toEqual([]);
});
