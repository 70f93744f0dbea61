import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findTexts } from '#kernel/testing';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { signaturesOf, takes } from '../kit/signing-stage.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type ReceivedWebhook, type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveTenant, type MadeEndpoint } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
garageForEach((given) => ({ live, garage } = given));
receiverForEach((started) => (receiver = started));

const HOUR = 3_600;
const rotate = (endpointId: string, body: object = {}) =>
  garage.done('POST', `webhook-endpoints/${endpointId}/keys`, { body }) as Promise<unknown> as Promise<MadeEndpoint>;

/** Something happens, and the one endpoint is told of it. @returns what arrived */
async function told(Kind = WebhookDispatcher): Promise<ReceivedWebhook> {
  const before = receiver.received.length;
  await garage.happens(1);
  await garage.deliver(Kind);
  expect(receiver.received).toHaveLength(before + 1);
  return receiver.received.at(-1)!;
}
/** Which of these keys a receiver may know, so that it takes the message. */
const takenWith = (message: ReceivedWebhook, ...keys: readonly MadeEndpoint[]) =>
  keys.map((key) => takes(key, message));

describe('a message is signed', () => {
  test('accepted by both reference verifiers', async () => {
    const endpoint = await garage.register(receiver.url);
    const message = await told();
    expect(signaturesOf(message)).toEqual([expect.stringMatching(/^v1,/)]);
    const stranger = { ...endpoint, secret: `whsec_${randomBytes(32).toString('base64')}` };
    expect(takenWith(message, endpoint, stranger)).toEqual([true, false]);
    expect(takes(endpoint, { ...message, body: Buffer.concat([message.body, Buffer.from(' ')]) })).toBe(false);
    for (const [name, value] of [
      ['webhook-id', 'evt_other'],
      ['webhook-timestamp', String(Number(message.headers['webhook-timestamp']) - 301)],
    ] as const)
      expect(takes(endpoint, { ...message, headers: { ...message.headers, [name]: value } })).toBe(false);
  });

  test('unsigned try', async () => {
    // Control: as the dispatcher would be if somebody forgot the signature, or made one with another key.
    const endpoint = await garage.register(receiver.url);
    for (const planted of ['', `v1,${randomBytes(32).toString('base64')}`]) {
      class Unsigned extends WebhookDispatcher {
        constructor(parts: WebhookDispatcher['parts']) {
          const { post, ask } = parts.http;
          const http = {
            ask: ask.bind(parts.http),
            post: ((url, { headers, ...rest }, ...more) => {
              const forged = { ...headers, 'webhook-signature': planted };
              return post.call(parts.http, url, { ...rest, headers: forged }, ...more);
            }) as typeof post,
          };
          super({ ...parts, http });
        }
      }
      expect(takes(endpoint, await told(Unsigned))).toBe(false);
    }
    expect(takes(endpoint, await told())).toBe(true);
  });

  test('v1a accepted by plain ed25519', async () => {
    const endpoint = await garage.register(receiver.url, { signing: 'ed25519' });
    expect(endpoint).toMatchObject({ secret: null, publicKey: expect.stringMatching(/^whpk_/) });
    const message = await told();
    expect(signaturesOf(message)).toEqual([expect.stringMatching(/^v1a,/)]);
    expect(takes(endpoint, message)).toBe(true);
    expect(takes(endpoint, { ...message, body: Buffer.from('{}') })).toBe(false);
  });

  test('bytes signed are bytes sent, key order kept', async () => {
    const endpoint = await garage.register(receiver.url);
    await garage.workshop();
    await garage.fanOut();
    await garage.deliver();
    const [message] = receiver.received as [ReceivedWebhook];
    const { body } = await garage.message(endpoint.id);
    expect(message.body.toString()).toBe(body);
    expect(takes(endpoint, message)).toBe(true);
    const sent = JSON.parse(body!) as { readonly data: object };
    expect(Object.keys(sent)).toEqual(['type', 'timestamp', 'data']);
    const types = (await garage.done('GET', 'events?types=workshop.registered'))['data'] as { data: object }[];
    expect(JSON.stringify(sent.data)).toBe(JSON.stringify(types[0]!.data));
    // Sorted, or written anew with blanks, it is another message.
    const again = JSON.parse(body!) as Record<string, unknown>;
    const sorted = Object.fromEntries(Object.entries(again).toSorted(([a], [b]) => a.localeCompare(b)));
    for (const other of [JSON.stringify(sorted), JSON.stringify(again, null, 1)])
      expect(takes(endpoint, { ...message, body: Buffer.from(other) })).toBe(false);
    expect(takes(endpoint, { ...message, body: Buffer.from(JSON.stringify(again)) })).toBe(true);
  });

  test('header names keep their case', async () => {
    const endpoint = await garage.register(receiver.url, {
      signatureHeader: 'X-Till-SIGNATURE',
      headers: { 'X-Garage-KEY': 'a-very-secret-value', x_lower: 'b' },
    });
    const { rawHeaders, headers } = await told();
    expect(rawHeaders).toEqual(expect.arrayContaining(['X-Till-SIGNATURE', 'X-Garage-KEY', 'x_lower']));
    expect(rawHeaders[rawHeaders.indexOf('X-Till-SIGNATURE') + 1]).toBe(headers['webhook-signature']);
    expect(rawHeaders[rawHeaders.indexOf('X-Garage-KEY') + 1]).toBe('a-very-secret-value');
    await garage.change(endpoint.id, { signatureHeader: 'x-TILL' });
    expect((await told()).rawHeaders).toContain('x-TILL');
  });
});

