import { uuidv7 } from 'uuidv7';
import { type Event } from '../domain/event.ts';
import { type StoredEvent } from '../events/stored-event.ts';

/** An event as the log would hand it to a policy or projection, for tests that need no database. */
export function toStored<E extends Event>(event: E, over: Partial<StoredEvent<E>> = {}): StoredEvent<E> {
  return {
    id: uuidv7(),
    streamId: uuidv7(),
    category: 'test',
    version: 1,
    position: 1,
    recordedAt: new Date('2026-05-01T00:00:00Z'),
    type: event.type,
    data: event.data,
    meta: {
      tenant: uuidv7(),
      actor: { kind: 'system', id: 'test' },
      correlation: 'test',
      source: 'system',
    },
    ...over,
  };
}
