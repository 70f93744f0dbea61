import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { orders, OrderWorld, printPolicy, sellProcess, type TestInstallation, testInstallation } from '../testing.ts';
import { ParkedEventControl } from './parked-event-control.ts';
import { type Subscription } from './subscription.ts';

const broken = new Set<string>();
const print = printPolicy(broken);
const sell = sellProcess(broken);
let clutch: TestInstallation;
let world: OrderWorld;
let control: ParkedEventControl;
const started = testInstallation([orders]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());
beforeEach(async () => {
  await started;
  world = await OrderWorld.open(clutch);
  control = new ParkedEventControl(clutch.kernel);
  broken.clear();
});

const drain = (subscription: Subscription) => world.runner([subscription]).drain(world.tenant);
const parked = () => control.list(world.tenant.schema, { limit: 100 });
const release = ({ name }: Subscription, position: number, over = {}) =>
  world.as((context) => control.release(context, { subscription: name, position, reason: 'repaired' }), over);
const skip = ({ name }: Subscription, position: number, over = {}) =>
  world.as((context) => control.skip(context, { subscription: name, position, reason: 'of no use' }), over);
const told = () =>
  world.owner(
    `select type, data ->> 'reason' as reason, meta -> 'actor' ->> 'kind' as actor from event where category = 'subscription'`,
  );
const refused = (code: string) => expect.objectContaining({ code });

describe.each([
  ['policy', print, ['Print b 2']],
  ['process', sell, ['Print b 2']],
] as const)('a %s', (_kind, subscription, others) => {
  /** Three notes for order a, of which the first is poison, and one for order b. */
  async function poison(): Promise<number> {
    broken.add('1');
    await world.happens('Ordered', 'a');
    await world.happens('Ordered', 'b');
    const position = await world.happens('Noted', 'a', '1');
    await world.happens('Noted', 'b', '2');
    await world.happens('Noted', 'a', '3');
    await world.drainUntilParked(subscription);
    await world.happens('Noted', 'a', '4');
    await drain(subscription);
    return position;
  }

  test('parks an event that keeps failing, holds back what comes behind it and goes on with the rest', async () => {
    const position = await poison();
    expect(world.done).toEqual(others);
    expect(await parked()).toEqual([
      {
        subscription: subscription.name,
        position,
        eventId: expect.any(String),
        streamId: expect.any(String),
        type: 'Noted',
        lane: expect.any(String),
        status: 'parked',
        attempts: 5,
        error: 'broken on purpose',
        parkedAt: expect.any(Date),
        heldBehind: 2,
      },
    ]);
    expect(await world.runner([subscription]).lags(world.tenant)).toMatchObject([
      { events: 0, parked: 1, waiting: false },
    ]);
  });

  test('tries a released event again and then what was held back, in order and once, however often and by however many', async () => {
    const position = await poison();
    broken.clear();
    await Promise.all(Array.from({ length: 4 }, () => release(subscription, position)));
    expect(await parked()).toMatchObject([{ position, status: 'retrying' }]);
    await Promise.all(Array.from({ length: 4 }, () => drain(subscription)));
    await drain(subscription);
    expect(world.done).toEqual([...others, 'Print a 1', 'Print a 3', 'Print a 4']);
    expect(world.sends).toBe(4);
    expect(await parked()).toEqual([]);
    await world.happens('Noted', 'a', '5');
    await drain(subscription);
    expect(world.done.at(-1)).toBe('Print a 5');
    expect(await told()).toEqual([{ type: 'ParkedEventReleased', reason: 'repaired', actor: 'system' }]);
  });

  test('parks a released event anew when it fails again, with its neighbours still behind it', async () => {
    const position = await poison();
    await release(subscription, position);
    await drain(subscription);
    expect(await parked()).toMatchObject([{ position, status: 'parked', attempts: 6, heldBehind: 2 }]);
    expect(world.done).toEqual(others);
  });

  test('leaves a skipped event out for good and goes on with what was held back', async () => {
    const position = await poison();
    await skip(subscription, position);
    await drain(subscription);
    expect(world.done).toEqual([...others, 'Print a 3', 'Print a 4']);
    expect(await parked()).toEqual([]);
    expect(await told()).toEqual([{ type: 'ParkedEventSkipped', reason: 'of no use', actor: 'system' }]);
  });

  test('whose parked event is released and skipped at the same time does one of both', async () => {
    const position = await poison();
    broken.clear();
    const answers = await Promise.allSettled([
      release(subscription, position),
      skip(subscription, position),
      drain(subscription),
      release(subscription, position),
      skip(subscription, position),
    ]);
    await drain(subscription);
    const types = new Set((await told()).map(({ type }) => type));
    expect(types.size).toBe(1);
    const first = types.has('ParkedEventSkipped') ? [] : ['Print a 1'];
    expect(world.done).toEqual([...others, ...first, 'Print a 3', 'Print a 4']);
    expect(world.sends).toBe(world.done.length);
    const codes = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    );
    const clear = ['parked-event.not-found', 'parked-event.being-retried'];
    expect(codes.filter((code) => !clear.includes(code))).toEqual([]);
  });

  test('answers the same to a command that is sent again, and tells nothing twice', async () => {
    const position = await poison();
    const command = { id: uuidv7(), fingerprint: 'f' };
    const first = await skip(subscription, position, { command });
    expect(await skip(subscription, position, { command })).toEqual(first);
    expect(await told()).toHaveLength(1);
  });

  test('refuses what cannot be: an event that is not parked, or that waits behind one', async () => {
    const position = await poison();
    const [{ position: held } = { position: 0 }] = (await world.owner(
      `select position::int from parked_event where status = 'held' order by position`,
    )) as { position: number }[];
    for (const act of [release, skip]) {
      await expect(act(subscription, 1)).rejects.toEqual(refused('parked-event.not-found'));
      await expect(act(subscription, held)).rejects.toEqual(refused('parked-event.held-back'));
    }
    await release(subscription, position);
    await expect(skip(subscription, position)).rejects.toEqual(refused('parked-event.being-retried'));
  });

  test('that parks more than twenty events in an hour is halted, and says so', async () => {
    for (let n = 0; n < 21; n += 1) {
      broken.add(`poison ${n}`);
      await world.happens('Ordered', `o${n}`);
      await world.happens('Noted', `o${n}`, `poison ${n}`);
    }
    for (let round = 0; round < 21; round += 1) await world.drainUntilParked(subscription);
    expect(await world.runner([subscription]).lags(world.tenant)).toMatchObject([{ status: 'halted', parked: 21 }]);
    expect(await world.owner('select error from subscription')).toMatchObject([
      { error: { message: '21 events were parked within an hour' } },
    ]);
  }, 30_000);
});

