import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { type JobEvent } from '../../../../test/kit/job-events.ts';
import { shopForEach } from '../../../../test/kit/shop-for-each.ts';
import { type WebhookApp, type WebhookTenant } from '../../../../test/kit/webhook-app.ts';
import { eventMessageId } from '../../domain/public-event.ts';
import { type ChannelledEvent, type EndpointWish } from '../../domain/webhooks/wanted-events.ts';
import { type DryRunView } from '../../queries/webhooks/dry-run-webhook.query.ts';
import { EventMessages } from './event-messages.ts';
import { webhookFanOut } from './webhook-fan-out.ts';

let app: WebhookApp;
let shop: WebhookTenant;

shopForEach((given) => ({ app, shop } = given));

const WORKSHOPS = [uuidv7(), uuidv7()] as const;
const VEHICLES = [uuidv7(), uuidv7()] as const;
const channelOf = (workshop: string): string => typedId('wsh', workshop);

function opened(over: Partial<Extract<JobEvent, { type: 'JobOpened' }>['data']> = {}): JobEvent {
  const usual = { workshopId: WORKSHOPS[0], vehicleId: VEHICLES[0], system: 'body', amountMinor: 100 };
  return { type: 'JobOpened', data: { jobId: uuidv7(), ...usual, ...over } };
}
const done = (doneAt = '2026-12-01T06:00:00.000Z'): JobEvent => ({
  type: 'JobDone',
  data: { jobId: uuidv7(), doneAt },
});
const noted = (text: string, times = 1): JobEvent => ({ type: 'JobNoted', data: { text, times } });

const typesFor = async (endpointId: string) => (await shop.messages(endpointId)).map(({ event_type }) => event_type);
const dryRun = async (endpointId: string): Promise<DryRunView> => {
  const { status, json } = await shop.ask('POST', `/${endpointId}/dry-runs`, {});
  expect(status).toBe(200);
  return json as unknown as DryRunView;
};

describe('an endpoint gets', () => {
  test('the types that it names, and all types of a subject by its wildcard', async () => {
    const one = await shop.register({ eventTypes: ['job.done'] });
    const subject = await shop.register({ eventTypes: ['job.*'] });
    const all = await shop.register({ eventTypes: ['*'] });
    await shop.append([opened(), done(), noted('a'), { type: 'JobWhispered', data: { text: 'b' } }]);
    await shop.fanOut();
    expect(await typesFor(one.id)).toEqual(['job.done']);
    expect(await typesFor(subject.id)).toEqual(['job.opened', 'job.done']);
    expect(await typesFor(all.id)).toEqual(['job.opened', 'job.done', 'note.written']);
  });

  test('what is about a workshop or vehicle of its channels, and what came later of the same thing', async () => {
    const channels = [channelOf(WORKSHOPS[1]), typedId('veh', VEHICLES[1])];
    const { id } = await shop.register({ eventTypes: ['*'], channels });
    const there = uuidv7();
    await shop.append([opened({ workshopId: WORKSHOPS[1] })], there);
    await shop.append([opened(), done()]);
    await shop.fanOut();
    // The second batch has the later event alone: its channels are those of the first one of its stream.
    await shop.append([done()], there);
    await shop.append([opened({ vehicleId: VEHICLES[1] })]);
    await shop.append([noted('of no channel')]);
    await shop.fanOut();
    const got = await shop.messages(id);
    expect(got.map(({ event_type, channels: of }) => [event_type, of])).toEqual([
      ['job.opened', [typedId('veh', VEHICLES[0]), channelOf(WORKSHOPS[1])].toSorted()],
      ['job.done', [typedId('veh', VEHICLES[0]), channelOf(WORKSHOPS[1])].toSorted()],
      ['job.opened', [typedId('veh', VEHICLES[1]), channelOf(WORKSHOPS[0])].toSorted()],
    ]);
  });

  test('what its filter lets through, by texts, numbers, ids and instants, until the filter is cleared', async () => {
    const filters = {
      system: { 'data.system': 'powertrain' },
      price: { 'data.price.amountMinor': { gte: 500 } },
      workshop: { 'data.workshopId': { in: [channelOf(WORKSHOPS[1])] } },
      late: { 'data.doneAt': { gt: '2026-12-01T09:00:00+03:00' } },
      either: { or: [{ type: 'note.written' }, { not: { 'data.price.amountMinor': { isNull: true } } }] },
    };
    const ids: Record<string, string> = {};
    for (const [name, filter] of Object.entries(filters))
      ids[name] = (await shop.register({ eventTypes: ['*'], filter })).id;
    await shop.append([opened({ system: 'powertrain' }), opened({ amountMinor: 500 }), noted('n')]);
    await shop.append([opened({ workshopId: WORKSHOPS[1] }), done(), done('2026-12-01T06:00:00.001Z')]);
    await shop.fanOut();
    const positions = async (name: string) =>
      (await shop.messages(ids[name]!)).map(({ body }) => (JSON.parse(String(body)) as { type: string }).type);
    expect(await positions('system')).toEqual(['job.opened']);
    expect(await positions('price')).toEqual(['job.opened']);
    expect(await positions('workshop')).toEqual(['job.opened']);
    expect(await positions('late')).toEqual(['job.done']);
    expect(await positions('either')).toEqual(['job.opened', 'job.opened', 'note.written', 'job.opened']);
    expect((await shop.ask('PATCH', `/${ids['late']}`, { filter: null })).status).toBe(200);
    await shop.append([noted('another')]);
    await shop.fanOut();
    expect(await positions('late')).toEqual(['job.done', 'note.written']);
    expect(await positions('price')).toEqual(['job.opened']);
  });

  test('nothing by itself of what happened before it was made', async () => {
    await shop.append([noted('before')]);
    const { id } = await shop.register({ eventTypes: ['*'] });
    await shop.fanOut();
    expect(await typesFor(id)).toEqual([]);
    await shop.append([noted('after')]);
    await shop.fanOut();
    expect(await typesFor(id)).toEqual(['note.written']);
    // It is told what it would have got, for whoever wants to ask for that.
    expect((await dryRun(id)).matched).toBe(2);
  });

  test('its messages after the delay that it asks for', async () => {
    const { id } = await shop.register({ eventTypes: ['*'], delaySeconds: 3_600 });
    await shop.append([noted('later')]);
    await shop.fanOut();
    const [message] = await shop.messages(id);
    expect(message).toMatchObject({ status: 'pending' });
    expect(message!.wait).toBeGreaterThan(3_000);
    expect(message!.wait).toBeLessThanOrEqual(3_600);
  });

  test('of an event of more than 256 KiB a message that says why it is not sent', async () => {
    const whole = await shop.register({ eventTypes: ['*'] });
    const thin = await shop.register({ eventTypes: ['*'], payload: 'thin' });
    await shop.append([noted('a', 262_144), noted('b')]);
    await shop.fanOut();
    const states = (await shop.messages(whole.id)).map(({ status, ended_because, body }) => [
      status,
      ended_because,
      body.length > 0,
    ]);
    expect(states).toEqual([
      ['exhausted', 'too-large', false],
      ['pending', null, true],
    ]);
    expect((await shop.messages(thin.id)).map(({ status }) => status)).toEqual(['pending', 'pending']);
    expect((await dryRun(whole.id)).samples.map(({ body }) => body === null)).toEqual([false, true]);
  });
});

