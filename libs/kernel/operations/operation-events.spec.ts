import { join } from 'node:path';
import { type Fold } from '../domain/event.ts';
import { goldenEvents } from '../testing/golden-events.ts';
import { type OperationCompleted, operationEvents } from './operation-events.ts';

/** The row holds the state; what was told of its end is all that there is. */
const told: Fold<OperationCompleted['data'] | null, OperationCompleted> = {
  initial: null,
  evolve: (_, { data }) => data,
};

goldenEvents(join(import.meta.dirname, 'events.golden'), operationEvents, told);
