import { type ClientBase, type QueryResultRow } from 'pg';
import { type Actor } from '../context/request-context.ts';
import { type Cell, type Cells, HOME } from './cells.ts';
import { type PlatformTransaction } from './platform-database.ts';
import { type Statement, type TenantTransaction } from './tenant-database.ts';
import { tenantSchema } from './tenant-schema.ts';
import { applyStatus, readState } from './tenant-state.ts';
import { type TenantStatus } from './tenant-stopped.ts';

/** A tenant as the registry has it. */
export interface RegisteredTenant {
  /** UUID. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema: string;
  readonly status: TenantStatus;
  readonly cell: string;
  /** Why it stands still. */
  readonly reason: string | null;
  /** Counts the changes. */
  readonly epoch: number;
  /** The live tenant whose test data these are. */
  readonly sandboxOf: string | null;
  /** How far a sandbox's clock was moved forward, in milliseconds. */
  readonly clockAheadMs: number;
}

export interface TenantChange {
  /** One word for the list of changes: `suspended`. */
  readonly what: string;
  readonly to: Partial<Omit<RegisteredTenant, 'id' | 'schema' | 'epoch'>>;
  readonly actor: Actor;
  /**
   * Writes the change into the tenant's log, in the transaction that changes its rights.
   * @returns false when the log knows this very command: then nothing is changed
   */
  append(tx: TenantTransaction): Promise<boolean>;
  /** What else changes in the registry's transaction; what it throws undoes everything. */
  alongside?(home: PlatformTransaction): Promise<void>;
}

/** Reads the change off the tenant as it is now, under its lock. `null`: nothing is to be done. @throws Error when it may not be */
export type DecideChange = (tenant: RegisteredTenant) => TenantChange | null;

/** How long a slug that was given up stays nobody else's. */
export const FORMER_SLUG_DAYS = 30;

const COLUMNS = `id, slug, name, schema, status, cell, reason, epoch::float8 as epoch,
  sandbox_of as "sandboxOf", clock_ahead_ms::float8 as "clockAheadMs"`;
const UNIQUE_VIOLATION = '23505';

/**
 * The only place that changes a tenant's status, name or place.
 *
 * Registry, rights, the schema's own state and the event in the tenant's log change in one transaction where the tenant lives in
 * the home cell. In another cell the tenant's part commits first; a change that was cut short between the two is finished by sending
 * it again, and until then the tenant stands as its own schema says.
 */
export class TenantRegistry {
  constructor(
    private readonly platform: PlatformTransaction,
    private readonly cells: Cells,
    /** Called after each change with the tenant's id. */
    private readonly announce: (tenantId: string) => void,
  ) {}

  /** The tenant as the registry has it now. */
  async find(tenantId: string): Promise<RegisteredTenant | undefined> {
    const text = `select ${COLUMNS} from platform.tenant where id = $1`;
    const [tenant] = await this.platform.query<RegisteredTenant>({ text, values: [tenantId] });
    return tenant;
  }

  /** The sandbox of a live tenant, if it was made. */
  async findSandbox(liveId: string): Promise<RegisteredTenant | undefined> {
    const text = `select ${COLUMNS} from platform.tenant where sandbox_of = $1`;
    const [sandbox] = await this.platform.query<RegisteredTenant>({ text, values: [liveId] });
    return sandbox;
  }

  /**
   * @returns the tenant after the change.
   * @throws RegistryRefusal, and what `decide` throws; Error 55P03 when the tenant's writers
   * did not end in time, and nothing was changed
   */
  async change(tenantId: string, decide: DecideChange): Promise<RegisteredTenant> {
    try {
      const changed = await this.cells.asOwner(HOME, (home) =>
        inTransaction(home, async () => {
          const tenant = await lockTenant(home, tenantId);
          const change = decide(tenant);
          if (!change) return tenant;
          // A tenant that moves is written where it arrives.
          const place = this.cells.get(change.to.cell ?? tenant.cell);
          await this.#inPlace(place, home, (owner) => this.#write(owner, place, { tenant, change }));
          await change.alongside?.(platformTransaction(home));
          return register(home, { ...tenant, ...change.to, epoch: tenant.epoch + 1 }, { before: tenant, change });
        }),
      );
      this.announce(tenantId);
      return changed;
    } catch (error) {
      if (error instanceof KnownBefore) return error.tenant;
      throw error;
    }
  }

