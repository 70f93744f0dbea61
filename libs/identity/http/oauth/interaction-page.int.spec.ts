import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import puppeteer, { type Browser as Chromium, type Page } from 'puppeteer-core';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { hasChromium } from '../../../../test/kit/browser-page.ts';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';
import { EMAIL, PASSWORD } from '../../../../test/kit/people-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;
let receiver: Server;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  receiver = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<h1>Back</h1>'));
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const made = await app.newClient(tenant, {
    kind: 'native',
    redirectUris: ['http://127.0.0.1/cb'],
    name: '<b>Planner</b>',
  });
  client = { ...made, redirectUri: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/cb` };
}, 60_000);
afterAll(async () => {
  receiver?.close();
  await app?.close();
});

test('the page may load and ask nothing but ourselves, and be framed by nobody', async () => {
  const { headers, status } = await app.ask('GET', `/oauth/${tenant.slug}/interaction/anything`);
  expect(status).toBe(200);
  const policy = headers.get('content-security-policy')!;
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect((await app.ask('GET', '/oauth/nobody/interaction/anything')).status).toBe(404);
});

describe.skipIf(!hasChromium())('in Chromium', { timeout: 60_000 }, () => {
  let chromium: Chromium;
  let page: Page;
  let faults: string[];
  let verifier: string;

  beforeAll(async () => {
    // As root, which tests in a container are, Chromium has no sandbox; it loads nothing but our own pages.
    chromium = await puppeteer.launch({ executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox'] });
  }, 30_000);
  afterAll(() => chromium?.close());
  beforeEach(async () => {
    const context = await chromium.createBrowserContext();
    page = await context.newPage();
    faults = [];
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !message.text().includes('favicon') &&
        !message.text().includes('status of 401')
      )
        faults.push(message.text());
    });
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') faults.push(`asked ${request.url()}`);
    });
    verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    await page.goto(`${app.url}${app.authorizeUrl(client, challenge)}`);
  });
  afterEach(async () => {
    await page.browserContext().close();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });

  async function signIn(password = PASSWORD, email = EMAIL): Promise<void> {
    await page.locator('#sign-in input[name=email]').fill(email);
    await page.locator('#sign-in input[name=password]').fill(password);
    await page.locator('#sign-in button').click();
  }
  async function sessions(): Promise<number> {
    const { rows } = await app.clutch.owner.query<{ n: number }>(
      `select count(*)::int as n from ${tenant.schema}.identity_session`,
    );
    return rows[0]!.n;
  }
  /** Where the app gets people back, with what. */
  async function back(): Promise<URLSearchParams> {
    await page.waitForFunction(() => (globalThis as unknown as { location: URL }).location.pathname === '/cb');
    return new URL(page.url()).searchParams;
  }

  test('somebody signs in, reads what is asked, allows it, and the app gets its tokens', async () => {
    const before = await sessions();
    await signIn();
    await page.waitForSelector('#consent:not([hidden])');
    expect(await sessions()).toBe(before + 1);
    expect(await page.$eval('#app', (node) => node.textContent)).toBe('<b>Planner</b>');
    expect(await page.$eval('#scopes', (node) => node.textContent)).toBe('workshop:read');
    expect(await page.$eval('#target', (node) => node.textContent)).toBe(new URL(client.redirectUri).host);
    await page.locator('#allow').click();
    const code = (await back()).get('code')!;
    const form = {
      grant_type: 'authorization_code',
      client_id: client.id,
      code,
      code_verifier: verifier,
      redirect_uri: client.redirectUri,
    };
    const { status, json } = await app.ask('POST', `/oauth/${tenant.slug}/token`, { form });
    expect(status).toBe(200);
    expect((await app.ask('GET', '/v1/workshops', { token: json['access_token'] as string })).status).toBe(200);
    // The session was for the page's work alone.
    expect(await sessions()).toBe(before);
  });

  test('somebody refuses, and the app is told', async () => {
    await signIn();
    await page.locator('#refuse').click();
    expect((await back()).get('error')).toBe('access_denied');
  });

  test('a wrong password is told, and can be mended', async () => {
    await signIn('not the password');
    await page.waitForSelector('#message:not([hidden])');
    expect(await page.$('#consent[hidden]')).not.toBeNull();
    await signIn();
    await page.waitForSelector('#consent:not([hidden])');
  });

  test('who has a second factor proves it by its code', async () => {
    const email = 'totp@garage.example';
    await app.newPerson(tenant, email, 'staff');
    const token = await app.signIn(tenant, email);
    const { json } = await app.ask('POST', '/v1/auth/mfa/setup', { token, body: { kind: 'totp' } });
    const { id, totp } = json as { id: string; totp: { secret: string } };
    await app.ask('POST', '/v1/auth/mfa/verify', { token, body: { id, code: codeOf(totp.secret, app.clock.now()) } });
    await signIn(PASSWORD, email);
    await page.waitForSelector('#factor:not([hidden])');
    app.clock.aheadMs += 30_000;
    await page.locator('#factor input[name=code]').fill(codeOf(totp.secret, app.clock.now()));
    await page.locator('#factor button:not([type])').click();
    await page.waitForSelector('#consent:not([hidden])');
    await page.locator('#allow').click();
    expect((await back()).get('code')).not.toBeNull();
  });
});
