import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bus } from '../bus/bus.ts';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { EventStore } from '../events/event-store.ts';
import { JobWorkers } from '../jobs/job-workers.ts';
import { type AddOptions, Jobs, type NewJob } from '../jobs/jobs.ts';
import { type QueueDefinition } from '../jobs/queue-definition.ts';
import { projection } from '../subscriptions/subscription.ts';
import { SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { Drains } from './drains.ts';
import { type DrainJob, logTopic, WakeUps } from './wake-ups.ts';

type Noted = Event<'Noted', { n: number }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };
/** Of the work in which the projection saw each event. */
const ids: string[] = [];
const board = projection<Noted>('test.board', {
  Noted: () => {
    const { requestId, correlation } = currentContext()!;
    ids.push(requestId, correlation);
  },
});

/** The real queue, which may lose the jobs that look after hints. */
class Forgetful extends Jobs {
  checks = true;
  added = 0;

  override async addBulk<Data>(queue: QueueDefinition<Data>, jobs: readonly NewJob<Data>[]): Promise<string[]> {
    const kept = jobs.filter(({ data }) => this.checks || !(data as DrainJob).check);
    this.added += kept.length;
    return super.addBulk(queue, kept);
  }
}

let clutch: TestInstallation;
let tenant: TenantRef;
let events: EventStore;
let jobs: Forgetful;
let wakeUps: WakeUps;
let ends: (() => Promise<unknown>)[];
let errors: unknown[];
/** Whether hints reach anybody. */
let carries: boolean;

beforeAll(async () => {
  clutch = await testInstallation([notes]);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  tenant = await clutch.newTenant();
  [ends, errors, carries] = [[], [], true];
  jobs = new Forgetful(clutch.kernel.jobBackend);
  events = new EventStore(clutch.kernel.database, clutch.kernel.events.codec);
  const hint = (schema: string) => void (carries && clutch.kernel.bus.publish(logTopic(schema), ''));
  wakeUps = new WakeUps(jobs, hint, (error) => errors.push(error));
  wakeUps.listenTo(events);
});
afterEach(async () => {
  for (const end of ends) await end();
  await wakeUps.flush();
  await jobs.close();
  if (errors.length > 0) throw new AggregateError(errors);
});

/** A worker as a process of its own would be. @returns what ends it */
async function startWorker(bus: Pick<Bus, 'subscribe'> = clutch.kernel.bus): Promise<() => Promise<unknown>> {
  const { database, jobBackend, tenants } = clutch.kernel;
  const onError = (_: unknown, error: unknown) => void errors.push(error);
  const runner = new SubscriptionRunner(database, events, [board], undefined as never, {
    lag: () => undefined,
    failed: (_, __, error) => void errors.push(error),
  });
  const drains = new Drains({ runner, bus, jobs, onError });
  const reports = {
    completed: () => undefined,
    failed: () => undefined,
    stalled: () => undefined,
    unreachable: () => undefined,
  };
  const workers = new JobWorkers(jobBackend, {
    findTenant: (schema) => tenants.bySchema(schema),
    reports,
    stopWithinMs: 5_000,
  });
  await workers.start([drains.handler(2)]);
  const end = () => Promise.all([workers.stop(), drains.stop()]);
  ends.push(end);
  return end;
}
const append = () =>
  clutch.as(tenant, () =>
    events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { n: 1 } }],
    }),
  );
/** How far the projection is behind. */
const lag = async (): Promise<number> => {
  const { rows } = await clutch.owner.query<{ lag: number }>(
    `select (h.position - coalesce(s.position, 0))::int as lag from ${tenant.schema}.event_head h left join ${tenant.schema}.subscription s on s.name = $1`,
    [board.name],
  );
  return rows[0]!.lag;
};

test('a busy tenant is drained on hints alone', async () => {
  await startWorker();
  await append();
  await expect.poll(lag).toBe(0);
  jobs.checks = false;
  const before = jobs.added;
  for (let n = 0; n < 20; n += 1) {
    await append();
    await sleep(15);
  }
  await expect.poll(lag).toBe(0);
  expect(jobs.added).toBe(before);
});

test('neither a job nor a hint shows in its ids which schema it is about: events that follow from it show them', async () => {
  ids.length = 0;
  await startWorker();
  await append();
  await expect.poll(lag).toBe(0);
  jobs.checks = false;
  const kinds = async () => {
    await append();
    return new Set(ids.map((id) => id.slice(0, id.indexOf('_'))));
  };
  await expect.poll(kinds).toEqual(new Set(['job', 'hint']));
  await expect.poll(lag).toBe(0);
  expect(ids.filter((id) => id.includes(tenant.schema))).toEqual([]);
});

test('where every hint is lost, jobs bring each append to the projection', async () => {
  await startWorker();
  carries = false;
  await append();
  await expect.poll(lag).toBe(0);
  for (let n = 0; n < 5; n += 1) await append();
  await expect.poll(lag, { timeout: 5_000 }).toBe(0);
});

test('control: without these jobs what the lost hints told stays where it is', async () => {
  await startWorker();
  [carries, jobs.checks] = [false, false];
  await append();
  await expect.poll(lag).toBe(0);
  for (let n = 0; n < 5; n += 1) await append();
  await sleep(2_500);
  expect(await lag()).toBe(5);
});

test('when the worker that attended to the tenant is gone, another one takes its place', async () => {
  const endFirst = await startWorker();
  await append();
  await expect.poll(lag).toBe(0);
  await endFirst();
  await startWorker();
  await append();
  await sleep(400); // told to nobody: late, when the job comes that looks after it
  await append();
  await expect.poll(lag, { timeout: 5_000 }).toBe(0);
  jobs.checks = false;
  await append();
  await expect.poll(lag).toBe(0);
});

test('a drain that fails is tried again without a further hint', async () => {
  const added: AddOptions[] = [];
  const drains = new Drains({
    runner: { drain: () => Promise.resolve(false), lags: () => Promise.resolve([]) },
    bus: { subscribe: () => () => undefined },
    jobs: { add: async (_, __, options) => void added.push(options ?? {}) as never },
    onError: (_, error) => void errors.push(error),
  });
  const { handle } = drains.handler(1);
  await clutch.as(tenant, () => handle({ id: '1', data: {}, attempt: 1 }, AbortSignal.timeout(1_000)));
  expect(added).toEqual([{ tenant: tenant.schema, delayMs: 2_000, deduplicate: 'drain-again' }]);
  await drains.stop();
});
