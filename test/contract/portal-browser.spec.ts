import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, hasChromium } from '../kit/browser-page.ts';
import { startSampleApp } from '../../libs/kernel/testing/sample-http-app.ts';

const PHONE = { width: 360, height: 740 };
const PAGES = ['/docs', '/docs/guides/quickstart', '/docs/errors', '/docs/errors/request/invalid', '/docs/changelog'];

describe.skipIf(!hasChromium())('the portal in a browser', () => {
  let sample: Awaited<ReturnType<typeof startSampleApp>>;
  let browser: Browser;
  let page: Page;
  const asked = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    sample = await startSampleApp();
    browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('request', (request) => request.url().startsWith('http') && asked.add(new URL(request.url()).host));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await sample?.app.close();
  });

  const show = (path: string) => page.goto(`http://127.0.0.1:${sample.port}${path}`, { waitUntil: 'networkidle0' });
  /** By how many pixels the page is wider than the screen. */
  const tooWide = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test.each(PAGES.flatMap((path) => [path, `${path}?lang=ar`]))(
    '%s fits a phone, asks nobody but us and has nothing to complain of',
    { timeout: 60_000 },
    async (path) => {
      await page.setViewport(PHONE);
      await show(path);
      expect(await tooWide()).toBe(0);
      expect([...asked]).toEqual([`127.0.0.1:${sample.port}`]);
      expect(complaints).toEqual([]);
    },
  );

  test('what is too wide is seen: the control', { timeout: 60_000 }, async () => {
    await show('/docs');
    const wide = `document.querySelector('h1')`;
    await page.evaluate(`${wide}.textContent = 'w'.repeat(200); ${wide}.style.whiteSpace = 'nowrap'`);
    expect(await tooWide()).toBeGreaterThan(0);
  });

  test('is searched with the keyboard alone', { timeout: 60_000 }, async () => {
    await show('/docs?lang=ar');
    await page.focus('input[name=q]');
    await page.keyboard.type('request.invalid');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(new URL(page.url()).search).toBe('?q=request.invalid&lang=ar');
    const [first] = await page.$$eval('main li a', (links) => links.map((link) => link.getAttribute('href')));
    expect(first).toBe('/docs/errors/request/invalid?lang=ar');
  });

  test('lets an operation be tried with a key, which goes to us alone', { timeout: 60_000 }, async () => {
    await page.setViewport({ width: 1200, height: 900 });
    await show('/docs/reference');
    await page.waitForSelector('.opblock-tag', { timeout: 30_000 });
    await page.type('#key', 'all-key');
    await page.click('#try button');
    const answer = page.waitForResponse((response) => response.url().includes('/v1/things'));
    const click = async (selector: string) => {
      await (await page.waitForSelector(selector, { timeout: 15_000 }))!.click();
    };
    await click('#operations-tag-things');
    await click('#operations-things-listThings button.opblock-summary-control');
    await click('#operations-things-listThings .try-out__btn');
    await click('#operations-things-listThings .execute');
    const response = await answer;
    expect([response.status(), response.request().headers()['authorization']]).toEqual([200, 'Bearer all-key']);
    expect([...asked]).toEqual([`127.0.0.1:${sample.port}`]);
  });
});
