import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { BrowserPage, hasChromium } from '../kit/browser-page.ts';
import { FactorApp, type TestPerson } from '../kit/factor-app.ts';

if (!hasChromium()) console.log('No /usr/bin/chromium: passkeys are not tried in a real browser.');

describe.skipIf(!hasChromium())('passkeys in Chromium, with the virtual authenticator of its DevTools protocol', () => {
  let page: BrowserPage;
  let app: FactorApp;
  let tenant: TenantRef;
  let person: TestPerson;

  beforeAll(async () => {
    page = await BrowserPage.open();
    await page.addAuthenticator();
    app = await FactorApp.start({ CLUTCH_PASSKEY_ORIGINS: page.origin });
    tenant = await app.clutch.newTenant();
    person = await app.newPerson(tenant);
  });
  afterAll(async () => {
    await app?.close();
    await page?.close();
  });

  const setUp = async () => {
    const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'passkey' } });
    return { id: body['id'], options: body['passkey'] as object };
  };

  test('one is made, proves a second factor, and signs its person in without a name', async () => {
    const { id, options } = await setUp();
    const verified = { body: { id, credential: await page.create(options) } };
    expect((await app.ask(person, 'POST', '/v1/auth/mfa/verify', verified)).status).toBe(200);

    const { userId } = person;
    const asked = await app.as(person, () => app.factors.begin(userId, 'a', { kind: 'passkey' }));
    const answer = { credential: await page.get(asked) };
    expect(await app.as(person, () => app.factors.prove(userId, 'a', 'passkey', answer))).toBe(true);
    expect(await app.as(person, () => app.factors.prove(userId, 'a', 'passkey', answer))).toBe(false);

    const discovered = await app.as(person, () => app.passkeys.beginSignIn('b'));
    const credential = await page.get(discovered);
    expect(await app.as(person, () => app.passkeys.signIn('b', credential))).toBe(userId);
  });

  test('a second one is not made on the same device', async () => {
    const { options } = await setUp();
    await expect(page.create(options)).rejects.toThrow('InvalidStateError');
  });

  test('none is made for a domain that the page is not of', async () => {
    const { options } = await setUp();
    const foreign = { ...options, rp: { id: 'clutch.example', name: 'Clutch' } };
    await expect(page.create(foreign)).rejects.toThrow('SecurityError');
  });
});
