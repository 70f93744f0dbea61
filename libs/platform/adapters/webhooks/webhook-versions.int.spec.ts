import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import {
  type Event,
  eventCatalogue,
  type ContextDefinition,
  publicEvent,
  renamed,
  shown,
  type TenantRef,
} from '#kernel';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { platformContext } from '../../platform.module.ts';

type Noted = Event<'Noted', { text: string }>;
const notes: ContextDefinition = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: {
        version: 1,
        public: publicEvent({
          type: 'note.written',
          description: 'A note.',
          shape: { text: shown.text('What it says.', 'Hello') },
          data: ({ text }) => ({ text }),
        }),
      },
    }),
  ],
  apiChanges: [
    {
      version: '2026-12-01',
      title: 'A note has a text',
      migration: 'Read `text` in place of `words`.',
      schemas: [],
      events: { 'note.written': renamed('words', 'text') },
    },
  ],
};

let clutch: TestInstallation;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes]);
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

test('each endpoint gets an event in the form of its own version, from one and the same event', async () => {
  for (const version of ['2026-11-01', '2026-12-01'])
    await clutch.owner.query(
      `insert into ${tenant.schema}.platform_webhook_endpoint
         (endpoint_id, url, event_types, secret, status, api_version, after_position, last_seq, version, created_at)
       values (gen_random_uuid(), 'https://example.com/hook', '{note.*}', '\\x00', 'active', $1, 0, 0, 1, now())`,
      [version],
    );
  await runSubscriptions(clutch.kernel, tenant);
  const event: Noted = { type: 'Noted', data: { text: 'Hello' } };
  await clutch.as(tenant, () =>
    clutch.kernel.events.append(
      {
        requestId: 'req',
        correlation: 'req',
        source: 'system',
        tenant,
        actor: { kind: 'system', id: 'test', name: 'Test' },
      },
      { streamId: uuidv7(), category: 'note', expected: 'any', events: [event] },
    ),
  );
  await runSubscriptions(clutch.kernel, tenant);
  const { rows } = await clutch.owner.query<{ version: string; body: Buffer; event_id: string }>(
    `select e.api_version as version, d.body, d.event_id from ${tenant.schema}.platform_webhook_delivery d
       join ${tenant.schema}.platform_webhook_endpoint e using (endpoint_id) order by 1`,
  );
  expect(rows.map(({ version, body }) => [version, (JSON.parse(String(body)) as { data: object }).data])).toEqual([
    ['2026-11-01', { words: 'Hello' }],
    ['2026-12-01', { text: 'Hello' }],
  ]);
  expect(new Set(rows.map(({ event_id }) => event_id)).size).toBe(1);
});
