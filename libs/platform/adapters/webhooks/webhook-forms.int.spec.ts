import { type CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { type JobEvent } from '../../../../test/kit/job-events.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { shopForEach } from '../../../../test/kit/shop-for-each.ts';
import { type Json, type WebhookTenant } from '../../../../test/kit/webhook-app.ts';
import { type ReceivedWebhook, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { eventMessageId } from '../../domain/public-event.ts';

let shop: WebhookTenant;
let receiver: WebhookReceiver;

shopForEach((given) => ({ shop } = given));
receiverForEach((started) => (receiver = started));

const JOB = { jobId: uuidv7(), workshopId: uuidv7(), vehicleId: uuidv7(), system: 'body', amountMinor: 12_900 };
const opened: JobEvent = { type: 'JobOpened', data: JOB };
const IDS = {
  jobId: typedId('job', JOB.jobId),
  workshopId: typedId('wsh', JOB.workshopId),
  vehicles: [{ vehicleId: typedId('veh', JOB.vehicleId) }],
};
const DATA = { ...IDS, system: 'body', price: { amountMinor: 12_900, currency: 'SAR' } };

const register = (body: object = {}) => shop.register({ url: receiver.url, eventTypes: ['*'], ...body });
const send = async (...events: JobEvent[]): Promise<readonly ReceivedWebhook[]> => {
  await shop.append(events);
  await shop.fanOut();
  await shop.deliver();
  return receiver.received;
};
const jsonOf = ({ body }: ReceivedWebhook): Json => JSON.parse(body.toString()) as Json;
/** As the library of the CloudEvents project reads it, by its schema. */
const cloudEvent = ({ headers, body }: ReceivedWebhook) => {
  const event = HTTP.toEvent({ headers, body: body.toString() }) as CloudEvent<unknown>;
  event.validate();
  return event;
};

describe('a message is', () => {
  test('the type, the time and all of the data, or only the ids in it', async () => {
    await register();
    await register({ payload: 'thin' });
    const received = await send(opened);
    const full = received.find(({ body }) => body.includes('SAR'))!;
    const thin = received.find(({ body }) => !body.includes('SAR'))!;
    expect(jsonOf(full)).toEqual({ type: 'job.opened', timestamp: expect.any(String), data: DATA });
    expect(jsonOf(thin)).toEqual({ type: 'job.opened', timestamp: jsonOf(full)['timestamp'], data: IDS });
    expect(thin.headers['content-type']).toBe('application/json');
    expect(Object.keys(thin.headers).filter((name) => name.startsWith('ce-'))).toEqual([]);
  });

  test.each(['cloudevents-binary', 'cloudevents-structured'])(
    'in CloudEvents mode %s one that the library of CloudEvents takes, signed as ever',
    async (format) => {
      const { secret } = await register({ format });
      const [message] = await send(opened);
      const event = cloudEvent(message!);
      expect(event).toMatchObject({
        id: message!.headers['webhook-id'],
        specversion: '1.0',
        type: 'job.opened',
        source: 'http://127.0.0.1:3000/v1/events',
        subject: IDS.jobId,
        dataschema: 'http://127.0.0.1:3000/v1/event-types/job.opened/versions/1',
        datacontenttype: expect.stringContaining('application/json'),
        data: DATA,
      });
      expect(Date.parse(event.time!)).toBeGreaterThan(0);
      const isStructured = format === 'cloudevents-structured';
      expect(message!.headers['content-type']).toBe(isStructured ? 'application/cloudevents+json' : 'application/json');
      expect(isStructured ? jsonOf(message!)['data'] : jsonOf(message!)).toEqual(DATA);
      const headers = message!.headers as Record<string, string>;
      expect(() => new Webhook(secret).verify(message!.body, headers)).not.toThrow();
    },
  );

  test('in CloudEvents mode without a schema where the data is not what the schema says', async () => {
    await register({ format: 'cloudevents-binary', payload: 'thin', eventTypes: ['job.*'] });
    await register({ format: 'cloudevents-structured', apiVersion: '2026-11-01', eventTypes: ['note.*'] });
    const received = await send(opened, { type: 'JobNoted', data: { text: 'Hello' } });
    const events = received.map(cloudEvent).toSorted((a, b) => (a.type < b.type ? -1 : 1));
    expect(events.map(({ type, dataschema, data }) => [type, dataschema, data])).toEqual([
      ['job.opened', undefined, IDS],
      ['note.written', undefined, { words: 'Hello' }],
    ]);
  });

  test('in the old shape for a pinned version, and in the form that it had when it was made', async () => {
    const { id } = await register({ apiVersion: '2026-11-01', eventTypes: ['note.*'], ordering: 'strict' });
    await shop.append([{ type: 'JobNoted', data: { text: 'first' } }]);
    await shop.fanOut();
    const change = { apiVersion: '2026-12-01', format: 'cloudevents-binary' };
    expect((await shop.ask('PATCH', `/${id}`, change)).status).toBe(200);
    const [first, second] = await send({ type: 'JobNoted', data: { text: 'second' } });
    expect(jsonOf(first!)).toMatchObject({ type: 'note.written', data: { words: 'first' } });
    expect(first!.headers['ce-id']).toBeUndefined();
    expect(cloudEvent(second!).data).toEqual({ text: 'second' });
  });
});

test('a message that is too large to be sent cannot be sent by hand either', async () => {
  const { id } = await register();
  await send({ type: 'JobNoted', data: { text: 'a', times: 262_144 } });
  const [message] = await shop.messages(id);
  const path = `/${id}/deliveries/${eventMessageId(message!.event_id)}/resends`;
  expect(await shop.ask('POST', path)).toMatchObject({ status: 409, json: { code: 'webhook-message.expunged' } });
  await shop.deliver();
  expect(receiver.received).toEqual([]);
});

describe('a test message is', () => {
  test('in the form of the endpoint, by the example of a type whether or not the endpoint wants it', async () => {
    const { id } = await register({ eventTypes: ['job.done'], format: 'cloudevents-structured', payload: 'thin' });
    const asked = await shop.ask('POST', `/${id}/test-messages`, { eventType: 'job.opened' });
    expect(asked.status).toBe(202);
    await shop.deliver();
    const [message] = receiver.received;
    const event = cloudEvent(message!);
    expect([event.id, event.type]).toEqual([asked.json['id'], 'job.opened']);
    expect(event.data).toEqual({
      jobId: expect.stringMatching(/^job_/),
      workshopId: expect.stringMatching(/^wsh_/),
      vehicles: [{ vehicleId: expect.stringMatching(/^veh_/) }],
    });
  });

  test('one that says nothing where no type is named, and once for a repeated request', async () => {
    const { id } = await register();
    const repeated = { 'idempotency-key': uuidv7() };
    const ask = (body?: object) => shop.ask('POST', `/${id}/test-messages`, body, repeated);
    expect((await ask()).json).toEqual((await ask()).json);
    await shop.deliver();
    expect(receiver.received.map(jsonOf)).toEqual([
      { type: 'webhook.test', timestamp: expect.any(String), data: { message: 'Webhooks arrive here.' } },
    ]);
  });

  test.each(['job.*', 'job.forgotten'])('refused for %s, which is no type', async (eventType) => {
    const { id } = await register();
    const { status, json } = await shop.ask('POST', `/${id}/test-messages`, { eventType });
    expect([status, json['code'], json['errors']]).toEqual([
      422,
      'webhook-endpoint.unknown-event-type',
      [expect.objectContaining({ pointer: '/eventType' })],
    ]);
  });
});
