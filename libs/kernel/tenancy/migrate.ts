import { type Config } from '../config/config.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { watchCanaries } from './canary-check.ts';
import { type Cell, Cells, HOME } from './cells.ts';
import { migratePlatform } from './migrate-platform.ts';
import { type MigratedTenant, MigrationLedger, WAVES } from './migration-ledger.ts';
import { MigrationRun } from './migration-run.ts';
import { type Migration, readMigrations, releaseOf } from './migrations.ts';
import { templateCatalog } from './schema-catalog.ts';
import { withConnection } from './with-connection.ts';

export interface MigrationProgress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export interface MigrationReport {
  readonly tenants: number;
  /** Tenant schemas in which something ran. */
  readonly applied: number;
  readonly failed: readonly { readonly schema: string; readonly error: string }[];
  /** Why the run ended before all tenants were tried: a canary that is not well, or too many failures. */
  readonly stopped?: string;
}

export interface MigrateOptions {
  readonly config: Config;
  readonly onProgress?: (progress: MigrationProgress) => void;
  /** Those of this release, when left out. */
  readonly tenantMigrations?: readonly Migration[];
  /** Ends after the canaries. */
  readonly canaryOnly?: boolean;
}

/** Of so many tenants one may fail without stopping the run, but at least `LEAST_BUDGET`. */
const TENANTS_PER_FAILURE = 100;
const LEAST_BUDGET = 3;

/**
 * Brings the whole installation to this release: the shared schemas, the login of the applications, the job queues, then every
 * tenant's schema, several at a time: first the pool of free ones and a few canaries, which must be well afterwards, then the rest, the
 * largest last. Killed at any moment, the next run goes on: each schema's own marker is written with its DDL. A tenant that fails is
 * reported, keeps its old version and is served; the others go on, until more than one in a hundred (at least 3) has failed. Any number
 * of runs at once are safe: they share the work.
 */
export async function migrateAll(options: MigrateOptions): Promise<MigrationReport> {
  const { config } = options;
  const cells = new Cells(config);
  const home = cells.get(HOME);
  await migratePlatform(home.ownerUrl, loginOf(home));
  await migrateJobs({ ownerUrl: home.ownerUrl, schema: 'jobs', grantTo: home.appRole });
  const tenants = await tenantsByCell(home);
  const report = new Report([...tenants.values()].flat().length, options.onProgress);
  for (const cell of cells.names.map((name) => cells.get(name))) {
    if (cell.name !== HOME) await migratePlatform(cell.ownerUrl, loginOf(cell));
    await migrateCell(cell, tenants.get(cell.name) ?? [], options, report);
    if (report.stopped) break;
  }
  return report.end();
}

/** Counts what all cells have in common. */
class Report {
  readonly #failed: { schema: string; error: string }[] = [];
  #applied = 0;
  #done = 0;
  stopped: string | undefined;

  constructor(
    readonly tenants: number,
    private readonly onProgress: ((progress: MigrationProgress) => void) | undefined,
  ) {}

  /** Tenants of a cell that were at this release before. */
  skip(count: number): void {
    this.#done += count;
  }

  tell(schema: string, applied: boolean, error?: string): void {
    this.#done += 1;
    if (applied) this.#applied += 1;
    if (error !== undefined) this.#failed.push({ schema, error });
    this.onProgress?.({ done: this.#done, total: this.tenants, failed: this.#failed.length });
  }

  end(): MigrationReport {
    const { tenants, stopped } = this;
    return { tenants, applied: this.#applied, failed: this.#failed, ...(stopped === undefined ? {} : { stopped }) };
  }
}

async function migrateCell(
  cell: Cell,
  tenants: readonly MigratedTenant[],
  { config, tenantMigrations, canaryOnly = false }: MigrateOptions,
  report: Report,
): Promise<void> {
  const target = { appRole: cell.appRole, migrations: tenantMigrations ?? readMigrations('tenant') };
  await withConnection({ connectionString: cell.ownerUrl }, async (owner) => {
    const ledger = new MigrationLedger(owner, {
      version: target.migrations.at(-1)!.version,
      release: releaseOf(target.migrations),
    });
    const behind = await ledger.plan(tenants, { slugs: config.tenant.canaries, always: canaryOnly });
    report.skip(tenants.length - behind);
    const run = new MigrationRun(ledger, {
      ...target,
      ownerUrl: cell.ownerUrl,
      concurrency: config.tenant.migrateConcurrency,
      failureBudget: Math.max(LEAST_BUDGET, Math.ceil(tenants.length / TENANTS_PER_FAILURE)),
      onTenant: ({ schema, applied, error }) => report.tell(schema, applied, error),
    });
    await run.runWave(WAVES.pool);
    await run.runWave(WAVES.canaries);
    const others = (await ledger.waiting(WAVES.rest)) + (await ledger.waiting(WAVES.busy));
    const canaries = canaryOnly || others > 0 ? await ledger.canaries(tenants) : [];
    if (canaries.length > 0)
      run.stopped ??= await watchCanaries(
        owner,
        canaries,
        await templateCatalog(owner, target),
        config.tenant.canarySeconds,
      );
    if (!canaryOnly) for (const wave of [WAVES.rest, WAVES.busy]) await run.runWave(wave);
    report.stopped = run.stopped;
  });
}

const loginOf = ({ appRole, appUrl }: Cell) => ({
  role: appRole,
  password: decodeURIComponent(new URL(appUrl).password),
});

async function tenantsByCell(home: Cell): Promise<Map<string, MigratedTenant[]>> {
  return withConnection({ connectionString: home.ownerUrl }, async (owner) => {
    const { rows } = await owner.query<MigratedTenant & { cell: string }>(
      "select id, slug, schema, status, cell from platform.tenant where status not in ('restoring', 'moving') order by created_at",
    );
    return Map.groupBy(rows, ({ cell }) => cell);
  });
}
