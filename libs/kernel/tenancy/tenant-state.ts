import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientBase } from 'pg';
import { tenantSchema } from './tenant-schema.ts';
import { type TenantStatus } from './tenant-stopped.ts';

/** What the tenant's role may do: everything, read, or not even be taken on. */
export type TenantAccess = 'all' | 'read' | 'none';

/** A tenant as its own schema describes it. */
export interface TenantState {
  readonly status: TenantStatus;
  /** The registry's, at the change that was made last here. */
  readonly epoch: number;
}

const ACCESS: Readonly<Record<TenantStatus, TenantAccess>> = {
  provisioning: 'all',
  restoring: 'all',
  live: 'all',
  suspended: 'read',
  moving: 'read',
  deleting: 'none',
};

/** How long each try waits for the writers, in milliseconds: below the server's deadlock_timeout first, so that we give way and not they. */
const PATIENCE_MS = [200, 200, 400, 800, 2_000, 5_000];
const LOCK_NOT_AVAILABLE = '55P03';
const WRITES = ['insert', 'update', 'delete'];

interface Right {
  readonly table: string;
  readonly privileges: readonly string[];
}

/**
 * Gives the tenant's role the rights of `status`, inside the caller's transaction and with the owner's connection.
 *
 * Taking the right to write away first waits until every transaction that writes has ended, and holds back those that would begin: once
 * this commits, no write of the tenant commits any more, however stale the cache of the process that sends it. Postgres checks
 * rights at every statement anyway, so a write costs nothing more. Doing it again changes nothing.
 *
 * The caller's transaction must have sent nothing before that it cannot lose: a try that waited too long goes back to a savepoint.
 * @throws Error 55P03 when writers did not end within 9 s
 */
export async function applyStatus(
  owner: ClientBase,
  schema: string,
  { status, epoch, appRole }: TenantState & { readonly appRole: string },
): Promise<void> {
  const access = ACCESS[status];
  if (access === 'all') await giveWrites(owner, schema);
  else await takeWrites(owner, schema);
  await letEnter(owner, schema, { appRole, may: access !== 'none' });
  await owner.query(`update ${tenantSchema(schema)}.tenant_state set status = $1, epoch = $2, changed_at = now()`, [
    status,
    epoch,
  ]);
}

/** What the schema says of itself. @throws Error 42P01 when there is no such schema */
export async function readState(owner: Pick<ClientBase, 'query'>, schema: string): Promise<TenantState> {
  const { rows } = await owner.query<{ status: TenantStatus; epoch: string }>(
    `select status, epoch from ${tenantSchema(schema)}.tenant_state`,
  );
  return { status: rows[0]!.status, epoch: Number(rows[0]!.epoch) };
}

async function takeWrites(owner: ClientBase, schema: string): Promise<void> {
  const rights = await rightsToWrite(owner, schema);
  if (rights.length === 0) return;
  await waitForWriters(owner, schema, rights);
  const all = ['revoke', WRITES.join(', '), 'on', names(owner, schema, rights), 'from', tenantSchema(schema)];
  await owner.query(all.join(' '));
  // What an interrupted change has taken before stays known.
  await owner.query(`update ${tenantSchema(schema)}.tenant_state set held = coalesce(held, '[]'::jsonb) || $1::jsonb`, [
    JSON.stringify(rights),
  ]);
}

async function giveWrites(owner: ClientBase, schema: string): Promise<void> {
  const { rows } = await owner.query<{ held: Right[] | null }>(
    `select held from ${tenantSchema(schema)}.tenant_state for update`,
  );
  const held = rows[0]?.held ?? [];
  const known = new Set((await tables(owner, schema)).map(({ table }) => table));
  const alike = Map.groupBy(
    held.filter(({ table }) => known.has(table)),
    ({ privileges }) => privileges.join(', '),
  );
  for (const [privileges, rights] of alike)
    await owner.query(['grant', privileges, 'on', names(owner, schema, rights), 'to', tenantSchema(schema)].join(' '));
  await owner.query(`update ${tenantSchema(schema)}.tenant_state set held = null`);
}

/** Lets the applications' login become the tenant's role, or not any more. Doing it again changes nothing. */
export async function letEnter(
  owner: ClientBase,
  schema: string,
  { appRole, may }: { appRole: string; may: boolean },
): Promise<void> {
  const [role, app] = [tenantSchema(schema), owner.escapeIdentifier(appRole)];
  const { rows } = await owner.query<{ member: boolean }>(
    'select exists (select from pg_auth_members where roleid = $1::text::regrole and member = $2::text::regrole) as member',
    [role, app],
  );
  if (rows[0]!.member === may) return;
  await owner.query(
    (may ? ['grant', role, 'to', app, 'with inherit false, set true'] : ['revoke', role, 'from', app]).join(' '),
  );
}

/** Takes a lock that readers do not feel and every writer holds the opposite of. */
async function waitForWriters(owner: ClientBase, schema: string, rights: readonly Right[]): Promise<void> {
  const lock = ['lock table', names(owner, schema, rights), 'in exclusive mode'].join(' ');
  for (const [tried, patience] of PATIENCE_MS.entries()) {
    await owner.query('savepoint waiting');
    await owner.query("select set_config('lock_timeout', $1, true)", [String(patience)]);
    try {
      await owner.query(lock);
      return;
    } catch (error) {
      await owner.query('rollback to savepoint waiting');
      if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE || tried === PATIENCE_MS.length - 1) throw error;
    }
    await sleep(patience * Math.random());
  }
}

const RIGHTS = `select c.relname as table, array_agg(lower(a.privilege_type) order by a.privilege_type)
    filter (where a.privilege_type in ('INSERT', 'UPDATE', 'DELETE')) as privileges
  from pg_class c left join lateral aclexplode(c.relacl) a on a.grantee = $1::text::regrole
  where c.relnamespace = $1::text::regnamespace and c.relkind in ('r', 'p') group by c.relname order by c.relname`;

async function tables(owner: ClientBase, schema: string): Promise<{ table: string; privileges: string[] | null }[]> {
  return (await owner.query<{ table: string; privileges: string[] | null }>(RIGHTS, [tenantSchema(schema)])).rows;
}

async function rightsToWrite(owner: ClientBase, schema: string): Promise<Right[]> {
  return (await tables(owner, schema)).flatMap(({ table, privileges }) => (privileges ? [{ table, privileges }] : []));
}

function names(owner: ClientBase, schema: string, rights: readonly Right[]): string {
  return rights.map(({ table }) => `${tenantSchema(schema)}.${owner.escapeIdentifier(table)}`).join(', ');
}
