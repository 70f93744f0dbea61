import { Injectable } from '@nestjs/common';
import { EventStore, EventTypes, type StoredEvent, TenantDatabase } from '#kernel';
import { matchesAny } from '../domain/event-pattern.ts';
import { type PublicEvent, toPublicEvent } from '../domain/public-event.ts';

/** A public event with its place in the tenant's log. */
export interface LoggedEvent extends PublicEvent {
  readonly position: number;
  /** UUID of the resource's stream. */
  readonly streamId: string;
}

export interface EventsWanted {
  /** Position of the last event that is already known; 0 is the beginning. */
  readonly after: number;
  readonly limit: number;
  /** Patterns such as `booking.*`; left out, all. */
  readonly types?: readonly string[];
  /** Only those of one resource: UUID of its stream. */
  readonly streamId?: string;
}

export interface EventsRead {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here has been looked at: the next read goes on after it. */
  readonly reached: number;
  /** Whether the log went on behind `reached` when it was read. */
  readonly more: boolean;
}

/**
 * The tenant's log as customers may see it. Positions have no holes and become visible in order, so reading on after `reached` sees
 * every event once.
 */
@Injectable()
export class PublicEventLog {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly types: EventTypes,
  ) {}

  /** The last position of the log. */
  head(schema: string): Promise<number> {
    return this.events.head(this.#reader(schema));
  }

  async read(schema: string, { after, limit, types = ['*'], streamId }: EventsWanted): Promise<EventsRead> {
    // The head comes first: what is appended between the two reads lies behind it and is left to the next call.
    const head = await this.head(schema);
    if (head <= after) return { events: [], reached: after, more: false };
    const stored = streamId
      ? await this.#ofStream(schema, streamId, after)
      : await this.#ofLog(schema, { after, limit, types });
    const within = stored.filter(({ position }) => position <= head).slice(0, limit);
    const more = within.length === limit;
    return {
      events: within.flatMap((event) => this.#view(event)),
      reached: more ? within.at(-1)!.position : head,
      more,
    };
  }

  /** Whether the tenant has a resource with this stream. */
  async knows(schema: string, streamId: string): Promise<boolean> {
    const { events } = await this.events.load(schema, streamId);
    return events.length > 0;
  }

  #ofLog(
    schema: string,
    { after, limit, types }: { after: number; limit: number; types: readonly string[] },
  ): Promise<StoredEvent[]> {
    const stored = this.types.all().filter((known) => known.public && matchesAny(types, known.public.type));
    return this.events.readLog(this.#reader(schema), { after, limit, types: stored.map(({ type }) => type) });
  }

  async #ofStream(schema: string, streamId: string, after: number): Promise<StoredEvent[]> {
    const { events } = await this.events.load(schema, streamId);
    return events.filter(({ position }) => position > after);
  }

  #view(event: StoredEvent): LoggedEvent[] {
    const view = toPublicEvent(event, this.types.definition(event.type));
    return view ? [{ ...view, position: event.position, streamId: event.streamId }] : [];
  }

  /** Each statement in a transaction and round trip of its own. */
  #reader(schema: string): Parameters<EventStore['readLog']>[0] {
    return { schema, query: (statement) => this.database.read(schema, statement) };
  }
}
