import { Command } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { Clock, DomainError, type Event, eventCatalogue } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { PolicyCommands } from './policy-commands.ts';
import { processManager, type ProcessManager } from './process-manager.ts';
import { projection, type Subscription } from './subscription.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

type Ordered = Event<'Ordered', { id: string }>;
type Paid = Event<'Paid', { id: string }>;
type Noted = Event<'Noted', { id: string; text: string }>;
type OrderEvent = Ordered | Paid | Noted;

class Ship extends Command<void> {
  constructor(readonly orderId: string) {
    super();
  }
}
class Remind extends Command<void> {
  constructor(
    readonly orderId: string,
    readonly count: number,
  ) {
    super();
  }
}
class GiveUp extends Command<void> {
  constructor(readonly orderId: string) {
    super();
  }
}

const DAY = 86_400_000;
const definition = {
  correlate: ({ data: { id } }: { readonly data: { readonly id: string } }) => id,
  initial: { reminders: 0, notes: [] as string[] },
  startedBy: ['Ordered'] as const,
  commands: [Ship, Remind, GiveUp],
};
/** Reminds after one day and after two more, gives up after three more, ships when it is paid. */
const sell = processManager<{ reminders: number; notes: string[] }, OrderEvent, 'remind'>('test.sell', {
  ...definition,
  handlers: {
    Ordered: () => ({ timeouts: [{ name: 'remind', afterMs: DAY }] }),
    Noted: ({ state }, { data: { text } }) => {
      if (broken.has(text)) throw new Error('broken on purpose');
      return { state: { ...state, notes: [...state.notes, text] } };
    },
    Paid: ({ key }) => ({ commands: [new Ship(key)], done: true }),
  },
  onTimeout: {
    remind: ({ key, state: { reminders, notes } }) =>
      reminders === 2
        ? { commands: [new GiveUp(key)], done: true }
        : {
            state: { reminders: reminders + 1, notes },
            commands: [new Remind(key, reminders + 1)],
            timeouts: [{ name: 'remind', afterMs: (reminders + 2) * DAY }],
          },
  },
});
const orders = {
  name: 'orders',
  events: [eventCatalogue<OrderEvent>({ Ordered: { version: 1 }, Paid: { version: 1 }, Noted: { version: 1 } })],
};

/** Texts of notes that cannot be handled. */
const broken = new Set<string>();
let clutch: TestInstallation;
let tenant: TenantRef;
/** What was done, by command id; what has come twice under one id is there once. */
let effects: Map<string, string>;
let sends: number;
let woken: Date[];
let now: Date | undefined;
/** Called for each command before it takes effect. */
let obstacle: (text: string) => void;
const started = testInstallation([orders]).then((installation) => (clutch = installation));
afterAll(() => clutch.close());

class TestClock extends Clock {
  override now(): Date {
    return now ?? new Date();
  }
}
const runner = (subscriptions: readonly Subscription[] = [sell]) => {
  const bus = {
    execute: async (command: Ship | Remind | GiveUp) => {
      const text = [command.constructor.name, command.orderId, ...('count' in command ? [command.count] : [])].join(
        ' ',
      );
      sends += 1;
      obstacle(text);
      effects.set(currentContext()!.command!.id, text);
    },
  };
  const policies = new PolicyCommands(bus as never, () => undefined);
  const reports = {
    lag: () => undefined,
    failed: () => undefined,
    wakeAt: (_: TenantRef, times: readonly Date[]) => void woken.push(...times),
  };
  const { database, events } = clutch.kernel;
  return new SubscriptionRunner(database, events, subscriptions, policies, reports, new TestClock());
};
const drain = () => runner().drain(tenant);
/** As after so long a time without an answer to the pause behind a failure. */
const unpause = () =>
  clutch.owner.query(`update ${tenant.schema}.subscription set updated_at = now() - interval '1 hour'`);
const happens = (type: OrderEvent['type'], id: string, over: object = {}, streamId = uuidv7()) =>
  clutch.as(tenant, async () => {
    const request = {
      streamId,
      category: 'order',
      expected: 'any' as const,
      events: [{ type, data: { id, ...over } }],
    };
    const answer = await clutch.kernel.events.append(currentContext()!, request);
    return 'position' in answer ? answer.position : 0;
  });
const rows = async (table: 'process' | 'process_timeout' | 'process_command' | 'parked_event' | 'event') =>
  (await clutch.owner.query(`select * from ${tenant.schema}.${table}`)).rows as Record<string, unknown>[];
const done = () => [...effects.values()];
const later = (days: number) => (now = new Date(Date.now() + days * DAY));

