import { uuidv7 } from 'uuidv7';
import { type TenantRef } from '../context/request-context.ts';
import { type Cells } from './cells.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { type PlatformDatabase } from './platform-database.ts';
import { migrateTenantSchema } from './provision.ts';
import { type TenantDirectory } from './tenant-directory.ts';
import { newTenantSchema } from './tenant-schema.ts';
import { TenantStopped } from './tenant-stopped.ts';

/** No slug that somebody chose has it. */
const MARK = '~';
const ID_LETTERS = 8;

const SQL = {
  /** Of two at once one has the row; the other leaves the schema of the pool free. The pool is the home cell's. */
  take: {
    name: 'sandbox.take',
    text: `with free as materialized (
        select schema from platform.tenant_schema where status = 'free' and steps >= $4
           and exists (select from platform.tenant where id = $1 and cell = 'home')
           and not exists (select from platform.tenant where sandbox_of = $1) order by built_at limit 1 for update skip locked),
      begun as (
        insert into platform.tenant (id, slug, name, schema, cell, sandbox_of)
        select $2::uuid, live.slug || $5::text, live.name, coalesce((select schema from free), $3::text), live.cell, live.id
          from platform.tenant live where live.id = $1 and live.sandbox_of is null on conflict do nothing
        returning id, schema)
      update platform.tenant_schema s set status = 'live', tenant_id = begun.id, claimed_at = now()
        from begun where s.schema = begun.schema`,
  },
  found: {
    name: 'sandbox.found',
    text: `select t.id, t.schema, t.status, t.cell, exists (select from platform.tenant_schema s where s.schema = t.schema and s.built_at is not null) as built
      from platform.tenant t where t.sandbox_of = $1`,
  },
  open: {
    name: 'sandbox.open',
    text: "update platform.tenant set status = 'live', epoch = epoch + 1 where id = $1 and status = 'provisioning'",
  },
} as const;

interface Found {
  readonly id: string;
  readonly schema: string;
  readonly status: string;
  readonly cell: string;
  readonly built: boolean;
}

/** The slug of a live tenant, from its own or from that of its sandbox. */
export function liveSlugOf({ slug }: Pick<TenantRef, 'slug'>): string {
  return slug.split(MARK, 1)[0]!;
}

/** The slug of the sandbox with this id of a tenant that is called so. */
export function sandboxSlug(liveSlug: string, sandboxId: string): string {
  return `${liveSlug}${MARK}${sandboxId.slice(-ID_LETTERS)}`;
}

/** UUID of the live tenant: of the tenant itself, or the one whose sandbox it is. */
export function liveTenantId({ id, sandboxOf }: Pick<TenantRef, 'id' | 'sandboxOf'>): string {
  return sandboxOf ?? id;
}

/**
 * Where the test data of tenants lie: each in a tenant of its own beside the live one, in the same cell. It is made when it is first asked for, of a schema
 * that waits in the pool; however many ask at once, there is one. Every step can be repeated, so that what a crash left is finished by the
 * next who asks.
 */
export class Sandboxes {
  #migrations: readonly Migration[] | undefined;

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly tenants: TenantDirectory,
    private readonly cells: Cells,
  ) {}

  /** @throws TenantStopped when there is none yet and the tenant stands still, or when it is being emptied away */
  async of(live: TenantRef): Promise<TenantRef> {
    const known = await this.tenants.sandboxOf(live.id);
    if (known) return known;
    if ((live.status ?? 'live') !== 'live') throw new TenantStopped(live.status === 'moving' ? 'moving' : 'suspended');
    await this.#open(await this.#take(live.id));
    const made = await this.tenants.sandboxOf(live.id);
    if (!made) throw new TenantStopped('moving'); // somebody has emptied it since: a repeat finds the next one
    return made;
  }

  async #take(liveId: string): Promise<Found> {
    this.#migrations ??= readMigrations('tenant');
    const id = uuidv7();
    const values = [liveId, id, newTenantSchema(), this.#migrations.length, sandboxSlug('', id)];
    await this.platform.query({ ...SQL.take, values });
    const [found] = await this.platform.query<Found>({ ...SQL.found, values: [liveId] });
    if (!found) throw new TenantStopped('gone');
    return found;
  }

  async #open({ id, schema, status, cell, built }: Found): Promise<void> {
    if (status !== 'provisioning') return;
    if (!built) {
      const target = { appRole: this.cells.get(cell).appRole, migrations: this.#migrations! };
      await this.cells.asOwner(cell, (owner) => migrateTenantSchema(owner, schema, target));
    }
    await this.platform.query({ ...SQL.open, values: [id] });
  }
}
