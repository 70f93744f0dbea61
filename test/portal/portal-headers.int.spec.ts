import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortalStage } from '../kit/portal-stage.ts';

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const PAGE = '/portal/webhooks';
const look = (url: string, headers: Record<string, string> = {}) => stage.app.inject({ url, headers });
const policy = async (url: string) => String((await look(url)).headers['content-security-policy']);

test('the page is static, in the language of its reader, and leaks its address to nobody', async () => {
  const page = await look(PAGE, { 'accept-language': 'ar' });
  expect(page.statusCode).toBe(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-language': 'ar',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    vary: 'Accept-Language, Host',
  });
  expect(page.headers).not.toHaveProperty('x-frame-options');
  expect(page.headers).not.toHaveProperty('set-cookie');
  expect(page.body).toContain('<html lang="ar" dir="rtl">');
  expect((await look(`${PAGE}?lang=en`, { 'accept-language': 'ar' })).body).toContain('<html lang="en" dir="ltr">');
  expect((await look(PAGE)).body).toBe((await look(PAGE, { authorization: `Bearer ${stage.key}` })).body);
});

test('its script and style are there, and nothing in the policy lets in any other', async () => {
  const [script, style] = [await look(`${PAGE}.js`), await look(`${PAGE}.css`)];
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  expect(script.body).not.toMatch(/innerHTML|document\.write|eval\(/);
  // What has a left and a right side would not turn round.
  expect(style.body).not.toMatch(/(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)/);
  expect(await policy(PAGE)).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; frame-ancestors 'none'",
  );
});

test('the session that is named says who may frame the page, and whose brand it has, also when it has ended', async () => {
  const embedOrigins = ['https://shop.example', 'https://app.garage.example:8443'];
  const { id } = await stage.session([], { embedOrigins });
  const url = `${PAGE}?embed=${id}`;
  expect(await policy(url)).toMatch(/frame-ancestors https:\/\/shop\.example https:\/\/app\.garage\.example:8443$/);
  await stage.sql(
    `insert into platform.portal_brand (tenant_id, name, logo_url, version) values ($1, 'Sul & Sons', 'https://logos.example/a.png', 1)`,
    [stage.tenant.id],
  );
  expect((await look(url)).body).toContain('<title>Sul &amp; Sons</title>');
  expect(await policy(url)).toContain("img-src 'self' data: https://logos.example;");
  await stage.ask('DELETE', `/v1/webhook-portal-sessions/${id}`);
  expect(await policy(url)).toContain('frame-ancestors https://shop.example');
  expect((await look(PAGE)).body).toContain('<title>Clutch</title>');
});

test.each(['wps_01jd7r6e5vf3xbnq2m8k4tw9za', 'wps_', 'whe_01jd7r6e5vf3xbnq2m8k4tw9za', "*;script-src'unsafe-inline'"])(
  'nobody may frame it for %s, of which nothing is known',
  async (embed) => {
    const asked = `${PAGE}?embed=${encodeURIComponent(embed)}`;
    expect((await look(asked)).statusCode).toBe(200);
    expect(await policy(asked)).toBe(await policy(PAGE));
  },
);
