import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { describe, expect, test } from 'vitest';
import { agreed } from '../../../../test/kit/reference-judges.ts';
import { type SigningKey } from './key-ring.ts';
import { checkSignature, type CheckedAgainst, type GivenMessage, type SignatureCheck } from './signature-check.ts';

const SECRET = Buffer.alloc(32, 7);
const NOW = new Date();
const SECONDS = Math.floor(NOW.getTime() / 1_000);
const ID = 'evt_01jd7r6e5vf3xbnq2m8k4tw9za';
const BODY = '{"type":"note.taken","timestamp":"2026-11-01T00:00:00.000Z","data":{"a":1,"b":"x"}}';
const key = (id: string, expiresAt: string | null = null): SigningKey => ({
  id,
  algorithm: 'hmac-sha256',
  sealed: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt,
});
const at = (seconds: number): string => new Date(NOW.getTime() + seconds * 1_000).toISOString();

function signatureOf(body: string, { id = ID, timestamp = SECONDS, secret = SECRET } = {}): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
const signed = (body = BODY, signature = signatureOf(body)): GivenMessage => ({
  headers: { 'webhook-id': ID, 'webhook-timestamp': String(SECONDS), 'webhook-signature': signature },
  body,
});

/** Judged by an endpoint whose one key is `SECRET`, under the id `new`, unless the test says otherwise. */
function judged(given: GivenMessage, against: Partial<CheckedAgainst> = {}): SignatureCheck {
  const { id } = (against.keys ?? [key('new')])[0]!;
  return checkSignature(given, {
    now: NOW,
    signatureHeader: null,
    keys: [key('new')],
    known: { state: 'kept', body: BODY, isMadeByScript: false },
    makerOf: ({ value }, text) =>
      `v1,${value}` === signatureOf(text.body, { id: text.id, timestamp: text.timestamp }) ? id : null,
    ...against,
  });
}
const codes = (check: SignatureCheck): string[] => check.findings.map(({ code }) => code);
const with_ = (given: GivenMessage, headers: Record<string, string>): GivenMessage => ({
  ...given,
  headers: { ...given.headers, ...headers },
});

describe('a message as it was sent', () => {
  test('is valid, and nothing is found', () => {
    expect(judged(signed())).toMatchObject({ isValid: true, key: { id: 'new' }, findings: [] });
  });

  test('is valid under names in any case, and under the second name of the endpoint alone', () => {
    const { headers, body } = signed();
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    expect(judged({ headers: shouted, body }).isValid).toBe(true);
    const second = with_(signed(), { 'webhook-signature': '', 'x-till': headers['webhook-signature']! });
    expect(codes(judged(second))).toEqual(['no-signature']);
    const found = judged(second, { signatureHeader: 'X-Till' });
    expect([found.isValid, codes(found)]).toEqual([true, ['signature-in-second-header']]);
  });

  test('is valid by an older key that still signs, and not by one that has ended', () => {
    const overlapping = judged(signed(), { keys: [key('old', at(60))] });
    expect([overlapping.isValid, codes(overlapping)]).toEqual([true, ['key-overlapping']]);
    const ended = judged(signed(), { keys: [key('old', at(-90))] });
    expect(ended).toMatchObject({ isValid: false, findings: [{ code: 'key-ended', seconds: 90 }] });
  });

  test('is valid whatever is known of it', () => {
    for (const state of ['unknown', 'of-another-endpoint', 'expunged'] as const)
      expect(judged(signed(), { known: { state } })).toMatchObject({
        isValid: true,
        findings: [{ code: `message-${state}`, severity: 'note' }],
      });
  });
});

