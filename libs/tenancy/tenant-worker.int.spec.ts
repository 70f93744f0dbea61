import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  currentTenant,
  defineQueue,
  type JobHandler,
  openArchive,
  runInContext,
  type TenantRef,
  verifyArchive,
  WorkerModule,
  WorkerPart,
  type WorkerPartOf,
  WorkerRuntime,
} from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { CancelTenantDeletion } from './commands/cancel-tenant-deletion.command.ts';
import { DeleteTenant } from './commands/delete-tenant.command.ts';
import { ExportTenant } from './commands/export-tenant.command.ts';
import { RenameTenant } from './commands/rename-tenant.command.ts';
import { ResumeTenant } from './commands/resume-tenant.command.ts';
import { SuspendTenant } from './commands/suspend-tenant.command.ts';
import { FindTenantArchive } from './queries/tenant-operation.query.ts';
import { TenancyAdminModule, tenancyContext, TenancyWorkerModule } from './tenancy.module.ts';
import { TenantWorker } from './tenant-worker.ts';

const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
const queue = defineQueue<{ n: number }>('lifecycle-test');
const handled: string[] = [];

@Injectable()
@WorkerPart()
class Counter implements WorkerPartOf {
  readonly jobs = [
    {
      queue,
      handle: async ({ data }) => void handled.push(`${currentTenant().slug} ${data.n}`),
    } as JobHandler<{ n: number }> as JobHandler<never>,
  ];
}

let clutch: TestInstallation;
let module: TestingModule;
let folder: string;
/** Looked at after every test: nothing that is done with a tenant may change another one. */
let neighbour: TenantRef;
let neighbourBefore: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-exports-'));
  clutch = await testInstallation([tenancyContext], {
    CLUTCH_TENANT_EXPORT_DIR: folder,
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
  });
  const counting = { module: class Counting {}, providers: [Counter] };
  module = await testModule(clutch, TenancyAdminModule, TenancyWorkerModule, WorkerModule, counting);
  module.useLogger(false);
  neighbour = await newTenant();
  neighbourBefore = await everythingOf(neighbour);
}, 60_000);
afterAll(async () => {
  await module.get(WorkerRuntime).stop();
  await module.get(TenantWorker).onModuleDestroy();
  await clutch.close();
  await rm(folder, { recursive: true, force: true });
});

async function newTenant(): Promise<TenantRef> {
  const tenant = await clutch.newTenant();
  await clutch.owner.query(
    `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash) values (gen_random_uuid(), $1, 'Ana', 'owner', 'x')`,
    [`ana@${tenant.slug}.example`],
  );
  await clutch.owner.query(
    `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, created_at)
     values (substr(md5(random()::text), 1, 12), $1, 'Key', 'test', 'sk', '{}', '', now())`,
    [tenant.id],
  );
  await clutch.kernel.subjectKeys.findOrCreate(tenant.schema, ['usr_01h455vb4pex5vsknk084sn02q']);
  return tenant;
}
/** All rows of the tenant, wherever they lie. */
async function everythingOf({ id, schema }: TenantRef): Promise<string> {
  const { rows } = await clutch.owner.query<{ all: string }>(
    `select query_to_xml(format('select * from %I.identity_user', $2::text), true, true, '')::text
       || coalesce((select string_agg(k::text, ',') from platform.api_key k where tenant_id = $1), '')
       || coalesce((select string_agg(k::text, ',') from keys.subject_key k where tenant_id = $1), '')
       || (select status || epoch from platform.tenant where id = $1) as all`,
    [id, schema],
  );
  return rows[0]!.all;
}
const operator = <T>(work: () => Promise<T>, over: object = {}): Promise<T> =>
  runInContext({ requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR, ...over }, work);
const send = <T>(command: Parameters<CommandBus['execute']>[0], over: object = {}): Promise<T> =>
  operator(() => module.get(CommandBus).execute<typeof command, T>(command), over);
const statusOf = async ({ id }: TenantRef): Promise<string | undefined> =>
  (await clutch.owner.query<{ status: string }>('select status from platform.tenant where id = $1', [id])).rows[0]
    ?.status;
const logOf = async ({ schema, id }: TenantRef): Promise<string[]> =>
  (await clutch.kernel.events.load(schema, id)).events.map(({ type }) => type);
const addJobs = (tenant: TenantRef, ...numbers: number[]) =>
  clutch.kernel.jobs.addBulk(
    queue,
    numbers.map((n) => ({ data: { n }, tenant: tenant.schema })),
  );
const ofSlug = ({ slug }: TenantRef): string[] => handled.filter((line) => line.startsWith(`${slug} `));

