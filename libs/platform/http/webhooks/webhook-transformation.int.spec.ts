import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { shopForEach } from '../../../../test/kit/shop-for-each.ts';
import { type WebhookApp, type WebhookTenant } from '../../../../test/kit/webhook-app.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

let stage: WebhookApp;
let tenant: WebhookTenant;
let receiver: WebhookReceiver;
let endpoint: { id: string; secret: string };

shopForEach((given) => ({ app: stage, shop: tenant } = given));
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  endpoint = await register();
});

const register = (more: object = {}) => tenant.register({ url: receiver.url, eventTypes: ['*'], ...more });
/** A script whose function has this body. */
const script = (body: string) => `function transform({ message, endpoint }) {\n  ${body}\n}`;
const put = (code: string, more: object = {}, of = endpoint) =>
  tenant.ask('PUT', `/${of.id}/transformation`, { code, ...more });
const save = async (body: string, more: object = {}, of = endpoint) =>
  expect(await put(script(body), more, of)).toMatchObject({ status: 200 });
const get = () => tenant.ask('GET', `/${endpoint.id}/transformation`);
const tryIt = (body: object) => tenant.ask('POST', `/${endpoint.id}/transformation/tests`, body);
const send = async (of = endpoint) => {
  expect(await tenant.ask('POST', `/${of.id}/test-messages`)).toMatchObject({ status: 202 });
  await tenant.deliver();
};
const lastTry = async () => {
  const [message] = (await tenant.ask('GET', `/${endpoint.id}/deliveries`)).json['data'] as {
    readonly [name: string]: unknown;
    readonly attempts: readonly unknown[];
  }[];
  return message!;
};
/** As the row has it. */
const tries = async () => {
  const { rows } = await stage.clutch.owner.query<{ error: string | null; error_detail: string | null }>(
    `select error, error_detail from ${tenant.tenant.schema}.platform_webhook_attempt order by seq, attempt`,
  );
  return rows;
};

describe('a transformation', () => {
  test('changes body, headers and path, and what is signed is what is sent', async () => {
    await save(`return {
      body: { kind: message.type, said: message.data.message, to: endpoint.id },
      headers: { 'X-Shop': 'Nord' },
      urlPath: '/another?a=1',
    };`);
    await send();
    const [{ headers, body, rawHeaders, path } = never()] = receiver.received;
    expect(JSON.parse(body.toString())).toEqual({
      kind: 'webhook.test',
      said: 'Webhooks arrive here.',
      to: endpoint.id,
    });
    expect(path).toBe('/another?a=1');
    expect(rawHeaders).toContain('X-Shop');
    expect(headers['content-type']).toBe('application/json');
    expect(new Webhook(endpoint.secret).verify(body, headers as Record<string, string>)).toBeTruthy();
  });

  test('may make a text of a message, and leave one as it is', async () => {
    await save("return { body: 'a=1', contentType: 'application/x-www-form-urlencoded' };");
    await send();
    await save('return {};');
    await send();
    const [text, same] = receiver.received;
    expect([text!.body.toString(), text!.headers['content-type']]).toEqual([
      'a=1',
      'application/x-www-form-urlencoded',
    ]);
    expect(JSON.parse(same!.body.toString())).toMatchObject({ type: 'webhook.test' });
  });

  test('is told the event in our own words, in whatever form the endpoint gets it', async () => {
    for (const format of ['cloudevents-binary', 'cloudevents-structured']) {
      const of = await register({ format });
      await save('return { body: message };', {}, of);
      await send(of);
      const { body, headers } = receiver.received.at(-1)!;
      expect(JSON.parse(body.toString())).toEqual({
        type: 'webhook.test',
        timestamp: expect.any(String),
        data: { message: 'Webhooks arrive here.' },
      });
      expect(headers['content-type']).toContain(format === 'cloudevents-binary' ? 'application/json' : 'cloudevents');
    }
  });

  test('that cancels a message ends it, and nobody is asked for more', async () => {
    await save('return { cancel: true };');
    await send();
    expect(receiver.received).toEqual([]);
    expect(await lastTry()).toMatchObject({
      status: 'delivered',
      endedBecause: 'cancelled',
      error: null,
      attempts: [{ attempt: 1, error: null, responseStatus: null }],
    });
  });

  test('that cancels a message says nothing of a receiver that fails', async () => {
    const health = {
      breaker: { openedAt: '2026-01-01T00:00:00.000Z', probeAt: '2026-01-01T00:00:00.000Z', pauseSeconds: 30 },
    };
    const table = `${tenant.tenant.schema}.platform_webhook_endpoint`;
    await stage.clutch.owner.query(`update ${table} set health = $1`, [health]);
    await save('return { cancel: true };');
    await send();
    expect(await lastTry()).toMatchObject({ status: 'delivered', attempts: [{ cause: 'probe' }] });
    expect((await stage.clutch.owner.query(`select health from ${table}`)).rows).toEqual([{ health }]);
    await save('return {};');
    await send();
    expect(
      (await stage.clutch.owner.query<{ health: object }>(`select health from ${table}`)).rows[0]?.health,
    ).not.toHaveProperty('breaker');
  });

  test('runs while it is enabled only, and not after it is deleted', async () => {
    await save("return { body: 'changed' };", { isEnabled: false });
    await send();
    expect(await put(script("return { body: 'changed' };"), { isEnabled: true })).toMatchObject({ status: 200 });
    await send();
    expect(await tenant.ask('DELETE', `/${endpoint.id}/transformation`)).toMatchObject({ status: 204 });
    await send();
    expect(receiver.received.map(({ body }) => body.toString() === '"changed"')).toEqual([false, true, false]);
    expect(await get()).toMatchObject({ status: 404, json: { code: 'webhook-transformation.not-found' } });
  });
});

