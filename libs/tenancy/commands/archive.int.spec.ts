import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ArchiveError,
  type ContextDefinition,
  openArchive,
  runInContext,
  SubscriptionRunner,
  type TenantRef,
} from '#kernel';
import { type Event, eventCatalogue } from '#kernel/domain';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { TenancyCommandLineModule, tenancyContext } from '../tenancy.module.ts';
import { ExportTenantToFile } from './export-tenant-to-file.command.ts';
import { type FromFile, type RestoredTenant, RestoreTenant } from './restore-tenant.command.ts';

type Noted = Event<'Noted', { text: string }>;
const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
const CANARY = 'canary-of-the-other-tenant';
/** Awkward for every text format: quotes, backslashes, tabs, line ends, other scripts, astral characters. */
const AWKWARD = 'a\\b\t"c"\r\nd\u2028 عربي 🚗 \\N \\.';

let told: string[] = [];
/** Counts what a policy and a projection are told, so that what happens again is seen. */
const notes: ContextDefinition = {
  name: 'notes',
  events: [eventCatalogue<Noted>({ Noted: { version: 1 } })],
  subscriptions: [
    {
      kind: 'policy',
      name: 'notes.tell',
      handlers: { Noted: ({ data }) => (told.push((data as Noted['data']).text), []) },
    },
  ],
};

let home: TestInstallation;
let elsewhere: TestInstallation;
let tenant: TenantRef;
let folder: string;
let archive: string;
const buses = new Map<TestInstallation, CommandBus>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-archive-'));
  archive = join(folder, 'tenant.tar');
  home = await testInstallation([tenancyContext, notes]);
  elsewhere = await testInstallation([tenancyContext, notes], {
    CLUTCH_SECRET: 'elsewhere-secret-elsewhere-secret-else',
  });
  for (const clutch of [home, elsewhere])
    buses.set(clutch, (await testModule(clutch, TenancyCommandLineModule)).get(CommandBus));
  tenant = await home.newTenant('garage');
  await fill(home, tenant, 1_000);
  await fill(home, await home.newTenant('other'), 1, CANARY);
  await drain(home, tenant);
  await exportTo(archive);
}, 60_000);
afterAll(async () => {
  await home.close();
  await elsewhere.close();
  await rm(folder, { recursive: true, force: true });
});

async function fill(clutch: TestInstallation, into: TenantRef, count: number, text = AWKWARD): Promise<void> {
  for (let n = 0; n < count; n += 100) {
    const size = Math.min(100, count - n);
    const events = Array.from({ length: size }, (): Noted => ({ type: 'Noted', data: { text } }));
    const request = {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none' as const,
      events,
      commandId: randomUUID(),
    };
    await clutch.as(into, () => clutch.kernel.events.append(contextIn(into), request));
  }
  await clutch.owner.query(
    `insert into ${into.schema}.telematics_reading select gen_random_uuid(), $1, now() - n * interval '1 second', n / 3.0, null from generate_series(1, $2) n`,
    [text, count],
  );
}
const contextIn = (of: TenantRef) => ({
  requestId: 'r',
  correlation: 'r',
  source: 'system' as const,
  tenant: of,
  actor: OPERATOR,
});
function drain(clutch: TestInstallation, of: TenantRef): Promise<boolean> {
  const { database, events, subscriptions } = clutch.kernel;
  const reports = { lag: () => undefined, failed: () => undefined, wakeAt: async () => undefined };
  const runner = new SubscriptionRunner(
    database,
    events,
    subscriptions,
    { run: async () => undefined } as never,
    reports,
  );
  return runner.drain(of);
}
const operator = <T>(work: () => Promise<T>): Promise<T> =>
  runInContext({ requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR }, work);
const exportTo = (file: string, passphrase?: string) =>
  operator(() => buses.get(home)!.execute(new ExportTenantToFile(tenant.id, { file, passphrase })));
const restore = (clutch: TestInstallation, from: Partial<FromFile> = {}): Promise<RestoredTenant> =>
  operator(() => buses.get(clutch)!.execute(new RestoreTenant({ file: archive, ...from })));
