import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { Clock, type Event, eventCatalogue } from '../domain.ts';
import { setArchiveAfterDays } from '../events/archive/archive-limit.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { ArchiveRounds } from './archive-rounds.ts';

type Note = Event<'Noted'> | Event<'Closed'>;
const notes = {
  name: 'notes',
  events: [eventCatalogue<Note>({ Noted: { version: 1 }, Closed: { version: 1, closes: true } })],
};

let clutch: TestInstallation;
let tenant: TenantRef;
let days = 0;
const clock = new (class extends Clock {
  override now(): Date {
    return new Date(Date.now() + days * 86_400_000);
  }
})();

beforeAll(async () => {
  clutch = await testInstallation([notes], { CLUTCH_ARCHIVE_AFTER_DAYS: '30' });
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

async function closedStream(): Promise<void> {
  const events = (['Noted', 'Closed'] as const).map((type) => ({ type, data: {} }));
  await clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, { streamId: uuidv7(), category: 'note', expected: 'none', events }),
  );
  await clutch.owner.query(
    `insert into ${tenant.schema}.subscription (name, shard, position) values ('notes.all', 0, $1)
     on conflict (name, shard) do update set position = excluded.position`,
    [Number.MAX_SAFE_INTEGER],
  );
}
const archived = async () => (await clutch.kernel.archive.size(tenant.schema)).events;

const rounds = () => {
  const running = new ArchiveRounds(clutch.kernel, clock);
  return async (day: number): Promise<number> => {
    days = day;
    await running.sweep(tenant);
    return archived();
  };
};

test('closed streams are archived once they are older than the limit, in turns of some hours', async () => {
  const at = rounds();
  await closedStream();
  expect([await at(0), await at(29), await at(29.1)]).toEqual([0, 0, 0]);
  expect(await at(31)).toBe(1);
  await closedStream();
  expect([await at(31.1), await at(31.3)]).toEqual([1, 2]);
});

test("a tenant's own limit counts before the installation's", async () => {
  tenant = await clutch.newTenant();
  const at = rounds();
  await closedStream();
  await setArchiveAfterDays(clutch.kernel.platform, tenant.id, 60);
  expect([await at(0), await at(45)]).toEqual([0, 0]);
  await setArchiveAfterDays(clutch.kernel.platform, tenant.id, null);
  expect(await at(46)).toBe(1);
});
