import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM, hasChromium } from '../../../../test/kit/browser-page.ts';
import { requestIn, TestSamlProvider } from '../../../../test/kit/saml-provider.ts';
import { type Attempt, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';

/** A site on an origin of its own. */
async function site(answer: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A port that was free a moment ago: the address that providers are told has to be known before the app listens. */
async function freePort(): Promise<number> {
  const { server, origin } = await site(() => undefined);
  server.close();
  return Number(new URL(origin).port);
}

describe.skipIf(!hasChromium())('in a browser, over three origins', () => {
  let sso: SsoApp;
  let browser: Browser;
  let provider: TestProvider;
  let portal: Awaited<ReturnType<typeof site>>;
  /** What the portal's server was asked for: what a log of it would hold. */
  const asked: string[] = [];

  beforeAll(async () => {
    portal = await site(({ url = '' }, answer) => {
      asked.push(url);
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Portal</title>');
    });
    provider = await TestProvider.start();
    const port = await freePort();
    sso = await SsoApp.start({
      CLUTCH_PUBLIC_URL: `http://127.0.0.1:${port}`,
      CLUTCH_SIGN_IN_LINK_URL: `${portal.origin}/sign-in`,
    });
    await sso.people.app.listen(port, '127.0.0.1');
    // As root, which tests in a container are, Chromium has no sandbox; it loads nothing but our own pages.
    browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox'] });
  });
  beforeEach(() => void asked.splice(0));
  afterAll(async () => {
    // Servers wait for the connections that a browser keeps.
    await browser.close();
    await provider.stop();
    portal.server.close();
    portal.server.closeAllConnections();
    await sso.close();
  });

  /** Goes there, and trades what stands behind the # of the page where it ends. */
  async function finishIn(address: string, { token }: Attempt) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(`location.hash.startsWith('#code=')`);
    const { origin, pathname, hash } = new URL(page.url());
    await page.close();
    expect(origin + pathname).toBe(`${portal.origin}/sign-in`);
    expect(asked.filter((url) => url !== '/favicon.ico')).toEqual(['/sign-in']);
    return sso.post('/v1/auth/sso/finish', { code: new URLSearchParams(hash.slice(1)).get('code'), token });
  }

  test('somebody comes in by an OpenID provider, and the code is in no log of the portal (ASVS 14.2.1)', async () => {
    provider.claims = { sub: 'mia', email: 'mia@garage.example', email_verified: true, aud: provider.clientId };
    const { tenant } = await sso.ready(provider);
    const attempt = await sso.begin(tenant);
    expect((await finishIn(attempt.url, attempt)).json).toMatchObject({ status: 'signed-in' });
  });

  test('somebody comes in by a SAML provider, whose page posts from its own origin', async () => {
    const saml = new TestSamlProvider();
    const { tenant } = await sso.readySaml(saml);
    const attempt = await sso.begin(tenant);
    const request = requestIn(attempt.url);
    const said = { nameId: 'mia', attributes: { mail: ['mia@garage.example'] } };
    const response = Buffer.from(saml.answer(request, said)).toString('base64');
    const fields = Object.entries({ SAMLResponse: response, RelayState: request.relayState });
    const inputs = fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
    const form = `<form method="post" action="${request.acsUrl}">${inputs}</form><script>document.forms[0].submit()</script>`;
    const idp = await site((_, answer) => answer.setHeader('content-type', 'text/html').end(`<!doctype html>${form}`));
    expect((await finishIn(idp.origin, attempt)).json).toMatchObject({ status: 'signed-in' });
    idp.server.close();
    idp.server.closeAllConnections();
  });
});