  /** The rights first: they wait for the writers, and must hold no lock of the log while they do. */
  async #write(
    owner: ClientBase,
    { appRole }: Cell,
    { tenant, change: { to, append } }: { tenant: RegisteredTenant; change: TenantChange },
  ): Promise<void> {
    const { schema, status } = tenant;
    const epoch = tenant.epoch + 1;
    const isAhead = (await readState(owner, schema)).epoch === epoch;
    await applyStatus(owner, schema, { status: to.status ?? status, epoch, appRole });
    const tx = ownerTransaction(owner, schema);
    const isNew = await append(tx);
    await tx.sendKept();
    if (!isNew && !isAhead) throw new KnownBefore(tenant);
  }

  /** Runs `work` in a cell: in the home cell's own transaction, or in one of its own. */
  #inPlace(cell: Cell, home: ClientBase, work: (owner: ClientBase) => Promise<void>): Promise<void> {
    if (cell.name === HOME) return work(home);
    return this.cells.asOwner(cell.name, (owner) => inTransaction(owner, () => work(owner)));
  }
}

/** Why the registry does not change: there is no such tenant, or the slug is another one's, or was until lately. */
export class RegistryRefusal extends Error {
  constructor(readonly why: 'unknown' | 'slug-taken') {
    super(why);
  }
}

/** Carries the tenant out of transactions that must roll back: the command came before, and something else may have come since. */
class KnownBefore extends Error {
  constructor(readonly tenant: RegisteredTenant) {
    super('known before');
  }
}

/** A transaction of the owner's in the tenant's schema, as the event store takes one. */
function ownerTransaction(
  owner: ClientBase,
  schema: string,
): TenantTransaction & { /** Sends what was kept for the end. */ sendKept(): Promise<void> } {
  const kept: Statement[] = [];
  const query = async <Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> => {
    await owner.query("select set_config('search_path', $1, true)", [`${tenantSchema(schema)}, ext, pg_temp`]);
    return (await owner.query<Row>(text, values as unknown[])).rows;
  };
  return {
    schema,
    query,
    atCommit: (statements) => {
      kept.push(...statements);
    },
    sendKept: async () => {
      for (const statement of kept.splice(0)) await query(statement);
    },
    get em(): never {
      throw new Error("Entities are not reached with the owner's rights");
    },
  };
}

function platformTransaction(home: ClientBase): PlatformTransaction {
  return {
    query: async <Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> =>
      (await home.query<Row>(text, values as unknown[])).rows,
  };
}

/** Begins, runs `work`, commits; rolls back when it throws. */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("begin; set local lock_timeout = '5s'; set local statement_timeout = '60s'");
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // where the connection is gone, so is its transaction
    throw error;
  }
}

async function lockTenant(home: ClientBase, tenantId: string): Promise<RegisteredTenant> {
  const { rows } = await home.query<RegisteredTenant>(
    `select ${COLUMNS} from platform.tenant where id = $1 for update`,
    [tenantId],
  );
  if (!rows[0]) throw new RegistryRefusal('unknown');
  return rows[0];
}

async function register(
  home: ClientBase,
  tenant: RegisteredTenant,
  { before, change }: { before: RegisteredTenant; change: TenantChange },
): Promise<RegisteredTenant> {
  const { id, slug, name, status, cell, reason, epoch, sandboxOf, clockAheadMs } = tenant;
  if (slug !== before.slug) await giveUpSlug(home, before, slug);
  try {
    await home.query(
      `update platform.tenant set slug = $2, name = $3, status = $4, cell = $5, reason = $6, epoch = $7,
         sandbox_of = $8, clock_ahead_ms = $9 where id = $1`,
      [id, slug, name, status, cell, reason, epoch, sandboxOf, clockAheadMs],
    );
  } catch (error) {
    throw (error as { code?: unknown }).code === UNIQUE_VIOLATION ? new RegistryRefusal('slug-taken') : error;
  }
  await home.query(
    `insert into platform.tenant_change (tenant_id, epoch, what, slug, status, cell, reason, actor, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
    [id, epoch, change.what, slug, status, cell, reason, change.actor],
  );
  return tenant;
}

/** The old slug still leads here for a while; the new one may be one that somebody else has just given up. */
async function giveUpSlug(home: ClientBase, { id, slug: old }: RegisteredTenant, slug: string): Promise<void> {
  const { rows: kept } = await home.query(
    'select 1 from platform.former_slug where slug = $1 and tenant_id <> $2 and until > now()',
    [slug, id],
  );
  if (kept.length > 0) throw new RegistryRefusal('slug-taken');
  await home.query('delete from platform.former_slug where slug = $1', [slug]);
  await home.query(
    `insert into platform.former_slug (slug, tenant_id, until) values ($1, $2, now() + make_interval(days => $3))
     on conflict (slug) do update set tenant_id = excluded.tenant_id, until = excluded.until`,
    [old, id, FORMER_SLUG_DAYS],
  );
}
