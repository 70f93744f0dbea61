import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SigningStage, takes } from '../../../../test/kit/signing-stage.ts';
import { type ReceivedWebhook } from '../../../../test/kit/webhook-receiver.ts';

interface Checked {
  readonly valid: boolean;
  readonly keyId: string | null;
  readonly keyState: string | null;
  readonly findings: readonly { code: string; secondsOff: number | null; difference: { at: number } | null }[];
}

let stage: SigningStage;
beforeAll(async () => {
  stage = await SigningStage.open();
});
afterAll(() => stage.close());

async function check(endpointId: string, message: ReceivedWebhook, changed: object = {}): Promise<Checked> {
  const body = { headers: message.headers, body: message.body.toString(), ...changed };
  const { status, json } = await stage.ask('POST', `webhook-endpoints/${endpointId}/signature-checks`, { body });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`);
  return json as unknown as Checked;
}
const codes = ({ findings }: Checked): string[] => findings.map(({ code }) => code);

describe('a check of a signature', () => {
  test('calls valid what the reference verifiers accept, and finds nothing', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    expect(takes(endpoint, message)).toBe(true);
    const [key] = await stage.keys(endpoint.id);
    const found = await check(endpoint.id, message);
    expect(found).toMatchObject({ valid: true, keyId: key!.id, keyState: 'current', findings: [] });
    expect(found).toMatchObject({ messageId: message.headers['webhook-id'] });
  });

  test('tells a body that was written anew from a secret that is wrong', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    const anew = JSON.stringify(JSON.parse(message.body.toString()), null, 1);
    expect(takes(endpoint, { ...message, body: Buffer.from(anew) })).toBe(false);
    const found = await check(endpoint.id, message, { body: anew });
    expect(found).toMatchObject({ valid: false, keyState: 'current' });
    expect(found.findings).toMatchObject([{ code: 'body-re-serialised', difference: { at: 1 } }]);
    const headers = { ...message.headers, 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` };
    expect(await check(endpoint.id, message, { headers })).toMatchObject({
      valid: false,
      keyId: null,
      findings: [{ code: 'key-unknown' }],
    });
  });

  test('knows a clock that is wrong, and the moment that it is asked about', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    const sentAt = Number(message.headers['webhook-timestamp']) * 1_000;
    const asOf = (ms: number) => check(endpoint.id, message, { now: new Date(sentAt + ms).toISOString() });
    expect((await asOf(301_000)).findings).toMatchObject([{ code: 'timestamp-old', secondsOff: 301 }]);
    expect((await asOf(-3_600_000)).findings).toMatchObject([{ code: 'timestamp-future', secondsOff: 3_600 }]);
    expect((await asOf(299_000)).valid).toBe(true);
  });

  test('knows the key of an overlap, one that has ended, and one that was rotated out', async () => {
    const old = await stage.register({ signing: 'ed25519' });
    const message = await stage.send(old.id);
    expect(takes(old, message)).toBe(true);
    const [first] = await stage.keys(old.id);
    await stage.rotate(old.id, { overlapSeconds: 3_600 });
    expect(await check(old.id, message)).toMatchObject({
      valid: true,
      keyId: first!.id,
      keyState: 'overlapping',
      findings: [{ code: 'key-overlapping' }],
    });
    await stage.of.clutch.owner.query(
      `update ${stage.tenant.schema}.platform_webhook_endpoint
        set signing = jsonb_set(signing, '{keys,1,expiresAt}', to_jsonb(now() - interval '1 minute'))`,
    );
    expect(await check(old.id, message)).toMatchObject({ valid: false, keyId: first!.id, keyState: 'ended' });
    await stage.rotate(old.id, { overlapSeconds: 0 });
    const gone = await check(old.id, message);
    expect([gone.keyId, codes(gone)]).toEqual([null, ['key-unknown']]);
  });

  test('knows messages of other endpoints, and such as nobody keeps', async () => {
    const [one, other] = [await stage.register(), await stage.register()];
    const message = await stage.send(one.id);
    expect(codes(await check(other.id, message))).toEqual(['key-unknown', 'message-of-another-endpoint']);
    expect(
      (await stage.ask('DELETE', `webhook-messages/${String(message.headers['webhook-id'])}/payload`)).status,
    ).toBe(204);
    expect(codes(await check(one.id, message))).toEqual(['message-expunged']);
    const headers = { ...message.headers, 'webhook-id': 'msg_x' };
    expect(codes(await check(one.id, message, { headers }))).toEqual(['key-unknown', 'message-unknown']);
  });

  test('reads the second header of the endpoint', async () => {
    const endpoint = await stage.register({ signatureHeader: 'X-Till' });
    const message = await stage.send(endpoint.id);
    const { 'webhook-signature': signature, ...others } = message.headers;
    expect(signature).toBeDefined();
    const found = await check(endpoint.id, message, { headers: others });
    expect([found.valid, codes(found)]).toEqual([true, ['signature-in-second-header']]);
  });

  test('tells neither a secret nor the signature that would have been right', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    const headers = { ...message.headers, 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` };
    for (const body of [message.body.toString(), '{"other":1}']) {
      const answer = JSON.stringify(await check(endpoint.id, message, { headers, body }));
      expect(answer).not.toContain(endpoint.secret!.slice('whsec_'.length));
      expect(answer).not.toContain(String(message.headers['webhook-signature']).slice('v1,'.length));
    }
  });

  test('takes no more than a message can be, and is nobody else’s business', async () => {
    const { id } = await stage.register();
    const url = `webhook-endpoints/${id}/signature-checks`;
    const body = { headers: {}, body: '' };
    for (const wrong of [
      { headers: {}, body: 'x'.repeat(524_289) },
      { headers: { a: 1 }, body: '' },
      { headers: { a: 'x'.repeat(8_193) }, body: '' },
      { headers: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`h${n}`, ''])), body: '' },
      { headers: [], body: '' },
      { headers: {} },
    ])
      expect(await stage.ask('POST', url, { body: wrong })).toMatchObject({ status: 422 });
    const key = await stage.strangersKey();
    expect(await stage.ask('POST', url, { body, key })).toMatchObject({ code: 'webhook-endpoint.not-found' });
    const powerless = await stage.keyWith('webhook:create');
    expect((await stage.ask('POST', url, { body, key: powerless })).status).toBe(403);
  });
});