const schemaOf = async (clutch: TestInstallation, id: string): Promise<string> =>
  (await clutch.owner.query<{ schema: string }>('select schema from platform.tenant where id = $1', [id])).rows[0]!
    .schema;
/** The table's rows as text, in an order that is the same everywhere. */
const rowsOf = async (clutch: TestInstallation, schema: string, table: string): Promise<string[]> =>
  (await clutch.owner.query<{ row: string }>(`select t::text as row from ${schema}.${table} t order by 1`)).rows.map(
    ({ row }) => row,
  );
/** What there is of tenants in an installation: rows, schemas, roles. */
async function traces(clutch: TestInstallation): Promise<unknown> {
  const { rows } = await clutch.owner.query(
    `select (select array_agg(schema || status order by schema) from platform.tenant) as tenants,
       (select array_agg(nspname::text order by 1) from pg_namespace where nspname like 't\\_%') as schemas,
       (select count(*)::int from keys.tenant_key) as keys`,
  );
  return rows;
}

describe('a tenant that was exported and restored in another installation', () => {
  let there: RestoredTenant;
  let schema: string;
  beforeAll(async () => {
    told = [];
    there = await restore(elsewhere, { live: true });
    schema = await schemaOf(elsewhere, there.tenantId);
  }, 60_000);

  test('is the same tenant, in a schema of its own', () => {
    expect(there).toMatchObject({ tenantId: tenant.id, slug: 'garage', status: 'live' });
    expect(schema).not.toBe(tenant.schema);
  });

  test.each(['command_log', 'telematics_reading', 'subscription', 'event'])('has every row of %s', async (table) => {
    const [here, arrived] = [await rowsOf(home, tenant.schema, table), await rowsOf(elsewhere, schema, table)];
    expect(here.length).toBeGreaterThan(0);
    // The restore itself is one more event and one more command.
    expect(arrived.filter((row) => !here.includes(row)).length).toBeLessThanOrEqual(1);
    expect(here.filter((row) => !arrived.includes(row))).toEqual([]);
  });

  test('goes on where it was: the next position follows, and nothing old happens again', async () => {
    const ref = { id: tenant.id, schema, slug: 'garage' };
    const head = await elsewhere.kernel.database.transaction(schema, (tx) => elsewhere.kernel.events.head(tx));
    expect(head).toBe(1_001);
    await drain(elsewhere, ref);
    expect(told).toEqual([]);
    await fill(elsewhere, ref, 1, 'new');
    await drain(elsewhere, ref);
    expect(told).toEqual(['new']);
  });

  test('still knows the commands that took effect', async () => {
    const { rows } = await home.owner.query<{ command_id: string; position: string }>(
      `select command_id, position from ${tenant.schema}.command_log order by position limit 1`,
    );
    const ref = { id: tenant.id, schema, slug: 'garage' };
    const again = await elsewhere.kernel.events.append(contextIn(ref), {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { text: 'again' } }],
      commandId: rows[0]!.command_id,
    });
    expect(again).toMatchObject({ status: 'duplicate', position: Number(rows[0]!.position) });
  });

  test('restored once more is refused, because its slug is taken, and the tenant is untouched', async () => {
    const before = await traces(elsewhere);
    await expect(restore(elsewhere)).rejects.toMatchObject({ code: 'tenant.slug-taken' });
    expect(await traces(elsewhere)).toEqual(before);
  });
});

test('the archive holds nothing of another tenant', async () => {
  const { owner } = home;
  expect((await owner.query('select 1 from platform.tenant')).rows.length).toBeGreaterThan(1);
  const file = await open(archive);
  const { manifest, lines } = await openArchive(file, { size: (await file.stat()).size });
  let all = JSON.stringify(manifest);
  for (const content of [...manifest.tables, ...manifest.parts]) for await (const chunk of lines(content)) all += chunk;
  await file.close();
  expect(all).toContain('عربي');
  expect(all).not.toContain(CANARY);
});

