import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { CHROMIUM } from './browser-page.ts';

/** What of an element is asked for; the tests know no DOM. */
interface Described {
  getAttribute(name: string): string | null;
}

/** Somebody who looks at the consumer portal in headless Chromium, and does what people do: reads, presses, types. */
export class PortalReader {
  /** What the browser has found fault with since it was last asked. */
  readonly complaints: string[] = [];
  /** Hosts that were asked for anything. */
  readonly asked = new Set<string>();

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async come(width = 1100): Promise<PortalReader> {
    const browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.setViewport({ width, height: 800 });
    const visitor = new PortalReader(browser, page);
    page.on('request', (request) => request.url().startsWith('http') && visitor.asked.add(new URL(request.url()).host));
    page.on('console', (message) => message.type() === 'error' && visitor.complaints.push(message.text()));
    page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    return visitor;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Comes anew, as from a link: nothing of the page before is left. */
  async open(url: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(url);
    await this.#settled();
  }

  /** Goes to another place in the page, and waits until it is shown. @param place `/endpoints/whe_…` */
  async goTo(place: string): Promise<void> {
    // What begins with the change of the address has begun when this hears of it.
    await this.page.evaluate(`new Promise((changed) => {
      if (location.hash === ${JSON.stringify(`#${place}`)}) return changed();
      addEventListener('hashchange', () => changed(), { once: true });
      location.hash = ${JSON.stringify(`#${place}`)};
    })`);
    await this.#settled();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.#settled();
  }

  /** Waits until the part of the page that was asked for is there, or a word on why it is not. */
  async #settled(): Promise<void> {
    await this.page.waitForSelector('main:not([aria-busy]) :is(h1, p)', { timeout: 20_000 });
  }

  /** All that can be read. */
  async text(frame: Frame = this.page.mainFrame()): Promise<string> {
    return (await frame.evaluate('document.body.innerText')) as string;
  }

  /** Waits until it can be read. */
  async sees(...texts: readonly string[]): Promise<void> {
    for (const text of texts)
      await vi.waitFor(
        async () => {
          const shown = await this.text();
          if (!shown.includes(text)) throw new Error(`"${text}" is not to be read in:\n${shown}`);
        },
        { timeout: 20_000 },
      );
  }

  /** What is called so, as screen readers hear it. */
  press(name: string, role = 'button'): Promise<void> {
    return this.page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(20_000).click();
  }

  /** Puts a text in the place of what stands in the field that is called so. */
  fill(label: string, text: string): Promise<void> {
    return this.page.locator(`main ::-p-aria(${label})`).setTimeout(20_000).fill(text);
  }

  /** What is wrong with the field that is called so, as it stands beside it. */
  async faultOf(label: string): Promise<string> {
    const field = await this.page.waitForSelector(`main ::-p-aria(${label})`, { timeout: 20_000 });
    const described =
      (await field!.evaluate((element) => (element as Described).getAttribute('aria-describedby'))) ?? '';
    const id = described.split(' ').find((one) => one.startsWith('fault-'));
    return (await this.page.$eval(`#${id}`, (element) => element.textContent)) ?? '';
  }

  /** The names of all buttons and links in the content that look like buttons. */
  async buttons(): Promise<string[]> {
    return this.page.$$eval('main button, main a.button', (found) => found.map((one) => one.textContent ?? ''));
  }

  /** By how many pixels the page is wider than the screen. */
  async tooWide(): Promise<number> {
    return (await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )) as number;
  }

  /** What can be touched and is lower than 44 px; what stands in a running text may be. */
  async tooSmall(): Promise<string[]> {
    const touched =
      'header a, nav a, button, .button, summary, select, input:not([type=checkbox]), textarea, label.box';
    return this.page.$$eval(touched, (found) =>
      found.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && Math.round(height) < 44 ? [`${one.tagName} ${one.textContent} ${height}`] : [];
      }),
    );
  }

  /** What has no name for a screen reader. */
  async nameless(): Promise<string[]> {
    return this.page.$$eval('input, select, textarea, button, a', (found) =>
      found.flatMap((one) => {
        const labels = 'labels' in one ? (one.labels as { readonly length: number } | null) : null;
        const isNamed = (labels?.length ?? 0) > 0 || one.getAttribute('aria-label') || one.textContent?.trim();
        return isNamed ? [] : [one.outerHTML];
      }),
    );
  }
}
