import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type Pair, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { type Ceremony, SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';
import { identityContext } from '../../identity.module.ts';

const HOME = 'http://localhost:3000';
const PAGE = 'https://app.garage.example';
const LOOK_ALIKES = [
  'https://garage.example.evil.test',
  'https://evilgarage.example',
  'http://app.garage.example',
  'https://app.garage.example@evil.test',
  'null',
];

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let owner: Pair;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  owner = await people.session(tenant);
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

async function useDomains(...passkeyDomains: string[]) {
  const policy = {
    requirement: 'optional',
    roles: [],
    allowed: ['totp', 'passkey'],
    trustedDeviceDays: 0,
    smsPerDay: 0,
  };
  const body = { ...policy, passkeyDomains };
  return people.ask('PUT', '/v1/mfa-policy', { token: owner.accessToken, body, headers: { 'if-match': '*' } });
}
async function setUp(origin: string, authenticator: SoftwareAuthenticator, ceremony: Ceremony = { origin }) {
  const asked = { token: owner.accessToken, headers: { origin } };
  const begun = await people.ask('POST', '/v1/auth/mfa/setup', { ...asked, body: { kind: 'passkey', name: 'Phone' } });
  const options = begun.json['passkey'] as { rp: { id: string } };
  const body = { id: begun.json['id'], credential: authenticator.create(options, ceremony) };
  const { status, code } = await people.ask('POST', '/v1/auth/mfa/verify', { ...asked, body });
  return { rpId: options.rp.id, status, code };
}
async function signIn(origin: string, authenticator: SoftwareAuthenticator, ceremony: Ceremony = { origin }) {
  const asked = await people.ask('POST', '/v1/auth/passkeys/challenge', {
    body: { tenant: tenant.slug },
    headers: { origin },
  });
  const { attempt, options } = asked.json as { attempt: string; options: { rpId: string } };
  const credential = authenticator.get(options, ceremony);
  const body = { tenant: tenant.slug, attempt, credential };
  const { status, code, json } = await people.ask('POST', '/v1/auth/passkeys/sign-in', { body, headers: { origin } });
  return { rpId: options.rpId, status, code, session: json['session'] as Pair };
}
const refused = { status: 401, code: 'session.wrong-passkey' };

describe('a passkey of a tenant with a domain of its own', () => {
  test('is made for that domain on its pages, and signs in there and nowhere else', async () => {
    expect((await useDomains('garage.example')).json).toMatchObject({ passkeyDomains: ['garage.example'] });
    const phone = new SoftwareAuthenticator();
    expect(await setUp(PAGE, phone)).toMatchObject({ rpId: 'garage.example', status: 200 });
    expect(await signIn(PAGE, phone)).toMatchObject({ rpId: 'garage.example', status: 200 });
    expect(await signIn('https://garage.example', phone)).toMatchObject({ rpId: 'garage.example', status: 200 });
    expect(await signIn(HOME, phone)).toMatchObject({ rpId: 'localhost', ...refused });
    expect(await signIn(HOME, phone, { origin: HOME, rpId: 'garage.example' })).toMatchObject(refused);
  });

  test.each(LOOK_ALIKES)('is not made or used on %s', async (origin) => {
    await useDomains('garage.example');
    const [phone, other] = [new SoftwareAuthenticator(), new SoftwareAuthenticator()];
    expect(await setUp(origin, other, { origin, rpId: 'garage.example' })).toMatchObject({ status: 422 });
    await setUp(PAGE, phone);
    expect(await signIn(origin, phone, { origin, rpId: 'garage.example' })).toMatchObject({
      rpId: 'localhost',
      ...refused,
    });
  });

  test('that lies in two of them belongs to the closest', async () => {
    await useDomains('garage.example', 'app.garage.example');
    expect(await setUp(PAGE, new SoftwareAuthenticator())).toMatchObject({ rpId: 'app.garage.example', status: 200 });
  });

  test('is worth nothing once the domain is given up, and again what it was when it comes back', async () => {
    await useDomains('garage.example');
    const phone = new SoftwareAuthenticator();
    await setUp(PAGE, phone);
    // Who has a factor needs a fresh proof of it for what is sensitive.
    owner = (await signIn(PAGE, phone)).session;
    expect((await useDomains()).json).toMatchObject({ passkeyDomains: [] });
    expect(await signIn(PAGE, phone, { origin: PAGE, rpId: 'garage.example' })).toMatchObject(refused);
    await useDomains('garage.example');
    expect((await signIn(PAGE, phone)).status).toBe(200);
  });

  test('leaves those that were made before as good as they were', async () => {
    const laptop = new SoftwareAuthenticator();
    expect(await setUp(HOME, laptop)).toMatchObject({ rpId: 'localhost', status: 200 });
    owner = (await signIn(HOME, laptop)).session;
    await useDomains('garage.example');
    expect(await signIn(HOME, laptop)).toMatchObject({ rpId: 'localhost', status: 200 });
    expect(await signIn(PAGE, laptop, { origin: PAGE, rpId: 'localhost' })).toMatchObject(refused);
  });
});

test('another tenant’s domain is nothing here (ASVS 8.4.1)', async () => {
  await useDomains('garage.example');
  const [other, phone] = [await clutch.newTenant(), new SoftwareAuthenticator()];
  await setUp(PAGE, phone);
  await people.createOwner(other);
  tenant = other;
  owner = await people.session(other);
  expect(await setUp(PAGE, new SoftwareAuthenticator())).toMatchObject({ rpId: 'localhost', status: 422 });
  expect(await signIn(PAGE, phone)).toMatchObject(refused);
});

test.each(['garage', 'https://garage.example', 'Garage.example', '*.garage.example', '192.0.2.1', '-a.example'])(
  'a domain written as %s is refused',
  async (domain) => {
    expect(await useDomains(domain)).toMatchObject({ status: 422, code: 'request.invalid' });
  },
);
