import { describe, expect, test } from 'vitest';
import { WORDS } from '../../portal/webhooks/words.ts';
import { hasChromium } from '../kit/browser-page.ts';
import { ALL, portalForEach, type VisitedPortal } from '../kit/portal-for-each.ts';
import { type PortalReader } from '../kit/portal-reader.ts';
import { type PortalStage } from '../kit/portal-stage.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';

const EN = WORDS.en;
const LONG = { timeout: 120_000 };

describe.skipIf(!hasChromium())('the page of the consumer portal', () => {
  let stage: PortalStage;
  let visitor: PortalReader;
  let come: VisitedPortal['come'];
  let receiver: WebhookReceiver;
  portalForEach((given) => ({ stage, visitor, come } = given));
  receiverForEach((started) => (receiver = started));

  test('shows endpoints with how they are, and why one is disabled', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url, { description: 'The till' });
    const gone = await stage.endpoint(`${receiver.url}/gone`, { eventTypes: ['note.written'] });
    await stage.sql(
      `update {}.platform_webhook_endpoint set status = 'disabled', disabled_reason = 'gone', disabled_at = now() where url like '%/gone'`,
    );
    await come();
    await visitor.sees(receiver.url, 'The till', EN.states.healthy, `${EN.states.disabled} — ${EN.reasons.gone}`);
    await visitor.press(`Endpoint ${receiver.url}`, 'link');
    await visitor.sees(EN.endpoint.overview, 'note.*', EN.endpoint.allChannels);
    expect(visitor.page.url()).toMatch(new RegExp(`/portal/webhooks\\?embed=wps_\\w+#/endpoints/${id}$`));
    await visitor.goTo(`/endpoints/${gone.id}`);
    await visitor.sees(EN.endpoint.enable);
    expect(visitor.complaints).toEqual([]);
    expect([...visitor.asked]).toEqual([new URL(stage.origin).host]);
  });

  test('makes an endpoint, says what is wrong beside the field, and shows its secret once', LONG, async () => {
    await come();
    await visitor.press(EN.list.add, 'link');
    await visitor.fill(EN.form.url, 'https://10.0.0.1/hook');
    await visitor.fill(EN.form.eventTypes, 'nothing.such');
    await visitor.press(EN.form.save);
    await expect.poll(() => visitor.faultOf(EN.form.eventTypes)).toContain('nothing.such');
    await visitor.fill(EN.form.eventTypes, 'note.*');
    await visitor.press(EN.form.save);
    await expect.poll(() => visitor.faultOf(EN.form.url)).not.toBe('');
    expect(await visitor.faultOf(EN.form.eventTypes)).toBe('');
    await visitor.fill(EN.form.url, receiver.url);
    await visitor.press(EN.form.save);
    await visitor.sees(EN.form.secret, 'whsec_');
    const [made] = (await stage.ask('GET', '/v1/webhook-endpoints'))['data'] as { url: string; eventTypes: string[] }[];
    expect(made).toMatchObject({ url: receiver.url, eventTypes: ['note.*'] });
  });

  test('picks types from the catalogue, and changes what an endpoint has', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url);
    await come();
    await visitor.goTo(`/endpoints/${id}/change`);
    await visitor.page.locator('summary').click();
    await visitor.sees(`note.written (${EN.form.covered})`);
    await visitor.page.locator('.picker input[value="note.*"]').click();
    await visitor.page.locator('.picker input[value="note.written"]').click();
    await visitor.fill(EN.form.description, 'Only what is written');
    await visitor.press(EN.form.save);
    await visitor.sees('Only what is written', 'note.written', EN.endpoint.change);
    expect(await stage.ask('GET', `/v1/webhook-endpoints/${id}`)).toMatchObject({
      eventTypes: ['note.written'],
      description: 'Only what is written',
    });
  });

  test('sends an example, and deletes an endpoint only when asked twice', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url);
    await come();
    await visitor.goTo(`/endpoints/${id}`);
    await visitor.page.select('main select', 'note.written');
    await visitor.press(EN.endpoint.test);
    await visitor.sees('is on its way');
    await stage.deliver();
    expect(receiver.bodies().map(({ type }) => type)).toEqual(['note.written']);
    await visitor.press(EN.endpoint.remove);
    await visitor.sees(EN.endpoint.confirmRemove);
    await visitor.press(EN.endpoint.no);
    await visitor.press(EN.endpoint.remove);
    await visitor.press(EN.endpoint.yes);
    await visitor.sees(EN.list.none);
    expect((await stage.ask('GET', '/v1/webhook-endpoints'))['data']).toEqual([]);
  });

  test('shows failing tries with both sides, and sends one message again', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url);
    receiver.answer(500, 302, 200);
    await stage.notes(1);
    await stage.notes(2);
    await stage.notes(3);
    await come();
    await visitor.goTo(`/endpoints/${id}/attempts`);
    const badges = () => visitor.page.$$eval('.log .badge', (found) => found.map((one) => one.textContent));
    expect(await badges()).toEqual([
      `${EN.attempts.ok} · Status 200`,
      `${EN.errors.redirect} · Status 302`,
      `${EN.errors.status} · Status 500`,
    ]);
    await visitor.page.select('main select', 'status');
    await expect.poll(badges).toEqual([`${EN.errors.status} · Status 500`]);
    await visitor.page.locator('.log summary').click();
    await visitor.sees(
      '"n": 1',
      'said 500',
      'webhook-signature: v1,',
      '127.0.0.1',
      EN.phases.firstByte,
      EN.causes.schedule,
    );
    await visitor.press(EN.attempts.resend);
    await visitor.sees(EN.attempts.resent);
    await stage.deliver();
    expect(receiver.bodies().map(({ data }) => data.n)).toEqual([1, 2, 3, 1]);
    await visitor.page.select('main select', 'succeeded');
    await expect.poll(badges).toEqual([`${EN.attempts.ok} · Status 200`, `${EN.attempts.ok} · Status 200`]);
  });

  /** Long work that is begun from now on is done at once, as a worker would. */
  const working = () =>
    visitor.page.on('response', (response) => {
      if (response.status() !== 202 || !/\/(?:replays|recoveries)$/.test(new URL(response.url()).pathname)) return;
      const done = response.json().then(({ id }: { id: string }) => stage.work(id));
      done.catch((error: unknown) => visitor.complaints.push(String(error)));
    });

  test('counts a replay first, and shows how far it is', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url, { retrySeconds: [] });
    receiver.answer(500, 500, 200);
    await stage.notes(1, 2, 3);
    await come();
    working();
    await visitor.goTo(`/endpoints/${id}/replay`);
    await visitor.press(EN.replay.count);
    await visitor.sees('2 messages would be sent');
    expect(receiver.received).toHaveLength(3);
    await visitor.press('Send 2 messages');
    await visitor.sees('Done: 2 messages are on their way');
    await stage.deliver();
    expect(receiver.received).toHaveLength(5);
    await visitor.fill(EN.replay.since, '');
    await visitor.press(EN.replay.count);
    await expect.poll(() => visitor.faultOf(EN.replay.since)).toBe(EN.replay.sinceNeeded);
    visitor.page.removeAllListeners('response');
  });

  test('enables an endpoint again with what it has missed, which it counts first', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url);
    receiver.answer(410);
    await stage.notes(1);
    await stage.notes(2, 3);
    await come();
    working();
    await visitor.goTo(`/endpoints/${id}`);
    await visitor.sees('Since it was disabled it has missed 2 messages');
    await visitor.press(EN.endpoint.enable);
    await visitor.sees(EN.endpoint.recovered, 'Done: 2 messages');
    await stage.deliver();
    // The one that was refused goes on by itself.
    expect(
      receiver
        .bodies()
        .map(({ data }) => data.n)
        .toSorted(),
    ).toEqual([1, 1, 2, 3]);
    visitor.page.removeAllListeners('response');
  });

  test('shows a secret and makes a new key, both of which sign', LONG, async () => {
    const { id, secret } = await stage.endpoint(receiver.url);
    await come();
    await visitor.goTo(`/endpoints/${id}/keys`);
    expect(await visitor.text()).not.toContain('whsec_');
    await visitor.press(EN.keys.reveal);
    await visitor.sees(secret);
    await visitor.press(EN.keys.hide);
    expect(await visitor.text()).not.toContain('whsec_');
    await visitor.press(EN.keys.rotate);
    await visitor.sees(EN.keys.rotated, 'whsec_', 'signs until');
    expect(await visitor.text()).not.toContain(secret);
    await stage.notes(1);
    expect(String(receiver.received[0]!.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });

  test('shows the catalogue with examples, and narrows it', LONG, async () => {
    await come([]);
    await visitor.press(EN.events, 'link');
    await visitor.page.waitForSelector('.log li', { timeout: 20_000 });
    await visitor.fill(EN.catalogue.search, 'note');
    const shown = () =>
      visitor.page.$$eval('.log li:not([hidden]) summary code', (all) => all.map((one) => one.textContent));
    await expect.poll(shown).toEqual(['note.written']);
    await visitor.page.locator('.log li:not([hidden]) summary').click();
    await visitor.sees('"type": "note.written"');
  });

  test('offers nothing that the session may not do', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url);
    await stage.notes(1);
    await come([]);
    await visitor.sees(receiver.url);
    const offered = new Set(await visitor.buttons());
    for (const part of ['', '/attempts', '/keys', '/check', '/replay', '/change']) {
      await visitor.goTo(`/endpoints/${id}${part}`);
      await visitor.sees(EN.endpoint.overview);
      if (part === '/attempts') await visitor.page.locator('.log summary').click();
      for (const name of await visitor.buttons()) offered.add(name);
    }
    const harmless = [EN.more, EN.attempts.refresh, EN.check.run];
    expect([...offered].filter((name) => !harmless.includes(name))).toEqual([]);
    await visitor.goTo('/new');
    await visitor.sees(receiver.url);
    expect(visitor.complaints).toEqual([]);
  });

  test('in Arabic runs from right to left, on a phone, without a word of English around it', LONG, async () => {
    const { id } = await stage.endpoint(receiver.url, { description: 'الصندوق' });
    receiver.answer(500);
    await stage.notes(1);
    const { url } = await stage.session(ALL);
    await visitor.page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    for (const language of ['ar', 'en'] as const) {
      await visitor.open(url.replace('#', `&lang=${language}#`));
      const words = WORDS[language];
      for (const place of [
        '/',
        '/events',
        '/new',
        ...['', '/attempts', '/keys', '/replay', '/check', '/change'].map((part) => `/endpoints/${id}${part}`),
      ]) {
        await visitor.goTo(place);
        await visitor.sees(words.endpoints);
        for (const details of await visitor.page.$$('main details:not([open]) > summary')) await details.click();
        expect([place, await visitor.tooWide()]).toEqual([place, 0]);
        expect([place, await visitor.tooSmall()]).toEqual([place, []]);
        expect([place, await visitor.nameless()]).toEqual([place, []]);
      }
      expect(await visitor.page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
        language,
        language === 'ar' ? 'rtl' : 'ltr',
      ]);
    }
    await visitor.press(EN.otherLanguage, 'link');
    await visitor.sees(WORDS.ar.form.changeTitle);
    expect(new URL(visitor.page.url()).searchParams.get('lang')).toBe('ar');
    await visitor.goTo('/new');
    await visitor.fill(WORDS.ar.form.eventTypes, 'nothing.such');
    await visitor.press(WORDS.ar.form.save);
    await expect.poll(() => visitor.faultOf(WORDS.ar.form.eventTypes)).toMatch(/[\u0600-\u06ff]/);
    expect(visitor.complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await visitor.page.setViewport({ width: 1100, height: 800 });
  });

  test('what is too wide or too small is seen: the control', LONG, async () => {
    await come();
    await visitor.sees(EN.list.add);
    await visitor.page.evaluate(`(() => {
      const wide = document.createElement('button');
      wide.textContent = 'w'.repeat(400);
      Object.assign(wide.style, { whiteSpace: 'nowrap', overflowWrap: 'normal', minHeight: '10px', height: '10px', padding: '0' });
      document.querySelector('main').append(wide, document.createElement('input'));
    })()`);
    expect(await visitor.tooWide()).toBeGreaterThan(0);
    expect(await visitor.tooSmall()).not.toEqual([]);
    expect(await visitor.nameless()).not.toEqual([]);
  });
});