test('a process whose command keeps failing is parked with it, decided about once, and sends it when it is released', async () => {
  await world.happens('Ordered', 'a');
  const position = await world.happens('Noted', 'a', '1');
  world.obstacle = (effect) => {
    if (effect === 'Print a 1') throw new Error('the printer is gone');
  };
  await world.happens('Noted', 'a', '2');
  await world.drainUntilParked(sell);
  await world.happens('Ordered', 'b');
  await world.happens('Noted', 'b', '3');
  await world.happens('Noted', 'a', '4');
  await drain(sell);
  expect(world.done).toEqual(['Print b 3']);
  expect(await parked()).toMatchObject([{ position, attempts: 5, error: 'the printer is gone', heldBehind: 1 }]);
  world.obstacle = () => undefined;
  await release(sell, position);
  await drain(sell);
  expect(world.done).toEqual(['Print b 3', 'Print a 1', 'Print a 2', 'Print a 4']);
  expect(await world.owner(`select state from process where key = 'a'`)).toMatchObject([
    { state: { notes: ['1', '2', '4'] } },
  ]);
});

test('a process whose failing command is skipped goes on with the next one', async () => {
  await world.happens('Ordered', 'a');
  const position = await world.happens('Noted', 'a', '1');
  await world.happens('Noted', 'a', '2');
  world.obstacle = (effect) => {
    if (effect === 'Print a 1') throw new Error('the printer is gone');
  };
  await world.drainUntilParked(sell);
  await skip(sell, position);
  await drain(sell);
  expect([world.done, await parked()]).toEqual([['Print a 2'], []]);
});
