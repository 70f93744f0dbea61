import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type Lag } from '../subscriptions/subscription-runner.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { LagBoard } from './lag-board.ts';

let clutch: TestInstallation;
let tenants: TenantRef[];
let board: LagBoard;
beforeAll(async () => {
  clutch = await testInstallation();
  tenants = [await clutch.newTenant('north'), await clutch.newTenant('south')];
});
afterAll(() => clutch.close());
beforeEach(async () => {
  await clutch.owner.query('delete from platform.lagging_subscription');
  board = new LagBoard(clutch.kernel.platform);
});

const lag = (subscription: string, over: Partial<Lag> = {}): Lag => ({
  subscription,
  events: 0,
  seconds: 0,
  status: 'running',
  parked: 0,
  waiting: false,
  ...over,
});
const written = async () =>
  (
    await clutch.owner.query(
      `select t.slug, l.name, l.state, l.events::int, l.seconds, l.parked from platform.lagging_subscription l join platform.tenant t on t.id = l.tenant_id order by 1, 2`,
    )
  ).rows as unknown[];

test('what needs a look is written down, what is well or only just behind is not', async () => {
  board.report(tenants[0]!, [
    lag('well'),
    lag('behind', { events: 9, seconds: 60 }),
    lag('on-its-way', { events: 500, seconds: 1 }),
    lag('held', { status: 'paused' }),
    lag('broken', { status: 'halted', events: 3, seconds: 7 }),
    lag('with-poison', { parked: 2 }),
  ]);
  await board.flush();
  expect(await written()).toEqual([
    { slug: 'north', name: 'behind', state: 'catching-up', events: 9, seconds: 60, parked: 0 },
    { slug: 'north', name: 'broken', state: 'halted', events: 3, seconds: 7, parked: 0 },
    { slug: 'north', name: 'held', state: 'paused', events: 0, seconds: 0, parked: 0 },
    { slug: 'north', name: 'with-poison', state: 'live', events: 0, seconds: 0, parked: 2 },
  ]);
});

test('what is well again is taken off, also what another worker wrote; other tenants stay', async () => {
  board.report(tenants[0]!, [lag('one', { events: 9, seconds: 60 }), lag('two', { status: 'halted' })]);
  board.report(tenants[1]!, [lag('one', { status: 'halted' })]);
  await board.flush();
  const another = new LagBoard(clutch.kernel.platform);
  another.report(tenants[0]!, [lag('one', { status: 'halted' })]);
  another.report(tenants[0]!, [lag('one'), lag('two', { events: 1, seconds: 8 })]);
  await another.flush();
  await another.flush();
  expect(await written()).toEqual([
    { slug: 'north', name: 'two', state: 'catching-up', events: 1, seconds: 8, parked: 0 },
    { slug: 'south', name: 'one', state: 'halted', events: 0, seconds: 0, parked: 0 },
  ]);
});

test('one statement is sent for all tenants together, and none where nothing was reported', async () => {
  let statements = 0;
  const platform = Object.create(clutch.kernel.platform) as typeof clutch.kernel.platform;
  platform.query = (statement) => ((statements += 1), clutch.kernel.platform.query(statement));
  const counted = new LagBoard(platform);
  for (const tenant of tenants) counted.report(tenant, [lag('one', { status: 'halted' })]);
  await counted.flush();
  await counted.flush();
  expect([statements, (await written()).length]).toEqual([1, 2]);
});
