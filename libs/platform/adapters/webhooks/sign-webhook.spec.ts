import { verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';
import { expect, test } from 'vitest';
import { ed25519PublicKeyOf, newKeyText, readKeyText, signingKeyOf } from './webhook-secret.ts';
import { signWebhook } from './sign-webhook.ts';

const body = Buffer.from('{"type":"booking.confirmed","data":{"z":1,"a":"ä"}}');
const at = () => ({ id: 'evt_1', timestamp: Math.floor(Date.now() / 1_000), body });
const headersOf = ({ id, timestamp }: ReturnType<typeof at>, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
});
const [old, current] = [newKeyText('hmac-sha256'), newKeyText('hmac-sha256')];
const pair = newKeyText('ed25519');
const keyOf = ({ secret }: { readonly secret: string }) => signingKeyOf(secret);

test.each([
  ['standardwebhooks', (secret: string) => new Webhook(secret)],
  ['svix', (secret: string) => new Svix(secret)],
])('%s takes a message by its old and by its new key, from one header that holds v1a as well', (_, judge) => {
  const message = at();
  const headers = headersOf(message, signWebhook([current, pair, old].map(keyOf), message));
  for (const { secret } of [old, current]) expect(() => judge(secret).verify(body, headers)).not.toThrow();
  expect(() => judge(newKeyText('hmac-sha256').secret).verify(body, headers)).toThrow('No matching signature');
  expect(() => judge(old.secret).verify(Buffer.concat([body, Buffer.from(' ')]), headers)).toThrow(
    'No matching signature',
  );
});

test('v1a is an Ed25519 signature that the public key verifies, and only of these bytes', () => {
  const message = at();
  const [version, signature] = signWebhook([keyOf(pair)], message).split(',') as [string, string];
  const signed = (bytes: Uint8Array) => Buffer.concat([Buffer.from(`evt_1.${message.timestamp}.`), bytes]);
  const isGood = (bytes: Uint8Array) =>
    verify(null, signed(bytes), ed25519PublicKeyOf(pair.publicKey!), Buffer.from(signature, 'base64'));
  expect([version, isGood(body), isGood(Buffer.from('{}'))]).toEqual(['v1a', true, false]);
});

test('a key that is brought along signs as one of ours does', () => {
  expect(readKeyText(old.secret)).toEqual({ algorithm: 'hmac-sha256', ...old });
  expect(readKeyText(pair.secret)).toEqual({ algorithm: 'ed25519', ...pair });
});

test.each([
  '',
  'whsec_',
  'whsec_c2hvcnQ=',
  `whsec_${'A'.repeat(90)}`,
  'whsk_AAAA',
  'secret',
  `whsec_${'A'.repeat(43)}`,
])('a key is refused that is none: "%s"', (text) => {
  expect(() => readKeyText(text)).toThrow(expect.objectContaining({ code: 'webhook-key.malformed' }));
});
