import { Injectable } from '@nestjs/common';
import { DomainError, EventStore, type StoredEvent } from '#kernel';
import { type EventPlace, firstRecordedAt } from '../domain/event-place.ts';
import { EventPlaces } from '../domain/event-places.ts';

/** An archived event is looked for among so many, from so long before its id was made. */
const LOOKED_AT = 20_000;
const MADE_BEFORE_MS = 120_000;

/** Finds places by indexes and by halving, whatever the length of the log. */
@Injectable()
export class LogEventPlaces extends EventPlaces {
  constructor(private readonly events: EventStore) {
    super();
  }

  override async before(schema: string, place: EventPlace): Promise<number> {
    if (place.kind === 'event') return (await this.#positionOf(schema, place.eventId)) - 1;
    return this.#behind(schema, place);
  }

  override async through(schema: string, place: EventPlace): Promise<number> {
    if (place.kind === 'event') return this.#positionOf(schema, place.eventId);
    return this.#behind(schema, place);
  }

  async #behind(schema: string, place: Exclude<EventPlace, { kind: 'event' }>): Promise<number> {
    if (place.kind === 'beginning') return 0;
    const head = await this.events.head(this.events.reading(schema));
    if (place.kind === 'now') return head;
    if (place.kind === 'time') return (await this.#firstAt(schema, place.time, head)) - 1;
    if (place.position <= head) return place.position;
    const message = `The log ends at position ${head}; what comes next would be passed over`;
    throw new DomainError('invalid', 'event-consumer.beyond-log', message, { head });
  }

  #firstAt(schema: string, time: Date, head: number): Promise<number> {
    return firstRecordedAt(time, head, async (position) => {
      const [event] = await this.#read(schema, position - 1, 1);
      return event!.recordedAt;
    });
  }

  async #positionOf(schema: string, eventId: string): Promise<number> {
    const tx = this.events.reading(schema);
    const position = (await this.events.positionOf(tx, eventId)) ?? (await this.#archived(schema, eventId));
    if (position !== undefined) return position;
    throw new DomainError('invalid', 'event-consumer.unknown-event', 'There is no event with this id in the log');
  }

  /** The id of an event says when it was made (UUIDv7); it was recorded soon after that. */
  async #archived(schema: string, eventId: string): Promise<number | undefined> {
    const madeAt = Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16);
    const head = await this.events.head(this.events.reading(schema));
    const first = await this.#firstAt(schema, new Date(madeAt - MADE_BEFORE_MS), head);
    const found = await this.#read(schema, first - 1, LOOKED_AT);
    return found.find(({ id }) => id === eventId)?.position;
  }

  #read(schema: string, after: number, limit: number): Promise<StoredEvent[]> {
    return this.events.readLog(this.events.reading(schema), { after, limit });
  }
}