describe('a filter that cannot be understood', () => {
  test.each<[object, string]>([
    [{ 'data.colour': 'red' }, '/filter/data.colour'],
    [{ 'data.price.amountMinor': 'much' }, '/filter/data.price.amountMinor'],
    [{ 'data.workshopId': typedId('veh', VEHICLES[0]) }, '/filter/data.workshopId'],
    [{ or: [{ 'data.system': { like: 'p' } }] }, '/filter/or/0/data.system/like'],
    [{ not: { not: { not: { not: { not: { type: 'job.done' } } } } } }, '/filter/not/not/not/not/not'],
    [{ and: Array.from({ length: 51 }, () => ({ type: 'job.done' })) }, '/filter'],
    [{ and: Array.from({ length: 2_000 }, () => ({ type: 'job.done' })) }, '/filter'],
  ])('is refused by name of its place: %#', async (filter, pointer) => {
    const body = { url: 'http://127.0.0.1:9/', eventTypes: ['job.*'], filter };
    const { status, json } = await shop.ask('POST', '', body);
    expect([status, json['code']]).toEqual([422, 'webhook-endpoint.filter-refused']);
    expect(json['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  test('is refused when types or version change under it, and by the dry run', async () => {
    const filter = { 'data.text': 'a' };
    const wanted = { eventTypes: ['note.*'], filter, apiVersion: '2026-12-01' };
    const { id } = await shop.register(wanted);
    const refused = { status: 422, json: { code: 'webhook-endpoint.filter-refused' } };
    expect(await shop.ask('PATCH', `/${id}`, { eventTypes: ['job.*'] })).toMatchObject(refused);
    expect(await shop.ask('PATCH', `/${id}`, { apiVersion: '2026-11-01' })).toMatchObject(refused);
    expect(await shop.ask('POST', '/dry-runs', { ...wanted, apiVersion: '2026-11-01' })).toMatchObject(refused);
    const together = { apiVersion: '2026-11-01', filter: { 'data.words': 'a' } };
    expect((await shop.ask('PATCH', `/${id}`, together)).status).toBe(200);
    expect((await shop.ask('GET', `/${id}`)).json).toMatchObject({ ...together, eventTypes: ['note.*'] });
  });

  test.each([
    { channels: ['wsh_1'] },
    { channels: [typedId('bkg', uuidv7())] },
    { channels: Array.from({ length: 21 }, () => typedId('wsh', uuidv7())) },
    { payload: 'fat' },
    { format: 'cloudevents' },
    { filter: [] },
  ])('so is another wrong wish: %#', async (wrong) => {
    expect((await shop.ask('POST', '/dry-runs', { eventTypes: ['*'], ...wrong })).status).toBe(422);
  });
});

describe('a dry run', () => {
  const wish = fc.record({
    eventTypes: fc.uniqueArray(fc.constantFrom('*', 'job.*', 'job.done', 'note.written'), { minLength: 1 }),
    channels: fc.subarray([channelOf(WORKSHOPS[0]), channelOf(WORKSHOPS[1]), typedId('veh', VEHICLES[1])]),
    filter: fc.constantFrom(
      null,
      { type: { prefix: 'job.' } },
      { not: { type: 'job.done' } },
      { or: [{ type: 'job.opened' }, { type: { in: ['note.written'] } }] },
    ),
    apiVersion: fc.constantFrom('2026-11-01', '2026-12-01'),
    payload: fc.constantFrom('full', 'thin'),
    format: fc.constantFrom('standard', 'cloudevents-binary', 'cloudevents-structured'),
  });
  const event: fc.Arbitrary<JobEvent> = fc.oneof(
    fc
      .record({
        workshopId: fc.constantFrom(...WORKSHOPS),
        vehicleId: fc.constantFrom(...VEHICLES),
        amountMinor: fc.nat(),
      })
      .map(opened),
    fc.constant(done()),
    fc.string({ minLength: 1 }).map((text) => noted(text.replaceAll('\0', ''))),
  );
  const streams = fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

  /** Each endpoint of which a dry run says something else than the fan-out has done. */
  async function differing(endpoints: readonly { readonly id: string }[]): Promise<string[]> {
    const found: string[] = [];
    for (const { id } of endpoints) {
      const { matched, samples } = await dryRun(id);
      const sent = (await shop.messages(id)).toReversed();
      const newest = sent.slice(0, 10).map(({ event_id, channels, headers, body }) => ({
        id: eventMessageId(event_id),
        channels,
        headers,
        body: JSON.parse(String(body)) as unknown,
      }));
      const shown = samples.map(({ id: message, channels, headers, body }) => ({
        id: message,
        channels,
        headers,
        body,
      }));
      const bodies = [newest, shown].map((all) => all.map(({ body }) => JSON.stringify(body)));
      if (matched !== sent.length || !isDeepStrictEqual(shown, newest) || !isDeepStrictEqual(bodies[0], bodies[1]))
        found.push(id);
    }
    return found;
  }

  test('equals the real fan-out, whatever the endpoints and the events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 3 }), streams, async (wishes, given) => {
        shop = await app.newTenant();
        const endpoints = await Promise.all(wishes.map((one) => shop.register(one)));
        for (const events of given) await shop.append(events);
        await shop.fanOut();
        expect(await differing(endpoints)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('finds a fan-out that passes filters over: the control', async () => {
    class Careless extends EventMessages {
      override judge(wanted: EndpointWish): (outgoing: ChannelledEvent) => boolean {
        return super.judge({ ...wanted, filter: null });
      }
    }
    const { types, events, versions, config } = app.clutch.kernel;
    const messages = new Careless({ types, events, versions, publicUrl: config.public.url });
    const filtered = await shop.register({ eventTypes: ['*'], filter: { type: 'job.done' } });
    const free = await shop.register({ eventTypes: ['*'] });
    await shop.append([noted('a'), done()]);
    await shop.fanOut(webhookFanOut({ messages, wake: () => Promise.resolve() }));
    expect(await differing([filtered, free])).toEqual([filtered.id]);
  });

  test('shows the events of a time by their types before anything is saved', async () => {
    await shop.append([noted('first'), noted('second'), done()]);
    const { json } = await shop.ask('POST', '/dry-runs', {
      eventTypes: ['*'],
      filter: { 'data.text': { contains: 'ECO' } },
    });
    expect(json).toMatchObject({
      isWhole: true,
      matched: 1,
      types: [
        { eventType: 'job.done', events: 1, matched: 0 },
        { eventType: 'note.written', events: 2, matched: 1 },
      ],
      samples: [{ eventType: 'note.written', channels: [], headers: null, body: { data: { text: 'second' } } }],
    });
    const earlier = { eventTypes: ['*'], since: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' };
    expect((await shop.ask('POST', '/dry-runs', earlier)).json).toMatchObject({ matched: 0, types: [], samples: [] });
    expect((await shop.ask('GET', '')).json['data']).toEqual([]);
  });

  test("of another tenant's endpoint is 404", async () => {
    const { id } = await (await app.newTenant()).register({ eventTypes: ['*'] });
    expect(await shop.ask('POST', `/${id}/dry-runs`, {})).toMatchObject({
      status: 404,
      json: { code: 'webhook-endpoint.not-found' },
    });
  });
});
