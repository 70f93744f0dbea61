import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Event, eventCatalogue, type TenantRef } from '#kernel';
import { type HttpAnswer, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { PlanChanges } from '../../domain/plan-changes.ts';
import { platformContext, PlatformModule } from '../../platform.module.ts';

type Noted = Event<'Noted'> | Event<'Guessed'>;
const noted = (type: string) => ({ type, description: 'A note.', shape: {}, data: () => ({}) });
/** A context with a type that is not for everybody yet. */
const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: { version: 1, public: noted('note.written') },
      Guessed: { version: 1, public: { ...noted('guess.made'), feature: 'preview:guesses' } },
    }),
  ],
};

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes], { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  tenant = await clutch.newTenant();
  await clutch.owner.query(
    `insert into platform.plan values ('trial', 'Trial', '[]', '[]', '{}', 30, 1, now(), now())`,
  );
  await clutch.owner.query(`insert into platform.tenant_plan values ($1, 'trial', now())`, [tenant.id]);
  http = await testHttp(clutch, tenant, PlatformModule);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

/** Puts the tenant's plan to these features. */
async function plan(...features: string[]): Promise<void> {
  await clutch.owner.query(`update platform.plan set features = $1 where plan_id = 'trial'`, [features]);
  http.app.get(PlanChanges, { strict: false }).announce();
}
const invite = () => plan('webhook:*', 'event:*', 'preview:guesses');
const leaveOut = () => plan('webhook:*', 'event:*');

const names = async () =>
  ((await http.get('/v1/event-types')).body['data'] as { type: string }[]).map(({ type }) => type);
const register = (...eventTypes: string[]) =>
  http.post('/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/', eventTypes });

/** Everything that asks for a type by its name. */
const ASKING: readonly [string, (type: string) => Promise<HttpAnswer>][] = [
  ['one looks at it', (type) => http.get(`/v1/event-types/${type}`)],
  ['one looks at a version of it', (type) => http.get(`/v1/event-types/${type}/versions/1`)],
  ['an endpoint asks for it', (type) => register('note.written', type)],
  ['an endpoint asks for its subject', (type) => register(type.replace(/\.\w+$/, '.*'))],
  [
    'an endpoint is tried out',
    (type) => http.post('/v1/webhook-endpoints/dry-runs', { eventTypes: [type], apiVersion: '2026-11-01' }),
  ],
  ['the log is read', (type) => http.get(`/v1/events?types=${type}`)],
  ['a consumer asks for it', (type) => http.post('/v1/event-consumers', { name: 'till', types: [type] })],
  [
    'an example of it is sent',
    async (type) => {
      const { body } = await register('note.*');
      return http.post(`/v1/webhook-endpoints/${String(body['id'])}/test-messages`, { eventType: type });
    },
  ],
];

describe('a type with a feature', () => {
  test('is in the catalogue of those whose plan has the feature, which says so', async () => {
    await invite();
    expect(await names()).toContain('guess.made');
    expect((await http.get('/v1/event-types/guess.made')).body).toMatchObject({ feature: 'preview:guesses' });
    expect((await http.get('/v1/event-types/note.written')).body).toMatchObject({ feature: null });
    await leaveOut();
    expect(await names()).not.toContain('guess.made');
    expect(await names()).toContain('note.written');
  });

  test.each([
    [['preview:guesses'], true],
    [['booking:*', 'preview:*'], true],
    [['*'], true],
    [['*:*'], true],
    [['*:guesses'], true],
    [['preview:guess', 'previews:guesses', 'booking:*', '*:read'], false],
    [[], false],
  ])('is of a plan with the features %j: %s', async (features, isOffered) => {
    await plan(...features);
    expect((await names()).includes('guess.made')).toBe(isOffered);
  });

  test.each(ASKING)('is there for them, and for others as if it were not, where %s', async (_, ask) => {
    await invite();
    expect([200, 201, 202]).toContain((await ask('guess.made')).status);
    await leaveOut();
    const [refused, unknown] = [await ask('guess.made'), await ask('gnome.seen')];
    expect([404, 422]).toContain(refused.status);
    expect([refused.status, refused.body['code']]).toEqual([unknown.status, unknown.body['code']]);
  });

  test('stays with an endpoint that has asked for it, when the plan has the feature no more', async () => {
    await invite();
    const { body } = await register('guess.made');
    await leaveOut();
    const change = async (...eventTypes: string[]) => {
      const url = `/v1/webhook-endpoints/${String(body['id'])}`;
      return (await http.app.inject({ method: 'PATCH', url, headers: { 'if-match': '*' }, payload: { eventTypes } }))
        .statusCode;
    };
    expect(await change('guess.made', 'note.written')).toBe(200);
    expect(await change('note.written')).toBe(200);
    expect(await change('guess.made')).toBe(422);
  });
});