beforeEach(async () => {
  await started;
  tenant = await clutch.newTenant();
  [effects, sends, woken, now, obstacle] = [new Map(), 0, [], undefined, () => undefined];
  broken.clear();
});

describe('a process', () => {
  test('does what its events ask for, once, and leaves nothing behind', async () => {
    await happens('Ordered', 'a');
    await drain();
    expect(await rows('process')).toMatchObject([{ name: 'test.sell', key: 'a', version: 1 }]);
    await happens('Paid', 'a');
    await drain();
    expect(done()).toEqual(['Ship a']);
    for (const table of ['process', 'process_timeout', 'process_command'] as const)
      expect(await rows(table)).toEqual([]);
  });

  test('that has ended, or never began, is not begun by what comes late', async () => {
    await happens('Paid', 'never');
    await happens('Ordered', 'a');
    await happens('Paid', 'a');
    await happens('Noted', 'a', { text: 'late' });
    await drain();
    expect([done(), await rows('process')]).toEqual([['Ship a'], []]);
  });

  test('is decided about in order by one worker at a time, however many drain', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `o${n}`);
    for (const id of ids) await happens('Ordered', id);
    for (let n = 0; n < 5; n += 1) for (const id of ids) await happens('Noted', id, { text: String(n) });
    await Promise.all(Array.from({ length: 6 }, () => runner().drain(tenant)));
    await drain();
    for (const row of await rows('process'))
      expect(row).toMatchObject({ version: 6, state: { notes: ['0', '1', '2', '3', '4'] } });
  });

  test('takes a refusal for an answer', async () => {
    obstacle = () => {
      throw new DomainError('conflict', 'test.refused', 'no');
    };
    await happens('Ordered', 'a');
    await happens('Paid', 'a');
    expect(await drain()).toBe(true);
    expect([sends, await rows('process_command'), await rows('parked_event')]).toEqual([1, [], []]);
  });
});

describe('a timeout', () => {
  test('fires once when it is due, then the next one, and asks to be woken for each', async () => {
    await happens('Ordered', 'a');
    await drain();
    expect(woken.map((date) => Math.round((date.getTime() - Date.now()) / DAY))).toEqual([1]);
    later(0.9);
    await drain();
    expect(done()).toEqual([]);
    later(1.1);
    await Promise.all([drain(), drain(), drain()]);
    await drain();
    expect(done()).toEqual(['Remind a 1']);
    later(10);
    await drain();
    expect(done()).toEqual(['Remind a 1', 'Remind a 2', 'GiveUp a']);
    expect([await rows('process'), await rows('process_timeout')]).toEqual([[], []]);
    expect((await rows('event')).filter(({ type }) => type === 'TimeoutElapsed')).toHaveLength(3);
  });

  test('of a process that has ended does not fire', async () => {
    await happens('Ordered', 'a');
    await drain();
    await happens('Paid', 'a');
    later(5);
    await drain();
    expect(done()).toEqual(['Ship a']);
  });

  test('that elapses while the answer is already in the log loses against it: the log says what came first', async () => {
    await happens('Ordered', 'a');
    await drain();
    await happens('Paid', 'a');
    later(5);
    await runner().drain(tenant);
    const [elapsed] = (await rows('event')).filter(({ type }) => type === 'TimeoutElapsed');
    expect([done(), elapsed]).toEqual([['Ship a'], undefined]);
    const due = { process: 'test.sell', key: 'a', timeout: 'remind', dueAt: new Date().toISOString(), setAt: 1 };
    await clutch.as(tenant, () =>
      clutch.kernel.events.append(currentContext()!, {
        streamId: uuidv7(),
        category: 'process',
        expected: 'any',
        events: [{ type: 'TimeoutElapsed', data: due }],
      }),
    );
    await drain();
    expect(done()).toEqual(['Ship a']);
  });

  test("by the database's clock is due without a clock of ours", async () => {
    await happens('Ordered', 'a');
    await drain();
    await clutch.owner.query(
      `update ${tenant.schema}.process_timeout set due_at = clock_timestamp() + interval '150 ms'`,
    );
    const { database, events } = clutch.kernel;
    const policies = new PolicyCommands(
      { execute: async (command: object) => void effects.set('x', command.constructor.name) } as never,
      () => undefined,
    );
    const plain = new SubscriptionRunner(database, events, [sell], policies, {
      lag: () => undefined,
      failed: () => undefined,
    });
    await plain.drain(tenant);
    expect(done()).toEqual([]);
    await expect.poll(async () => (await plain.drain(tenant), done()), { timeout: 5_000 }).toEqual(['Remind']);
  });
});
