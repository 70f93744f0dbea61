import { type EntitySchema } from '@mikro-orm/core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type RequestContext } from '../context/request-context.ts';
import { orders, OrderWorld, printPolicy, sellProcess, type TestInstallation, testInstallation } from '../testing.ts';
import { type OrderEvent } from '../testing/sample-orders.ts';
import { projection, type Subscription } from './subscription.ts';
import { SubscriptionControl } from './subscription-control.ts';

const broken = new Set<string>();
const seen: string[] = [];
const handlers = {
  Noted: ({ data: { text } }: { data: { text: string } }) => {
    if (broken.has(text)) throw new Error('broken on purpose');
    seen.push(text);
  },
};
// The tables are named only: no worker comes to fill them here.
const list = projection<OrderEvent>('test.list', handlers, { tables: [{} as EntitySchema] });
const untabled = projection<OrderEvent>('test.untabled', {});
const [print, sell] = [printPolicy(broken), sellProcess(broken)];
const all: Subscription[] = [list, untabled, print, sell];
let clutch: TestInstallation;
let world: OrderWorld;
let control: SubscriptionControl;
const started = testInstallation([orders]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());
beforeEach(async () => {
  await started;
  world = await OrderWorld.open(clutch);
  control = new SubscriptionControl({ ...clutch.kernel, subscriptions: all });
  broken.clear();
  seen.length = 0;
});

type Act = 'pause' | 'resume' | 'rebuild' | 'cancelRebuild';
const act = (what: Act, subscription: string, over: Partial<RequestContext> = {}) =>
  world.as((context) => control[what](context, { subscription, reason: 'because' }), over);
const drain = () => world.runner(all).drain(world.tenant);
const status = (name: string) => control.get(world.tenant.schema, name);
const told = async () =>
  (await world.owner(`select type from event where category = 'subscription' order by position`)).map(
    ({ type }) => type,
  );
const refused = (code: string) => expect.objectContaining({ code });

describe('a subscription is shown', () => {
  test('with its kind, its state and its distance to the head', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await world.happens('Noted', 'a', '1');
    await world.owner(`update event set recorded_at = now() - interval '1 minute'`);
    const shown = await control.list(world.tenant.schema);
    expect(shown.map(({ name, kind }) => [name, kind])).toEqual([
      ['test.list', 'projection'],
      ['test.print', 'policy'],
      ['test.sell', 'process'],
      ['test.untabled', 'projection'],
    ]);
    for (const one of shown)
      expect(one).toMatchObject({ state: 'catching-up', position: 1, head: 2, error: null, rebuild: null });
    expect(Math.round(shown[0]!.lagSeconds / 60)).toBe(1);
    await drain();
    expect(await status('test.list')).toMatchObject({ state: 'live', position: 2, head: 2, lagSeconds: 0 });
    const second = await control.list(world.tenant.schema, { after: 'test.list', limit: 1 });
    expect(second.map(({ name }) => name)).toEqual(['test.print']);
  });

  test('as retired where this release does not have it', async () => {
    await drain();
    const later = new SubscriptionControl({ ...clutch.kernel, subscriptions: [list] });
    expect((await later.list(world.tenant.schema)).map(({ state }) => state)).toEqual([
      'live',
      'retired',
      'retired',
      'retired',
    ]);
  });
});

describe('pausing', () => {
  test('holds one subscription while the others go on, and resuming loses nothing', async () => {
    await drain();
    await act('pause', 'test.print');
    await world.happens('Noted', 'a', '1');
    await drain();
    expect([world.done, seen, (await status('test.print')).state]).toEqual([[], ['1'], 'paused']);
    await act('resume', 'test.print');
    await drain();
    expect([world.done, (await status('test.print')).state]).toEqual([['Print a 1'], 'live']);
    expect(await told()).toEqual(['SubscriptionPaused', 'SubscriptionResumed']);
  });

  test('asked for again changes nothing and is told once, also when many ask at a time', async () => {
    await drain();
    await Promise.all(Array.from({ length: 5 }, () => act('pause', 'test.print')));
    const command = { id: uuidv7(), fingerprint: 'f' };
    const first = await act('resume', 'test.print', { command });
    expect(await act('resume', 'test.print', { command })).toEqual(first);
    await act('resume', 'test.print');
    expect(await told()).toEqual(['SubscriptionPaused', 'SubscriptionResumed']);
  });

  test('waits for a worker that is in the middle, and says so when that takes too long', async () => {
    await drain();
    const client = await clutch.owner.connect();
    await client.query(`begin; select * from ${world.tenant.schema}.subscription for update`);
    await expect(act('pause', 'test.print')).rejects.toEqual(refused('subscription.busy'));
    await client.query('rollback');
    client.release();
    expect((await status('test.print')).state).toBe('live');
  }, 15_000);
});

