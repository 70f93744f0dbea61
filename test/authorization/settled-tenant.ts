import { expect, vi } from 'vitest';
import { untilAtRest } from '../reliability/checker/at-rest.ts';
import { asOwner, type World, type WorldPlace } from './world.ts';

const SOON = { timeout: 30_000, interval: 100 };
/** Each world has events that were set aside, so that there are some. */
const PLANTED = / has set an event aside: planted$/;
/** Endpoints whose first message nobody has tried to deliver to its end; one that has failed is tried again in `CLUTCH_WEBHOOK_RETRY_SECONDS`. */
const UNTRIED = `select endpoint_id from platform_webhook_delivery where status = 'pending'
  group by endpoint_id having sum(attempts) = 0 or bool_or(leased_until is not null)`;

/** Waits until nothing in the world's tenant moves by itself. @throws AssertionError that says what still moves */
export async function untilSettled(cluster: WorldPlace, { schema }: Pick<World, 'schema'>): Promise<void> {
  const { url } = cluster.config.database;
  expect(await untilAtRest(url, schema, SOON.timeout, (what) => PLANTED.test(what))).toEqual([]);
  const untried = () =>
    asOwner(cluster, async (client) => {
      await client.query("select set_config('search_path', $1, false)", [schema]);
      return (await client.query(UNTRIED)).rows;
    });
  await vi.waitFor(async () => expect(await untried()).toEqual([]), SOON);
}

/** Waits until the tenant's owners were told by an event, which comes once, that it has used these deprecated operations. */
export async function untilToldOf(
  cluster: WorldPlace,
  { schema }: Pick<World, 'schema'>,
  operations: readonly string[],
): Promise<void> {
  const text = `select distinct operation_id as id from platform.deprecated_use u join platform.tenant t on t.id = u.tenant_id
    where t.schema = $1 and told_at is not null order by 1`;
  const told = () => asOwner(cluster, async (client) => (await client.query<{ id: string }>(text, [schema])).rows);
  await vi.waitFor(async () => expect(await told()).toEqual(operations.toSorted().map((id) => ({ id }))), SOON);
}

/** One line for each table of the tenant with a digest of its rows, but for checkpoints, which move by themselves, and the trail of what was tried. */
export async function digestOf(cluster: WorldPlace, { schema }: Pick<World, 'schema'>): Promise<string[]> {
  return asOwner(cluster, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = $1 and tablename not in ('subscription', 'audit_record', 'audit_head') order by 1",
      [schema],
    );
    const lines: string[] = [];
    for (const { name } of rows) {
      const digest = await client.query<{ line: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as line from ${schema}.${client.escapeIdentifier(name)} t`,
      );
      lines.push(`${name} ${digest.rows[0]!.line}`);
    }
    return lines;
  });
}
