import { matchesAny } from '../event-pattern.ts';
import { type PublicEvent } from '../public-event.ts';
import { sharesChannel } from './channels.ts';
import { ALERT_CATEGORY } from './endpoint-alert-events.ts';

/** What an endpoint wants. */
export interface EndpointWish {
  /** Types and patterns. */
  readonly eventTypes: readonly string[];
  /** Left empty, whatever the channel. */
  readonly channels: readonly string[];
  /** A condition on the message in the filter language of lists; `null`: none. */
  readonly filter: unknown;
  /** The dated version of the API in which the filter reads the data. */
  readonly apiVersion: string;
}

/** A public event with the channels that it belongs to. */
export interface ChannelledEvent {
  readonly event: PublicEvent;
  readonly channels: readonly string[];
}

/**
 * Whether an endpoint wants an event: its type fits one of the patterns, it shares a channel where there are any, and the filter holds.
 * The fan-out, the dry run and replays all ask here, so that they never differ.
 * @param passes - the endpoint's filter
 */
export function wantsEvent(
  { eventTypes, channels }: Pick<EndpointWish, 'eventTypes' | 'channels'>,
  { event, channels: of }: ChannelledEvent,
  passes: (event: PublicEvent) => boolean,
): boolean {
  return matchesAny(eventTypes, event.type) && sharesChannel(channels, of) && passes(event);
}

/** An endpoint that fails is not told so by itself, which would fail as well. */
export function isAboutItself(
  endpointId: string,
  { category, streamId }: { readonly category: string; readonly streamId: string },
): boolean {
  return category === ALERT_CATEGORY && streamId === endpointId;
}
