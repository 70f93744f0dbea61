import { type StoredEvent } from '../events/stored-event.ts';
import { EventFailed, type Locked } from './event-failed.ts';
import { parkedEvents } from './parked-events.ts';

/** One kind of subscription's way with one event. */
export interface LaneHandler {
  /** Where the event's order counts; null where the event is no concern of the subscription. */
  laneOf(event: StoredEvent): string | null;
  handle(event: StoredEvent): Promise<void> | void;
}

/**
 * Handles events in order and holds back those whose lane is shut. An event that fails ends the batch behind its predecessor, so that
 * what was done so far is kept.
 * @returns the position that was really reached, where it is not the batch's end.
 * @throws EventFailed when the first event fails: nothing was done
 */
export async function handleInLanes(
  { tx, name, events }: { tx: Locked; name: string; events: readonly StoredEvent[] },
  { laneOf, handle }: LaneHandler,
): Promise<number | undefined> {
  const shut = await parkedEvents.shutLanes(tx, name);
  const held: { event: StoredEvent; lane: string }[] = [];
  let reached: number | undefined;
  for (const [index, event] of events.entries()) {
    const lane = laneOf(event);
    if (lane === null) continue;
    const shutLane = [lane, event.streamId].find((one) => shut.has(one));
    if (shutLane !== undefined) {
      held.push({ event, lane: shutLane });
      continue;
    }
    try {
      await handle(event);
    } catch (error) {
      if (index === 0) throw new EventFailed({ position: event.position, lane }, error);
      reached = events[index - 1]!.position;
      break;
    }
  }
  await parkedEvents.hold(tx, name, held);
  return reached;
}
