import { existsSync, rmSync } from 'node:fs';
import { open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ArchiveError, type Environment, openArchive, verifyArchive } from '#kernel';
import { HttpClient } from '../../../apps/cli/demo/http-client.ts';
import { createTenant, type NewTenant } from '../../../apps/cli/demo/tenants.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../apps/cli/embedded-postgres/start-embedded-postgres.ts';
import { Cluster, freePorts } from '../../kit/cluster.ts';
import { serverFolder } from '../../kit/server-folder.ts';
import { clutch } from '../kit/command-line.ts';
import { vinOf, WORKSHOP } from '../kit/garage.ts';
import { record } from '../kit/record.ts';
import { seededRandom, seedOfRun } from '../kit/seeded-random.ts';

/** Kills of each kind of work; `KILLS=1000` makes a night of it. */
const KILLS = Math.max(4, Math.round(Number(process.env['KILLS'] ?? 20) / 5));
/** So many rows make the work long enough to be hit. */
const ROWS = 60_000;
const PATIENCE = { timeout: 120_000, interval: 100 };

const seed = seedOfRun();
const random = seededRandom(seed);
let cluster: Cluster;
let north: EmbeddedPostgres;
let folder: string;
let environment: Environment;
let admin: HttpClient;
let home: pg.Client;
let there: pg.Client;
/** Nothing that happens to the others may touch it. */
let neighbour: NewTenant;
let neighbourBefore: string;

