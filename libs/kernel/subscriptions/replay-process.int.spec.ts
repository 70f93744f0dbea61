import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type RequestContext } from '../context/request-context.ts';
import { DAY, orders, OrderWorld, sellProcess, type TestInstallation, testInstallation } from '../testing.ts';
import { ParkedEventControl } from './parked-event-control.ts';
import { replayProcess } from './replay-process.ts';

const broken = new Set<string>();
const sell = sellProcess(broken);
let clutch: TestInstallation;
let world: OrderWorld;
const started = testInstallation([orders]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());
beforeEach(async () => {
  await started;
  world = await OrderWorld.open(clutch);
  broken.clear();
});

const drain = () => world.runner([sell]).drain(world.tenant);
const replay = (over: Partial<RequestContext> = {}) =>
  world.as(
    (context) => replayProcess(clutch.kernel, context, { subscription: sell.name, reason: 'the fold has changed' }),
    over,
  );
const states = () => world.owner('select key, version, state from process order by key');
const timeouts = () => world.owner('select key, timeout, due_at, set_at, fired from process_timeout order by key');
const told = () => world.owner(`select type from event where category = 'subscription'`);
const refused = (code: string) => expect.objectContaining({ code });

test('a process manager that reads the log again ends where it was and does nothing twice; then it acts on', async () => {
  for (const id of ['a', 'b']) await world.happens('Ordered', id);
  await world.happens('Noted', 'a', '1');
  await drain();
  world.ahead = 1.5 * DAY;
  await drain();
  await world.happens('Paid', 'b');
  await drain();
  const before = [await states(), await timeouts(), world.done, world.sends];
  await world.owner(`update process set state = '{"reminders": 99, "notes": []}'`);
  await world.owner('delete from process_timeout');
  await replay();
  await drain();
  expect([await states(), await timeouts(), world.done, world.sends]).toEqual(before);
  await world.happens('Paid', 'a');
  await drain();
  expect(world.done.at(-1)).toBe('Ship a');
});

test('what it owed before is still sent, once', async () => {
  await world.happens('Ordered', 'a');
  world.obstacle = () => {
    throw new Error('the printer is gone');
  };
  await world.happens('Noted', 'a', '1');
  await drain();
  world.obstacle = () => undefined;
  await replay();
  await drain();
  expect(world.done).toEqual(['Print a 1']);
  expect(await states()).toMatchObject([{ key: 'a', state: { notes: ['1'] } }]);
});

test('it waits until none of its events is parked', async () => {
  broken.add('1');
  await world.happens('Ordered', 'a');
  const position = await world.happens('Noted', 'a', '1');
  await world.drainUntilParked(sell);
  await expect(replay()).rejects.toEqual(refused('subscription.has-parked-events'));
  const parked = new ParkedEventControl(clutch.kernel);
  await world.as((context) => parked.skip(context, { subscription: sell.name, position, reason: 'because' }));
  await expect(replay()).resolves.toMatchObject({ version: 2 });
});

test('asked for again under the same command it happens once, and it is told', async () => {
  await drain();
  const command = { id: uuidv7(), fingerprint: 'f' };
  const first = await replay({ command });
  expect(await replay({ command })).toEqual(first);
  expect(await told()).toEqual([{ type: 'RebuildRequested' }]);
});

test('a worker that does not let go of it in time is a clear refusal, and nothing has changed', async () => {
  await world.happens('Ordered', 'a');
  await drain();
  const client = await clutch.owner.connect();
  await client.query(`begin; select * from ${world.tenant.schema}.subscription for update`);
  await expect(replay()).rejects.toEqual(refused('subscription.busy'));
  await client.query('rollback');
  client.release();
  expect([await states(), await told()]).toMatchObject([[{ key: 'a' }], []]);
}, 15_000);

test('where no worker has been yet there is nothing to read again', async () => {
  await expect(replay()).rejects.toEqual(refused('subscription.waiting'));
});
