import { type Event } from '../domain/event.ts';
import { type EventCatalogue, type EventDefinition } from '../domain/event-catalogue.ts';
import { type EventRow, type StoredEvent } from './stored-event.ts';
import { UnreadableEvent } from './unreadable-event.ts';

/** A type with the context it belongs to. */
export interface RegisteredEvent extends EventDefinition {
  readonly type: string;
  readonly context: string;
}

/** What an operator has retired: no code reads it, so its data is handed on as it is, and folds and consumers do not see it. */
const RETIRED = { version: Number.POSITIVE_INFINITY, context: 'retired' } as const;

/**
 * All event types of the running contexts. Reading an event goes through here, so that today's code meets today's shape only.
 * A context registers its catalogue when its module is made.
 */
export class EventTypes {
  readonly #byType = new Map<string, RegisteredEvent>();
  /** Today's name by a former one. */
  readonly #renamed = new Map<string, string>();
  readonly #retired = new Set<string>();

  /** Throws when two contexts, or two types, claim one name. */
  register<E extends Event>(context: string, catalogue: EventCatalogue<E>): void {
    for (const [type, definition] of Object.entries(catalogue as unknown as Record<string, EventDefinition>)) {
      const known = this.#byType.get(type);
      if (known && known.context !== context)
        throw new Error(`Event type ${type} belongs to ${known.context} and ${context}`);
      this.#byType.set(type, { ...definition, type, context });
      for (const former of definition.formerly ?? []) this.#rename(former, type);
    }
    for (const former of this.#renamed.keys())
      if (this.#byType.has(former)) throw new Error(`Event type ${former} is also a former name`);
  }

  /** Today's types, without those that were retired. */
  all(): RegisteredEvent[] {
    return [...this.#byType.values()];
  }

  /** By today's name or a former one. @throws UnreadableEvent when no context reads it */
  definition(type: string): RegisteredEvent {
    const definition = this.#byType.get(this.#renamed.get(type) ?? type);
    if (definition) return definition;
    if (this.#retired.has(type)) return { ...RETIRED, type };
    throw new UnreadableEvent(`No context reads events of type ${type}`);
  }

  /** Whether this release can read events that the log holds under this name. */
  knows(type: string): boolean {
    return this.#byType.has(this.#renamed.get(type) ?? type) || this.#retired.has(type);
  }

  /** The names under which the log may hold events of these types: theirs and their former ones. For whoever selects by `type` in SQL. */
  storedAs(types: readonly string[]): string[] {
    return types.flatMap((type) => [type, ...(this.#byType.get(type)?.formerly ?? [])]);
  }

  /** The names, former ones included, of the types that close a stream. */
  closing(): string[] {
    return this.storedAs(this.all().flatMap(({ type, closes }) => (closes ? [type] : [])));
  }

  /** From now on events of this type are read as they are and shown to nobody. Only an operator decides that. */
  retire(type: string): void {
    if (!this.knows(type)) this.#retired.add(type);
  }

  isRetired(type: string): boolean {
    return this.#retired.has(type);
  }

  /** From the row to the event of today: old versions go up step by step. @throws UnreadableEvent: a newer or unknown one is never skipped */
  read(row: EventRow): StoredEvent {
    const { type, version, upcast } = this.definition(row.type);
    if (row.schema_version > version)
      throw new UnreadableEvent(`${row.type} version ${row.schema_version} is newer than this release (${version})`);
    let data = row.data;
    if (upcast) for (let from = row.schema_version; from < version; from += 1) data = { ...upcast[from]!(data) };
    return {
      id: row.event_id,
      streamId: row.stream_id,
      category: row.category,
      version: row.version,
      position: Number(row.position),
      recordedAt: row.recorded_at,
      type,
      data,
      meta: row.meta,
    };
  }

  #rename(former: string, type: string): void {
    const known = this.#renamed.get(former);
    if (known && known !== type) throw new Error(`${former} is a former name of ${known} and of ${type}`);
    this.#renamed.set(former, type);
  }
}
