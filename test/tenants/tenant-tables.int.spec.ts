import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ArchivePart, runInContext, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { identityContext } from '#identity';
import { platformContext } from '#platform';
import { DeleteTenant, ExportTenantToFile, RestoreTenant, TenancyCommandLineModule, tenancyContext } from '#tenancy';
import { RunTenantOperation } from '../../libs/tenancy/commands/run-tenant-operation.command.ts';
import { TENANT_TABLES } from '../../libs/tenancy/domain/tenant-tables.ts';

const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
/** The place of a partition is its table. */
const TABLES = `select c.table_name as name from information_schema.columns c
  join pg_class t on t.oid = format('platform.%I', c.table_name)::regclass and not t.relispartition
  where c.table_schema = 'platform' and c.column_name = 'tenant_id' and c.table_name <> 'tenant_schema' order by 1`;
/** What two rows of different installations may not share, or what is proved anew. */
const PROVED_ANEW = { portal_brand: ['host_proved_at'] } as Readonly<Record<string, readonly string[]>>;
/** What a value may be is not the question here, but that it arrives. */
const DROP_CONSTRAINTS = `do $$ declare one record; begin
  for one in select conrelid::regclass as of, conname from pg_constraint
    where contype in ('c', 'f') and connamespace = 'platform'::regnamespace and coninhcount = 0
  loop execute format('alter table %s drop constraint %I', one.of, one.conname); end loop; end $$`;

let home: TestInstallation;
let elsewhere: TestInstallation;
let folder: string;
let tenant: TenantRef;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-tables-'));
  const contexts = [tenancyContext, identityContext, platformContext];
  home = await testInstallation(contexts);
  elsewhere = await testInstallation(contexts);
  for (const { owner } of [home, elsewhere]) await owner.query(DROP_CONSTRAINTS);
});
beforeEach(async () => {
  tenant = await home.newTenant();
});
afterAll(async () => {
  await home.close();
  await elsewhere.close();
  await rm(folder, { recursive: true, force: true });
});

const tablesOf = async ({ owner }: TestInstallation): Promise<string[]> =>
  (await owner.query<{ name: string }>(TABLES)).rows.map(({ name }) => name);
/** Tables that nobody has decided about, and decisions that hold of no table. */
const undecided = (tables: readonly string[], parts: readonly ArchivePart[]): string[] => {
  const carried = parts.flatMap((part) => part.tables ?? []);
  const archived = Object.entries(TENANT_TABLES).filter(([, { staysBehind }]) => staysBehind === undefined);
  return [
    ...tables.filter((name) => !(name in TENANT_TABLES)).map((name) => `${name} is forgotten`),
    ...Object.keys(TENANT_TABLES).filter((name) => !tables.includes(name)),
    ...archived.filter(([name]) => !carried.includes(name)).map(([name]) => `${name} is carried by no part`),
    ...carried.filter((name) => TENANT_TABLES[name]?.staysBehind !== undefined),
  ];
};

/** A value for each column, as its type has one. */
function valueOf(type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'uuid[]') return 'array[gen_random_uuid()]';
  if (type === 'bytea') return `'\\xdeadbeef'`;
  if (type === 'jsonb') return `'{"a": [1, "ä"]}'`;
  if (type === 'boolean') return 'true';
  if (type === 'date') return `'2026-11-01'`;
  if (type.startsWith('timestamp')) return `'2026-11-01T10:00:00.123Z'`;
  if (type === 'cidr[]') return `'{10.0.0.0/8}'`;
  if (type === 'inet') return `'10.1.2.3'`;
  if (type.endsWith('[]')) return `'{x}'`;
  return type.startsWith('text') || type.startsWith('char') ? `'x' || gen_random_uuid()` : '7';
}
/** A row of the tenant whose every column says something. */
async function fill({ owner }: TestInstallation, table: string, { id }: TenantRef): Promise<void> {
  const { rows: columns } = await owner.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = format('platform.%I', $1::text)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const values = columns.map((column) => (column.name === 'tenant_id' ? `'${id}'` : valueOf(column.type)));
  const names = columns.map(({ name }) => name).join(', ');
  await owner.query(`insert into platform.${table} (${names}) values (${values.join(', ')})`);
}
async function rowsOf({ owner }: TestInstallation, table: string, { id }: Pick<TenantRef, 'id'>): Promise<object[]> {
  const text = `select to_jsonb(t) - $2::text[] as row from platform.${table} t where tenant_id = $1`;
  const { rows } = await owner.query<{ row: object }>(text, [id, PROVED_ANEW[table] ?? []]);
  return rows.map(({ row }) => row);
}
async function send<T>(clutch: TestInstallation, command: object): Promise<T> {
  const bus = (await testModule(clutch, TenancyCommandLineModule)).get(CommandBus);
  const context = { requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR } as const;
  return runInContext(context, () => bus.execute<never, T>(command as never));
}
const ARCHIVED = Object.keys(TENANT_TABLES).filter((name) => TENANT_TABLES[name]!.staysBehind === undefined);

