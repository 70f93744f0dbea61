import { type Call } from './call.ts';
import { type World } from './world.ts';

/** Places in the log that are kept for programs. Each call leaves the consumer where the next one wants it; what is taken away comes last. */
export const consumerCalls = ({ canary }: World): Readonly<Record<string, Call>> => ({
  listEventConsumers: {},
  createEventConsumer: { body: { name: `again-${canary}`, types: ['*'], from: 'beginning' } },
  getEventConsumer: {},
  readEventConsumer: {},
  seekEventConsumer: { body: { to: 'beginning' } },
  setEventConsumerCheckpoint: { body: { cursor: '1' }, headers: { 'if-match': '*' } },
  deleteEventConsumer: {},
});
