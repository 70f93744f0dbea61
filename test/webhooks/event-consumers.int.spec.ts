import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, test } from 'vitest';
import { PolledApp } from './polled-app.ts';

const polled = new PolledApp();

describe('consumers over HTTP', () => {
  beforeEach(() => polled.appendAll(1, 2));

  test('of two clients of one consumer one sets the checkpoint, and the other gets 412', async () => {
    await polled.create({ name: 'warehouse', from: 'beginning' });
    const [one, other] = [await polled.read(), await polled.read()];
    const answers = await Promise.all(
      [one, other].map(({ body }) => polled.checkpoint(body.page.nextCursor, body.checkpoint.version)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(await polled.ask('GET', '/event-consumers/warehouse')).toMatchObject({
      body: { position: 2, version: 2, lag: 0 },
    });
  });

  test("another tenant's consumer is 404", async () => {
    await polled.create({ name: 'warehouse' });
    const { secret } = await polled.newKey(await polled.clutch.newTenant());
    const path = '/event-consumers/warehouse';
    for (const [method, below, body] of [
      ['GET', ''],
      ['GET', '/events'],
      ['PUT', '/checkpoint', { cursor: '0' }],
      ['POST', '/seeks', { to: 'beginning' }],
      ['DELETE', ''],
    ] as const) {
      const headers = { 'if-match': '*' };
      const asked = { secret, headers, ...(body ? { body } : {}) };
      expect(await polled.ask(method, `${path}${below}`, asked)).toMatchObject({
        status: 404,
        code: 'event-consumer.not-found',
      });
    }
    expect((await polled.ask('GET', '/event-consumers', { secret })).body.data).toEqual([]);
  });

  test('a name is taken once, and a repeat of the request makes nothing', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const body = { name: 'warehouse' };
    const made = await polled.ask('POST', '/event-consumers', { body, headers });
    const again = await polled.ask('POST', '/event-consumers', { body, headers });
    expect([made.status, made.headers.get('etag'), made.body]).toEqual([201, '"1"', again.body]);
    expect(made.body).toMatchObject({ name: 'warehouse', types: ['*'], position: 2, lag: 0, acknowledgedAt: null });
    expect(await polled.create(body)).toMatchObject({ status: 409, code: 'event-consumer.name-taken' });
    for (const wrong of [
      { name: 'Warehouse' },
      { name: '' },
      { name: 'a', types: ['noot.*'] },
      { name: 'a', from: 'x' },
    ])
      expect(await polled.create(wrong)).toMatchObject({ status: 422, code: 'request.invalid' });
    const { body: list } = await polled.ask('GET', '/event-consumers');
    expect(list.data).toHaveLength(1);
    expect((await polled.ask('DELETE', '/event-consumers/warehouse', { headers: { 'if-match': '"9"' } })).status).toBe(
      412,
    );
    expect((await polled.ask('DELETE', '/event-consumers/warehouse')).status).toBe(204);
    expect((await polled.read()).status).toBe(404);
  });

  test('a checkpoint needs the version that was read, and who may read events moves nothing', async () => {
    await polled.create({ name: 'warehouse' });
    const path = '/event-consumers/warehouse/checkpoint';
    expect(await polled.ask('PUT', path, { body: { cursor: '2' } })).toMatchObject({
      status: 428,
      code: 'if-match.required',
    });
    const { secret } = await polled.newKey(polled.tenant, ['event:read']);
    expect((await polled.ask('GET', '/event-consumers/warehouse/events', { secret })).status).toBe(200);
    const headers = { 'if-match': '*' };
    expect((await polled.ask('PUT', path, { secret, body: { cursor: '2' }, headers })).status).toBe(403);
  });
});
