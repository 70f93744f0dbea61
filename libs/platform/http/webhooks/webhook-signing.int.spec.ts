import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LaterReceivers, SigningStage, signaturesOf, takes } from '../../../../test/kit/signing-stage.ts';
import { type ReceivedWebhook } from '../../../../test/kit/webhook-receiver.ts';
import { type Receiver, type Receivers } from '../../adapters/webhooks/receivers.ts';

let stage: SigningStage;
beforeAll(async () => {
  stage = await SigningStage.open();
});
afterAll(() => stage.close());

describe('a message', () => {
  test('is accepted by both reference verifiers, and refused by both when a byte of it differs', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    expect(signaturesOf(message)).toEqual([expect.stringMatching(/^v1,/)]);
    expect(takes(endpoint, message)).toBe(true);
    expect(takes(endpoint, { ...message, body: Buffer.concat([message.body, Buffer.from(' ')]) })).toBe(false);
    expect(takes({ ...endpoint, secret: `whsec_${randomBytes(32).toString('base64')}` }, message)).toBe(false);
  });

  test('with v1a is accepted by plain ed25519', async () => {
    const endpoint = await stage.register({ signing: 'ed25519' });
    expect(endpoint).toMatchObject({ secret: null, publicKey: expect.stringMatching(/^whpk_[A-Za-z0-9+/]{43}=$/) });
    const message = await stage.send(endpoint.id);
    expect(signaturesOf(message)).toEqual([expect.stringMatching(/^v1a,/)]);
    expect(takes(endpoint, message)).toBe(true);
    expect(takes(endpoint, { ...message, body: Buffer.from('{}') })).toBe(false);
  });

  test('is signed over the bytes that are sent, with the order of keys kept', async () => {
    const endpoint = await stage.register();
    const body = Buffer.from('{"type":"z", "data" : {"z":1,"10":2,"a":"\\u0642ق","1":1.0} ,"timestamp":"now"}\n');
    await stage.enqueue(endpoint.id);
    await stage.of.clutch.owner.query(
      `update ${stage.tenant.schema}.platform_webhook_delivery set body = $1 where status = 'pending'`,
      [body],
    );
    const message = await stage.delivered(stage.dispatcher());
    expect(message.body).toEqual(body);
    expect(takes(endpoint, message)).toBe(true);
    const plain = await stage.send(endpoint.id);
    expect(Object.keys(JSON.parse(plain.body.toString()) as object)).toEqual(['type', 'timestamp', 'data']);
  });

  test('carries its signatures in a second header, too, whose name keeps its case', async () => {
    const endpoint = await stage.register({ signatureHeader: 'X-Till-SIGNATURE' });
    await stage.rotate(endpoint.id);
    const message = await stage.send(endpoint.id);
    const at = message.rawHeaders.indexOf('X-Till-SIGNATURE');
    expect(message.rawHeaders[at + 1]).toBe(message.headers['webhook-signature']);
    const change = (signatureHeader: string | null) =>
      stage.ask('PATCH', `webhook-endpoints/${endpoint.id}`, {
        body: { signatureHeader },
        headers: { 'if-match': '*' },
      });
    for (const taken of ['Host', 'content-length', 'Webhook-Id', 'transfer-encoding', 'Authorization', 'a b', ''])
      expect(await change(taken)).toMatchObject({ status: 422 });
    expect((await change(null)).status).toBe(200);
    expect((await stage.send(endpoint.id)).rawHeaders).not.toContain('X-Till-SIGNATURE');
  });

  test('that nobody has signed, or somebody else, is seen (control)', async () => {
    const endpoint = await stage.register();
    const message = await stage.send(endpoint.id);
    for (const signature of ['', `v1,${randomBytes(32).toString('base64')}`]) {
      const headers = { ...message.headers, 'webhook-signature': signature };
      expect(takes(endpoint, { ...message, headers })).toBe(false);
    }
  });
});

