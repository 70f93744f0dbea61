import { type EventDefinition, type OwnForm, typedId } from '#kernel/domain';

/** An event as customers see it, in webhooks, on sockets and in `GET /v1/events` alike. */
export interface PublicEvent {
  /** `evt_…`, the same over every channel and every try. */
  readonly id: string;
  /** `booking.confirmed` */
  readonly type: string;
  /** When it was recorded, RFC 3339 in UTC. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What of a stored event its public form is made from. */
interface Recorded {
  readonly id: string;
  readonly recordedAt: Date;
  readonly data: object;
}

/** A stored event with its place in its stream. */
export interface RecordedEvent extends Recorded {
  readonly type: string;
  readonly streamId: string;
  /** 1 for the stream's first. */
  readonly version: number;
}

/** The public form of an event, or `null` when its type stays inside. Pure: the same event always looks the same. */
export function toPublicEvent(event: Recorded, definition: EventDefinition): PublicEvent | null {
  if (!definition.public) return null;
  const { data } = definition.public;
  const type = publicTypeOf(event, definition)!;
  return { id: eventMessageId(event.id), type, timestamp: event.recordedAt.toISOString(), data: data(event.data) };
}

/** The public type of an event, or `null` when it stays inside. */
export function publicTypeOf(event: Pick<Recorded, 'data'>, definition: EventDefinition): string | null {
  return ownFormOf(event, definition)?.type ?? definition.public?.type ?? null;
}

/** What an event says of itself where its type leaves that to each; else `undefined`. */
export function ownFormOf({ data }: Pick<Recorded, 'data'>, definition: EventDefinition): OwnForm | undefined {
  return definition.public?.own?.of(data);
}

/** `evt_…`: the id of the message that carries the event. */
export function eventMessageId(eventId: string): string {
  return typedId('evt', eventId);
}