describe('a suspended tenant', () => {
  test('keeps its jobs, which run in their order once it is resumed, and hinders nobody', async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    await send(new SuspendTenant(tenant.id, { reason: 'unpaid' }));
    await addJobs(tenant, 1, 2, 3, 4, 5);
    await addJobs(other, 1);
    await expect.poll(() => ofSlug(other)).toEqual([`${other.slug} 1`]);
    await expect.poll(async () => (await clutch.owner.query('select 1 from platform.held_job')).rows.length).toBe(5);
    expect(ofSlug(tenant)).toEqual([]);
    await send(new ResumeTenant(tenant.id));
    await expect.poll(() => ofSlug(tenant)).toEqual([1, 2, 3, 4, 5].map((n) => `${tenant.slug} ${n}`));
    expect(await logOf(tenant)).toEqual(['TenantSuspended', 'TenantResumed']);
  });

  test('whose release was cut off gets its jobs from the next look', async () => {
    const tenant = await newTenant();
    await send(new SuspendTenant(tenant.id, { reason: 'unpaid' }));
    await addJobs(tenant, 7);
    const held = async () =>
      (await clutch.owner.query('select 1 from platform.held_job where schema = $1', [tenant.schema])).rows.length;
    await expect.poll(held).toBe(1);
    const { heldJobs } = clutch.kernel;
    const release = heldJobs.release.bind(heldJobs);
    heldJobs.release = () => Promise.reject(new Error('died'));
    await expect(send(new ResumeTenant(tenant.id))).rejects.toThrow('died');
    heldJobs.release = release;
    await expect.poll(() => ofSlug(tenant), { timeout: 10_000 }).toEqual([`${tenant.slug} 7`]);
  });

  test('suspended and resumed again under the same key is told the first time’s answer and changes nothing', async () => {
    const tenant = await newTenant();
    const command = { id: uuidv7(), fingerprint: 'f' };
    await send(new SuspendTenant(tenant.id, { reason: 'unpaid' }), { command });
    await send(new ResumeTenant(tenant.id));
    await send(new SuspendTenant(tenant.id, { reason: 'unpaid' }), { command });
    expect([await statusOf(tenant), await logOf(tenant)]).toEqual(['live', ['TenantSuspended', 'TenantResumed']]);
    const reused = { id: command.id, fingerprint: 'another' };
    await expect(send(new SuspendTenant(tenant.id, { reason: 'x' }), { command: reused })).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
    expect(await statusOf(tenant)).toBe('live');
  });

  test('asked for twice at once is suspended once', async () => {
    const tenant = await newTenant();
    await Promise.all([1, 2, 3, 4].map(() => send(new SuspendTenant(tenant.id, { reason: 'unpaid' }))));
    expect(await logOf(tenant)).toEqual(['TenantSuspended']);
  });
});

describe('another slug', () => {
  test('leads to the tenant, as the old one still does, and nobody else gets either', async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    await send(new RenameTenant(tenant.id, { slug: `${tenant.slug}-new` }));
    const { tenants } = clutch.kernel;
    expect((await tenants.bySlug(`${tenant.slug}-new`))?.id).toBe(tenant.id);
    expect((await tenants.bySlug(tenant.slug))?.id).toBe(tenant.id);
    for (const slug of [tenant.slug, `${tenant.slug}-new`])
      await expect(send(new RenameTenant(other.id, { slug }))).rejects.toMatchObject({ code: 'tenant.slug-taken' });
    await send(new RenameTenant(tenant.id, { slug: tenant.slug }));
    expect((await tenants.bySlug(tenant.slug))?.slug).toBe(tenant.slug);
  });
});

describe('an export', () => {
  test('is done by the worker, and what it wrote can be fetched and verified', async () => {
    const tenant = await newTenant();
    const operationId = await send<string>(new ExportTenant(tenant.id));
    const find = () => operator(() => module.get(QueryBus).execute(new FindTenantArchive(operationId)));
    await expect
      .poll(
        () =>
          find().then(
            () => 'there',
            () => 'not yet',
          ),
        { timeout: 10_000 },
      )
      .toBe('there');
    const { path, bytes } = await find();
    const file = await open(path);
    const archive = await openArchive(file, { size: bytes });
    await verifyArchive(archive);
    await file.close();
    expect(archive.manifest.tenant).toMatchObject({ id: tenant.id, slug: tenant.slug });
    expect(await clutch.kernel.operations.find(operationId)).toMatchObject({ state: 'done', details: { bytes } });
  });

  test('that nobody was told of is found', async () => {
    const tenant = await newTenant();
    const { operations } = clutch.kernel;
    const id = await operations.begin({ tenantId: tenant.id, schema: tenant.schema, kind: 'export', actor: OPERATOR });
    await expect.poll(async () => (await operations.find(id))?.state, { timeout: 10_000 }).toBe('done');
  });
});

