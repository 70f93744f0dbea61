import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Event, eventCatalogue, type TenantRef } from '#kernel';
import { type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { platformContext, PlatformModule } from '../../platform.module.ts';

type Noted = Event<'Noted'> | Event<'Dropped'>;
const noted = (type: string) => ({ type, description: 'A note.', shape: {}, data: () => ({}) });
/** A context in which nobody is to ask for `note.dropped` any more. */
const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: { version: 1, public: noted('note.written') },
      Dropped: {
        version: 1,
        public: {
          ...noted('note.dropped'),
          deprecated: 'Notes are removed, not dropped.',
          ending: { deprecatedOn: '2026-10-01', archivedOn: '2026-11-01', successor: 'note.written' },
        },
      },
    }),
  ],
};

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes], { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, PlatformModule);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

const register = (...eventTypes: string[]) =>
  http.post('/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/', eventTypes });
const change = async (id: unknown, body: object) => {
  const url = `/v1/webhook-endpoints/${String(id)}`;
  const answer = await http.app.inject({ method: 'PATCH', url, headers: { 'if-match': '*' }, payload: body });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};
const archived = {
  status: 422,
  body: {
    code: 'webhook-endpoint.archived-event-type',
    detail: 'The event type note.dropped is archived since 2026-11-01; use note.written',
    errors: [{ pointer: '/eventTypes', code: 'archived-type' }],
  },
};

test('the catalogue says what is deprecated and archived, since when, and what to use instead', async () => {
  const { body } = await http.get('/v1/event-types/note.dropped');
  expect(body).toMatchObject({
    deprecated: 'Notes are removed, not dropped.',
    deprecatedOn: '2026-10-01',
    archivedOn: '2026-11-01',
    successor: 'note.written',
    family: null,
    schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', deprecated: true },
  });
  const none = { deprecated: null, deprecatedOn: null, archivedOn: null, successor: null };
  expect((await http.get('/v1/event-types/note.written')).body).toMatchObject(none);
});

test('the catalogue has the tenant’s own messages as one type that stands for all of them', async () => {
  for (const type of ['custom.message', 'custom.till.closed'])
    expect((await http.get(`/v1/event-types/${type}`)).body).toMatchObject({
      type: 'custom.message',
      family: 'custom.*',
    });
});

test('an archived type can be asked for by nobody new, and by wildcards as before', async () => {
  expect(await register('note.dropped')).toMatchObject(archived);
  expect((await register('note.*')).status).toBe(201);
  const { body } = await register('note.written');
  expect(await change(body['id'], { eventTypes: ['note.written', 'note.dropped'] })).toMatchObject(archived);
});

test('an endpoint that has asked for it before goes on, and can be changed', async () => {
  const { body } = await register('note.written');
  await clutch.owner.query(`update ${tenant.schema}.platform_webhook_endpoint set event_types = '{note.dropped}'`);
  const id = body['id'];
  expect((await change(id, { eventTypes: ['note.dropped', 'note.written'] })).status).toBe(200);
  expect((await http.post(`/v1/webhook-endpoints/${String(id)}/dry-runs`, {})).status).toBe(200);
  expect((await change(id, { eventTypes: ['note.written'] })).status).toBe(200);
  expect(await change(id, { eventTypes: ['note.dropped'] })).toMatchObject(archived);
});
