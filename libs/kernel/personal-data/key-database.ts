import { type MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { PlatformDatabase } from '../tenancy/platform-database.ts';

export interface KeyDatabase {
  readonly database: PlatformDatabase;
  close(): Promise<void>;
}

/**
 * The tables of keys over two connections of their own. Keys are asked for in the middle of tenants' transactions: from the same
 * pool, as many transactions as it has connections would wait for each other for ever.
 */
export function openKeyDatabase(connectionString: string, orm: MikroORM, applicationName: string): KeyDatabase {
  const pool = new pg.Pool({
    connectionString,
    max: 2,
    application_name: `${applicationName}-keys`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 5_000,
  });
  pool.on('error', () => undefined); // an idle connection died: the pool has dropped it already, the next query opens a new one
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    database: new PlatformDatabase(pool, orm),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}
