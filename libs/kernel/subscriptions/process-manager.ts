import { type Command } from '@nestjs/cqrs';
import { type Event } from '../domain/event.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type TimeoutElapsed } from './subscription-events.ts';

type EventOf<E extends Event, T extends E['type']> = StoredEvent<Extract<E, { type: T }>>;

/** To be woken later: at an instant (ISO 8601), or so long after the event was recorded. Set again under its name, it replaces itself. */
export type ProcessTimeout<Name extends string = string> =
  { readonly name: Name; readonly at: string } | { readonly name: Name; readonly afterMs: number };

/** What a process answers to an event. What is left out stays as it is. */
export interface ProcessDecision<State, Timeout extends string = string> {
  readonly state?: State;
  /** Sent in this order once the decision is kept, each taking effect once. A refusal by the domain is an answer. */
  readonly commands?: readonly Command<unknown>[];
  readonly timeouts?: readonly ProcessTimeout<Timeout>[];
  readonly cancelTimeouts?: readonly Timeout[];
  /** The process has ended: its timeouts are cancelled and its state is forgotten. */
  readonly done?: true;
}

/** What a process knows of itself when it decides. */
export interface ProcessView<State> {
  readonly key: string;
  readonly state: State;
}

/** The same when a timeout has elapsed. */
export interface ElapsedView<State> extends ProcessView<State> {
  /** When it was due, ISO 8601. The database's clock has passed it. */
  readonly dueAt: string;
}

export interface ProcessDefinition<State, E extends Event, Timeout extends string> {
  /** Shape of the state: plain JSON. Counted up when it changes; starts at 1. */
  readonly version?: number;
  /** Pure steps from version n (key) to n+1 for states that an older release kept. Every version below `version` needs one. */
  readonly upcast?: Readonly<Record<number, (state: never) => unknown>>;
  /** Which process an event belongs to; null: none. Pure. */
  readonly correlate: (event: StoredEvent<E>) => string | null;
  readonly initial: State;
  /** Only these begin a process. Any other event that meets none changes nothing: it came after the end. */
  readonly startedBy: readonly E['type'][];
  readonly handlers: {
    readonly [T in E['type']]?: (
      process: ProcessView<State>,
      event: EventOf<E, T>,
    ) => ProcessDecision<State, NoInfer<Timeout>>;
  };
  readonly onTimeout?: Readonly<Record<Timeout, (process: ElapsedView<State>) => ProcessDecision<State, Timeout>>>;
  /** The classes of all commands that it sends; they are kept as JSON until they are sent, so their members are plain JSON. */
  readonly commands: readonly (new (...parts: never[]) => Command<unknown>)[];
}

/**
 * Follows something over time: when X happens, do Y, and if Z has not happened by then, do W. Its decisions are pure; state,
 * timeouts, commands to send and checkpoint commit together. A timeout that has elapsed is an event of the log, so that log order
 * decides what came first and a rebuild repeats the very same decisions.
 */
export interface ProcessManager {
  readonly kind: 'process';
  /** `<context>.<what it does>`; names the checkpoint and is part of every command id, so it never changes. */
  readonly name: string;
  readonly version: number;
  readonly upcast: Readonly<Record<number, (state: never) => unknown>>;
  readonly initial: unknown;
  readonly startedBy: ReadonlySet<string>;
  readonly correlate: (event: StoredEvent) => string | null;
  readonly handlers: Readonly<
    Record<string, (process: ProcessView<unknown>, event: StoredEvent) => ProcessDecision<unknown>>
  >;
  readonly commands: ReadonlyMap<string, new (...parts: never[]) => Command<unknown>>;
}

/**
 * Declares a process manager. A new one reads the log from its beginning without effect, so that it knows the processes that are
 * under way, and acts from then on.
 * @throws Error at load when a version of the state has no upcaster
 */
export function processManager<State, E extends Event, Timeout extends string = never>(
  name: string,
  definition: ProcessDefinition<State, E, Timeout>,
): ProcessManager {
  const { version = 1, upcast = {}, initial, startedBy, commands } = definition;
  for (let from = 1; from < version; from += 1)
    if (!upcast[from]) throw new Error(`${name}: no upcaster of its state from version ${from} to ${from + 1}`);
  const {
    correlate,
    handlers,
    onTimeout = {},
  } = definition as unknown as {
    correlate: ProcessManager['correlate'];
    handlers: ProcessManager['handlers'];
    onTimeout?: Readonly<Record<string, (process: ElapsedView<unknown>) => ProcessDecision<unknown>>>;
  };
  return {
    kind: 'process',
    name,
    version,
    upcast,
    initial,
    startedBy: new Set(startedBy),
    correlate: (event) => (isTimeoutElapsed(event) ? keyIn(name, event) : correlate(event)),
    handlers: {
      ...handlers,
      TimeoutElapsed: (process, event) => {
        const { timeout, dueAt } = (event as StoredEvent<TimeoutElapsed>).data;
        const decide = onTimeout[timeout];
        if (!decide) throw new Error(`${name} has no answer to the timeout "${timeout}"`);
        return decide({ ...process, dueAt });
      },
    },
    commands: new Map(commands.map((type) => [type.name, type])),
  };
}

/** Whether an event says that a timeout has elapsed, of this process manager or another one. */
export function isTimeoutElapsed(event: StoredEvent): event is StoredEvent<TimeoutElapsed> {
  return event.type === 'TimeoutElapsed';
}

function keyIn(name: string, { data }: StoredEvent<TimeoutElapsed>): string | null {
  return data.process === name ? data.key : null;
}
