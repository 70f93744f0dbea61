import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runInContext, type TenantRef, TenantRegistry } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { CancelTenantDeletion } from './commands/cancel-tenant-deletion.command.ts';
import { DeleteTenant } from './commands/delete-tenant.command.ts';
import { ExportTenant } from './commands/export-tenant.command.ts';
import { RenameTenant } from './commands/rename-tenant.command.ts';
import { ResumeTenant } from './commands/resume-tenant.command.ts';
import { RunTenantOperation } from './commands/run-tenant-operation.command.ts';
import { SuspendTenant } from './commands/suspend-tenant.command.ts';
import { ListTenants, type ListTenantsParameters } from './queries/list-tenants.query.ts';
import { TenancyAdminModule, tenancyContext, TenancyWorkerModule } from './tenancy.module.ts';
import { TenantWorker } from './tenant-worker.ts';

const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;

let clutch: TestInstallation;
let module: TestingModule;
let folder: string;
let live: TenantRef;
let sandbox: TenantRef;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-sandboxes-'));
  clutch = await testInstallation([tenancyContext], {
    CLUTCH_TENANT_EXPORT_DIR: folder,
    CLUTCH_WORKER_SWEEP_SECONDS: '300',
  });
  module = await testModule(clutch, TenancyAdminModule, TenancyWorkerModule);
  module.useLogger(false);
});
beforeEach(async () => {
  live = await clutch.newTenant();
  sandbox = await clutch.kernel.sandboxes.of(live);
});
afterAll(async () => {
  await module.get(TenantWorker).onModuleDestroy();
  await clutch.close();
  await rm(folder, { recursive: true, force: true });
});

const asOperator = <T>(work: () => Promise<T>): Promise<T> =>
  runInContext({ requestId: 'req', correlation: 'req', source: 'system', actor: OPERATOR }, work);
const send = (command: object): Promise<unknown> =>
  asOperator(() => module.get(CommandBus).execute<never, unknown>(command as never));
const standing = async (of: TenantRef = sandbox) => {
  const found = await module.get(TenantRegistry).find(of.id);
  return found && { slug: found.slug, name: found.name, status: found.status, reason: found.reason };
};
const eventsOf = async ({ schema }: TenantRef): Promise<string[]> => {
  const { rows } = await clutch.owner.query<{ type: string }>(`select type from ${schema}.event order by position`);
  return rows.map(({ type }) => type);
};
const writeIn = (of: TenantRef): Promise<unknown> =>
  clutch.kernel.database.read(of.schema, { text: 'update subscription set updated_at = now()' });

describe('a sandbox follows its live tenant', () => {
  test('into a suspension, with the rights of its rows, and out of it', async () => {
    await send(new SuspendTenant(live.id, { reason: 'late' }));
    expect(await standing()).toMatchObject({ status: 'suspended', reason: 'late' });
    await expect(writeIn(sandbox)).rejects.toThrow(/suspended/);
    await send(new ResumeTenant(live.id));
    expect(await standing()).toMatchObject({ status: 'live', reason: null });
    expect(await eventsOf(sandbox)).toEqual(['TenantSuspended', 'TenantResumed']);
  });

  test('to a new name and a new slug', async () => {
    const slug = `${live.slug}-new`;
    await send(new RenameTenant(live.id, { slug, name: 'Oficina' }));
    expect(await standing()).toMatchObject({ slug: expect.stringMatching(`^${slug}~`), name: 'Oficina' });
  });

  test('into a deletion and out of it, and to the end of one', async () => {
    await send(new DeleteTenant(live.id, { reason: 'left' }));
    expect(await standing()).toMatchObject({ status: 'deleting', reason: 'left' });
    await send(new CancelTenantDeletion(live.id));
    expect(await standing()).toMatchObject({ status: 'live' });
    await send(new DeleteTenant(live.id, { reason: 'left', now: true }));
    const deletion = (await clutch.kernel.operations.ofTenant(live.id, 1))[0]!;
    await send(new RunTenantOperation(deletion.id));
    expect([await standing(live), await standing(sandbox)]).toEqual([undefined, undefined]);
    for (const { schema } of [live, sandbox]) {
      const { rowCount } = await clutch.owner.query('select from pg_namespace where nspname = $1', [schema]);
      expect(rowCount).toBe(0);
    }
  });

  test('where a crash came between the two, with the next look of a worker; without it not: the control', async () => {
    await send(new SuspendTenant(live.id, { reason: 'late' }));
    await clutch.owner.query("update platform.tenant set status = 'live', reason = null where id = $1", [sandbox.id]);
    expect(await standing()).toMatchObject({ status: 'live' });
    await module.get(TenantWorker).lookAround();
    expect(await standing()).toMatchObject({ status: 'suspended', reason: 'late' });
  });
});

test('nothing is done with a sandbox by itself that its tenant decides, and it is not exported', async () => {
  const attempts = [
    new SuspendTenant(sandbox.id, { reason: 'x' }),
    new ResumeTenant(sandbox.id),
    new RenameTenant(sandbox.id, { name: 'X' }),
    new DeleteTenant(sandbox.id, { reason: 'x' }),
    new ExportTenant(sandbox.id),
  ];
  for (const attempt of attempts) await expect(send(attempt)).rejects.toMatchObject({ code: 'tenant.is-sandbox' });
  expect(await standing()).toMatchObject({ status: 'live' });
});

test('the operator sees sandboxes when they are asked for, and nobody reaches one by a slug', async () => {
  const list = async (include?: 'sandboxes') => {
    const page = { limit: 100, ...(include ? { include } : {}) } as ListTenantsParameters;
    const { data } = await asOperator(() => module.get(QueryBus).execute(new ListTenants(page)));
    return data.map(({ slug }) => slug);
  };
  expect(await list()).not.toContain(sandbox.slug);
  expect(await list('sandboxes')).toEqual(expect.arrayContaining([live.slug, sandbox.slug]));
  expect(await clutch.kernel.tenants.bySlug(sandbox.slug)).toBeUndefined();
  expect(await clutch.kernel.tenants.bySlug(live.slug)).toMatchObject({ id: live.id });
});

describe('the making of a sandbox', () => {
  const race = (of: TenantRef) => Promise.allSettled(Array.from({ length: 8 }, () => clutch.kernel.sandboxes.of(of)));
  const madeFor = async (of: TenantRef): Promise<number> =>
    (await clutch.owner.query('select from platform.tenant where sandbox_of = $1', [of.id])).rowCount!;

  test('is made once, however many ask for it first', async () => {
    const tenant = await clutch.newTenant();
    const asked = await race(tenant);
    expect(new Set(asked.map((one) => (one.status === 'fulfilled' ? one.value.id : one.reason))).size).toBe(1);
    expect(await madeFor(tenant)).toBe(1);
  });

  test('would be made again and again if nothing held two of them apart: the control', async () => {
    const other = await clutch.newTenant();
    await clutch.owner.query('drop index platform.tenant_sandbox_of');
    try {
      await race(other);
      expect(await madeFor(other)).toBeGreaterThan(1);
    } finally {
      await clutch.owner.query('update platform.tenant set sandbox_of = null where sandbox_of = $1', [other.id]);
      await clutch.owner.query(
        'create unique index tenant_sandbox_of on platform.tenant (sandbox_of) where sandbox_of is not null',
      );
    }
  });
});
