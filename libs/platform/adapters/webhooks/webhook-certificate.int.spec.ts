import { beforeEach, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { alertsByLetter, Letters } from '../../../../test/kit/letters-to-owners.ts';
import { testCertificate } from '../../../../test/kit/test-certificate.ts';
import { type WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { webhookStageForEach } from '../../../../test/kit/webhook-stage-for-each.ts';

const { key, pem } = testCertificate('client');
const auth = {
  kind: 'mtls',
  certificate: pem,
  privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

let stage: WebhookStage;
let letters: Letters;
let id: string;
webhookStageForEach((opened) => (stage = opened));
beforeEach(async () => {
  letters = new Letters();
  id = await stage.endpoint('https://8.8.8.8/', { auth });
});

const sweep = () => stage.as(() => alertsByLetter(stage.http.app, letters).sweep(stage.tenant));
/** @returns in RFC 3339 */
async function expiresIn(interval: string): Promise<string> {
  const [row] = await stage.sql<{ at: string }>(
    `update {schema}.platform_webhook_endpoint set auth_shown = jsonb_set(auth_shown, '{certificate,expiresAt}',
       to_jsonb(to_char((now() + $1::interval) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
     returning auth_shown #>> '{certificate,expiresAt}' as at`,
    [interval],
  );
  return row!.at;
}
const told = async () => {
  const { events } = await stage.clutch.kernel.events.load(stage.schema, uuidOf('whe', id)!);
  return events.map(({ type, data }) => [type, (data as { withinDays: number }).withinDays]);
};
const toldOf = (...steps: readonly number[]) => steps.map((step) => ['WebhookCertificateExpiring', step]);

describe('of a certificate that expires', () => {
  test('is told 30, 7 and 1 days before, and when it has, once each, in the log and by mail', async () => {
    const steps: number[] = [];
    for (const [interval, step] of [
      ['29 days', 30],
      ['6 days', 7],
      ['20 hours', 1],
      ['-1 minute', 0],
    ] as const) {
      const at = await expiresIn(interval);
      await sweep();
      await sweep();
      steps.push(step);
      expect(await told()).toEqual(toldOf(...steps));
      const last = [...letters.sent.values()].at(-1)!;
      expect([letters.sent.size, JSON.stringify(last)]).toEqual([steps.length, expect.stringContaining(at)]);
    }
    expect([...letters.sent.values()].map((letter) => 'subject' in letter && letter.subject)).toEqual([
      ...[1, 2, 3].map(() => expect.stringContaining('expires soon') as string),
      expect.stringContaining('has expired'),
    ]);
  });

  test('nothing is told a long time before, and of one that was late only the last step', async () => {
    await expiresIn('31 days');
    await sweep();
    expect(await told()).toEqual([]);
    await expiresIn('5 days');
    await sweep();
    expect(await told()).toEqual(toldOf(7));
  });

  test('two workers tell one thing', async () => {
    await expiresIn('5 days');
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await told()).toEqual(toldOf(7));
  });

  test('the endpoint shows when, and of a new one it is told anew', async () => {
    const at = await expiresIn('5 days');
    await sweep();
    const shown = (await stage.http.get(`/v1/webhook-endpoints/${id}`)).body['auth'];
    expect(shown).toMatchObject({ certificate: { subject: 'CN=client', expiresAt: at } });
    expect(Object.keys((shown as { certificate: object }).certificate)).toEqual(['subject', 'expiresAt']);
    expect((await stage.change(id, { auth })).status).toBe(200);
    await expiresIn('5 days');
    await sweep();
    expect((await told()).filter(([type]) => type === 'WebhookCertificateExpiring')).toEqual(toldOf(7, 7));
  });

  test('an endpoint without a certificate is told nothing of', async () => {
    await stage.change(id, { auth: { kind: 'bearer', token: 'a-token' } });
    await sweep();
    expect((await told()).map(([type]) => type)).toEqual(['WebhookEndpointChanged']);
  });
});
