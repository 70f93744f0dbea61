import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { verifyWebhook, verifyWebhookByKeys } from '../../sdk/src/index.ts';

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const body = JSON.stringify({
    type: 'booking.confirmed',
    timestamp: '2026-12-01T09:00:00Z',
    data: { bookingId: 'bkg_1' },
  });
  /** A key of Ed25519, and its public half as an endpoint shows it. */
  const newKey = () => {
    const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
    return { key, text: `whpk_${raw.toString('base64')}` };
  };
  const headersAt = (at: Date) => ({
    'Webhook-Id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
  });
  const event = { id: 'evt_1', ...(JSON.parse(body) as object) };
  test('is handed over when it is ours, under the old secret too', () => {
    const headers = headersAt(new Date());
    expect(verifyWebhook(body, headers, secret)).toEqual(event);
    expect(
      verifyWebhook(body, new Headers(headers), [`whsec_${Buffer.alloc(24, 2).toString('base64')}`, secret]),
    ).toEqual(event);
  });
  test('is refused when it was changed, is old, has no signature or another secret: the control', () => {
    const headers = headersAt(new Date());
    const other = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
    const refused = (code: string, ...given: Parameters<typeof verifyWebhook>) =>
      expect(() => verifyWebhook(...given)).toThrow(
        expect.objectContaining({ name: 'WebhookVerificationError', code }),
      );
    refused('webhook.not-signed', `${body} `, headers, secret);
    refused('webhook.not-signed', body, headers, other);
    refused('webhook.not-signed', body, headers, [other, other]);
    refused('webhook.not-signed', body, { ...headers, 'Webhook-Id': 'evt_2' }, secret);
    refused('webhook.header-missing', body, {}, secret);
    refused('webhook.time-unreadable', body, { ...headers, 'webhook-timestamp': 'now' }, secret);
    for (const aside of [-600_000, 600_000])
      refused('webhook.too-old', body, headersAt(new Date(Date.now() + aside)), secret);
  });
  test('may be as old as the receiver says, and no older', () => {
    const headers = headersAt(new Date(Date.now() - 600_000));
    expect(verifyWebhook(body, headers, secret, { toleranceSeconds: 900 })).toEqual(event);
    expect(() =>
      verifyWebhook(body, headersAt(new Date(Date.now() - 20_000)), secret, { toleranceSeconds: 10 }),
    ).toThrow(/more than 10 s from now/);
  });
  test('with an Ed25519 signature in the list is handed over to whoever has the secret, or the public key', async () => {
    const [ours, theirs] = [newKey(), newKey()];
    const at = new Date();
    const headers = headersAt(at);
    const signed = Buffer.from(`evt_1.${headers['webhook-timestamp']}.${body}`);
    const by = (key: KeyObject) => `v1a,${sign(null, signed, key).toString('base64')}`;
    const both = { ...headers, 'webhook-signature': `${by(ours.key)} ${headers['webhook-signature']}` };
    expect(verifyWebhook(body, both, secret)).toEqual(event);
    expect(await verifyWebhookByKeys(body, both, [theirs.text, ours.text])).toEqual(event);
    expect(await verifyWebhookByKeys(body, both, [theirs.text, secret])).toEqual(event);
    const code = 'webhook.not-signed';
    await expect(verifyWebhookByKeys(body, both, theirs.text)).rejects.toMatchObject({ code });
    await expect(verifyWebhookByKeys(`${body} `, both, ours.text)).rejects.toMatchObject({ code });
    for (const other of [headers['webhook-signature'], 'v1a,', 'v1a,*', `v1,${by(ours.key).slice('v1a,'.length)}`])
      await expect(
        verifyWebhookByKeys(body, { ...headers, 'webhook-signature': other }, ours.text),
      ).rejects.toMatchObject({ code });
    expect(() => verifyWebhook(body, both, ours.text)).toThrow(/verifyWebhookByKeys/);
  });
  test('is typed by its type', () => {
    const received = verifyWebhook(body, headersAt(new Date()), secret);
    // The compiler knows `bookingId` only once the type was compared.
    const booking = received.type === 'booking.confirmed' ? received.data.bookingId : undefined;
    expect(booking).toBe('bkg_1');
  });
});
