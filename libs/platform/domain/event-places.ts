import { type EventPlace } from './event-place.ts';

/** Where a place is in a tenant's log, as a position. */
export abstract class EventPlaces {
  /**
   * The position behind which what stands at the place comes next: the event itself, or the first one of that time.
   * @throws DomainError `event-consumer.unknown-event`, `event-consumer.beyond-log`
   */
  abstract before(schema: string, place: EventPlace): Promise<number>;

  /** The position at which everything up to the place has been dealt with, the event itself included. @throws as `before` */
  abstract through(schema: string, place: EventPlace): Promise<number>;
}
