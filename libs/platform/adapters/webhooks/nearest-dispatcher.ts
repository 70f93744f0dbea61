import { type EventStore } from '#kernel';
import { type WebhookDispatcher } from './webhook-dispatcher.ts';

/** The dispatcher that works beside a store's subscriptions, in the same process. */
const dispatchers = new WeakMap<EventStore, Pick<WebhookDispatcher, 'wake'>>();

/** From now on what the fan-out of this store has written is sent by this dispatcher. */
export function attendTo(events: EventStore, dispatcher: Pick<WebhookDispatcher, 'wake'>): void {
  dispatchers.set(events, dispatcher);
}

/** Without a job in between. Where nobody attends to it (yet), the sweep finds what is due. */
export function wakeNearest(events: EventStore, schema: string): void {
  dispatchers.get(events)?.wake(schema);
}