test('what is halted shows why, cannot be paused, and goes on when it is resumed', async () => {
  broken.add('1');
  await world.happens('Noted', 'a', '1');
  await world.drainUntilParked(list);
  expect(await status('test.list')).toMatchObject({ state: 'halted', error: { message: 'broken on purpose' } });
  await expect(act('pause', 'test.list')).rejects.toEqual(refused('subscription.halted'));
  broken.clear();
  await act('resume', 'test.list');
  await drain();
  expect([seen, (await status('test.list')).state]).toEqual([['1'], 'live']);
});

describe('a rebuild', () => {
  test('of a process manager has it read the log again', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await act('rebuild', 'test.sell');
    expect(await status('test.sell')).toMatchObject({ position: 0 });
    await drain();
    expect(await world.owner('select key from process')).toEqual([{ key: 'a' }]);
    expect(await told()).toEqual(['RebuildRequested']);
  });

  test('of a projection is a wish for a worker, once, until it is cancelled', async () => {
    await drain();
    await Promise.all(Array.from({ length: 4 }, () => act('rebuild', 'test.list')));
    const requested = { state: 'requested', position: 0, error: null };
    expect(await status('test.list')).toMatchObject({ state: 'rebuilding', rebuild: requested });
    await act('cancelRebuild', 'test.list');
    expect(await status('test.list')).toMatchObject({ state: 'live', rebuild: null });
    expect(await told()).toEqual(['RebuildRequested', 'RebuildCancelled']);
  });

  test('that a worker has begun is cancelled by a worker; until then no other one begins', async () => {
    await drain();
    await act('rebuild', 'test.list');
    await world.owner(`update subscription set status = 'rebuilding', position = 3 where name = 'test.list@rebuild'`);
    expect((await status('test.list')).rebuild).toEqual({ state: 'running', position: 3, error: null });
    await act('cancelRebuild', 'test.list');
    await act('cancelRebuild', 'test.list');
    expect((await status('test.list')).rebuild).toMatchObject({ state: 'cancelling' });
    await expect(act('rebuild', 'test.list')).rejects.toEqual(refused('subscription.rebuild-cancelling'));
    expect(await told()).toEqual(['RebuildRequested', 'RebuildCancelled']);
  });

  test('that is halted goes on when its subscription is resumed', async () => {
    await drain();
    await act('rebuild', 'test.list');
    await world.owner(`update subscription set status = 'halted' where name = 'test.list@rebuild'`);
    await act('resume', 'test.list');
    expect((await status('test.list')).rebuild).toMatchObject({ state: 'running' });
  });

  test('is refused where there is nothing to rebuild, or to cancel', async () => {
    await drain();
    for (const name of ['test.print', 'test.untabled'])
      await expect(act('rebuild', name)).rejects.toEqual(refused('subscription.not-rebuildable'));
    await expect(act('cancelRebuild', 'test.list')).rejects.toEqual(refused('subscription.not-rebuilding'));
  });
});

test('a subscription is paused before any worker has been with the tenant, and reads all from the beginning when it goes on', async () => {
  await world.happens('Noted', 'a', 'first');
  await act('pause', 'test.list');
  expect(await status('test.list')).toMatchObject({ state: 'paused', position: 0 });
  await drain();
  expect([await status('test.list'), seen]).toMatchObject([{ state: 'paused', position: 0 }, []]);
  await act('resume', 'test.list');
  await drain();
  expect(seen).toEqual(['first']);
});

test.each(['pause', 'resume', 'rebuild', 'cancelRebuild'] as const)(
  'to %s what is not there is refused, the checkpoint of a rebuild included',
  async (what) => {
    await drain();
    await act('rebuild', 'test.list');
    for (const name of ['test.unknown', 'test.list@rebuild', ''])
      await expect(act(what, name)).rejects.toEqual(refused('subscription.not-found'));
  },
);
