import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../domain.ts';
import { DAY, orders, OrderWorld, sellProcess, type TestInstallation, testInstallation } from '../testing.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

const sell = sellProcess();
let clutch: TestInstallation;
let world: OrderWorld;
const started = testInstallation([orders]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());
beforeEach(async () => {
  await started;
  world = await OrderWorld.open(clutch);
});

const drain = () => world.runner([sell]).drain(world.tenant);
const left = async () => ({
  processes: await world.owner('select * from process'),
  timeouts: await world.owner('select * from process_timeout'),
  owed: await world.owner('select * from process_command'),
});
const NOTHING = { processes: [], timeouts: [], owed: [] };
const elapsed = () => world.owner(`select * from event where type = 'TimeoutElapsed'`);

describe('a process', () => {
  test('does what its events ask for, once, and leaves nothing behind', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    expect(await left()).toMatchObject({ processes: [{ name: 'test.sell', key: 'a', version: 1 }] });
    await world.happens('Paid', 'a');
    await drain();
    expect([world.done, await left()]).toEqual([['Ship a'], NOTHING]);
  });

  test('that has ended, or never began, is not begun by what comes late', async () => {
    await world.happens('Paid', 'never');
    await world.happens('Ordered', 'a');
    await world.happens('Paid', 'a');
    await world.happens('Noted', 'a', 'late');
    await drain();
    expect([world.done, await left()]).toEqual([['Ship a'], NOTHING]);
  });

  test('is decided about in order by one worker at a time, and each command is sent once, however many drain', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `o${n}`);
    for (const id of ids) await world.happens('Ordered', id);
    for (let n = 0; n < 5; n += 1) for (const id of ids) await world.happens('Noted', id, String(n));
    await Promise.all(Array.from({ length: 6 }, drain));
    await drain();
    const { processes, owed } = await left();
    expect(processes).toHaveLength(12);
    for (const row of processes) expect(row).toMatchObject({ version: 6, state: { notes: ['0', '1', '2', '3', '4'] } });
    expect([owed, world.sends, world.effects.size]).toEqual([[], 60, 60]);
    for (const id of ids)
      expect(world.done.filter((effect) => effect.startsWith(`Print ${id} `))).toEqual(
        [0, 1, 2, 3, 4].map((n) => `Print ${id} ${n}`),
      );
  });

  test('takes a refusal for an answer', async () => {
    world.obstacle = () => {
      throw new DomainError('conflict', 'test.refused', 'no');
    };
    await world.happens('Ordered', 'a');
    await world.happens('Paid', 'a');
    expect(await drain()).toBe(true);
    expect([world.sends, await left()]).toEqual([1, NOTHING]);
  });

  test('sends what it owes although its worker died between the decision and the sending', async () => {
    world.obstacle = () => {
      throw new Error('died');
    };
    await world.happens('Ordered', 'a');
    await world.happens('Paid', 'a');
    expect(await drain()).toBe(false);
    expect(await left()).toMatchObject({ processes: [], owed: [{ type: 'Ship', data: { orderId: 'a' } }] });
    world.obstacle = () => undefined;
    await world.owner(`update subscription set updated_at = now() - interval '1 hour'`);
    await drain();
    expect([world.done, await left()]).toEqual([['Ship a'], NOTHING]);
  });
});

