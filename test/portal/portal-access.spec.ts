import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../portal/webhooks/words.ts';
import { hasChromium } from '../kit/browser-page.ts';
import { ALL, portalForEach, type VisitedPortal } from '../kit/portal-for-each.ts';
import { type PortalReader } from '../kit/portal-reader.ts';
import { type PortalStage } from '../kit/portal-stage.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';

const EN = WORDS.en;
const LONG = { timeout: 120_000 };

describe.skipIf(!hasChromium())('a session of the page of the consumer portal', () => {
  let stage: PortalStage;
  let visitor: PortalReader;
  let come: VisitedPortal['come'];
  let receiver: WebhookReceiver;
  portalForEach((given) => ({ stage, visitor, come } = given));
  receiverForEach((started) => (receiver = started));

  test('wears the colours and the name of its tenant', LONG, async () => {
    await stage.sql(
      `insert into platform.portal_brand (tenant_id, name, accent_color, version) values ($1, 'Sul Workshops', '#7a1f5c', 1)`,
      [stage.tenant.id],
    );
    await visitor.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await come();
    await visitor.sees('Sul Workshops');
    expect(await visitor.page.title()).toBe('Sul Workshops');
    const colour = `getComputedStyle(document.querySelector('main a.button')).backgroundColor`;
    expect(await visitor.page.evaluate(colour)).toBe('rgb(122, 31, 92)');
    await visitor.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await visitor.page.evaluate(colour)).not.toBe('rgb(122, 31, 92)');
    await visitor.page.emulateMediaFeatures([]);
    await stage.sql('delete from platform.portal_brand where tenant_id = $1', [stage.tenant.id]);
  });

  test('keeps the token out of the address, over a reload too, and says clearly when it has ended', LONG, async () => {
    const { id, token } = await come();
    await visitor.sees(EN.endpoints);
    expect(visitor.page.url()).toBe(`${stage.origin}/portal/webhooks?embed=${id}`);
    expect(await visitor.page.evaluate('document.documentElement.outerHTML')).not.toContain(token);
    await visitor.reload();
    await visitor.sees(EN.list.add);
    await stage.ask('DELETE', `/v1/webhook-portal-sessions/${id}`);
    await expect.poll(() => stage.statusFor(token)).toBe(401);
    await visitor.goTo('/events');
    await visitor.sees(EN.ended);
    expect(await visitor.text()).not.toContain(EN.catalogue.intro);
    await visitor.reload();
    await visitor.sees(EN.noToken);
    await visitor.open(`${stage.origin}/portal/webhooks#token=${stage.key}`);
    await visitor.sees(EN.notASession);
  });

  test("shows no endpoint of another channel, and another tenant's not at all", LONG, async () => {
    const channels = ['wsh_01jd7r6e5vf3xbnq2m8k4tw9za'];
    const { id: mine } = await stage.endpoint(`${receiver.url}/mine`, { channels });
    const { id: other } = await stage.endpoint(`${receiver.url}/other`);
    const { url } = await stage.session(ALL, { channels });
    await visitor.open(url);
    await visitor.sees(`${receiver.url}/mine`);
    expect(await visitor.text()).not.toContain('/other');
    await visitor.goTo(`/endpoints/${other}`);
    await visitor.sees('There is no webhook endpoint with this id');
    await visitor.goTo('/new');
    await visitor.sees(channels[0]!);
    await visitor.fill(EN.form.url, `${receiver.url}/new`);
    await visitor.fill(EN.form.eventTypes, 'note.*');
    await visitor.press(EN.form.save);
    await visitor.sees('whsec_');
    const made = (await stage.ask('GET', '/v1/webhook-endpoints?sort=-createdAt'))['data'] as {
      id: string;
      channels: string[];
    }[];
    expect(made[0]).toMatchObject({ channels });
    expect(made.map(({ id }) => id)).toContain(mine);
  });

  test('is used with the keyboard alone, and says what part of it one has come to', LONG, async () => {
    // With what it is: the link to the form and the form's heading have the same words.
    const focused = () =>
      visitor.page.evaluate('`${document.activeElement.tagName} ${document.activeElement.textContent}`');
    const { keyboard } = visitor.page;
    await come();
    expect(await focused()).toBe(`H1 ${EN.endpoints}`);
    await keyboard.press('Tab');
    expect(await focused()).toBe(`A ${EN.list.add}`);
    await keyboard.press('Enter');
    await expect.poll(focused).toBe(`H1 ${EN.form.addTitle}`);
    await keyboard.press('Tab');
    await keyboard.type(receiver.url);
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('nothing.such');
    await keyboard.down('Shift');
    await keyboard.press('Tab');
    await keyboard.up('Shift');
    await keyboard.press('Enter');
    const isFaulty = `document.activeElement.getAttribute('aria-invalid')`;
    await expect.poll(() => visitor.page.evaluate(isFaulty)).toBe('true');
    await keyboard.down('Control');
    await keyboard.press('a');
    await keyboard.up('Control');
    await keyboard.type('note.*');
    for (let n = 0; n < 2; n += 1) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect.poll(focused).toBe(`H1 ${EN.form.saved}`);
    await visitor.sees('whsec_');
  });

  describe('in a frame', () => {
    const servers: Server[] = [];
    afterAll(() => {
      for (const server of servers) server.close();
    });

    /** A page of somebody's that frames another. @returns its origin */
    const framing = async (host: string, framed: () => string): Promise<string> => {
      const server = createServer((_, answer) =>
        answer.setHeader('content-type', 'text/html').end(`<!doctype html><iframe src="${framed()}"></iframe>`),
      );
      servers.push(server);
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return `http://${host}:${(server.address() as AddressInfo).port}`;
    };

    /** What is to be read in the frame of a page; `null` where the browser has refused to show it. */
    const framedText = async (origin: string): Promise<string | null> => {
      await visitor.page.goto(origin);
      const [, frame] = visitor.page.frames();
      if (!frame!.url().startsWith(stage.origin)) return null;
      await frame!.waitForSelector('main:not([aria-busy]) :is(h1, p)', { timeout: 20_000 });
      return visitor.text(frame);
    };

    test('is shown on pages of the origins that the session names, and on no others', LONG, async () => {
      await stage.endpoint(receiver.url);
      let address = '';
      const shop = await framing('localhost', () => address);
      const foreign = await framing('127.0.0.1', () => address);
      const { url } = await stage.session(ALL, { embedOrigins: [shop] });
      address = url;
      expect(url).toContain('?embed=wps_');
      expect(await framedText(shop)).toContain(receiver.url);
      expect(await framedText(foreign)).toBeNull();
      expect(visitor.complaints.join('\n')).toContain('frame-ancestors');
    });

    test('is shown nowhere without naming a session, nor where the session names no origin', LONG, async () => {
      let address = '';
      const shop = await framing('localhost', () => address);
      const { url, id } = await stage.session(ALL);
      for (const one of [url, url.replace(`?embed=${id}`, ''), url.replace(id, 'wps_nonsense')]) {
        address = one;
        expect(await framedText(shop)).toBeNull();
      }
    });

    test('shows nothing of a session other than the one that it was opened for', LONG, async () => {
      await stage.endpoint(receiver.url);
      let address = '';
      const shop = await framing('localhost', () => address);
      const { url } = await stage.session([], { embedOrigins: [shop] });
      const other = await stage.session(ALL);
      address = url.replace(/#.*/, `#token=${other.token}`);
      const text = await framedText(shop);
      expect(text).toContain(EN.notHere);
      expect(text).not.toContain(receiver.url);
    });
  });
});
