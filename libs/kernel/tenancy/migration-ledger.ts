import { type ClientBase, type QueryResult, type QueryResultRow } from 'pg';

/** A tenant of the database that is migrated, as the registry has it. */
export interface MigratedTenant {
  readonly id: string;
  readonly slug: string;
  readonly schema: string;
  readonly status: string;
}

/** Whose turn it is: schemas of the pool, canaries, all others from small to large, those that were busy. */
export const WAVES = { pool: 0, canaries: 1, rest: 2, busy: 3 } as const;
export type Wave = (typeof WAVES)[keyof typeof WAVES];

export interface Settled {
  readonly schema: string;
  /** `pending` gives the schema back: to `wave`, or because the run ends early. */
  readonly state: 'done' | 'failed' | 'pending';
  readonly wave: Wave;
  readonly error: string | null;
  readonly ms: number;
}

export interface StepState {
  readonly schema: string;
  readonly version: string;
  /** `skipped`: its tables were small, so it ran inside the transaction. */
  readonly state: 'running' | 'done' | 'skipped' | 'failed';
  readonly error?: string;
  readonly ms?: number;
}

/** From how many tenants on some are tried before the others. */
const CANARIES_FROM = 10;

/**
 * The plan and the report of one run, in `platform.tenant_migration`; the truth is in the schemas. A row that is `running` belongs to
 * the session that took it, and is free again when that session is gone.
 */
export class MigrationLedger {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly owner: ClientBase,
    /** Newest version of the release that the schemas are brought to, and the release's name. */
    private readonly target: { readonly version: string; readonly release: string },
  ) {}

  /**
   * Writes down which schemas are to be migrated, and when. What another run has planned for this release stays as it is.
   * @returns how many tenants' schemas are not at this release.
   */
  async plan(
    tenants: readonly MigratedTenant[],
    canaries: { slugs: readonly string[]; always: boolean },
  ): Promise<number> {
    const columns = [tenants.map(({ schema }) => schema), tenants.map(({ id }) => id)];
    await this.#query(REGISTER, columns);
    await this.#query(GONE, [columns[0]]);
    await this.#query(SETTLED_BEFORE, [this.target.version, this.target.release, columns[0]]);
    const { rows } = await this.#query<{ behind: number }>(COUNT_BEHIND, [columns[0], this.target.release]);
    const pool = await this.#query(POOL_IS_BEHIND, [this.target.release]);
    if (rows[0]!.behind === 0 && pool.rows.length === 0) return 0;
    await this.#query(PLAN, [
      this.target.version,
      this.target.release,
      columns[0],
      tenants.map(({ slug, status }) => (status === 'live' ? slug : null)),
      canaries.slugs,
      canaries.always ? 1 : CANARIES_FROM,
    ]);
    return rows[0]!.behind;
  }

  /** How many schemas wait for that turn. */
  async waiting(wave: Wave): Promise<number> {
    const { rows } = await this.#query<{ n: number }>(
      "select count(*)::int as n from platform.tenant_migration where version = $1 and wave = $2 and state = 'pending'",
      [this.target.version, wave],
    );
    return rows[0]!.n;
  }

  /** Takes up to `limit` schemas of a turn for this session, the smallest first. */
  async claim(wave: Wave, limit: number): Promise<string[]> {
    const { rows } = await this.#query<{ schema: string; size: string }>(CLAIM, [this.target.version, wave, limit]);
    return rows.sort((a, b) => Number(a.size) - Number(b.size)).map(({ schema }) => schema);
  }

  /** Whether something of that turn may still come back: other sessions work on it, or one has just died and what it held is free again. */
  async mayComeBack(wave: Wave): Promise<boolean> {
    const freed = await this.#query(GIVE_BACK, [this.target.version, wave]);
    const held = await this.#query(OTHERS, [this.target.version, wave]);
    return freed.rowCount! + held.rowCount! > 0;
  }

  async settle(settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    await this.#query(SETTLE, [
      this.target.version,
      settled.map(({ schema }) => schema),
      settled.map(({ state }) => state),
      settled.map(({ wave }) => wave),
      settled.map(({ error }) => error),
      settled.map(({ ms }) => Math.round(ms)),
    ]);
  }

  /** What became of steps outside a transaction. That of the run itself has the run's own row. */
  async settleSteps(steps: readonly StepState[]): Promise<void> {
    const own = steps.filter(({ version }) => version !== this.target.version);
    if (own.length === 0) return;
    await this.#query(SETTLE_STEPS, [
      own.map(({ schema }) => schema),
      own.map(({ version }) => version),
      own.map(({ state }) => state),
      own.map(({ error }) => error ?? null),
      own.map(({ ms }) => (ms === undefined ? null : Math.round(ms))),
      this.target.release,
    ]);
  }

  /** The schemas of these tenants that were tried before the others and are done. */
  async canaries(tenants: readonly MigratedTenant[]): Promise<string[]> {
    const { rows } = await this.#query<{ schema: string }>(
      `select schema from platform.tenant_migration
        where version = $1 and release = $2 and wave = $3 and state = 'done' and schema = any($4)`,
      [this.target.version, this.target.release, WAVES.canaries, tenants.map(({ schema }) => schema)],
    );
    return rows.map(({ schema }) => schema);
  }

  /** Workers share the connection, because a claim belongs to its session: their statements go one after the other. */
  #query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<QueryResult<Row>> {
    const answer = this.#last.then(() => this.owner.query<Row>(text, values));
    this.#last = answer.catch(() => undefined); // whoever asked is told; the next one asks anew
    return answer;
  }
}

