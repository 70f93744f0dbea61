import { EventStore, EventType, type GroupedEvent } from '@castore/core';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { uuidv7 } from 'uuidv7';
import { loadConfig } from '#kernel';
import { sampleMeta, type WorkNoted } from '../sample-event.ts';
import { type Store, type StoreSettings } from './store.ts';

const TABLE = 'castore_event';

/** Castore's Postgres adapter as its documentation shows it. The version with every event; no command ids, no tenants, no any-version. */
export async function openCastore({ environment, tenants }: StoreSettings): Promise<Store> {
  const { url, poolMax } = loadConfig(environment).database;
  const target = { connectionString: `${url}?max=${poolMax}`, tableName: TABLE };
  await PostgresEventStorageAdapter.createEventTable(target);
  const store = new EventStore({
    eventStoreId: 'bench',
    eventTypes: [new EventType({ type: 'BenchWorkNoted' })],
    reducer: (_, { aggregateId, version }) => ({ aggregateId, version }),
    eventStorageAdapter: new PostgresEventStorageAdapter(target),
  });
  return {
    tables: [TABLE],
    append: async ({ id, tenant, version }, events) => {
      const metadata = sampleMeta(tenants[tenant]!, uuidv7());
      const details = events.map(({ type, data }: WorkNoted, index) => ({
        aggregateId: id,
        version: version + index + 1,
        type,
        payload: data,
        metadata,
      }));
      if (details.length === 1) await store.pushEvent(details[0]!);
      else
        await EventStore.pushEventGroup(
          ...(details.map((detail) => store.groupEvent(detail)) as [GroupedEvent, GroupedEvent]),
        );
    },
    read: async (streamId) => (await store.getEvents(streamId)).events.length,
  };
}
