import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../apps/cli/embedded-postgres/start-embedded-postgres.ts';
import { migrateAll } from '../libs/kernel/tenancy/migrate.ts';
import { TEMPLATE, templateConfig } from '../libs/kernel/testing/test-config.ts';

/**
 * One Postgres for the whole run, and in it one migrated database that each integration file copies. With
 * CLUTCH_TEST_DATABASE_URL (a superuser's) that server is used instead.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stop = process.env['CLUTCH_TEST_DATABASE_URL'] ? async () => undefined : await startServer();
  await recreateTemplate(process.env['CLUTCH_TEST_DATABASE_URL']!);
  await migrateAll({ config: templateConfig() });
  return stop;
}

async function startServer(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clutch-test-'));
  const server = await startEmbeddedPostgres({ dataDir, port: await freePort(), log: () => undefined });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query("alter system set fsync = off"); // these servers die with the run; the kill tests start their own, with fsync
  await admin.query('select pg_reload_conf()');
  await admin.end();
  process.env['CLUTCH_TEST_DATABASE_URL'] = server.url;
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function recreateTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
}

/** Below 32768, where Linux starts to hand out client ports. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
