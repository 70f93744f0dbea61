import { join } from 'node:path';
import { type Fold } from '../domain/event.ts';
import { goldenEvents } from '../testing/golden-events.ts';
import { type SubscriptionEvent, subscriptionEvents } from './subscription-events.ts';

/** These events change no aggregate: what was told last is all that there is. */
const told: Fold<SubscriptionEvent['data'] | null, SubscriptionEvent> = {
  initial: null,
  evolve: (_, { data }) => data,
};

goldenEvents(join(import.meta.dirname, 'events.golden'), subscriptionEvents, told);
