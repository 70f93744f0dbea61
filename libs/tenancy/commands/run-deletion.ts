import { rm } from 'node:fs/promises';
import {
  FORMER_SLUG_DAYS,
  HOME,
  type Kernel,
  type OperationRun,
  type RegisteredTenant,
  type TenantOperation,
} from '#kernel';
import { removeSandbox, removeTenantData } from './remove-tenant-data.ts';
import { archiveFileOf } from './run-export.ts';

/** What stays known of a tenant that is gone. */
interface Certificate {
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly events: number;
  readonly tables: number;
  readonly apiKeys: number;
  /** What this deletion cannot reach. */
  readonly remains: string;
}

const REMAINS =
  'Backups of the database keep what they held until they expire. Personal data in events is unreadable there as well, because its keys are destroyed.';

/**
 * Removes a tenant for good: its test data first, then archives, schema with its role, keys of people and programs, held jobs, and last
 * the registry's row. In this order a run that was cut off is gone on with, and until the last step the registry still says what is being done.
 */
export async function runDeletion(kernel: Kernel, { operation, note }: OperationRun): Promise<object> {
  const { tenantId } = operation;
  const { registry, operations, config } = kernel;
  const tenant = await registry.find(tenantId);
  if (!tenant) return {}; // the last step was done, and not yet told
  const certificate = await certificateOf(kernel, tenant, operation);
  await note({ certificate });
  const sandbox = await registry.findSandbox(tenantId);
  if (sandbox) await removeSandbox(kernel, sandbox);
  for (const { id, kind } of await operations.ofTenant(tenantId, 1_000))
    if (kind === 'export') await rm(archiveFileOf(config, id), { force: true });
  await removeTenantData(kernel, tenant);
  await bury(kernel, tenant, certificate);
  return {};
}

/** Counted before anything is removed; a run that goes on has it from the first one. */
async function certificateOf(
  kernel: Kernel,
  tenant: RegisteredTenant,
  { details, actor, createdAt }: TenantOperation,
): Promise<Certificate> {
  if (details['certificate']) return details['certificate'] as Certificate;
  const counted = await countWhatGoes(kernel, tenant);
  const requested = { reason: String(details['reason']), requestedBy: actor.id, requestedAt: createdAt.toISOString() };
  return { ...requested, ...counted, remains: REMAINS };
}

async function countWhatGoes(
  { cells, platform }: Kernel,
  { id, schema, cell }: RegisteredTenant,
): Promise<Pick<Certificate, 'events' | 'tables' | 'apiKeys'>> {
  const [keys] = await platform.query<{ n: number }>({
    text: 'select count(*)::int as n from platform.api_key where tenant_id = $1',
    values: [id],
  });
  return cells.asOwner(cell, async (place) => {
    const text = ['select sum(position)::float8 as n from', `${schema}.event_head`].join(' ');
    const events = await place.query<{ n: number }>(text);
    const tables = await place.query<{ n: number }>(`select count(*)::int as n from pg_tables where schemaname = $1`, [
      schema,
    ]);
    return { events: events.rows[0]!.n, tables: tables.rows[0]!.n, apiKeys: keys!.n };
  });
}

/** The tombstone takes the row's place; the slug stays nobody's for a while, so that nobody gets what was meant for the tenant. */
async function bury({ cells, tenants, bus }: Kernel, tenant: RegisteredTenant, certificate: object): Promise<void> {
  const { id, slug, name, schema } = tenant;
  await cells.asOwner(HOME, async (home) => {
    await home.query('begin');
    await home.query(
      `insert into platform.deleted_tenant (id, slug, name, schema, certificate) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set certificate = excluded.certificate, deleted_at = now()`,
      [id, slug, name, schema, JSON.stringify(certificate)],
    );
    await home.query(
      `insert into platform.former_slug (slug, tenant_id, until) values ($1, $2, now() + make_interval(days => $3))
       on conflict (slug) do update set tenant_id = excluded.tenant_id, until = excluded.until`,
      [slug, id, FORMER_SLUG_DAYS],
    );
    await home.query('delete from platform.tenant_migration where schema = $1', [schema]);
    await home.query('delete from platform.tenant where id = $1', [id]);
    await home.query('commit');
  });
  tenants.announce(bus, id);
}
