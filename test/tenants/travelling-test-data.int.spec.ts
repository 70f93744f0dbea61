import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { KERNEL, type Kernel, migrateAll, type TenantRef, TenantRegistry } from '#kernel';
import {
  type RestrictedDatabase,
  restrictedDatabase,
  runSubscriptions,
  type TestInstallation,
  testInstallation,
} from '#kernel/testing';
import { IssueApiKey } from '#platform/contracts';
import { tenants } from '../../apps/cli/commands/tenants.ts';
import { publicApp } from '../kit/public-app.ts';

const DAY_MS = 86_400_000;

/** An installation with the app that its tenants' programs call. */
interface Place {
  readonly clutch: TestInstallation;
  readonly app: NestFastifyApplication;
  readonly kernel: Kernel;
}

let north: RestrictedDatabase;
let home: Place;
let elsewhere: Place;
let folder: string;
let file: string;
let tenant: TenantRef;
/** A key for test data, and one for live data. */
let trying: string;
let live: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-travel-'));
  north = await restrictedDatabase();
  home = await place({ CLUTCH_CELL_URLS: `north=${north.ownerUrl}` });
  await migrateAll({ config: home.clutch.config });
  elsewhere = await place({});
}, 90_000);
beforeEach(async () => {
  tenant = await home.clutch.newTenant();
  file = join(folder, `${tenant.slug}.tar`);
  [trying, live] = [await keyOf('test'), await keyOf('live')];
});
afterAll(async () => {
  const { appRole } = home.kernel.cells.get('north');
  for (const { app } of [home, elsewhere]) await app.close();
  await north.drop();
  for (const { clutch } of [home, elsewhere]) await clutch.close();
  // Roles belong to the server and would outlive the database on one that was lent to the tests.
  const server = new pg.Client({ connectionString: north.ownerUrl.replace(/[^/]*$/, 'postgres') });
  await server.connect();
  await server.query(['drop role', pg.escapeIdentifier(appRole)].join(' '));
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

async function place(settings: Record<string, string>): Promise<Place> {
  const clutch = await testInstallation([], settings);
  const app = await publicApp(clutch.config);
  return { clutch, app, kernel: app.get<Kernel>(KERNEL, { strict: false }) };
}
async function keyOf(mode: 'live' | 'test'): Promise<string> {
  const issue = () =>
    home.app.get(CommandBus, { strict: false }).execute(new IssueApiKey({ name: mode, mode, scopes: ['*:*'] }));
  return (await home.clutch.as(tenant, issue)).secret!;
}
async function ask({ app }: Place, key: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) {
  const headers = { authorization: `Bearer ${key}`, ...(method === 'POST' ? { 'idempotency-key': uuidv7() } : {}) };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, json: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
}
/** Adds a vehicle, and shows it in the list as a worker would. */
async function addVehicle(at: Place, key: string, vin: string): Promise<void> {
  const { status, json } = await ask(at, key, 'POST', '/v1/vehicles', { vin });
  if (status !== 201) throw new Error(`The vehicle was not added: ${JSON.stringify(json)}`);
  for (const of of [await at.kernel.tenants.byId(tenant.id), await at.kernel.tenants.sandboxOf(tenant.id)])
    if (of) await runSubscriptions(at.kernel, of);
}
async function vinsOf(at: Place, key: string): Promise<unknown> {
  const { status, json } = await ask(at, key, 'GET', '/v1/vehicles');
  return status === 200 ? (json['data'] as { vin: string }[]).map(({ vin }) => vin).toSorted() : status;
}
const clockOf = async (at: Place): Promise<number> => {
  const { json } = await ask(at, trying, 'GET', '/v1/test/clock');
  return Math.round((Date.parse(String(json['now'])) - Date.now()) / DAY_MS);
};
/** `clutch tenants …` with the settings of an installation. */
async function clutch({ clutch: { config } }: Place, ...args: string[]): Promise<string> {
  vi.stubEnv('CLUTCH_DATABASE_URL', config.database.url);
  vi.stubEnv('CLUTCH_DATABASE_APP_URL', config.database.appUrl);
  vi.stubEnv('CLUTCH_SECRET', config.secret);
  vi.stubEnv('CLUTCH_OPERATOR_TOKEN', config.operatorToken);
  vi.stubEnv('CLUTCH_KEYS_DIR', config.keys.dir);
  vi.stubEnv('CLUTCH_LOG_LEVEL', 'silent');
  if (config === home.clutch.config) vi.stubEnv('CLUTCH_CELL_URLS', `north=${north.ownerUrl}`);
  const said: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  try {
    await tenants(args);
  } finally {
    print.mockRestore();
    vi.unstubAllEnvs();
    // The hint that a tenant has changed comes a moment later; until then an app answers 503, and a client repeats.
    for (const { kernel } of [home, elsewhere]) kernel.tenants.forget(null);
  }
  return said.join('\n');
}
const cellsOf = async ({ id }: TenantRef): Promise<unknown[]> =>
  (
    await home.clutch.owner.query<{ cell: string }>(
      'select cell from platform.tenant where id = $1 or sandbox_of = $1 order by sandbox_of nulls first',
      [id],
    )
  ).rows.map(({ cell }) => cell);
const schemasIn = async (database: pg.Pool, ids: readonly string[]): Promise<number> =>
  (await database.query('select from pg_namespace where nspname = any($1)', [ids])).rowCount!;

describe('an archive', () => {
  test('with test data brings them along: the same test key finds them, with their clock, in another installation', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    await addVehicle(home, live, '1HGCM82633A004352');
    const ahead = new Date(Date.now() + 40 * DAY_MS).toISOString();
    await ask(home, trying, 'POST', '/v1/test/clock', { to: ahead });
    await clutch(home, 'export', tenant.slug, '--to', file, '--with-test-data');
    await clutch(elsewhere, 'restore', file, '--live');
    expect(await vinsOf(elsewhere, trying)).toEqual(['1M8GDM9AXKP042788']);
    expect(await vinsOf(elsewhere, live)).toEqual(['1HGCM82633A004352']);
    expect([await clockOf(home), await clockOf(elsewhere)]).toEqual([40, 40]);
    await addVehicle(elsewhere, trying, '5YJ3E1EA0KF000316');
    expect(await vinsOf(elsewhere, trying)).toEqual(['1M8GDM9AXKP042788', '5YJ3E1EA0KF000316']);
  });

  test('without them holds live data only, and whoever works in test mode there begins with none: the control', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    await clutch(home, 'export', tenant.slug, '--to', file);
    await clutch(elsewhere, 'restore', file, '--live');
    expect(await vinsOf(elsewhere, trying)).toEqual([]);
  });

  test('with test data restored beside its origin has a sandbox of its own, suspended like its tenant', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    await clutch(home, 'export', tenant.slug, '--to', file, '--with-test-data');
    const slug = `${tenant.slug}-copy`;
    await clutch(home, 'restore', file, '--as', slug);
    const registry = home.app.get(TenantRegistry, { strict: false });
    const copy = (await home.kernel.tenants.bySlug(slug))!;
    const [origin, sandbox] = [await registry.findSandbox(tenant.id), await registry.findSandbox(copy.id)];
    expect(sandbox).toMatchObject({ slug: expect.stringMatching(`^${slug}~`), status: 'suspended' });
    expect([sandbox!.id, sandbox!.schema]).not.toEqual([origin!.id, origin!.schema]);
    const vins = await home.kernel.database.read<{ vin: string }>(sandbox!.schema, {
      text: 'select vin from fleet_vehicle',
    });
    expect(vins).toEqual([{ vin: '1M8GDM9AXKP042788' }]);
  });
});

