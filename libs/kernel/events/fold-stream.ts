import { type Event, type Fold, replay } from '../domain/event.ts';
import { type EventTypes } from './event-types.ts';
import { type StoredEvent } from './stored-event.ts';

/** What a kind of aggregate tells the store about its streams. */
export interface StreamKind<State, E extends Event> {
  /** Names the kind of stream in the log. */
  readonly category: string;
  readonly fold: Fold<State, E>;
}

/** A state and the version of the stream that it stands for. */
export interface StateAt<State> {
  readonly state: State;
  /** 0: the stream does not exist. */
  readonly version: number;
}

/**
 * The state of a stream: from its beginning, or from the state that it had at an earlier version on; events up to that version are
 * passed over. A public id may carry the wrong prefix: a stream of another kind does not exist here, and its events mean nothing to
 * this fold.
 */
export function foldStream<State, E extends Event>(
  { category, fold }: StreamKind<State, E>,
  types: EventTypes,
  events: readonly StoredEvent[],
  base: StateAt<State> = { state: fold.initial, version: 0 },
): StateAt<State> {
  if (events[0] && events[0].category !== category) return { state: fold.initial, version: 0 };
  const since = events.filter(({ version, type }) => version > base.version && !types.isRetired(type));
  return {
    state: replay(fold, since as unknown as readonly E[], base.state),
    version: events.at(-1)?.version ?? base.version,
  };
}
