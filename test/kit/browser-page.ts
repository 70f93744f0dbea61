import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';

export const CHROMIUM = '/usr/bin/chromium';

/** Whether this machine has a Chromium for tests that need a real browser. */
export const hasChromium = (): boolean => existsSync(CHROMIUM);

/** A page of an empty site on loopback, in headless Chromium. Its origin is `http://localhost:<port>`. */
export class BrowserPage {
  readonly #ends: (() => Promise<unknown>)[] = [];
  #page!: Page;
  #devTools!: CDPSession;
  origin = '';

  static async open(): Promise<BrowserPage> {
    const opened = new BrowserPage();
    await opened.#serve();
    // As root, which tests in a container are, Chromium has no sandbox; it loads nothing but our own empty page.
    const browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox'] });
    opened.#ends.unshift(() => browser.close());
    opened.#page = await browser.newPage();
    await opened.#page.goto(opened.origin);
    opened.#devTools = await opened.#page.createCDPSession();
    return opened;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) await end();
  }

  /** An authenticator of the platform, whose person always puts the finger on it. */
  async addAuthenticator(): Promise<void> {
    await this.#devTools.send('WebAuthn.enable');
    await this.#devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  /** `navigator.credentials.create()` with options as the API gives them. @returns its answer as JSON */
  create(options: object): Promise<object> {
    return this.#run(
      `navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)}) })`,
    );
  }

  /** `navigator.credentials.get()`. */
  get(options: object): Promise<object> {
    return this.#run(
      `navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${JSON.stringify(options)}) })`,
    );
  }

  async #run(ceremony: string): Promise<object> {
    return (await this.#page.evaluate(`${ceremony}.then((credential) => credential.toJSON())`)) as object;
  }

  async #serve(): Promise<void> {
    const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html>'));
    server.listen(0, 'localhost');
    await once(server, 'listening');
    this.#ends.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  }
}