test('a copy beside its origin is suspended until it is resumed, and has an id of its own', async () => {
  const copy = await restore(home, { slug: 'garage-copy' });
  expect(copy).toMatchObject({ slug: 'garage-copy', status: 'suspended' });
  expect(copy.tenantId).not.toBe(tenant.id);
  const ref = { id: copy.tenantId, schema: await schemaOf(home, copy.tenantId), slug: copy.slug };
  await expect(fill(home, ref, 1)).rejects.toThrow('suspended');
  expect(await rowsOf(home, ref.schema, 'telematics_reading')).toEqual(
    await rowsOf(home, tenant.schema, 'telematics_reading'),
  );
});

describe('an archive that is not what it was', () => {
  let damaged: string;
  const damage = async (work: (path: string) => Promise<unknown>): Promise<unknown> => {
    damaged = join(folder, `${randomUUID()}.tar`);
    await copyFile(archive, damaged);
    await work(damaged);
    const before = await traces(elsewhere);
    const error = await restore(elsewhere, { file: damaged, slug: 'damaged' }).then(
      () => 'restored',
      (failure: unknown) => failure,
    );
    expect(await traces(elsewhere)).toEqual(before);
    return error instanceof ArchiveError ? error.message : error;
  };
  const flip = (at: (size: number) => number) => async (path: string) => {
    const file = await open(path, 'r+');
    const position = at((await file.stat()).size);
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
    await file.write(Buffer.of(buffer[0]! ^ 0x20), 0, 1, position);
    await file.close();
  };
  const edit = (from: string, to: string) => async (path: string) => {
    const bytes = await readFile(path);
    const at = bytes.indexOf(from);
    expect([at > 0, from.length]).toEqual([true, to.length]);
    const file = await open(path, 'r+');
    await file.write(Buffer.from(to), 0, to.length, at);
    await file.close();
  };

  test('undamaged can be restored: the control', async () => {
    damaged = join(folder, 'undamaged.tar');
    await copyFile(archive, damaged);
    expect(await restore(elsewhere, { file: damaged, slug: 'undamaged' })).toMatchObject({ slug: 'undamaged' });
  });

  test.each([
    ['cut off in the middle', (path: string) => stat(path).then(({ size }) => truncate(path, size >> 1)), /cut off/],
    ['cut off by its last byte', (path: string) => stat(path).then(({ size }) => truncate(path, size - 1)), /cut off/],
    ['empty', (path: string) => truncate(path, 0), /cut off/],
    ['one bit in the first table', flip(() => 560), /changed or damaged|cannot be unpacked/],
    ['one bit in a header', flip(() => 5), /no file header/],
    ['one bit in the manifest', edit('"slug": "garage"', '"slug": "garagf"'), /manifest.json was changed/],
    ['another format', edit('"formatVersion": 1', '"formatVersion": 2'), /manifest.json was changed/],
  ])('%s: refused with what is wrong, and nothing is left', async (_, work, message) => {
    expect(await damage(work)).toMatch(message);
  });
});

describe('a passphrase', () => {
  const passphrase = 'correct horse battery';
  let sealed: string;
  beforeAll(async () => {
    sealed = join(folder, 'sealed.tar');
    await exportTo(sealed, passphrase);
  });

  test('is needed to restore what was sealed with it', async () => {
    await expect(restore(elsewhere, { file: sealed, slug: 'sealed' })).rejects.toThrow('The archive is sealed');
    const wrong = { file: sealed, slug: 'sealed', passphrase: 'another one' };
    await expect(restore(elsewhere, wrong)).rejects.toThrow('The passphrase is another one');
    expect(await restore(elsewhere, { file: sealed, slug: 'sealed', passphrase })).toMatchObject({ slug: 'sealed' });
  });
});

test('an export that fails leaves no file', async () => {
  const file = join(folder, 'failed', 'tenant.tar');
  await home.owner.query(`create table ${tenant.schema}.keyless (n int)`);
  await expect(exportTo(file)).rejects.toThrow('has no primary key');
  await home.owner.query(`drop table ${tenant.schema}.keyless`);
  expect(await readdir(join(folder, 'failed'))).toEqual([]);
});
