import { type Event } from '../domain/event.ts';
import { eventCatalogue } from '../domain/event-catalogue.ts';

/** A process has waited long enough. `setAt` is the position of the event that set the timeout: set anew, it is another one. */
export type TimeoutElapsed = Event<
  'TimeoutElapsed',
  {
    readonly process: string;
    readonly key: string;
    readonly timeout: string;
    readonly dueAt: string;
    readonly setAt: number;
  }
>;

interface Steered {
  readonly subscription: string;
  readonly reason: string;
}
interface ParkedEventHandled extends Steered {
  readonly position: number;
  readonly eventId: string | null;
}

/** What an operator did about a subscription. Who and when stand in the event's metadata. */
export type Intervention =
  | Event<'SubscriptionPaused', Steered>
  | Event<'SubscriptionResumed', Steered>
  | Event<'RebuildRequested', Steered>
  | Event<'RebuildCancelled', Steered>
  /** Has a parked event, and what was held back behind it, tried again. */
  | Event<'ParkedEventReleased', ParkedEventHandled>
  /** Has a parked event left out for good; what was held back behind it goes on. */
  | Event<'ParkedEventSkipped', ParkedEventHandled>;

export type SubscriptionEvent = TimeoutElapsed | Intervention;

/** What the kernel itself writes into a tenant's log. All of it stays inside. */
export const subscriptionEvents = eventCatalogue<SubscriptionEvent>({
  TimeoutElapsed: { version: 1 },
  SubscriptionPaused: { version: 1 },
  SubscriptionResumed: { version: 1 },
  RebuildRequested: { version: 1 },
  RebuildCancelled: { version: 1 },
  ParkedEventReleased: { version: 1 },
  ParkedEventSkipped: { version: 1 },
});
