import { type Bus } from '../bus/bus.ts';
import { type TenantRef } from '../context/request-context.ts';
import { type PlatformDatabase } from './platform-database.ts';

const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;
/** Topic of the hints that a tenant's registry row has changed; the payload is its id. */
const TOPIC = 'tenants';

/**
 * Says where a tenant lives and whether it stands still. Only tenants that can be read are found: not those that are being made, or
 * are to be deleted. Answers are kept for at most 5 s and dropped at once by a hint of whoever changed the tenant; nothing that must
 * not happen rests on them, because the database refuses what a stopped tenant may not do.
 */
export class TenantDirectory {
  readonly #cache = new Map<string, { readonly tenant: TenantRef; readonly until: number }>();
  /** So that an answer that was on its way when its tenant changed is not kept. */
  #generation = 0;
  readonly #listeners = new Set<(tenantId: string | null) => void>();

  constructor(private readonly platform: PlatformDatabase) {}

  byId(id: string): Promise<TenantRef | undefined> {
    return this.#find('id', id);
  }

  /** The sandbox in which a live tenant's test data lie; nothing before it was made. */
  sandboxOf(liveId: string): Promise<TenantRef | undefined> {
    return this.#find('sandbox', liveId);
  }

  /** Also by a slug that the tenant gave up lately. A sandbox has no door of its own. */
  bySlug(slug: string): Promise<TenantRef | undefined> {
    return this.#find('slug', slug);
  }

  /** Also of a tenant that is to be deleted: its jobs wait with it. */
  bySchema(schema: string): Promise<TenantRef | undefined> {
    return this.#find('schema', schema);
  }

  /** All live tenants, a slice at a time: `after` is the last schema of the slice before. */
  async slice(after: string, limit: number): Promise<TenantRef[]> {
    const rows = await this.platform.query<TenantRow>({
      name: 'tenant.slice',
      text: `select ${COLUMNS} from platform.tenant where status = 'live' and schema > $1 order by schema limit $2`,
      values: [after, limit],
    });
    return rows.map(refOf);
  }

  /** Asks the registry itself, once a change of the tenant that is under way has ended, and whether one has in the last 10 s. */
  async look(schema: string): Promise<{ tenant: TenantRef | undefined; changedLately: boolean }> {
    // Where the tenant lives in another cell its rights change a moment before the registry does.
    const [found] = await this.platform.query<{ id: string }>({ ...SETTLED, values: [schema] });
    if (!found) return { tenant: undefined, changedLately: true };
    this.forget(found.id);
    const [change] = await this.platform.query({ ...CHANGED, values: [found.id] });
    return { tenant: await this.bySchema(schema), changedLately: change !== undefined };
  }

  /** Forgets one tenant, or all of them, and tells the listeners. */
  forget(tenantId: string | null): void {
    this.#generation += 1;
    for (const [key, { tenant }] of this.#cache)
      if (tenantId === null || tenant.id === tenantId) this.#cache.delete(key);
    for (const listener of this.#listeners) listener(tenantId);
  }

  /** Called with the id of each tenant that has changed, `null` when it could be any. @returns what ends it */
  onChange(listener: (tenantId: string | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on changes that other processes make are forgotten at once. */
  listenTo(bus: Bus): void {
    bus.subscribe(
      TOPIC,
      (tenantId) => this.forget(tenantId),
      () => this.forget(null),
    );
  }

  /** Tells every process, this one too, that a tenant has changed. */
  announce(bus: Bus, tenantId: string): void {
    this.forget(tenantId);
    bus.publish(TOPIC, tenantId);
  }

  async #find(column: keyof typeof FIND, value: string): Promise<TenantRef | undefined> {
    const key = `${column}:${value}`;
    const cached = this.#cache.get(key);
    if (cached && cached.until > Date.now()) return cached.tenant;
    const generation = this.#generation;
    const [row] = await this.platform.query<TenantRow>({
      name: `tenant.${column}`,
      text: FIND[column],
      values: [value],
    });
    const tenant = row && refOf(row);
    if (!tenant) this.#cache.delete(key);
    else if (generation === this.#generation) this.#remember(key, tenant);
    return tenant;
  }

  #remember(key: string, tenant: TenantRef): void {
    if (this.#cache.size > CACHE_SIZE) this.#cache.clear();
    this.#cache.set(key, { tenant, until: Date.now() + CACHE_MS });
  }
}

interface TenantRow extends Omit<Required<TenantRef>, 'sandboxOf' | 'clockAheadMs'> {
  readonly sandboxOf: string | null;
  readonly clockAheadMs: number;
}

/** Of a tenant that is no sandbox nothing is said of one. */
function refOf({ sandboxOf, clockAheadMs, ...tenant }: TenantRow): TenantRef {
  return sandboxOf === null ? tenant : { ...tenant, sandboxOf, clockAheadMs };
}

const COLUMNS = 'id, schema, slug, status, cell, sandbox_of as "sandboxOf", clock_ahead_ms::float8 as "clockAheadMs"';
const BEGUN = `select ${COLUMNS} from platform.tenant where status not in ('provisioning', 'restoring')`;
const READABLE = `${BEGUN} and status <> 'deleting'`;
const FIND = {
  id: `${READABLE} and id = $1`,
  sandbox: `${READABLE} and sandbox_of = $1`,
  slug: `${READABLE} and sandbox_of is null and id = (select id from platform.tenant where slug = $1
    union all select tenant_id from platform.former_slug where slug = $1 and until > now() limit 1)`,
  schema: `${BEGUN} and schema = $1`,
} as const;

const SETTLED = { name: 'tenant.settled', text: 'select id from platform.tenant where schema = $1 for share' } as const;
const CHANGED = {
  name: 'tenant.changed',
  text: `select 1 from platform.tenant_change where tenant_id = $1 and at > now() - interval '10 seconds' limit 1`,
} as const;