/** Tables that tell that a tenant was there, and what was done with it. */
const REMEMBERING = ['tenant_change', 'tenant_operation', 'deleted_tenant', 'former_slug', 'tenant_schema'];
/** Schemas, roles, and rows of every shared table that names a tenant, also of tables that come later. */
async function whatIsLeft({ id, schema }: TenantRef): Promise<number> {
  const { rows: places } = await clutch.owner.query<{ place: string; column: string }>(
    `select c.table_schema || '.' || c.table_name as place, c.column_name as column from information_schema.columns c
     join information_schema.tables using (table_schema, table_name)
     where c.table_schema in ('platform', 'keys') and c.column_name in ('tenant_id', 'schema') and c.table_name <> all($1)`,
    [REMEMBERING],
  );
  expect(places.length).toBeGreaterThan(5);
  const counts = places.map(({ place, column }) => `(select count(*) from ${place} where ${column}::text in ($1, $2))`);
  const { rows } = await clutch.owner.query<{ n: string }>(
    `select (select count(*) from pg_namespace where nspname = $2) + (select count(*) from pg_roles where rolname = $2)
       + ${counts.join(' + ')} as n`,
    [id, schema],
  );
  return Number(rows[0]!.n);
}

describe('a tenant that is to be deleted', () => {
  test('works no more, and is as it was when the deletion is cancelled in time', async () => {
    const tenant = await newTenant();
    const before = await whatIsLeft(tenant);
    await send(new SuspendTenant(tenant.id, { reason: 'unpaid' }));
    await send(new DeleteTenant(tenant.id, { reason: 'left' }));
    expect(await statusOf(tenant)).toBe('deleting');
    await expect(clutch.kernel.events.load(tenant.schema, tenant.id)).rejects.toThrow('not in use');
    await addJobs(tenant, 9);
    await send(new CancelTenantDeletion(tenant.id));
    expect(await statusOf(tenant)).toBe('suspended');
    await send(new ResumeTenant(tenant.id));
    await expect.poll(() => ofSlug(tenant), { timeout: 10_000 }).toEqual([`${tenant.slug} 9`]);
    expect(await whatIsLeft(tenant)).toBe(before);
    expect(await logOf(tenant)).toEqual([
      'TenantSuspended',
      'TenantDeletionScheduled',
      'TenantDeletionCancelled',
      'TenantResumed',
    ]);
  });

  test('is deleted for good when its time is over: nothing is left but a tombstone, and its slug is nobody’s', async () => {
    const tenant = await newTenant();
    const exported = await send<string>(new ExportTenant(tenant.id));
    const archive = join(folder, `${exported}.tar`);
    await expect.poll(() => existsSync(archive), { timeout: 10_000 }).toBe(true);
    await send(new DeleteTenant(tenant.id, { reason: 'the contract has ended' }));
    await addJobs(tenant, 1);
    expect(await whatIsLeft(tenant)).toBeGreaterThan(4);
    await clutch.owner.query(
      `update platform.tenant_operation set due_at = now() where tenant_id = $1 and kind = 'deletion'`,
      [tenant.id],
    );
    await expect.poll(() => whatIsLeft(tenant), { timeout: 15_000 }).toBe(0);
    expect([existsSync(archive), ofSlug(tenant)]).toEqual([false, []]);
    const { rows } = await clutch.owner.query('select slug, certificate from platform.deleted_tenant where id = $1', [
      tenant.id,
    ]);
    expect(rows).toEqual([
      {
        slug: tenant.slug,
        certificate: expect.objectContaining({
          reason: 'the contract has ended',
          requestedBy: 'operator',
          apiKeys: 1,
          events: 1,
        }),
      },
    ]);
    const heir = await newTenant();
    await expect(send(new RenameTenant(heir.id, { slug: tenant.slug }))).rejects.toMatchObject({
      code: 'tenant.slug-taken',
    });
    await expect(send(new CancelTenantDeletion(tenant.id))).rejects.toMatchObject({ code: 'tenant.not-found' });
  });

  test('too late cannot be kept', async () => {
    const tenant = await newTenant();
    await send(new DeleteTenant(tenant.id, { reason: 'left' }));
    await clutch.owner.query(`update platform.tenant_operation set state = 'running' where tenant_id = $1`, [
      tenant.id,
    ]);
    await expect(send(new CancelTenantDeletion(tenant.id))).rejects.toMatchObject({ code: 'tenant.deletion-begun' });
    expect(await statusOf(tenant)).toBe('deleting');
  });
});

test('nothing of all this has changed another tenant', async () => {
  expect(await everythingOf(neighbour)).toBe(neighbourBefore);
});