describe('an error in a transformation', () => {
  test('is a recorded try, and a mended script helps the next', async () => {
    const of = await register({ retrySeconds: [0, 0] });
    endpoint = of;
    await save('return nothing.at.all;');
    await tenant.ask('POST', `/${of.id}/test-messages`);
    await tenant.deliver();
    expect(receiver.received).toEqual([]);
    const detail = "ReferenceError: 'nothing' is not defined (line 2, column 10)";
    expect(await tries()).toEqual(Array.from({ length: 3 }, () => ({ error: 'transform', error_detail: detail })));
    const failed = await lastTry();
    expect(failed).toMatchObject({ status: 'exhausted', error: 'transform', endedBecause: 'tries-used-up' });
    await save('return {};');
    const { status } = await tenant.ask('POST', `/${of.id}/deliveries/${String(failed['id'])}/resends`);
    expect(status).toBeLessThan(300);
    await tenant.deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await lastTry()).toMatchObject({ status: 'delivered', error: null });
  });

  test('is recorded whatever the script says', async () => {
    await save(String.raw`throw new Error(message.data.message ? '\uD800 no' : '\0');`);
    await send();
    await save(String.raw`throw '\0';`);
    await send();
    expect(await tries()).toEqual([
      { error: 'transform', error_detail: expect.stringMatching(/^Error: \uFFFD+ no \(line 2, column \d+\)$/) },
      { error: 'transform', error_detail: expect.any(String) },
    ]);
  });

  test('of a script that never ends is one, too, and the next message goes out', async () => {
    await save('if (message.data.message) for (;;);');
    await send();
    expect(await tries()).toMatchObject([
      { error: 'transform', error_detail: expect.stringContaining('longer than 50 ms') },
    ]);
    const other = await register();
    await send(other);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a script', () => {
  test.each([
    ['function transform() {\n  return (;\n}', /SyntaxError.*\(line 2, column 11\)/],
    ['const other = 1;', /must define a function transform/],
    ['async function transform() { return {}; }', /must be a plain function/],
    ['for (;;);', /longer than 50 ms/],
  ])('that cannot run is refused on save, with what is wrong with it: %s', async (code, detail) => {
    const { status, json } = await put(code);
    expect([status, json['code']]).toEqual([422, 'webhook-transformation.refused']);
    expect(JSON.stringify(json['errors'])).toMatch(detail);
    expect((await get()).status).toBe(404);
  });

  test('has revisions, and an earlier one can run again', async () => {
    for (let n = 1; n <= 12; n += 1) await save(`return { body: ${n} };`);
    const { json } = await get();
    const revisions = json['revisions'] as { revision: number; code: string }[];
    expect([json['revision'], revisions.map(({ revision }) => revision)]).toEqual([
      12,
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3],
    ]);
    const back = (revision: number) => tenant.ask('POST', `/${endpoint.id}/transformation/rollbacks`, { revision });
    expect((await back(4)).status).toBe(200);
    expect((await get()).json).toMatchObject({ revision: 4, code: script('return { body: 4 };') });
    await send();
    expect(receiver.received.at(-1)!.body.toString()).toBe('4');
    expect(await back(2)).toMatchObject({ status: 422, json: { code: 'webhook-transformation.no-revision' } });
    await save('return { body: 13 };');
    expect((await get()).json).toMatchObject({ revision: 13 });
  });

  test('is changed in the version that was seen only', async () => {
    const stale = { 'if-match': '"99"' };
    const code = script('return {};');
    const path = `/${endpoint.id}/transformation`;
    expect((await tenant.ask('PUT', path, { code }, stale)).status).toBe(412);
    await save('return {};');
    expect((await tenant.ask('DELETE', path, undefined, stale)).status).toBe(412);
    expect((await tenant.ask('POST', `${path}/rollbacks`, { revision: 1 }, stale)).status).toBe(412);
  });

  test('can be tried before it is saved', async () => {
    const code = script("console.log('for', message.type); return { body: message.data, headers: { a: 'b' } };");
    const { status, json } = await tryIt({ code, message: { type: 'note.written', data: { n: 1 } } });
    expect([status, json]).toMatchObject([
      200,
      {
        error: null,
        logs: ['for note.written'],
        result: {
          isCancelled: false,
          url: receiver.url,
          contentType: 'application/json',
          headers: { a: 'b' },
          body: '{"n":1}',
        },
      },
    ]);
    expect(await tryIt({ code: script('return message.n.o;') })).toMatchObject({
      status: 200,
      json: { result: null, error: { line: 2, message: expect.stringContaining('TypeError') } },
    });
    expect(await tryIt({})).toMatchObject({ status: 404, json: { code: 'webhook-transformation.not-found' } });
    expect(await tryIt({ code, eventType: 'nobody.knows' })).toMatchObject({ status: 422 });
    expect(receiver.received).toEqual([]);
  });

  test("of another tenant's endpoint is not there", async () => {
    await save('return {};');
    const path = `/${endpoint.id}/transformation`;
    const stranger = await stage.newTenant();
    const code = script('return {};');
    const answers = [
      await stranger.ask('GET', path),
      await stranger.ask('PUT', path, { code }),
      await stranger.ask('DELETE', path),
      await stranger.ask('POST', `${path}/tests`, { code }),
      await stranger.ask('POST', `${path}/rollbacks`, { revision: 1 }),
    ];
    expect(answers.map(({ status, json }) => [status, json['code']])).toEqual(
      answers.map(() => [404, 'webhook-endpoint.not-found']),
    );
    expect((await get()).status).toBe(200);
  });
});

function never(): never {
  throw new Error('Nothing has arrived');
}