/** Tenants that were made before there was a registry of schemas, or by hand. */
const REGISTER = `insert into platform.tenant_schema (schema, status, tenant_id)
  select t.schema, 'live', t.id from unnest($1::text[], $2::uuid[]) t (schema, id) on conflict do nothing`;

/** Tenants that were deleted or moved away since they were planned. */
const GONE = `update platform.tenant_migration m set state = 'skipped', error = 'the tenant is gone', updated_at = now()
  where state in ('pending', 'failed') and schema <> all ($1)
    and not exists (select from platform.tenant_schema s where s.schema = m.schema and s.status = 'free')`;

const COUNT_BEHIND =
  'select count(*)::int as behind from platform.tenant_schema where schema = any($1) and release <> $2';
const POOL_IS_BEHIND = "select from platform.tenant_schema where status = 'free' and release <> $1 limit 1";

/** A run that was killed between the schema and the ledger left the ledger behind. */
const SETTLED_BEFORE = `insert into platform.tenant_migration as m (schema, version, state, release)
  select schema, $1, 'done', $2 from platform.tenant_schema
   where release = $2 and (status = 'free' or schema = any($3))
  on conflict (schema, version) do update set state = 'done', release = excluded.release, error = null, holder = null
    where m.state <> 'done' or m.release <> excluded.release`;

/** Whether the session that took a row is still there: of two with the same process id one began later. */
const ALIVE = 'exists (select from pg_stat_activity a where a.pid = m.holder and a.backend_start = m.holder_since)';

const PLAN = `with behind as (
    select s.schema, s.status = 'free' as is_free, t.slug, greatest(coalesce(c.relpages, 0), 0) as size
      from platform.tenant_schema s
      left join unnest($3::text[], $4::text[]) t (schema, slug) on t.schema = s.schema
      left join pg_namespace n on n.nspname = s.schema
      left join pg_class c on c.relnamespace = n.oid and c.relname = 'event'
     where s.release <> $2 and (s.status = 'free' or t.schema is not null)),
  ranked as (
    select *, row_number() over (partition by is_free, slug is null order by size, schema) as rank,
           count(*) over (partition by is_free, slug is null) as total from behind)
  insert into platform.tenant_migration as m (schema, version, state, release, size, wave)
  select schema, $1, 'pending', $2, size,
         case when is_free then ${WAVES.pool}
              when slug = any($5) then ${WAVES.canaries}
              when slug is not null and total >= $6 and (rank = 1 or rank = greatest(total - 9, 2)) then ${WAVES.canaries}
              else ${WAVES.rest} end
    from ranked
  on conflict (schema, version) do update
    set state = 'pending', release = excluded.release, size = excluded.size, wave = excluded.wave, error = null, holder = null, updated_at = now()
    where not (m.release = excluded.release and (m.state = 'pending' or (m.state = 'running' and ${ALIVE})))`;

const CLAIM = `update platform.tenant_migration m
    set state = 'running', attempts = attempts + 1, started_at = now(), updated_at = now(), holder = me.pid, holder_since = me.backend_start
   from pg_stat_activity me,
        (select schema, version from platform.tenant_migration where version = $1 and wave = $2 and state = 'pending'
          order by size, schema limit $3 for update skip locked) taken
  where me.pid = pg_backend_pid() and m.schema = taken.schema and m.version = taken.version
  returning m.schema, m.size`;

const GIVE_BACK = `update platform.tenant_migration m set state = 'pending', holder = null
  where version = $1 and wave = $2 and state = 'running' and not ${ALIVE}`;
const OTHERS = `select from platform.tenant_migration m
  where version = $1 and wave = $2 and state = 'running' and holder <> pg_backend_pid() limit 1`;

const SETTLE = `update platform.tenant_migration m
    set state = s.state, wave = s.wave, error = s.error, ms = s.ms, holder = null, updated_at = now()
   from unnest($2::text[], $3::text[], $4::smallint[], $5::text[], $6::int[]) s (schema, state, wave, error, ms)
  where m.version = $1 and m.schema = s.schema`;

const SETTLE_STEPS = `insert into platform.tenant_migration as m (schema, version, state, error, ms, release, attempts, started_at)
  select s.*, $6, 1, now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) s
  on conflict (schema, version) do update set state = excluded.state, error = excluded.error, ms = excluded.ms, release = excluded.release,
    attempts = m.attempts + case excluded.state when 'running' then 1 else 0 end, updated_at = now()`;