describe('a timeout', () => {
  test('fires once when it is due, then the next one, and asks to be woken for each', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    expect(world.woken.map((date) => Math.round((date.getTime() - Date.now()) / DAY))).toEqual([1]);
    world.ahead = 0.9 * DAY;
    await drain();
    expect(world.done).toEqual([]);
    world.ahead = 1.1 * DAY;
    await Promise.all([drain(), drain(), drain()]);
    await drain();
    expect(world.done).toEqual(['Remind a 1']);
    world.ahead = 10 * DAY;
    await drain();
    expect(world.done).toEqual(['Remind a 1', 'Remind a 2', 'GiveUp a']);
    expect([await left(), (await elapsed()).length]).toEqual([NOTHING, 3]);
  });

  test('of a process that has ended does not fire', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await world.happens('Paid', 'a');
    await drain();
    world.ahead = 5 * DAY;
    await drain();
    expect([world.done, await elapsed()]).toEqual([['Ship a'], []]);
  });

  test('does not fire while what was recorded before it was due is unread: that may be the answer', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await world.happens('Paid', 'a');
    world.ahead = 5 * DAY;
    await drain();
    expect([world.done, await elapsed()]).toEqual([['Ship a'], []]);
  });

  test('whose end and whose answer race is decided by the log: what stands first counts, the other is nothing', async () => {
    await world.happens('Ordered', 'a');
    await world.happens('Ordered', 'b');
    await drain();
    const ends = (id: string, setAt: number) =>
      world.as((context) =>
        clutch.kernel.events.append(context, {
          streamId: '01930000-0000-7000-8000-000000000001',
          category: 'process',
          expected: 'any',
          events: [
            {
              type: 'TimeoutElapsed',
              data: { process: 'test.sell', key: id, timeout: 'remind', dueAt: new Date().toISOString(), setAt },
            },
          ],
        }),
      );
    await world.happens('Paid', 'a');
    await ends('a', 1);
    await ends('b', 2);
    await world.happens('Paid', 'b');
    await drain();
    expect(world.done).toEqual(['Ship a', 'Remind b 1', 'Ship b']);
  });

  test('is due by the clock of the database where no other one is given', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await world.owner(`update process_timeout set due_at = clock_timestamp() + interval '300 ms'`);
    const { database, events } = clutch.kernel;
    const reports = { lag: () => undefined, failed: () => undefined };
    const plain = new SubscriptionRunner(database, events, [sell], world.commands, reports);
    await plain.drain(world.tenant);
    expect(world.done).toEqual([]);
    await expect.poll(async () => (await plain.drain(world.tenant), world.done)).toEqual(['Remind a 1']);
  });
});

describe('a process manager that comes with a later release', () => {
  test('learns what happened without doing anything about it, and acts from then on', async () => {
    await world.happens('Ordered', 'old');
    await world.happens('Noted', 'old', 'x');
    await world.happens('Ordered', 'ended');
    await world.happens('Paid', 'ended');
    await drain();
    world.effects.clear();
    const newcomer = sellProcess(undefined, 'test.newcomer');
    const both = () => world.runner([sell, newcomer]).drain(world.tenant);
    await both();
    expect(world.done).toEqual([]);
    expect((await left()).processes).toMatchObject([
      { name: 'test.sell', key: 'old', state: { notes: ['x'] } },
      { name: 'test.newcomer', key: 'old', state: { notes: ['x'] } },
    ]);
    await world.happens('Paid', 'old');
    await both();
    expect(world.done).toEqual(['Ship old', 'Ship old']);
  });

  test('reads states of the release before through its upcasters, and waits before one of a later release', async () => {
    await world.happens('Ordered', 'a');
    await drain();
    await world.happens('Noted', 'a', 'x');
    const upcast = { 1: ({ notes }: { notes: string[] }) => ({ reminders: 0, notes: [...notes, 'upcast'] }) };
    const later = { ...sell, version: 2, upcast };
    await world.runner([later]).drain(world.tenant);
    const shown = { schema_version: 2, version: 2, state: { notes: ['upcast', 'x'] } };
    expect((await left()).processes).toMatchObject([shown]);
    await world.happens('Noted', 'a', 'y');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await drain();
      await world.owner(`update subscription set updated_at = now() - interval '1 hour'`);
    }
    expect(String(world.errors.at(-1))).toContain('has version 2, newer than this release (1)');
    expect((await left()).processes).toMatchObject([shown]);
    expect(await world.owner('select * from parked_event')).toEqual([]);
    await world.runner([later]).drain(world.tenant);
    expect((await left()).processes).toMatchObject([{ state: { notes: ['upcast', 'x', 'y'] } }]);
  });
});
