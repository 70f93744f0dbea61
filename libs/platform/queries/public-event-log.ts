import { Injectable } from '@nestjs/common';
import { EventStore, EventTypes, type StoredEvent } from '#kernel';
import { matchesAny, mayBeWanted } from '../domain/event-pattern.ts';
import { type PublicEvent, publicTypeOf, toPublicEvent } from '../domain/public-event.ts';

/** A public event with its place in the tenant's log. */
export interface LoggedEvent extends PublicEvent {
  readonly position: number;
  /** UUID of the resource's stream. */
  readonly streamId: string;
  /** Id of the request that it follows from. */
  readonly correlationId: string;
}

export interface EventsWanted {
  /** Forward: position of the last event that is already known; 0 is the beginning. */
  readonly after: number;
  readonly limit: number;
  /** Patterns such as `booking.*`; left out, all. */
  readonly types?: readonly string[];
  /** Only those of one resource: UUID of its stream. */
  readonly streamId?: string;
  /** Only those of one request, and of what followed from it. */
  readonly correlation?: string;
}

export interface EventsRead {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here, in the direction of reading, has been looked at: the next read goes on behind it. */
  readonly reached: number;
  /** Whether there was more to look at when it was read. A page may be short, even empty, and there is more. */
  readonly more: boolean;
}

type Selection = Omit<EventsWanted, 'after'>;

/** Positions that one read looks at, so that a type that hardly ever occurs costs no more than this. */
const LOOKED_AT = 20_000;
const STORY_PAGE = 500;

/**
 * The tenant's log as customers may see it. Positions have no holes and become visible in order, so reading on after `reached` sees
 * every event once.
 */
@Injectable()
export class PublicEventLog {
  constructor(
    private readonly events: EventStore,
    private readonly types: EventTypes,
  ) {}

  /** The last position of the log. */
  head(schema: string): Promise<number> {
    return this.events.head(this.events.reading(schema));
  }

  /** Whether the event is of one of these types or patterns; left out, every one is. */
  isOf(types: readonly string[] | null | undefined, { type }: PublicEvent): boolean {
    return !types || matchesAny(types, type);
  }

  /** Oldest first, behind `after`. */
  async read(schema: string, { after, ...wanted }: EventsWanted): Promise<EventsRead> {
    // The head comes first: what is appended between the two reads lies behind it and is left to the next call.
    const head = await this.head(schema);
    if (head <= after) return { events: [], reached: after, more: false };
    const isWholeLog = wanted.streamId === undefined && wanted.correlation === undefined;
    const upTo = isWholeLog ? Math.min(head, after + LOOKED_AT) : head;
    const looked = await this.#look(schema, wanted, { after, upTo, limit: wanted.limit });
    const full = looked.length === wanted.limit;
    return {
      events: looked.flatMap((event) => this.#view(event, wanted)),
      reached: full ? looked.at(-1)!.position : upTo,
      more: full || upTo < head,
    };
  }

  /** Newest first, before the position `before`; left out, from the end of the log. */
  async readBack(
    schema: string,
    { before = Number.MAX_SAFE_INTEGER, ...wanted }: Selection & { readonly before?: number },
  ): Promise<EventsRead> {
    const end = Math.min(before - 1, await this.head(schema));
    const { last, from } = await this.#lookBack(schema, wanted, end);
    const full = last.length === wanted.limit;
    const reached = full ? last[0]!.position : from + 1;
    return { events: last.toReversed().flatMap((event) => this.#view(event, wanted)), reached, more: reached > 1 };
  }

  /** Whether the tenant has a resource with this stream. */
  async knows(schema: string, streamId: string): Promise<boolean> {
    const { events } = await this.events.load(schema, streamId);
    return events.length > 0;
  }

  /** The next events of the log, of the stream or of the request, types aside for the latter two: at most `limit`, in order. */
  async #look(
    schema: string,
    { streamId, correlation, types = ['*'] }: Selection,
    page: { after: number; upTo: number; limit: number },
  ): Promise<StoredEvent[]> {
    if (correlation !== undefined) {
      const found = await this.events.byCorrelation(schema, correlation, page);
      return found.filter(({ position }) => position <= page.upTo);
    }
    if (streamId === undefined)
      return this.events.readLog(this.events.reading(schema), { ...page, types: this.#storedTypes(types) });
    const { events } = await this.events.load(schema, streamId);
    return events.filter(({ position }) => position > page.after && position <= page.upTo).slice(0, page.limit);
  }

  /** The last `limit` events up to `end`, in order, and from where on the log was looked at to find them. */
  async #lookBack(schema: string, wanted: Selection, end: number): Promise<{ last: StoredEvent[]; from: number }> {
    if (wanted.correlation !== undefined) return { last: await this.#endOfStory(schema, wanted, end), from: 0 };
    if (wanted.streamId !== undefined) {
      const all = await this.#look(schema, wanted, { after: 0, upTo: end, limit: Number.POSITIVE_INFINITY });
      return { last: all.filter((event) => this.#fits(event, wanted)).slice(-wanted.limit), from: 0 };
    }
    const lowest = Math.max(0, end - LOOKED_AT);
    let [last, from]: [StoredEvent[], number] = [[], end];
    for (let width = wanted.limit; from > lowest && last.length < wanted.limit; width *= 4) {
      const after = Math.max(lowest, from - width);
      last = (await this.#look(schema, wanted, { after, upTo: from, limit: from - after })).concat(last);
      from = after;
    }
    return { last: last.slice(-wanted.limit), from };
  }

  async #endOfStory(schema: string, wanted: Selection, end: number): Promise<StoredEvent[]> {
    let last: StoredEvent[] = [];
    for (let after = 0; ;) {
      const page = await this.#look(schema, wanted, { after, upTo: end, limit: STORY_PAGE });
      last = [...last, ...page.filter((event) => this.#fits(event, wanted))].slice(-wanted.limit);
      if (page.length < STORY_PAGE) return last;
      after = page.at(-1)!.position;
    }
  }

  #fits(event: StoredEvent, wanted: Selection): boolean {
    if (wanted.streamId !== undefined && event.streamId !== wanted.streamId) return false;
    const type = publicTypeOf(event, this.types.definition(event.type));
    return !wanted.types || (type !== null && matchesAny(wanted.types, type));
  }

  #storedTypes(patterns: readonly string[]): string[] {
    const known = this.types.all().filter((event) => mayBeWanted(patterns, event));
    return known.map(({ type }) => type);
  }

  #view(event: StoredEvent, wanted: Selection): LoggedEvent[] {
    const view = this.#fits(event, wanted) ? toPublicEvent(event, this.types.definition(event.type)) : null;
    const { position, streamId, meta } = event;
    return view ? [{ ...view, position, streamId, correlationId: meta.correlation }] : [];
  }
}