/** @returns those of the tables of which something did not come along, or not all of it */
async function lostOnTheWay(archived: readonly string[]): Promise<string[]> {
  const sandbox = await home.kernel.sandboxes.of(tenant);
  for (const table of archived) for (const of of [tenant, sandbox]) await fill(home, table, of);
  const file = join(folder, `${tenant.slug}.tar`);
  await send(home, new ExportTenantToFile(tenant.id, { file, withTestData: true }));
  await send(elsewhere, new RestoreTenant({ file, live: true }));
  const lost: string[] = [];
  for (const table of archived)
    for (const of of [tenant, sandbox]) {
      const [left, arrived] = [await rowsOf(home, table, of), await rowsOf(elsewhere, table, of)];
      if (left.length !== 1 || JSON.stringify(left) !== JSON.stringify(arrived)) lost.push(table);
    }
  return lost;
}

test('of every table with rows of one tenant it is decided whether an archive has them, and whether they go with the tenant', async () => {
  expect(undecided(await tablesOf(home), home.kernel.archiveParts)).toEqual([]);
});

test('a table that is new, and one whose part is gone, are found: the control', async () => {
  await home.owner.query('create table platform.forgotten (tenant_id uuid primary key)');
  const parts = home.kernel.archiveParts.filter(({ name }) => name !== 'portal-brand');
  const found = undecided(await tablesOf(home), parts);
  await home.owner.query('drop table platform.forgotten');
  expect(found).toEqual(['forgotten is forgotten', 'portal_brand is carried by no part']);
});

test('every column of what an archive has arrives, of live data and of test data', async () => {
  expect(await lostOnTheWay(ARCHIVED)).toEqual([]);
});

test('a part that forgets a column is found: the control', async () => {
  const brand = home.kernel.archiveParts.find(({ name }) => name === 'portal-brand')!;
  const { leave } = brand;
  brand.leave = async function* (from) {
    for await (const row of leave(from)) yield { ...row, accent_color: undefined };
  };
  try {
    expect(await lostOnTheWay(['portal_brand'])).toEqual(['portal_brand', 'portal_brand']);
  } finally {
    brand.leave = leave;
  }
});

test('a deletion leaves nothing of a tenant and its test data but what has a reason to outlive it', async () => {
  const sandbox = await home.kernel.sandboxes.of(tenant);
  const tables = await tablesOf(home);
  const going = tables.filter((name) => TENANT_TABLES[name]?.outlives === undefined);
  for (const table of going) for (const of of [tenant, sandbox]) await fill(home, table, of);
  await send(home, new DeleteTenant(tenant.id, { reason: 'left', now: true }));
  const [deletion] = await home.kernel.operations.ofTenant(tenant.id, 1);
  await send(home, new RunTenantOperation(deletion!.id));
  const left: string[] = [];
  for (const table of tables)
    for (const of of [tenant, sandbox]) if ((await rowsOf(home, table, of)).length > 0) left.push(table);
  expect([...new Set(left)]).toEqual(['former_slug', 'tenant_change', 'tenant_operation']);
});
