import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { WORDS } from '../../portal/webhooks/words.ts';
import { hasChromium } from '../kit/browser-page.ts';
import { portalForEach } from '../kit/portal-for-each.ts';
import { type PortalReader } from '../kit/portal-reader.ts';
import { type PortalStage } from '../kit/portal-stage.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type ReceivedWebhook, type WebhookReceiver } from '../kit/webhook-receiver.ts';

const EN = WORDS.en;
const LONG = { timeout: 120_000 };

describe.skipIf(!hasChromium())('the signature debugger', () => {
  let stage: PortalStage;
  let visitor: PortalReader;
  let receiver: WebhookReceiver;
  portalForEach((given) => ({ stage, visitor } = given));
  receiverForEach((started) => (receiver = started));

  const headersOf = ({ headers }: ReceivedWebhook): string =>
    ['webhook-id', 'webhook-timestamp', 'webhook-signature']
      .map((name) => `${name}: ${String(headers[name])}`)
      .join('\n');

  const check = async (headers: string, body: string): Promise<(string | null)[]> => {
    await visitor.fill(EN.check.headers, headers);
    await visitor.fill(EN.check.body, body);
    const answer = visitor.page.waitForResponse((response) => response.url().endsWith('/signature-checks'));
    await visitor.press(EN.check.run);
    expect((await answer).status()).toBe(200);
    await visitor.page.waitForSelector('main .badge', { timeout: 20_000 });
    return visitor.page.$$eval('.findings li', (found) => found.map((one) => one.getAttribute('data-code')));
  };

  const sent = async () => {
    const endpoint = await stage.endpoint(receiver.url);
    await stage.notes(7);
    const { url } = await stage.session([]);
    await visitor.open(url);
    await visitor.goTo(`/endpoints/${endpoint.id}/check`);
    const [message] = receiver.received;
    return { ...endpoint, headers: headersOf(message!), body: message!.body.toString(), message: message! };
  };

  test('finds nothing in a message as it came, and says what is missing from it', LONG, async () => {
    const { headers, body } = await sent();
    expect(await check(headers, body)).toEqual([]);
    await visitor.sees(EN.check.valid);
    expect(await check(headers.replace(/^webhook-id.*\n/, ''), body)).toContain('no-id');
    await visitor.sees(EN.check.invalid, EN.findings['no-id']!);
    await visitor.fill(EN.check.headers, 'no header at all');
    await visitor.press(EN.check.run);
    await expect.poll(() => visitor.faultOf(EN.check.headers)).toBe(EN.check.noHeaders);
  });

  test('tells a body that was written anew from one that was changed', LONG, async () => {
    const { headers, body } = await sent();
    expect(await check(headers, JSON.stringify(JSON.parse(body), null, 2))).toEqual(['body-re-serialised']);
    await visitor.sees(EN.findings['body-re-serialised']!, EN.check.sent, EN.check.given);
    expect(await check(headers, body.replace('7', '8'))).toEqual(['body-altered']);
    expect(await check(headers, `${body}\n`)).toEqual(['body-surrounding-space']);
  });

  test('tells a wrong secret, an old clock and a rotated key apart', LONG, async () => {
    const { id, secret, headers, body, message } = await sent();
    const at = (timestamp: string, by: string): string => {
      const messageId = String(message.headers['webhook-id']);
      const key = Buffer.from(by.slice('whsec_'.length), 'base64');
      const made = createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64');
      return `webhook-id: ${messageId}\nwebhook-timestamp: ${timestamp}\nwebhook-signature: v1,${made}`;
    };
    const now = String(message.headers['webhook-timestamp']);
    expect(await check(at(now, `whsec_${Buffer.alloc(32).toString('base64')}`), body)).toEqual(['key-unknown']);
    await visitor.sees(EN.findings['key-unknown']!);
    expect(await check(at(String(Number(now) - 4_000), secret), body)).toEqual(['timestamp-old']);
    await stage.ask('POST', `/v1/webhook-endpoints/${id}/keys`, { overlapSeconds: 3_600 });
    expect(await check(headers, body)).toEqual(['key-overlapping']);
    await visitor.sees(EN.check.valid);
  });
});
