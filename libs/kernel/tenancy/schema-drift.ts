import { type Config } from '../config/config.ts';
import { type Cell, Cells, HOME } from './cells.ts';
import { type Migration, readMigrations, releaseOf } from './migrations.ts';
import { catalogOf, differences, isGrant, templateCatalog } from './schema-catalog.ts';
import { withConnection } from './with-connection.ts';

/** A backend keeps the catalog of every table whose definition it spelt out. */
const SCHEMAS_PER_CONNECTION = 150;

export interface DriftReport {
  readonly schemas: number;
  /** One sentence for each object that is not as the migrations make it. */
  readonly drifted: readonly { readonly schema: string; readonly differences: readonly string[] }[];
  /** Schemas that are not at this release, which is no drift: `clutch migrate` brings them there. */
  readonly behind: readonly string[];
}

interface Compared {
  readonly schema: string;
  readonly behind: boolean;
  /** Whether the tenant may write: one that is stopped has fewer rights. */
  readonly open: boolean;
}

/**
 * Compares every schema of the installation, those of the pool too, with what this release's migrations make, object by object:
 * columns, defaults, constraints, indexes, settings, grants. Reads only.
 * @throws Error when a database does not answer, or the migrations themselves fail
 */
export async function checkDrift(options: {
  config: Config;
  onProgress?: (progress: { readonly done: number; readonly total: number; readonly failed: number }) => void;
  /** Those of this release, when left out. */
  tenantMigrations?: readonly Migration[];
}): Promise<DriftReport> {
  const cells = new Cells(options.config);
  const migrations = options.tenantMigrations ?? readMigrations('tenant');
  const stopped = await stoppedTenants(cells.get(HOME));
  const plan = await Promise.all(
    cells.names.map(async (name) => {
      const cell = cells.get(name);
      return { cell, schemas: await schemasOf(cell, releaseOf(migrations), stopped) };
    }),
  );
  const all = plan.flatMap(({ schemas }) => schemas);
  const drifted: { schema: string; differences: string[] }[] = [];
  let done = 0;
  for (const { cell, schemas } of plan)
    await compare(cell, schemas, migrations, (schema, found) => {
      if (found.length > 0) drifted.push({ schema, differences: found });
      options.onProgress?.({ done: (done += 1), total: all.length, failed: drifted.length });
    });
  return { schemas: all.length, drifted, behind: all.filter(({ behind }) => behind).map(({ schema }) => schema) };
}

async function compare(
  { ownerUrl, appRole }: Cell,
  schemas: readonly Compared[],
  migrations: readonly Migration[],
  onCompared: (schema: string, differences: string[]) => void,
): Promise<void> {
  const template = await withConnection({ connectionString: ownerUrl }, (owner) =>
    templateCatalog(owner, { appRole, migrations }),
  );
  const withoutGrants = new Map([...template].filter(([object]) => !isGrant(object)));
  for (let from = 0; from < schemas.length; from += SCHEMAS_PER_CONNECTION) {
    const slice = schemas.slice(from, from + SCHEMAS_PER_CONNECTION);
    await withConnection({ connectionString: ownerUrl }, async (owner) => {
      for (const { schema, behind, open } of slice) {
        const catalog = behind ? undefined : await catalogOf(owner, schema, { grants: open });
        onCompared(schema, catalog ? differences(open ? template : withoutGrants, catalog) : []);
      }
    });
  }
}

async function schemasOf({ ownerUrl }: Cell, release: string, stopped: ReadonlySet<string>): Promise<Compared[]> {
  const { rows } = await withConnection({ connectionString: ownerUrl }, (owner) =>
    owner.query<{ schema: string; release: string }>(
      "select schema, release from platform.tenant_schema where status in ('free', 'live') and to_regnamespace(schema) is not null order by schema",
    ),
  );
  return rows.map(({ schema, release: at }) => ({ schema, behind: at !== release, open: !stopped.has(schema) }));
}

async function stoppedTenants({ ownerUrl }: Cell): Promise<Set<string>> {
  const { rows } = await withConnection({ connectionString: ownerUrl }, (owner) =>
    owner.query<{ schema: string }>("select schema from platform.tenant where status not in ('live', 'provisioning')"),
  );
  return new Set(rows.map(({ schema }) => schema));
}