describe('keys are rotated', () => {
  test('two secrets during overlap, one after', async () => {
    const old = await garage.register(receiver.url);
    expect(takes(old, await told())).toBe(true);
    const fresh = await rotate(old.id, { overlapSeconds: 24 * HOUR });
    const during = await told();
    expect(takenWith(during, fresh, old)).toEqual([true, true]);
    expect(signaturesOf(during)).toHaveLength(2);
    // The newest key stands first.
    const [first] = signaturesOf(during);
    const only = { ...during, headers: { ...during.headers, 'webhook-signature': first } };
    expect(takenWith(only, fresh, old)).toEqual([true, false]);
    await garage.passes(23 * HOUR);
    expect(takenWith(await told(), fresh, old)).toEqual([true, true]);
    await garage.passes(2 * HOUR);
    const after = await told();
    expect(takenWith(after, fresh, old)).toEqual([true, false]);
    expect(signaturesOf(after)).toHaveLength(1);
  });

  test('immediate rotation stops the old', async () => {
    const old = await garage.register(receiver.url);
    expect(takes(old, await told())).toBe(true);
    // What waits already is signed with the new key, too.
    await garage.happens(1);
    const fresh = await rotate(old.id, { overlapSeconds: 0 });
    await garage.deliver();
    expect(takenWith(receiver.received.at(-1)!, fresh, old)).toEqual([true, false]);
    expect(takenWith(await told(), fresh, old)).toEqual([true, false]);
  });

  test('eleventh key refused', async () => {
    const { id } = await garage.register(receiver.url);
    for (let n = 2; n <= 10; n += 1) await rotate(id);
    const eleventh = await garage.ask('POST', `webhook-endpoints/${id}/keys`, { body: {} });
    expect(eleventh).toMatchObject({ status: 409, code: 'webhook-key.too-many' });
    expect(signaturesOf(await told())).toHaveLength(10);
    const keys = (await garage.done('GET', `webhook-endpoints/${id}/keys`))['data'] as { readonly id: string }[];
    expect(await garage.ask('DELETE', `webhook-endpoints/${id}/keys/${keys[2]!.id}`)).toMatchObject({ status: 204 });
    await rotate(id);
    expect(signaturesOf(await told())).toHaveLength(10);
  });

  test('symmetric to asymmetric and back', async () => {
    const one = await garage.register(receiver.url);
    const two = await rotate(one.id, { algorithm: 'ed25519' });
    expect(takenWith(await told(), one, two)).toEqual([true, true]);
    const three = await rotate(one.id, { algorithm: 'hmac-sha256' });
    const message = await told();
    expect(takenWith(message, one, two, three)).toEqual([true, true, true]);
    expect(signaturesOf(message).map((signature) => signature.split(',')[0])).toEqual(['v1', 'v1a', 'v1']);
    await garage.passes(25 * HOUR);
    expect(takenWith(await told(), one, two, three)).toEqual([false, false, true]);
  });

  test('secret is not readable in the database', async () => {
    const own = `whsec_${randomBytes(32).toString('base64')}`;
    const old = await garage.register(receiver.url, { secret: own });
    const fresh = await rotate(old.id);
    const asymmetric = `whsk_${randomBytes(32).toString('base64')}`;
    await rotate(old.id, { secret: asymmetric });
    expect(takenWith(await told(), { ...old, secret: own }, fresh)).toEqual([true, true]);
    const { owner } = live.clutch;
    const { schema } = garage.tenant;
    for (const secret of [own, fresh.secret!, asymmetric]) {
      const text = secret.slice(secret.indexOf('_') + 1);
      const bytes = Buffer.from(text, 'base64').toString('hex');
      expect(await findTexts(owner, schema, [text, bytes])).toEqual([]);
    }
    // What is no secret is found (control).
    expect(await findTexts(owner, schema, [receiver.url])).toContain('platform_webhook_endpoint');
  });
});