describe('rotation', () => {
  /** Which of the old and the new key a message in the overlap, and one after it, is taken with. */
  async function overOverlap(Kind = LaterReceivers) {
    const old = await stage.register();
    const receivers = stage.receivers(Kind);
    const by = stage.dispatcher(receivers);
    await stage.send(old.id, by);
    const fresh = await stage.rotate(old.id, { overlapSeconds: 3_600 });
    const during = await stage.send(old.id, by);
    await stage.enqueue(old.id);
    receivers.elapsedMs = 3_601_000;
    const after = await stage.delivered(by);
    return [during, after].map((message) => [takes(old, message), takes(fresh, message)]);
  }
  /** The same for a message after a rotation without overlap. */
  async function atOnce(Kind = LaterReceivers) {
    const old = await stage.register();
    const by = stage.dispatcher(stage.receivers(Kind));
    await stage.send(old.id, by);
    const fresh = await stage.rotate(old.id, { overlapSeconds: 0 });
    const message = await stage.send(old.id, by);
    return [takes(old, message), takes(fresh, message)];
  }
  /** As Receivers would be if somebody forgot that endpoints change. */
  class StaleReceivers extends LaterReceivers {
    readonly #first = new Map<string, Receiver>();

    override async of(...asked: Parameters<Receivers['of']>): Promise<Map<string, Receiver>> {
      const found = await super.of(...asked);
      for (const [id, receiver] of found) {
        found.set(id, this.#first.get(id) ?? receiver);
        this.#first.set(id, found.get(id)!);
      }
      return found;
    }
  }
  /** As Receivers would be if only the newest key counted. */
  class HastyReceivers extends LaterReceivers {
    override async of(...asked: Parameters<Receivers['of']>): Promise<Map<string, Receiver>> {
      const found = await super.of(...asked);
      return new Map([...found].map(([id, { keys, ...receiver }]) => [id, { ...receiver, keys: keys.slice(0, 1) }]));
    }
  }

  test('has two secrets during the overlap, and one after it', async () => {
    expect(await overOverlap()).toEqual([
      [true, true],
      [false, true],
    ]);
  });
  test('that drops the old key too early would be seen (control)', async () => {
    expect((await overOverlap(HastyReceivers))[0]).toEqual([false, true]);
  });
  test('that is immediate stops the old key', async () => {
    expect(await atOnce()).toEqual([false, true]);
  });
  test('after which somebody goes on with the old key would be seen (control)', async () => {
    expect(await atOnce(StaleReceivers)).toEqual([true, false]);
  });

  test('puts the newest signature first', async () => {
    const old = await stage.register();
    const fresh = await stage.rotate(old.id);
    const message = await stage.send(old.id);
    const only = (nth: number): ReceivedWebhook => ({
      ...message,
      headers: { ...message.headers, 'webhook-signature': signaturesOf(message)[nth] },
    });
    expect([takes(fresh, only(0)), takes(old, only(1)), takes(old, only(0))]).toEqual([true, true, false]);
  });

  test('goes from symmetric to asymmetric and back, and nobody misses a message', async () => {
    const symmetric = await stage.register();
    const asymmetric = await stage.rotate(symmetric.id, { algorithm: 'ed25519' });
    const one = await stage.send(symmetric.id);
    expect([takes(symmetric, one), takes(asymmetric, one)]).toEqual([true, true]);
    expect((await stage.ask('GET', `webhook-endpoints/${symmetric.id}`)).json).toMatchObject({ signing: 'ed25519' });
    const again = await stage.rotate(symmetric.id, { algorithm: 'hmac-sha256', overlapSeconds: 60 });
    const two = await stage.send(symmetric.id);
    expect([takes(symmetric, two), takes(asymmetric, two), takes(again, two)]).toEqual([true, true, true]);
    expect((await stage.keys(symmetric.id)).map(({ algorithm, state }) => [algorithm, state])).toEqual([
      ['hmac-sha256', 'current'],
      ['ed25519', 'overlapping'],
      ['hmac-sha256', 'overlapping'],
    ]);
    const last = await stage.rotate(symmetric.id, { overlapSeconds: 0 });
    const three = await stage.send(symmetric.id);
    expect([symmetric, asymmetric, again, last].map((key) => takes(key, three))).toEqual([false, false, false, true]);
  });

  test('refuses the eleventh key, until one of the ten is ended', async () => {
    const { id } = await stage.register();
    for (let n = 2; n <= 10; n += 1) await stage.rotate(id);
    const eleventh = await stage.ask('POST', `webhook-endpoints/${id}/keys`, { body: {} });
    expect(eleventh).toMatchObject({ status: 409, code: 'webhook-key.too-many' });
    expect(signaturesOf(await stage.send(id))).toHaveLength(10);
    const [current, , third] = await stage.keys(id);
    const end = (keyId: string) => stage.ask('DELETE', `webhook-endpoints/${id}/keys/${keyId}`);
    expect(await end(current!.id)).toMatchObject({ status: 409, code: 'webhook-key.current' });
    expect((await end(third!.id)).status).toBe(204);
    expect(await end(third!.id)).toMatchObject({ status: 404, code: 'webhook-key.not-found' });
    expect(signaturesOf(await stage.send(id))).toHaveLength(9);
    await stage.rotate(id);
  });

  test('takes a key that its owner brings along, and none that is something else', async () => {
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const endpoint = await stage.register({ secret });
    expect(takes({ secret, publicKey: null }, await stage.send(endpoint.id))).toBe(true);
    const asymmetric = await stage.rotate(endpoint.id, { secret: `whsk_${randomBytes(32).toString('base64')}` });
    expect(takes(asymmetric, await stage.send(endpoint.id))).toBe(true);
    const refused = (body: object) => stage.ask('POST', `webhook-endpoints/${endpoint.id}/keys`, { body });
    for (const text of ['whsec_', `whsec_${randomBytes(23).toString('base64')}`, 'whpk_x', 'hello'])
      expect(await refused({ secret: text })).toMatchObject({ status: 422, code: 'webhook-key.malformed' });
    expect(await refused({ secret, algorithm: 'ed25519' })).toMatchObject({ code: 'webhook-key.other-algorithm' });
    for (const overlapSeconds of [-1, 604_801, 1.5])
      expect(await refused({ overlapSeconds })).toMatchObject({ status: 422 });
  });

  test('goes on from the one secret of an endpoint that is older than keys', async () => {
    const old = await stage.register();
    await stage.of.clutch.owner.query(`update ${stage.tenant.schema}.platform_webhook_endpoint set signing = null`);
    expect(takes(old, await stage.send(old.id))).toBe(true);
    const [only] = await stage.keys(old.id);
    expect(only).toMatchObject({ algorithm: 'hmac-sha256', state: 'current', expiresAt: null });
    const fresh = await stage.rotate(old.id);
    const message = await stage.send(old.id);
    expect([takes(old, message), takes(fresh, message)]).toEqual([true, true]);
    expect((await stage.keys(old.id)).map(({ id }) => id)).toEqual([fresh.id, only!.id]);
  });
});
