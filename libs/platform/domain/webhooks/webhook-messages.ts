import { type FormedMessage, type MessageForm } from './message-forms.ts';
import { type OfferedType } from '../offered-types.ts';
import { type PublicEvent, type RecordedEvent } from '../public-event.ts';
import { type ChannelledEvent, type EndpointWish } from './wanted-events.ts';

/** A public event with the one of the log that it is made from. */
export interface OutgoingEvent<Stored extends RecordedEvent = RecordedEvent> extends ChannelledEvent {
  readonly stored: Stored;
  readonly tags: readonly string[];
  /** What has the same arrives in order where an endpoint wants it so. */
  readonly orderingKey: string;
  /** Seconds that it waits at the least. */
  readonly delaySeconds: number;
}

/** What becomes of the tenant's events outside: which of them are public, who wants them, and how they are written. */
export abstract class WebhookMessages {
  /**
   * What an endpoint is to want is understood as it stands.
   * @param offered - what there is to ask for
   * @param before - types that it wanted already, which it may go on wanting
   * @throws DomainError `webhook-endpoint.unknown-event-type`, `webhook-endpoint.archived-event-type`, `version.not-offered`,
   * `webhook-endpoint.filter-refused`
   */
  abstract check(wish: EndpointWish, offered: readonly OfferedType[], before?: readonly string[]): void;
  /** The public ones of a tenant's events, in their order, each with its channels. */
  abstract outgoing<Stored extends RecordedEvent>(
    schema: string,
    events: readonly Stored[],
  ): Promise<OutgoingEvent<Stored>[]>;
  /**
   * Judges events one after the other. Never throws, and a filter that cannot be read any more, as a later release may know other fields,
   * lets everything through: rather a message too many than one that is missing.
   */
  abstract judge(wish: EndpointWish): (outgoing: ChannelledEvent) => boolean;
  abstract message(event: PublicEvent, form: MessageForm): FormedMessage;
}
