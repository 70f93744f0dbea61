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

interface Intervention {
  readonly subscription: string;
  readonly position: number;
  readonly eventId: string | null;
  readonly reason: string;
}
/** An operator has a parked event, and what was held back behind it, tried again. */
export type ParkedEventReleased = Event<'ParkedEventReleased', Intervention>;
/** An operator has a parked event left out for good; what was held back behind it goes on. */
export type ParkedEventSkipped = Event<'ParkedEventSkipped', Intervention>;

export type SubscriptionEvent = TimeoutElapsed | ParkedEventReleased | ParkedEventSkipped;

/** What the kernel itself writes into a tenant's log. All of it stays inside. */
export const subscriptionEvents = eventCatalogue<SubscriptionEvent>({
  TimeoutElapsed: { version: 1 },
  ParkedEventReleased: { version: 1 },
  ParkedEventSkipped: { version: 1 },
});
