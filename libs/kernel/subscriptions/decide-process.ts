import { type Command } from '@nestjs/cqrs';
import { type StoredEvent } from '../events/stored-event.ts';
import { plainJson } from './plain-json.ts';
import { isTimeoutElapsed, type ProcessManager, type ProcessTimeout } from './process-manager.ts';

/** Where a command or timeout comes from: the event that was decided about. What follows from it carries this on. */
export interface Cause {
  /** Id of the event. */
  readonly event: string;
  readonly correlation: string;
  readonly trace?: string;
}

/** A timeout that is set: when it is due (ISO 8601), and the position of the event that set it. */
export interface SetTimeout {
  readonly dueAt: string;
  readonly setAt: number;
  readonly cause: Cause;
}

/** A process as it is kept between two events. */
export interface Process {
  readonly key: string;
  /** Events that it has taken in. */
  readonly version: number;
  readonly state: unknown;
  readonly timeouts: ReadonlyMap<string, SetTimeout>;
}

/** What an event does to a process. `process` is undefined when it has ended. */
export interface Step {
  readonly process: Process | undefined;
  readonly commands: readonly Command<unknown>[];
}

/**
 * One decision, pure. @returns undefined where the event changes nothing: no process that it could belong to, or a timeout that was
 * cancelled or set anew before it elapsed.
 * @throws Error as the handlers do, and when a decision holds what cannot be kept
 */
export function decideProcess(
  manager: ProcessManager,
  running: Process | undefined,
  key: string,
  event: StoredEvent,
): Step | undefined {
  const begins = manager.startedBy.has(event.type);
  if (!running && !begins) return undefined;
  const before = running ?? { key, version: 0, state: manager.initial, timeouts: new Map<string, SetTimeout>() };
  const timeouts = new Map(before.timeouts);
  if (isTimeoutElapsed(event)) {
    const { timeout, setAt } = event.data;
    if (timeouts.get(timeout)?.setAt !== setAt) return undefined;
    timeouts.delete(timeout);
  }
  const decision = manager.handlers[event.type]!({ key, state: before.state }, event);
  const commands = (decision.commands ?? []).map((command) => checkCommand(manager, command));
  if (decision.done) return { process: undefined, commands };
  for (const name of decision.cancelTimeouts ?? []) timeouts.delete(name);
  for (const timeout of decision.timeouts ?? [])
    timeouts.set(timeout.name, { dueAt: dueAtOf(timeout, event), setAt: event.position, cause: causeOf(event) });
  const state = plainJson(decision.state === undefined ? before.state : decision.state, `The state of ${manager.name}`);
  return { process: { key, version: before.version + 1, state, timeouts }, commands };
}

/** What is known of an event's origin. */
export function causeOf({ id, meta: { correlation, trace } }: StoredEvent): Cause {
  return { event: id, correlation, ...(trace ? { trace } : {}) };
}

function checkCommand(manager: ProcessManager, command: Command<unknown>): Command<unknown> {
  const type = command.constructor.name;
  if (manager.commands.get(type) !== command.constructor)
    throw new Error(`${manager.name} sends ${type}, which is not among its commands`);
  plainJson({ ...command }, type);
  return command;
}

function dueAtOf(timeout: ProcessTimeout, { recordedAt }: StoredEvent): string {
  const due = 'at' in timeout ? Date.parse(timeout.at) : recordedAt.getTime() + timeout.afterMs;
  if (!Number.isFinite(due) || Math.abs(due) > FURTHEST_MS)
    throw new Error(`The timeout "${timeout.name}" has no valid time: ${JSON.stringify(timeout)}`);
  return new Date(due).toISOString();
}

/** Year 9999, the last one that ISO 8601 writes with four digits. */
const FURTHEST_MS = Date.UTC(9999, 11, 31);