describe('a message that is refused', () => {
  test('has no headers', () => {
    expect(codes(judged({ headers: {}, body: BODY }))).toEqual(['no-id', 'no-timestamp', 'no-signature']);
  });

  test('is too old, too new, or of no time at all, and says by how much', () => {
    const sentAt = (timestamp: number): GivenMessage =>
      with_(signed(BODY, signatureOf(BODY, { timestamp })), { 'webhook-timestamp': String(timestamp) });
    for (const off of [-300, 300]) expect(judged(sentAt(SECONDS + off)).isValid).toBe(true);
    expect(judged(sentAt(SECONDS - 301)).findings).toEqual([
      { code: 'timestamp-old', severity: 'error', seconds: 301 },
    ]);
    expect(judged(sentAt(SECONDS + 3_600)).findings).toMatchObject([{ code: 'timestamp-future', seconds: 3_600 }]);
    expect(codes(judged(with_(signed(), { 'webhook-timestamp': 'yesterday' })))).toEqual(['timestamp-malformed']);
  });

  test('has a signature that is none', () => {
    for (const broken of ['v1', 'v1,', 'v1,%%%', signatureOf(BODY).slice(0, -1), signatureOf(BODY).slice(3)])
      expect(codes(judged(signed(BODY, broken)))).toEqual(['signature-malformed']);
    expect(codes(judged(signed(BODY, 'v2,abc')))).toEqual(['no-signature']);
    expect(codes(judged(signed(BODY, `v1,oh ${signatureOf(BODY)}`)))).toEqual([]);
  });

  test('is signed by a secret that is not one of the endpoint', () => {
    const foreign = signed(BODY, signatureOf(BODY, { secret: Buffer.alloc(32, 8) }));
    expect(codes(judged(foreign))).toEqual(['key-unknown']);
    expect(codes(judged(foreign, { known: { state: 'of-another-endpoint' } }))).toEqual([
      'key-unknown',
      'message-of-another-endpoint',
    ]);
  });

  test('has a body that was written anew, with the first place where it differs', () => {
    const anew = JSON.stringify(JSON.parse(BODY), null, 2);
    const { key: by, findings } = judged(signed(anew, signatureOf(BODY)));
    expect(by?.id).toBe('new');
    expect(findings).toMatchObject([
      { code: 'body-re-serialised', difference: { at: 1, sent: BODY.slice(0, 41), given: anew.slice(0, 41) } },
    ]);
    const inOtherOrder = '{"data":{"b":"x","a":1.0},"timestamp":"2026-11-01T00:00:00.000Z","type":"note.taken"}';
    expect(codes(judged(signed(inOtherOrder, signatureOf(BODY))))).toEqual(['body-re-serialised']);
  });

  test('has a body with other line endings, a new line behind it, or other words', () => {
    const lines = '{"a":1,\n"b":2}';
    const known = { state: 'kept', body: lines, isMadeByScript: false } as const;
    const change = (body: string) => codes(judged(signed(body, signatureOf(lines)), { known }));
    expect(change('{"a":1,\r\n"b":2}')).toEqual(['body-line-endings']);
    expect(change(`${lines}\n`)).toEqual(['body-surrounding-space']);
    expect(change(`\uFEFF${lines}`)).toEqual(['body-surrounding-space']);
    expect(change('{"a":1,\n"b":3}')).toEqual(['body-altered']);
    expect(change('not JSON')).toEqual(['body-altered']);
    expect(change('['.repeat(100_000))).toEqual(['body-altered']);
  });

  test('has a body that a script has made, which cannot be compared', () => {
    const known = { state: 'kept', body: BODY, isMadeByScript: true } as const;
    expect(codes(judged(signed('{"mine":1}', signatureOf('{"mine":2}')), { known }))).toEqual([
      'body-made-by-script',
      'key-unknown',
    ]);
    expect(codes(judged(signed('{"mine":1}'), { known }))).toEqual([]);
  });
});

/** Whether both libraries accept the message. @throws Error when they do not agree */
function isTaken({ headers, body }: GivenMessage): boolean {
  const secret = `whsec_${SECRET.toString('base64')}`;
  return agreed({
    standardwebhooks: () => new StandardWebhook(secret).verify(body, headers, { jsonParse: false }),
    svix: () => new SvixWebhook(secret).verify(body, headers),
  });
}

describe('the reference verifiers', () => {
  const body = fc.oneof(fc.json(), fc.string());
  const id = fc.constantFrom(ID, '', 'msg_1');
  const off = fc.constantFrom(0, -250, 250, -400, 400);
  const change = fc.constantFrom<(given: GivenMessage) => GivenMessage>(
    (given) => given,
    (given) => ({ ...given, body: `${given.body} ` }),
    (given) => with_(given, { 'webhook-signature': '' }),
    (given) => with_(given, { 'webhook-signature': `v1,x v2,y ${given.headers['webhook-signature']}` }),
    (given) => with_(given, { 'webhook-signature': `${given.headers['webhook-signature']},more` }),
    (given) => with_(given, { 'webhook-signature': given.headers['webhook-signature']!.replace('v1', 'v1a') }),
    (given) => with_(given, { 'webhook-signature': given.headers['webhook-signature']!.slice(0, -1) }),
    (given) => with_(given, { 'webhook-timestamp': `${given.headers['webhook-timestamp']}.5` }),
    (given) => with_(given, { 'webhook-timestamp': 'x' }),
    (given) => with_(given, { 'Webhook-Id': 'evt_other' }),
  );
  const messages = fc
    .record({ body, id, off, change })
    .map(({ body: text, id: messageId, off: late, change: made }) => {
      const timestamp = Math.floor(new Date().getTime() / 1_000) + late;
      return made({
        headers: {
          'webhook-id': messageId,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signatureOf(text, { id: messageId, timestamp }),
        },
        body: text,
      });
    });
  const agrees = (judge: (given: GivenMessage) => boolean) =>
    fc.check(
      fc.property(messages, (given) => judge(given) === isTaken(given)),
      { numRuns: 2_000 },
    );
  const isValid = (given: GivenMessage, now = new Date()): boolean =>
    judged(given, { now, known: { state: 'unknown' } }).isValid;

  test('accept exactly what is called valid', () => {
    expect(agrees((given) => isValid(given))).toMatchObject({ failed: false });
  });
  test('would not agree with a check that forgets the time (control)', () => {
    const sent = (given: GivenMessage) => new Date(Number.parseInt(given.headers['webhook-timestamp']!, 10) * 1_000);
    expect(agrees((given) => isValid(given, sent(given)))).toMatchObject({ failed: true });
  });
});
