import { isExpectedVersionConflictError, STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { loadConfig } from '#kernel';
import { sampleMeta, type WorkNoted } from '../sample-event.ts';
import { type Store, type StoreSettings } from './store.ts';

/**
 * `@event-driven-io/emmett-postgresql` as its documentation shows it: the event store on a pool, migrated before, no inline projection,
 * the expected version with every append. It knows no command ids, and one schema only, whatever the number of tenants.
 */
export async function openEmmett({ environment, tenants }: StoreSettings): Promise<Store> {
  const { url, poolMax } = loadConfig(environment).database;
  const pool = new pg.Pool({ connectionString: url, max: poolMax });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool }, schema: { autoMigration: 'None' } });
  await store.schema.migrate();
  const messages = (tenant: number, events: readonly WorkNoted[]) => {
    const metadata = sampleMeta(tenants[tenant]!, uuidv7());
    return events.map((event) => ({ ...event, kind: 'Event' as const, metadata }));
  };
  return {
    tables: ['emt_messages'],
    append: async ({ id, tenant, version }, events) => {
      const expectedStreamVersion = version === 0 ? STREAM_DOES_NOT_EXIST : BigInt(version);
      await store.appendToStream(`bench-${id}`, messages(tenant, events), { expectedStreamVersion });
    },
    // Any version is asked for and a conflict is answered all the same when two come together: the caller tries again.
    appendAnywhere: async ({ id, tenant }, events) => {
      for (;;) {
        try {
          await store.appendToStream(`bench-${id}`, messages(tenant, events));
          return;
        } catch (error) {
          if (!isExpectedVersionConflictError(error)) throw error;
        }
      }
    },
    read: async (streamId) => (await store.readStream(`bench-${streamId}`)).events.length,
  };
}
