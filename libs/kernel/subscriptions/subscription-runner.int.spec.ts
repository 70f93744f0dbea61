import { defineEntity, p } from '@mikro-orm/core';
import { Command } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { DomainError, type Event, eventCatalogue } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { PolicyCommands } from './policy-commands.ts';
import { policy, projection, type Subscription } from './subscription.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

type Counted = Event<'Counted', { by: number }> | Event<'Ignored', { by: number }>;

const TallyRow = defineEntity({
  name: 'TallyRow',
  tableName: 'tally',
  schema: '*',
  properties: { id: p.integer().primary(), total: p.integer() },
});
class React extends Command<void> {
  constructor(readonly by: number) {
    super();
  }
}

/** What the test's policies were asked to do, by command id. */
const reactions = new Map<string, number>();
let failures = 0;

const tally = projection<Counted>('test.tally', {
  Counted: ({ data: { by } }, rows) =>
    rows.query({
      text: 'insert into tally (id, total) values (1, $1) on conflict (id) do update set total = tally.total + excluded.total',
      values: [by],
    }),
});
const react = policy<Counted>('test.react', { Counted: ({ data: { by } }) => [new React(by)] });
const context = {
  name: 'test',
  events: [eventCatalogue<Counted>({ Counted: { version: 1 }, Ignored: { version: 1 } })],
  entities: [TallyRow],
};

let clutch: TestInstallation;
let tenant: TenantRef;
const started = testInstallation([context]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());

const runner = (
  subscriptions: readonly Subscription[],
  handle: (by: number) => Promise<void> = () => Promise.resolve(),
) => {
  const bus = {
    execute: async ({ by }: React) => {
      await handle(by);

      reactions.set(currentContext()!.command!.id, by);
    },
  };
  const policies = new PolicyCommands(bus as never, () => undefined);
  return new SubscriptionRunner(clutch.kernel.database, clutch.kernel.events, subscriptions, policies, {
    lag: () => undefined,
    failed: () => void (failures += 1),
  });
};

const count = (by: number, type: Counted['type'] = 'Counted') =>
  clutch.as(tenant, async () => {
    await clutch.kernel.events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'test',
      expected: 'none',
      events: [{ type, data: { by } }],
    });
  });

const total = async (): Promise<number> => {
  const [row] = await clutch.kernel.database.read<{ total: number }>(tenant.schema, {
    text: 'select total from tally',
  });
  return row?.total ?? 0;
};

beforeEach(async () => {
  await started;
  tenant = await clutch.newTenant();
  reactions.clear();
  failures = 0;
  await clutch.owner.query(`create table ${tenant.schema}.tally (id int primary key, total int not null)`);
});

describe('a projection', () => {
  test('applies each event once, however many runners drain at the same time', async () => {
    for (let by = 1; by <= 60; by += 1) await count(by);
    await Promise.all(Array.from({ length: 6 }, () => runner([tally]).drain(tenant)));
    await runner([tally]).drain(tenant);
    expect(await total()).toBe((60 * 61) / 2);
  });

  test('without the checkpoint in its transaction counts twice: the control', async () => {
    for (let by = 1; by <= 20; by += 1) await count(by);
    await runner([tally]).drain(tenant);
    await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`); // as a crash between rows and checkpoint would leave it
    await runner([tally]).drain(tenant);
    expect(await total()).not.toBe((20 * 21) / 2);
  });

  test('passes over types that it does not know, and reaches the head', async () => {
    await count(1, 'Ignored');
    await runner([tally]).drain(tenant);
    expect(await runner([tally]).lags(tenant)).toMatchObject([
      { subscription: 'test.tally', events: 0, seconds: 0, status: 'running' },
    ]);
  });

  test('that fails is halted after five tries with its error, and the others go on', async () => {
    const broken = projection<Counted>('test.broken', {
      Counted: () => Promise.reject(new Error('broken on purpose')),
    });
    await count(1);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await runner([broken, tally]).drain(tenant);
      await clutch.owner.query(`update ${tenant.schema}.subscription set updated_at = now() - interval '1 hour'`);
    }
    const lags = await runner([broken, tally]).lags(tenant);
    expect(lags.find(({ subscription }) => subscription === 'test.broken')).toMatchObject({
      status: 'halted',
      events: 1,
    });
    expect(await total()).toBe(1);
    expect(failures).toBe(5);
  });
});

describe('a policy', () => {
  test('sends each command under one id, also when it runs again', async () => {
    for (let by = 1; by <= 5; by += 1) await count(by);
    await runner([react]).drain(tenant);
    const first = new Map(reactions);
    await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`);
    await runner([react]).drain(tenant);
    expect(first.size).toBe(5);
    expect(reactions).toEqual(first);
  });

  test('takes a refusal for an answer and goes on', async () => {
    await count(1);
    await count(2);
    await runner([react], async (by) => {
      if (by === 1) throw new DomainError('conflict', 'test.refused', 'no');
    }).drain(tenant);
    expect([...reactions.values()]).toEqual([2]);
  });

  test('keeps what it did before a failure, and parks an event that keeps failing', async () => {
    for (let by = 1; by <= 3; by += 1) await count(by);
    const seen: number[] = [];
    const failing = async (by: number) => {
      seen.push(by);
      if (by === 2) throw new Error('broken on purpose');
    };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await runner([react], failing).drain(tenant);
      await clutch.owner.query(`update ${tenant.schema}.subscription set updated_at = now() - interval '1 hour'`);
    }
    await runner([react], failing).drain(tenant);
    expect(seen.filter((by) => by === 1)).toHaveLength(1);
    expect([...reactions.values()]).toEqual([1, 3]);
    expect(await runner([react]).lags(tenant)).toMatchObject([{ events: 0, parked: 1 }]);
  });

  test('of a later release begins at the head of a log that is already running', async () => {
    await count(1);
    await runner([tally]).drain(tenant);
    await runner([tally, react]).drain(tenant);
    await count(2);
    await runner([tally, react]).drain(tenant);
    expect([...reactions.values()]).toEqual([2]);
  });
});

test('an event that this release cannot read stops its subscription and is never skipped', async () => {
  await count(1);
  await clutch.owner.query(`update ${tenant.schema}.event set schema_version = 9`);
  await runner([tally]).drain(tenant);
  expect(failures).toBe(1);
  expect(await total()).toBe(0);
  const event = (await runner([tally]).lags(tenant))[0];
  expect(event).toMatchObject({ events: 1 });
});

test('an event of a newer release is waited for, however long the roll-out takes, and read as soon as it can be', async () => {
  await count(1);
  await clutch.owner.query(`update ${tenant.schema}.event set schema_version = 9`);
  const table = `${tenant.schema}.subscription`;
  for (let round = 0; round < 8; round += 1) {
    await runner([tally]).drain(tenant);
    await clutch.owner.query(`update ${table} set updated_at = now() - interval '61 s'`);
  }
  const { rows } = await clutch.owner.query(`select status, attempts from ${table} where name = $1`, [tally.name]);
  expect([failures, rows]).toEqual([8, [{ status: 'running', attempts: 4 }]]);
  await clutch.owner.query(`update ${tenant.schema}.event set schema_version = 1`);
  await runner([tally]).drain(tenant);
  expect(await total()).toBe(1);
});
