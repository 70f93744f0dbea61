import { statfsSync } from 'node:fs';
import { appDatabaseUrl, fillSchemaPool, type Migration } from '#kernel';
import { type BenchServer } from '../kit/server.ts';

/** A tenant's empty schema with its share of the catalogs and of the log, in bytes, and what the rest of the bench needs. */
const BYTES_PER_TENANT = 2_500_000;
const BYTES_BESIDE = 2_000_000_000;
const AT_ONCE = 4;
/** One line in so many. */
const TELL_EVERY = 500;

/** @throws Error with a sentence when the disk is too small for so many tenants */
export function checkDisk(folder: string, tenants: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const needed = tenants * BYTES_PER_TENANT + BYTES_BESIDE;
  const gb = (bytes: number): string => `${(bytes / 1e9).toFixed(0)} GB`;
  if (bavail * bsize < needed)
    throw new Error(
      `${tenants} tenants need about ${gb(needed)}, ${folder} has ${gb(bavail * bsize)} free; ask for fewer with --tenants`,
    );
}

/** Builds schemas until so many are free. @returns ms for each */
export async function buildSchemas(
  { config }: BenchServer,
  count: number,
  migrations: readonly Migration[],
): Promise<number> {
  const owner = new URL(config.database.url);
  owner.searchParams.set('options', '-c synchronous_commit=off'); // what is built here is not what is measured
  const began = performance.now();
  let built = 0;
  await fillSchemaPool(count, {
    ownerUrl: owner.href,
    appRole: decodeURIComponent(new URL(appDatabaseUrl(config)).username),
    migrations,
    concurrency: AT_ONCE,
    onBuilt: () => {
      built += 1;
      if (built % TELL_EVERY === 0) console.log(`  ${built} of ${count} schemas built`);
    },
  });
  return (performance.now() - began) / Math.max(1, built);
}

/** Gives every free schema to a tenant that signed up some time in the last year, so that nobody takes today for a busy day. */
const SETTLE = `with made as (
    insert into platform.tenant (id, slug, name, schema, status, created_at)
      select gen_random_uuid(), replace(schema, '_', '-'), 'Bench', schema, 'live', now() - interval '8 days' - random() * interval '300 days'
        from platform.tenant_schema where status = 'free' limit $1 returning id, schema)
  update platform.tenant_schema s set status = 'live', tenant_id = made.id, claimed_at = now() from made where s.schema = made.schema`;

/** Grows the installation to so many live tenants with empty logs. */
export async function growTo(server: BenchServer, tenants: number, migrations: readonly Migration[]): Promise<void> {
  const missing = tenants - (await countTenants(server));
  if (missing <= 0) return;
  const ms = await buildSchemas(server, missing, migrations);
  await server.owner.query(SETTLE, [missing]);
  const found = await countTenants(server);
  if (found !== tenants) throw new Error(`${tenants} tenants were to be there, there are ${found}`);
  console.log(`${tenants} tenants, ${ms.toFixed(0)} ms for each schema`);
}

export async function countTenants({ owner }: BenchServer): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    "select count(*)::int as count from platform.tenant where status = 'live'",
  );
  return rows[0]!.count;
}

/**
 * Lets the tenants that were settled here look as if a worker had met each of them: with the checkpoints that the one tenant has which
 * signed up over HTTP. Otherwise a worker would be busy with that for its first minutes.
 */
export async function enrolLike({ owner }: BenchServer, slug: string): Promise<void> {
  const { rows } = await owner.query<{ schema: string; model: boolean }>(
    "select schema, slug = $1 as model from platform.tenant where status = 'live'",
    [slug],
  );
  const model = rows.find(({ model }) => model)!.schema;
  const others = rows.filter(({ model }) => !model).values();
  const enrol = async (): Promise<void> => {
    const client = await owner.connect();
    try {
      for (const { schema } of others)
        await client.query(
          `insert into ${schema}.subscription select (jsonb_populate_record(s, '{"position": 0}')).* from ${model}.subscription s on conflict do nothing`,
        );
    } finally {
      client.release(true); // it has met every tenant
    }
  };
  await Promise.all([enrol(), enrol()]);
}
