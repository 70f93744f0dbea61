import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type AppendAnswer } from './append.ts';

type Noted = Event<'Noted', { text: string | bigint }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };

let clutch: TestInstallation;
let tenant: TenantRef;
beforeAll(async () => {
  clutch = await testInstallation([notes]);
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

const append = (text: Noted['data']['text']): Promise<AppendAnswer> =>
  clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { text } }],
    }),
  );
const log = () =>
  clutch.kernel.database.transaction(tenant.schema, (tx) =>
    clutch.kernel.events.readLog(tx, { after: 0, limit: 1_000 }),
  );
const groupTransactions = async (): Promise<number> => {
  const { rows } = await clutch.owner.query<{ n: string }>(
    `select count(distinct xmin::text) as n from ${tenant.schema}.event`,
  );
  return Number(rows[0]!.n);
};

test('of appends that go together a bad one fails alone, and the log has no hole where it was', async () => {
  const bad = new Map<number, Noted['data']['text']>([
    [7, 'no NUL \u0000 in jsonb'],
    [23, 1n],
  ]);
  const appends = Array.from({ length: 40 }, (_, index) => append(bad.get(index) ?? `note ${index}`));
  const ended = await Promise.allSettled(appends);
  const failed = ended.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
  expect(failed).toEqual([7, 23]);
  expect(ended[7]).toMatchObject({ reason: { code: 'event.not-text' } });
  expect(ended[23]).toMatchObject({ reason: expect.any(TypeError) });
  const events = await log();
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
});

test('appends that race share transactions', async () => {
  const before = await groupTransactions();
  await Promise.all(Array.from({ length: 40 }, (_, index) => append(`together ${index}`)));
  expect((await groupTransactions()) - before).toBeLessThan(5);
});
