import { type StoredEvent } from '../events/stored-event.ts';
import { causeOf, decideProcess, type Process } from './decide-process.ts';
import { commandIdOf } from './policy-commands.ts';
import { type ProcessManager } from './process-manager.ts';
import { type OwedCommand, type ProcessChanges } from './process-store.ts';

/** The processes that a batch of events concerns, decided about one event after the other, in memory. */
export class ProcessBatch implements ProcessChanges {
  readonly processes = new Map<string, { process: Process | undefined; event: StoredEvent }>();
  readonly commands: OwedCommand[] = [];

  constructor(
    private readonly manager: ProcessManager,
    /** As they were before the batch. */
    private readonly running: ReadonlyMap<string, Process>,
    /** Up to this position nothing is sent. */
    private readonly silentUntil: number,
  ) {}

  /** @throws Error as `decideProcess` does; then the event has changed nothing */
  decide(key: string, event: StoredEvent): void {
    const before = this.processes.has(key) ? this.processes.get(key)!.process : this.running.get(key);
    const step = decideProcess(this.manager, before, key, event);
    if (!step) return;
    this.processes.set(key, { process: step.process, event });
    if (event.position <= this.silentUntil) return;
    for (const [ordinal, command] of step.commands.entries()) {
      this.commands.push({
        position: event.position,
        ordinal,
        key,
        commandId: commandIdOf(this.manager.name, event.id, ordinal),
        type: command.constructor.name,
        data: { ...command },
        cause: causeOf(event),
      });
    }
  }

  /** When the timeouts are due that were set at this position or behind it. */
  timeoutsSince(position: number): Date[] {
    return [...this.processes.values()]
      .flatMap(({ process }) => [...(process?.timeouts.values() ?? [])])
      .flatMap(({ setAt, dueAt }) => (setAt >= position ? [new Date(dueAt)] : []));
  }
}
