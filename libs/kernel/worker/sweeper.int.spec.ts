import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { type JobQueue } from '../jobs/job-backend.ts';
import { JobWorkers } from '../jobs/job-workers.ts';
import { PolicyCommands } from '../subscriptions/policy-commands.ts';
import { projection, type Subscription } from '../subscriptions/subscription.ts';
import { SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { newTenantSchema } from '../tenancy/tenant-schema.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { Sweeper, type SweeperParts } from './sweeper.ts';
import { drainQueue } from './wake-ups.ts';

type Noted = Event<'Noted', { n: number }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };

let clutch: TestInstallation;
let queue: JobQueue;
let tenants: TenantRef[];
/** What the projection has applied, by tenant. */
const applied = new Map<string, number>();
const failures: [slug: string, error: Error][] = [];

const tally = projection<Noted>('test.tally', {
  Noted: async () => {
    const { schema } = currentContext()!.tenant!;
    applied.set(schema, (applied.get(schema) ?? 0) + 1);
  },
});

beforeAll(async () => {
  clutch = await testInstallation([notes]);
  queue = await clutch.kernel.jobBackend.openQueue(drainQueue.name, {});
});
afterAll(async () => {
  await queue.close();
  await clutch.close();
});
beforeEach(async () => {
  await clutch.owner.query("update platform.tenant set status = 'gone'");
  tenants = await Promise.all([1, 2].map(() => clutch.newTenant()));
  applied.clear();
  failures.length = 0;
});

const runnerOf = (...subscriptions: Subscription[]) =>
  new SubscriptionRunner(
    clutch.kernel.database,
    clutch.kernel.events,
    subscriptions,
    new PolicyCommands(undefined as never, () => undefined),
    { lag: () => undefined, failed: () => undefined },
  );
function sweeper(over: Partial<SweeperParts> = {}, everyMs = 60_000): Sweeper {
  const { tenants, jobs } = clutch.kernel;
  const onError = ({ slug }: TenantRef, error: unknown) => void failures.push([slug, error as Error]);
  return new Sweeper({ tenants, jobs, runner: runnerOf(tally), sweeps: [], onError, ...over }, everyMs);
}
/** Nobody listens to these appends: every wake-up is lost. */
const append = (tenant: TenantRef) =>
  clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { n: 1 } }],
    }),
  );
const drain = (tenant: TenantRef, ...more: Subscription[]) =>
  clutch.as(tenant, () => runnerOf(tally, ...more).drain(tenant));
/** Those of this test's tenants for which a job waits. */
const waiting = async (): Promise<(string | undefined)[]> => {
  const jobs = await queue.getJobs(['waiting', 'prioritized']);
  return jobs
    .map(({ data }) => data.tenant)
    .filter((schema) => tenants.some((tenant) => tenant.schema === schema))
    .sort();
};

