import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { EventStore } from '../events/event-store.ts';
import { type JobQueue } from '../jobs/job-backend.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { drainQueue, WakeUps } from './wake-ups.ts';

type Noted = Event<'Noted', { n: number }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };

/** The real queue, with a count of its round trips and a switch that takes it away. */
class WatchedJobs extends Jobs {
  roundTrips = 0;
  away = false;

  override async addBulk(...added: Parameters<Jobs['addBulk']>): Promise<string[]> {
    this.roundTrips += 1;
    if (this.away) throw new Error('the queue is away');
    return super.addBulk(...added);
  }
}

let clutch: TestInstallation;
let queue: JobQueue;
let tenants: TenantRef[];
let jobs: WatchedJobs;
let events: EventStore;
let wakeUps: WakeUps;
let hints: string[];
let errors: unknown[];

beforeAll(async () => {
  clutch = await testInstallation([notes]);
  queue = await clutch.kernel.jobBackend.openQueue(drainQueue.name, {});
});
afterAll(async () => {
  await queue.close();
  await clutch.close();
});
beforeEach(async () => {
  tenants = await Promise.all([1, 2, 3].map(() => clutch.newTenant()));
  [hints, errors] = [[], []];
  jobs = new WatchedJobs(clutch.kernel.jobBackend);
  events = new EventStore(clutch.kernel.database, clutch.kernel.events.codec);
  wakeUps = new WakeUps(
    jobs,
    (schema) => hints.push(schema),
    (error) => errors.push(error),
  );
  wakeUps.listenTo(events);
});
afterEach(async () => {
  await wakeUps.flush();
  await jobs.close();
});

const append = (tenant: TenantRef, streamId = uuidv7()) =>
  clutch.as(tenant, () =>
    events.append(currentContext()!, {
      streamId,
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { n: 1 } }],
    }),
  );
const schemas = () => tenants.map(({ schema }) => schema).sort();
/** Those of this test's tenants for which a job waits. */
const waiting = async (): Promise<(string | undefined)[]> => {
  const jobs = await queue.getJobs(['waiting', 'prioritized']);
  return jobs
    .map(({ data }) => data.tenant)
    .filter((schema) => schemas().includes(schema!))
    .sort();
};

test('one append wakes the workers of its tenant, and hints to those who listen', async () => {
  await append(tenants[0]!);
  await expect.poll(waiting).toEqual([tenants[0]!.schema]);
  expect(hints).toEqual([tenants[0]!.schema]);
});

test('many appends make one job for each tenant, and one more a second to see whether the hints arrived', async () => {
  await Promise.all(Array.from({ length: 300 }, (_, n) => append(tenants[n % 3]!)));
  await expect.poll(waiting).toEqual(schemas());
  expect(hints.length).toBeGreaterThanOrEqual(3);
  expect(new Set(hints)).toEqual(new Set(schemas()));
  await expect.poll(waiting, { timeout: 4_000 }).toEqual([...schemas(), ...schemas()].sort());
  expect(jobs.roundTrips).toBeLessThan(8);
});

test('the first append after a pause makes a job again', async () => {
  await append(tenants[0]!);
  await wakeUps.flush();
  await sleep(1_600);
  const before = jobs.roundTrips;
  await append(tenants[0]!);
  await wakeUps.flush();
  expect(jobs.roundTrips).toBe(before + 1);
  expect(await waiting()).toEqual([tenants[0]!.schema]); // as long as one waits it is enough
});

test('an append that changed nothing wakes nobody', async () => {
  const [tenant] = tenants;
  const streamId = uuidv7();
  await append(tenant!, streamId);
  await expect.poll(waiting).toHaveLength(1);
  await sleep(50);
  const before = jobs.roundTrips;
  expect(await append(tenant!, streamId)).toMatchObject({ status: 'conflict' });
  await wakeUps.flush();
  expect(jobs.roundTrips).toBe(before);
});

test('what waits is sent at shutdown', async () => {
  await append(tenants[0]!);
  await append(tenants[1]!);
  await wakeUps.flush();
  expect(await waiting()).toEqual([tenants[0]!.schema, tenants[1]!.schema].sort());
});

test('a wake-up that is lost is reported and harms no append; the next one goes out again', async () => {
  jobs.away = true;
  expect(await append(tenants[0]!)).toMatchObject({ status: 'ok' });
  await expect.poll(() => errors).toEqual([new Error('the queue is away')]);
  expect(await waiting()).toEqual([]);
  jobs.away = false;
  await append(tenants[0]!);
  await expect.poll(waiting).toEqual([tenants[0]!.schema]);
});
