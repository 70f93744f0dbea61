import { type Event } from '../domain/event.ts';
import { type EventCatalogue, type EventDefinition } from '../domain/event-catalogue.ts';
import { type EventRow, type StoredEvent } from './stored-event.ts';

/** A type with the context it belongs to. */
export interface RegisteredEvent extends EventDefinition {
  readonly type: string;
  readonly context: string;
}

/**
 * All event types of the running contexts. Reading an event goes through here, so that today's code meets today's shape only.
 * A context registers its catalogue when its module is made.
 */
export class EventTypes {
  readonly #byType = new Map<string, RegisteredEvent>();

  /** Throws when two contexts claim one name. */
  register<E extends Event>(context: string, catalogue: EventCatalogue<E>): void {
    for (const [type, definition] of Object.entries(catalogue as unknown as Record<string, EventDefinition>)) {
      const known = this.#byType.get(type);
      if (known && known.context !== context)
        throw new Error(`Event type ${type} belongs to ${known.context} and ${context}`);
      this.#byType.set(type, { ...definition, type, context });
    }
  }

  all(): RegisteredEvent[] {
    return [...this.#byType.values()];
  }

  definition(type: string): RegisteredEvent {
    const definition = this.#byType.get(type);
    if (!definition) throw new Error(`No context reads events of type ${type}`);
    return definition;
  }

  /** From the row to the event of today: old versions go up step by step. A newer or unknown one throws, it is never skipped. */
  read(row: EventRow): StoredEvent {
    const { version, upcast } = this.definition(row.type);
    if (row.schema_version > version)
      throw new Error(`${row.type} version ${row.schema_version} is newer than this release (${version})`);
    let data = row.data;
    for (let from = row.schema_version; from < version; from += 1) data = { ...upcast![from]!(data) };
    return {
      id: row.event_id,
      streamId: row.stream_id,
      category: row.category,
      version: row.version,
      position: Number(row.position),
      recordedAt: row.recorded_at,
      type: row.type,
      data,
      meta: row.meta,
    };
  }
}