describe('a sweep', () => {
  test('finds what a lost wake-up left behind, and nothing where there is nothing', async () => {
    const [behind, upToDate] = tenants as [TenantRef, TenantRef];
    for (const tenant of tenants) await drain(tenant);
    await append(behind);
    await append(upToDate);
    await drain(upToDate);
    expect(await waiting()).toEqual([]);
    await sweeper().sweepRound();
    expect(await waiting()).toEqual([behind.schema]);
    await sweeper().sweepRound();
    expect(await waiting()).toEqual([behind.schema]); // one waiting job is enough
    expect(failures).toEqual([]);
  });

  test('starts a new tenant, and a subscription that came with a new release', async () => {
    const [fresh, running] = tenants as [TenantRef, TenantRef];
    await drain(running);
    await sweeper().sweepRound();
    expect(await waiting()).toEqual([fresh.schema]);
    await drain(fresh);
    const later = projection<Noted>('test.later', { Noted: () => Promise.resolve() });
    await sweeper({ runner: runnerOf(tally, later) }).sweepRound();
    expect(await waiting()).toEqual([fresh.schema, running.schema].sort());
  });

  test('is named by an id that shows nothing of its tenant: events that follow from it show that', async () => {
    const ids: string[] = [];
    const noteIds = async () => {
      const { requestId, correlation } = currentContext()!;
      ids.push(requestId, correlation);
    };
    await sweeper({ sweeps: [noteIds] }).sweepRound();
    expect(ids).toHaveLength(2 * tenants.length);
    expect(ids.filter((id) => tenants.some(({ schema }) => id.includes(schema)))).toEqual([]);
  });

  test('leaves a halted subscription to people', async () => {
    const [halted] = tenants as [TenantRef];
    for (const tenant of tenants) await drain(tenant);
    await append(halted);
    await clutch.owner.query(`update ${halted.schema}.subscription set status = 'halted'`);
    await sweeper().sweepRound();
    expect(await waiting()).toEqual([]);
  });

  test('takes a hundred of many tenants in a round, and each once before any of them again, whatever fails among them', async () => {
    // Registered, but without a schema: each fails, and says so.
    const slugs = Array.from({ length: 230 }, () => newTenantSchema());
    await clutch.owner.query(
      `insert into platform.tenant (id, slug, name, schema, status) select gen_random_uuid(), s, s, s, 'live' from unnest($1::text[]) s`,
      [slugs],
    );
    const swept: string[] = [];
    const rounds = sweeper({ sweeps: [async (tenant) => void swept.push(tenant.schema)] });
    const done: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await rounds.sweepRound();
      done.push(swept.length + failures.length);
    }
    expect(done).toEqual([100, 200, 232]);
    expect(failures.map(([slug]) => slug)).toEqual(slugs.toSorted());
    expect(swept).toEqual(tenants.map(({ schema }) => schema).sort());
    await rounds.sweepRound();
    expect(swept.length + failures.length).toBe(332);
  });

  test('comes to a tenant that had work lately every half minute, and for an hour', async () => {
    const [busy] = tenants as [TenantRef];
    const swept: string[] = [];
    const nobody = {
      slice: () => Promise.resolve([]),
      bySchema: (schema: string) => clutch.kernel.tenants.bySchema(schema),
    };
    const rounds = sweeper({ tenants: nobody, sweeps: [async (tenant) => void swept.push(tenant.schema)] });
    rounds.noteActive(busy, 0);
    const [minute, hour] = [60_000, 3_600_000];
    const times: number[] = [];
    for (const now of [1_000, 30_000, 31_000, minute, minute + 1_000, hour, hour + 31_000]) {
      await rounds.sweepRound(now);
      times.push(swept.length);
    }
    expect(times).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(new Set(swept)).toEqual(new Set([busy.schema]));
    expect(failures).toEqual([]);
  });

  test('asks every part in the context of the tenant, and goes on where one fails', async () => {
    const seen: string[] = [];
    const first = tenants.toSorted((a, b) => (a.schema < b.schema ? -1 : 1))[0]!;
    const part = async ({ schema }: TenantRef) => {
      const context = currentContext()!;
      seen.push(`${context.source} ${context.tenant!.schema === schema}`);
      if (schema === first.schema) throw new Error('on purpose');
    };
    await sweeper({ sweeps: [part] }).sweepRound();
    expect(seen).toEqual(['job true', 'job true']);
    expect(failures).toEqual([[first.slug, new Error('on purpose')]]);
  });
});

test('a sweeper that runs brings what a lost wake-up left to a worker; without one it stays where it is: the control', async () => {
  const [tenant] = tenants as [TenantRef];
  const runner = runnerOf(tally);
  const workers = new JobWorkers(clutch.kernel.jobBackend, {
    findTenant: (schema) => clutch.kernel.tenants.bySchema(schema),
    reports: {
      completed: () => undefined,
      failed: () => undefined,
      stalled: () => undefined,
      unreachable: () => undefined,
    },
    stopWithinMs: 5_000,
  });
  const handle = async () => void (await runner.drain(currentContext()!.tenant!));
  await workers.start([{ queue: drainQueue, handle }]);
  await append(tenant);
  await sleep(300);
  expect(applied.get(tenant.schema)).toBeUndefined();

  const running = sweeper({ runner }, 20);
  running.start();
  await expect.poll(() => applied.get(tenant.schema)).toBe(1);
  await append(tenant);
  await expect.poll(() => applied.get(tenant.schema)).toBe(2);
  await running.stop();
  await workers.stop();
  expect(failures).toEqual([]);
});