beforeAll(async () => {
  folder = serverFolder('cluster');
  north = await startEmbeddedPostgres({
    dataDir: join(folder, 'north'),
    port: (await freePorts(1))[0]!,
    log: () => undefined,
  });
  const settings = {
    CLUTCH_CELL_URLS: `north=${north.url}`,
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
    CLUTCH_TENANT_DELETION_DAYS: '0',
    // A head that is signed meanwhile would look like something that a kill has left.
    CLUTCH_WORKER_HEAD_SECONDS: '0',
    CLUTCH_TENANT_EXPORT_DIR: join(folder, 'exports'),
    CLUTCH_TENANT_POOL_SIZE: '0',
    CLUTCH_HTTP_RATE_PER_MINUTE: '1000000',
    CLUTCH_LOG_LEVEL: 'warn',
  };
  cluster = await Cluster.start(settings);
  environment = cluster.environment;
  admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  [home, there] = [await connect(cluster.config.database.url), await connect(north.url)];
  neighbour = await makeTenant(100);
  neighbourBefore = await contentOf(home, await schemaOf(neighbour.slug));
}, 180_000);
afterAll(async () => {
  await Promise.all([home?.end(), there?.end()]);
  await cluster?.stop();
  await north?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** A tenant with a workshop, vehicles and a stretch of measurements, on disk as the API would have written them. */
async function makeTenant(rows = ROWS): Promise<NewTenant> {
  const tenant = await createTenant(admin, 'Garage');
  const api = new HttpClient(cluster.apiUrl, tenant.apiKey.secret);
  await api.post('/v1/workshops', { ...WORKSHOP, name: 'Workshop' });
  for (let serial = 0; serial < 3; serial += 1) await api.post('/v1/vehicles', { vin: vinOf(serial) });
  await untilDrained(await schemaOf(tenant.slug));
  await home.query(
    `insert into ${await schemaOf(tenant.slug)}.telematics_reading
     select gen_random_uuid(), md5(n::text), now() - n * interval '1 second', random(), md5((n * 7)::text) from generate_series(1, $1) n`,
    [rows],
  );
  return tenant;
}

async function untilDrained(schema: string): Promise<void> {
  const behind = `select 1 from ${schema}.subscription s join ${schema}.event_head h using (shard) where s.position < h.position
    union all select 1 where not exists (select from ${schema}.subscription)`;
  await vi.waitFor(async () => expect((await home.query(behind)).rows).toEqual([]), PATIENCE);
}

const schemaOf = async (slug: string): Promise<string> =>
  (await home.query<{ schema: string }>('select schema from platform.tenant where slug = $1', [slug])).rows[0]!.schema;
const placeOf = async (slug: string) =>
  (await home.query('select cell, status from platform.tenant where slug = $1', [slug])).rows[0];
/** A sum over every row of what a person would miss. */
async function contentOf(client: pg.Client, schema: string): Promise<string> {
  const tables = ['event', 'command_log', 'telematics_reading', 'fleet_vehicle', 'partner_workshop', 'identity_user'];
  const sums: string[] = [];
  for (const table of tables) {
    const text = `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${schema}.${table} t`;
    sums.push(`${table} ${(await client.query<{ sum: string }>(text)).rows[0]!.sum}`);
  }
  return sums.join('\n');
}
/** Schemas, roles and rows of tenants in the home cell and in the other one. */
async function traces(): Promise<unknown> {
  const text = `select array(select nspname::text from pg_namespace where nspname like 't\\_%' order by 1) as schemas,
    array(select rolname::text from pg_roles where rolname like 't\\_%' order by 1) as roles,
    array(select slug || status from platform.tenant order by 1) as tenants`;
  return [(await home.query(text)).rows, (await there.query(text)).rows];
}
const openOperations = async (): Promise<number> =>
  (await home.query("select 1 from platform.tenant_operation where state in ('waiting', 'running')")).rows.length;
const untilSettled = () => vi.waitFor(async () => expect(await openOperations()).toBe(0), PATIENCE);
/** Resolves some time, up to `mostMs`, after `hasBegun` first says so. */
async function within(hasBegun: () => Promise<boolean>, mostMs: number): Promise<void> {
  await vi.waitFor(async () => expect(await hasBegun()).toBe(true), { timeout: 30_000, interval: 5 });
  await sleep(random() * mostMs);
}
const operationRuns = async (): Promise<boolean> => (await openOperations()) > 0;
/** `missing`, `whole`, or what is wrong with it. */
async function archiveAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 'missing';
  const file = await open(path);
  try {
    await verifyArchive(await openArchive(file, { size: found.size }));
    return 'whole';
  } catch (error) {
    return error instanceof ArchiveError ? error.message : String(error);
  } finally {
    await file.close();
  }
}

describe('killed in the middle', { timeout: 300_000 }, () => {
  test('an export leaves a whole archive or none, and the next run makes one', async () => {
    const startedAt = Date.now();
    const tenant = await makeTenant();
    const path = join(folder, 'killed.tar');
    const args = ['tenants', 'export', tenant.slug, '--to', path];
    const seen: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      rmSync(path, { force: true });
      await clutch(args, environment, () => within(async () => existsSync(`${path}.part`), 600));
      seen.push(await archiveAt(path));
    }
    expect(seen.filter((found) => found !== 'missing' && found !== 'whole')).toEqual([]);
    expect((await clutch(args, environment)).code).toBe(0);
    expect(await archiveAt(path)).toBe('whole');
    const missing = seen.filter((found) => found === 'missing').length;
    record({ test: 'an export under kills', seed, saw: `${missing} of ${KILLS} cut off`, seconds: since(startedAt) });
  });

  test('an export that the worker does is done by the worker after it', async () => {
    const tenant = await makeTenant();
    const { id } = await admin.post<{ id: string }>(`/v1/tenants/${tenant.id}/exports`, {});
    await within(operationRuns, 300);
    await cluster.killApp('worker');
    await untilSettled();
    const operation = await admin.get<{ state: string; result: { bytes: number } }>(`/v1/operations/${id}`);
    expect(operation.state).toBe('done');
    const answer = await fetch(`${cluster.adminUrl}/v1/operations/${id}/archive`, {
      headers: { authorization: `Bearer ${cluster.config.operatorToken}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, bytes.byteLength]).toEqual([200, operation.result.bytes]);
  });

  test('a restore leaves nothing, and the next one makes the tenant whole', async () => {
    const startedAt = Date.now();
    const tenant = await makeTenant();
    const path = join(folder, 'restored.tar');
    expect((await clutch(['tenants', 'export', tenant.slug, '--to', path], environment)).code).toBe(0);
    const before = await traces();
    const args = ['tenants', 'restore', path, '--as'];
    let cut = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await clutch([...args, `copy-${kill}`], environment, () => within(operationRuns, 1_500));
      await untilSettled();
      // The kill can also hit a process that has done its work and is about to end.
      if (await placeOf(`copy-${kill}`))
        await clutch(['tenants', 'delete', `copy-${kill}`, '--reason', 'test', '--now', '--yes'], environment);
      else cut += 1;
      await untilSettled();
      expect(await traces()).toEqual(before);
    }
    expect(cut).toBeGreaterThan(0);
    expect((await clutch([...args, 'copy'], environment)).code).toBe(0);
    const [original, copy] = [await schemaOf(tenant.slug), await schemaOf('copy')];
    const readings = (schema: string) => `select count(*) as n from ${schema}.telematics_reading`;
    expect((await home.query(readings(copy))).rows).toEqual((await home.query(readings(original))).rows);
    record({ test: 'a restore under kills', seed, saw: `${cut} of ${KILLS} cut off`, seconds: since(startedAt) });
  });

  test('a deletion goes on until nothing is left', async () => {
    const startedAt = Date.now();
    const before = await traces();
    const doomed = await makeTenant();
    await admin.post(`/v1/tenants/${doomed.id}/deletion`, { reason: 'test' });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(random() * 250);
      await cluster.killApp('worker');
    }
    await untilSettled();
    expect(await traces()).toEqual(before);
    record({ test: 'a deletion under kills', seed, saw: `${KILLS} kills`, seconds: since(startedAt) });
  });

  test('a move ends in one place or the other with every row, and whoever writes loses nothing', async () => {
    const startedAt = Date.now();
    const tenant = await makeTenant();
    const schema = await schemaOf(tenant.slug);
    const api = new HttpClient(cluster.apiUrl, tenant.apiKey.secret);
    const stopped = new AbortController();
    let acknowledged = 0;
    const writing = (async () => {
      for (let serial = 10; !stopped.signal.aborted; serial += 1) {
        await api.post('/v1/vehicles', { vin: vinOf(serial) });
        acknowledged += 1;
      }
    })();
    const places = new Set<string>();
    let cut = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const to = (await placeOf(tenant.slug)).cell === 'home' ? 'north' : 'home';
      await clutch(['tenants', 'move', tenant.slug, '--to', to], environment, () => within(operationRuns, 1_000));
      if (await operationRuns()) cut += 1;
      await untilSettled();
      const { cell, status } = await placeOf(tenant.slug);
      places.add(cell);
      expect(status).toBe('live');
      const has = async (client: pg.Client) =>
        (await client.query('select 1 from pg_namespace where nspname = $1', [schema])).rows.length === 1;
      expect([await has(home), await has(there)]).toEqual([cell === 'home', cell === 'north']);
    }
    stopped.abort();
    await writing;
    const { cell } = await placeOf(tenant.slug);
    const client = cell === 'home' ? home : there;
    const count = `select (select count(*) from ${schema}.telematics_reading)::int as readings,
      (select count(*) from ${schema}.event where type = 'VehicleRegistered')::int as vehicles,
      (select max(position) - count(*) from ${schema}.event)::int as holes`;
    expect((await client.query(count)).rows).toEqual([{ readings: ROWS, vehicles: acknowledged + 3, holes: 0 }]);
    record({
      test: 'a move under kills',
      seed,
      saw: `${cut} of ${KILLS} moves cut off, ${acknowledged} writes acknowledged, ended in ${cell} after ${[...places].join(' and ')}`,
      seconds: since(startedAt),
    });
  });
});

test('an archive that was cut off is seen as such: the control', async () => {
  const path = join(folder, 'restored.tar');
  await truncate(path, Math.floor((await stat(path)).size / 2));
  expect(await archiveAt(path)).toMatch(/cut off/);
});

test('nothing of all this has touched another tenant', async () => {
  expect(await contentOf(home, await schemaOf(neighbour.slug))).toBe(neighbourBefore);
});

const since = (startedAt: number): number => (Date.now() - startedAt) / 1_000;
