import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { startEmbeddedPostgres } from '../apps/cli/embedded-postgres/start-embedded-postgres.ts';
import { migrateAll } from '#kernel';
import { TEMPLATE, templateConfig } from '#kernel/testing';
import { freePorts } from './kit/cluster.ts';
import { clearLeftServers } from './kit/left-servers.ts';
import { MEMORY, serverFolder } from './kit/server-folder.ts';

/**
 * One Postgres for the whole run, and in it one migrated database that each integration file copies. With
 * CLUTCH_DATABASE_URL (a superuser's) that server is used instead.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env['CLUTCH_TEST_DATABASE_URL'] ?? process.env['CLUTCH_DATABASE_URL'];
  const left = await clearLeftServers([tmpdir(), MEMORY]);
  if (left.length > 0) console.log(`Removed what earlier runs left that were killed: ${left.join(', ')}`);
  const server = given === undefined ? await startServer() : { url: given, remove: async () => undefined };
  process.env['CLUTCH_TEST_DATABASE_URL'] = server.url;
  await recreateTemplate(server.url);
  await migrateAll({ config: templateConfig() });
  return server.remove;
}

async function startServer(): Promise<{ url: string; remove(): Promise<void> }> {
  const dataDir = serverFolder('test');
  const [port] = await freePorts(1);
  // Two files run at a time, and one may stand for several processes with a pool each.
  const server = await startEmbeddedPostgres({ dataDir, port: port!, log: () => undefined, maxConnections: 300 });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  // This server dies with the run, so nothing has to outlive a crash of it; the kill tests start their own, as users have it.
  for (const setting of ['fsync = off', 'full_page_writes = off', "max_wal_size = '1GB'", "checkpoint_timeout = '1h'"])
    await admin.query(`alter system set ${setting}`);
  await admin.query('select pg_reload_conf()');
  await admin.end();
  return {
    url: server.url,
    remove: async () => {
      await server.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function recreateTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
}