describe('a move', () => {
  test('takes the test data along, and back: the same test key finds them', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    const schemas = [tenant.schema, (await home.kernel.tenants.sandboxOf(tenant.id))!.schema];
    expect(await clutch(home, 'move', tenant.slug, '--to', 'north')).toContain('lives in north');
    expect([await cellsOf(tenant), await schemasIn(home.clutch.owner, schemas)]).toEqual([['north', 'north'], 0]);
    await addVehicle(home, trying, '5YJ3E1EA0KF000316');
    expect(await vinsOf(home, trying)).toEqual(['1M8GDM9AXKP042788', '5YJ3E1EA0KF000316']);
    await clutch(home, 'move', tenant.slug, '--to', 'home');
    expect([await cellsOf(tenant), await schemasIn(north.owner, schemas)]).toEqual([['home', 'home'], 0]);
    expect(await vinsOf(home, trying)).toHaveLength(2);
  });

  test('that forgets them leaves them behind: the control', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    const forgets = vi.spyOn(TenantRegistry.prototype, 'findSandbox').mockResolvedValue(undefined);
    await clutch(home, 'move', tenant.slug, '--to', 'north').finally(() => forgets.mockRestore());
    expect(await cellsOf(tenant)).toEqual(['north', 'home']);
  });

  test('comes before the first test data: they are made where the tenant lives', async () => {
    await clutch(home, 'move', tenant.slug, '--to', 'north');
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    expect([await cellsOf(tenant), await vinsOf(home, trying)]).toEqual([['north', 'north'], ['1M8GDM9AXKP042788']]);
  });

  test('of an archive from there and here has both', async () => {
    await addVehicle(home, trying, '1M8GDM9AXKP042788');
    const forgets = vi.spyOn(TenantRegistry.prototype, 'findSandbox').mockResolvedValue(undefined);
    await clutch(home, 'move', tenant.slug, '--to', 'north').finally(() => forgets.mockRestore());
    await clutch(home, 'export', tenant.slug, '--to', file, '--with-test-data');
    await clutch(elsewhere, 'restore', file, '--live');
    expect(await vinsOf(elsewhere, trying)).toEqual(['1M8GDM9AXKP042788']);
  });
});
