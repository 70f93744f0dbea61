import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { SigningStage, takes } from '../../../../test/kit/signing-stage.ts';
import { AesSecretBox } from '../../adapters/aes-secret-box.ts';
import { WebhookKeyUpkeep } from '../../commands/webhooks/webhook-key-upkeep.ts';
import { SecretBox } from '../../domain/secret-box.ts';

let stage: SigningStage;
beforeAll(async () => {
  stage = await SigningStage.open();
});
afterAll(() => stage.close());

describe('a secret', () => {
  const rowOf = async () =>
    (
      await stage.of.clutch.owner.query<{
        endpoint_id: string;
        row: string;
        secret: Buffer;
        signing: { keys: { sealed: string }[] };
      }>(
        `select endpoint_id, e::text as row, secret, signing from ${stage.tenant.schema}.platform_webhook_endpoint e order by created_at desc limit 1`,
      )
    ).rows[0]!;

  test('of a rotation that is repeated is shown once, and made once', async () => {
    const { id } = await stage.register();
    const headers = { 'idempotency-key': uuidv7() };
    const url = `webhook-endpoints/${id}/keys`;
    const [first, second] = [
      await stage.ask('POST', url, { headers, body: {} }),
      await stage.ask('POST', url, { headers, body: {} }),
    ];
    expect(second.json).toEqual({ ...first.json, secret: null });
    expect([first.status, second.status, second.headers['idempotent-replayed']]).toEqual([201, 201, 'true']);
    expect(await stage.keys(id)).toHaveLength(2);
  });

  test('is not readable in the database', async () => {
    const symmetric = `whsec_${randomBytes(32).toString('base64')}`;
    const asymmetric = `whsk_${randomBytes(32).toString('base64')}`;
    const { id } = await stage.register({ secret: symmetric });
    await stage.rotate(id, { secret: asymmetric });
    const { row, secret, signing } = await rowOf();
    const kept = [
      row,
      secret.toString('latin1'),
      ...signing.keys.map(({ sealed }) => Buffer.from(sealed, 'base64').toString('latin1')),
    ];
    for (const text of [symmetric, asymmetric]) {
      const raw = Buffer.from(text.slice(text.indexOf('_') + 1), 'base64');
      for (const place of kept)
        for (const form of [text, raw.toString('base64'), raw.toString('hex'), raw.toString('latin1')])
          expect(place).not.toContain(form);
    }
    const { rows } = await stage.of.clutch.owner.query<{ row: string }>(
      `select l::text as row from ${stage.tenant.schema}.command_log l`,
    );
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });

  test('that another installation has sealed sends nothing unsigned, keeps no other endpoint waiting, and is mended by rotation', async () => {
    const [foreign, other] = [await stage.register(), await stage.register()];
    const sealed = new AesSecretBox('another-another-another-another').seal(foreign.secret!, 'x');
    await stage.of.clutch.owner.query(
      `update ${stage.tenant.schema}.platform_webhook_endpoint e set signing = null, secret = $1
       where e.signing->'keys'->0->>'id' = $2`,
      [sealed, uuidOf('whk', (await stage.keys(foreign.id))[0]!.id)],
    );
    await stage.enqueue(foreign.id);
    expect(takes(other, await stage.send(other.id))).toBe(true);
    const { json } = await stage.ask('GET', `webhook-endpoints/${foreign.id}/deliveries`);
    expect(json['data']).toMatchObject([{ attempts: [{ error: 'no-key', responseStatus: null }] }]);
    const fresh = await stage.rotate(foreign.id, { overlapSeconds: 0 });
    expect(takes(fresh, await stage.send(foreign.id))).toBe(true);
  });

  test('is taken out of the database when its overlap is over', async () => {
    const old = await stage.register();
    await stage.rotate(old.id, { algorithm: 'ed25519', overlapSeconds: 60 });
    const upkeep = stage.of.part(WebhookKeyUpkeep);
    const before = await rowOf();
    await upkeep.look(stage.tenant);
    expect(await rowOf()).toEqual(before);
    expect(before.secret.toString('base64')).toBe(before.signing.keys[1]!.sealed);
    await stage.of.clutch.owner.query(
      `update ${stage.tenant.schema}.platform_webhook_endpoint
       set signing = jsonb_set(signing, '{keys,1,expiresAt}', '"2026-01-01T00:00:00.000Z"') where endpoint_id = $1`,
      [before.endpoint_id],
    );
    await upkeep.look(stage.tenant);
    const after = await rowOf();
    expect(after.signing.keys).toEqual([before.signing.keys[0]]);
    expect(after.secret).not.toEqual(before.secret);
    expect(stage.of.part(SecretBox).open(after.secret, after.endpoint_id)).not.toBe(old.secret);
  });
  test('is shown again to whoever may have it shown, which stands in the audit trail', async () => {
    const endpoint = await stage.register();
    const [key] = await stage.keys(endpoint.id);
    const url = `webhook-endpoints/${endpoint.id}/keys/${key!.id}/secret`;
    const answer = await stage.ask('GET', url, { key: await stage.keyWith('webhook-secret:reveal') });
    expect(answer).toMatchObject({ status: 200, json: { id: key!.id, secret: endpoint.secret } });
    expect(await stage.ask('GET', url, { key: await stage.keyWith('webhook:*', '*:read') })).toMatchObject({
      status: 403,
    });
    const { rows } = await stage.of.clutch.owner.query<{ row: string }>(
      `select r::text as row from ${stage.tenant.schema}.audit_record r where r::text like '%revealWebhookKey%'`,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(endpoint.secret);
  });

  test('is shown to nobody where the policy of keys says so, nor is the secret half of an Ed25519 key', async () => {
    const endpoint = await stage.register();
    const asymmetric = await stage.rotate(endpoint.id, { algorithm: 'ed25519' });
    const [, symmetric] = await stage.keys(endpoint.id);
    const reveal = (keyId: string) => stage.ask('GET', `webhook-endpoints/${endpoint.id}/keys/${keyId}/secret`);
    expect(await reveal(asymmetric.id)).toMatchObject({ status: 409, code: 'webhook-key.not-shown' });
    const policy = { networks: [], whenLeaked: 'revoke', whenUnused: 'list', unusedDays: 90, remindDays: null };
    const decide = (over: object) =>
      stage.ask('PUT', 'api-key-policy', { body: { ...policy, ...over }, headers: { 'if-match': '*' } });
    expect(await decide({ webhookSecrets: 'hidden' })).toMatchObject({ json: { webhookSecrets: 'hidden' } });
    expect(await reveal(symmetric!.id)).toMatchObject({ status: 403, code: 'webhook-key.hidden' });
    expect(await decide({}), 'what is left out stays').toMatchObject({ json: { webhookSecrets: 'hidden' } });
    await decide({ webhookSecrets: 'shown' });
    expect((await reveal(symmetric!.id)).json).toMatchObject({ secret: endpoint.secret });
  });

  test('of another tenant is not there, whatever is asked of it', async () => {
    const { id } = await stage.register();
    const [key] = await stage.keys(id);
    const stranger = await stage.strangersKey();
    for (const [method, path] of [
      ['GET', 'keys'],
      ['POST', 'keys'],
      ['DELETE', `keys/${key!.id}`],
      ['GET', `keys/${key!.id}/secret`],
    ] as const) {
      const asked = { key: stranger, ...(method === 'POST' ? { body: {} } : {}) };
      const answer = await stage.ask(method, `webhook-endpoints/${id}/${path}`, asked);
      expect(answer).toMatchObject({ status: 404, code: 'webhook-endpoint.not-found' });
    }
    expect(await stage.keys(id)).toHaveLength(1);
  });
});
