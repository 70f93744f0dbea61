import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { WebhookAlerts } from '../../adapters/webhooks/webhook-alerts.ts';

let stage: WebhookStage;
let receiver: WebhookReceiver;

beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());
receiverForEach((started) => (receiver = started));

type Alert = Readonly<Record<'id' | 'type' | 'severity' | 'endpointId', string>> & { readonly position: number };

/** As the worker does it. */
const sweep = () => stage.as(() => stage.http.app.get(WebhookAlerts, { strict: false }).sweep(stage.tenant));
async function alerts(query = ''): Promise<{ data: Alert[]; page: { nextCursor: string; hasMore: boolean } }> {
  const { status, body } = await stage.http.get(`/v1/webhook-alerts${query}`);
  expect(status).toBe(200);
  return body as never;
}

test('alerts are read by an app, the newest first, each with how grave it is, and where somebody has read to is kept', async () => {
  const [away, well] = [await stage.endpoint(receiver.url), await stage.endpoint(receiver.url)];
  await stage.change(well, { status: 'disabled' });
  receiver.answer(410);
  await stage.notes(1);
  await stage.deliver();
  await stage.change(well, { status: 'active' });
  await sweep();
  const { data } = await alerts();
  expect(data.map(({ type, severity, endpointId }) => [type, severity, endpointId])).toEqual(
    expect.arrayContaining([
      ['webhook.endpoint.changed', 'info', well],
      ['webhook.endpoint.disabled', 'info', well],
      ['webhook.endpoint.disabled', 'critical', away],
    ]),
  );
  expect(data.map(({ position }) => position)).toEqual(data.map(({ position }) => position).toSorted((a, b) => b - a));
  const { data: own } = await alerts(`?endpointId=${away}`);
  expect(own.map(({ type }) => type)).toEqual(['webhook.endpoint.disabled']);

  await stage.http.post('/v1/event-consumers', { name: 'inbox', types: ['webhook.*'], from: 'beginning' });
  const unread = async () => (await stage.http.get('/v1/event-consumers/inbox/events')).body['data'] as Alert[];
  expect((await unread()).map(({ id }) => id).toSorted()).toEqual(data.map(({ id }) => id).toSorted());
});

test('come in pages to the beginning of the log, whatever else stands in it', async () => {
  const endpoint = await stage.endpoint(receiver.url);
  for (const description of ['One', 'Two', 'Three']) {
    await stage.change(endpoint, { description });
    await sweep();
    await stage.notes(1, 2, 3);
  }
  const seen: string[] = [];
  for (let query = '?limit=2&endpointId=' + endpoint; ;) {
    const { data, page } = await alerts(query);
    seen.push(...data.map(({ id }) => id));
    if (!page.hasMore) break;
    query = `?limit=2&endpointId=${endpoint}&cursor=${page.nextCursor}`;
  }
  expect(new Set(seen).size).toBe(3);
  expect(seen).toHaveLength(3);
  expect((await stage.http.get('/v1/webhook-alerts?endpointId=bkg_1')).status).toBe(422);
});
