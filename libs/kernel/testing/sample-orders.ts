import { Command } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { currentContext, type RequestContext, type TenantRef } from '../context/request-context.ts';
import { type Clock, type Event, eventCatalogue } from '../domain.ts';
import { type EventStore } from '../events/event-store.ts';
import { policy, type Subscription } from '../subscriptions/subscription.ts';
import { PolicyCommands } from '../subscriptions/policy-commands.ts';
import { processManager } from '../subscriptions/process-manager.ts';
import { type RunnerReports, SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type TestInstallation } from './test-installation.ts';

export type OrderEvent =
  Event<'Ordered', { id: string }> | Event<'Paid', { id: string }> | Event<'Noted', { id: string; text: string }>;

/** A context that has nothing but events. */
export const orders = {
  name: 'orders',
  events: [eventCatalogue<OrderEvent>({ Ordered: { version: 1 }, Paid: { version: 1 }, Noted: { version: 1 } })],
};

abstract class OrderCommand extends Command<void> {
  constructor(
    readonly orderId: string,
    readonly what: string = '',
  ) {
    super();
  }
}
class Ship extends OrderCommand {}
class Remind extends OrderCommand {}
class GiveUp extends OrderCommand {}
class Print extends OrderCommand {}

export const DAY = 86_400_000;

interface Sale {
  readonly reminders: number;
  readonly notes: readonly string[];
}

/** Reminds after one day and after two more, gives up after three more, prints each note, ships when it is paid. */
export const sellProcess = (broken: ReadonlySet<string> = new Set(), name = 'test.sell') =>
  processManager<Sale, OrderEvent, 'remind'>(name, {
    correlate: ({ data: { id } }) => id,
    initial: { reminders: 0, notes: [] },
    startedBy: ['Ordered'],
    commands: [Ship, Remind, GiveUp, Print],
    handlers: {
      Ordered: () => ({ timeouts: [{ name: 'remind', afterMs: DAY }] }),
      Noted: ({ key, state }, { data: { text } }) => {
        if (broken.has(text)) throw new Error('broken on purpose');
        return { state: { ...state, notes: [...state.notes, text] }, commands: [new Print(key, text)] };
      },
      Paid: ({ key }) => ({ commands: [new Ship(key)], done: true }),
    },
    onTimeout: {
      remind: ({ key, state }) =>
        state.reminders === 2
          ? { commands: [new GiveUp(key)], done: true }
          : {
              state: { ...state, reminders: state.reminders + 1 },
              commands: [new Remind(key, String(state.reminders + 1))],
              timeouts: [{ name: 'remind', afterMs: (state.reminders + 2) * DAY }],
            },
    },
  });

/** Prints each note, without a memory. */
export const printPolicy = (broken: ReadonlySet<string> = new Set()) =>
  policy<OrderEvent>('test.print', {
    Noted: ({ data: { id, text } }) => {
      if (broken.has(text)) throw new Error('broken on purpose');
      return [new Print(id, text)];
    },
  });

/** What a worker stands on. */
export interface WorkerParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
  readonly commands: PolicyCommands;
}

/** A tenant with orders, and a world in which commands have effects that can be counted. */
export class OrderWorld {
  /** What has taken effect, by command id: `Print a x`. Sent again under its id, a command has no further effect. */
  readonly effects = new Map<string, string>();
  /** Times that a runner has asked to be woken at. */
  readonly woken: Date[] = [];
  readonly errors: unknown[] = [];
  /** How often a command was sent. */
  sends = 0;
  /** Moves the clock that tells what is due. */
  ahead = 0;
  /** Called before each effect. */
  obstacle: (effect: string) => void = () => undefined;
  readonly #streams = new Map<string, string>();

  private constructor(
    readonly clutch: TestInstallation,
    readonly tenant: TenantRef,
  ) {}

  static async open(clutch: TestInstallation): Promise<OrderWorld> {
    return new OrderWorld(clutch, await clutch.newTenant());
  }

  get done(): string[] {
    return [...this.effects.values()];
  }

  /** The commands of this world, ready for a runner. */
  get commands(): PolicyCommands {
    const execute = async (command: OrderCommand) => {
      const effect = [command.constructor.name, command.orderId, command.what].join(' ').trimEnd();
      this.sends += 1;
      this.obstacle(effect);
      this.effects.set(currentContext()!.command!.id, effect);
    };
    return new PolicyCommands({ execute } as never, () => undefined);
  }

  /** A worker of this world. `over` gives it other parts than the installation's. */
  runner(subscriptions: readonly Subscription[], over: Partial<WorkerParts> = {}): SubscriptionRunner {
    const { database, events } = this.clutch.kernel;
    const parts = { database, events, commands: this.commands, ...over };
    const reports: RunnerReports = {
      lag: () => undefined,
      failed: (_tenant, _name, error) => {
        this.errors.push(error);
      },
      wakeAt: (_tenant, times) => {
        this.woken.push(...times);
      },
    };
    const clock: Clock = { now: () => new Date(Date.now() + this.ahead) };
    return new SubscriptionRunner(parts.database, parts.events, subscriptions, parts.commands, reports, clock);
  }

  /** Appends one event; each order has a stream of its own. @returns its position */
  async happens(type: OrderEvent['type'], id: string, text?: string): Promise<number> {
    const streamId = this.#streams.get(id) ?? uuidv7();
    this.#streams.set(id, streamId);
    const data = text === undefined ? { id } : { id, text };
    const answer = await this.as((context) =>
      this.clutch.kernel.events.append(context, {
        streamId,
        category: 'order',
        expected: 'any',
        events: [{ type, data }],
      }),
    );
    return 'position' in answer ? answer.position : 0;
  }

  as<T>(work: (context: RequestContext) => Promise<T>, over: Partial<RequestContext> = {}): Promise<T> {
    return this.clutch.as(this.tenant, () => work(currentContext()!), over);
  }

  /** Drains as often as it takes for an event that fails to be parked, without the pauses between the tries. */
  async drainUntilParked(subscription: Subscription): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await this.runner([subscription]).drain(this.tenant);
      await this.owner(`update subscription set updated_at = now() - interval '1 hour'`);
    }
    await this.runner([subscription]).drain(this.tenant);
  }

  /** Rows of a statement that the owner sends into the tenant's schema. */
  async owner(text: string): Promise<Record<string, unknown>[]> {
    const client = await this.clutch.owner.connect();
    try {
      await client.query("select set_config('search_path', $1, false)", [this.tenant.schema]);
      return (await client.query(text)).rows as Record<string, unknown>[];
    } finally {
      client.release();
    }
  }
}
