import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientBase } from 'pg';
import { type Catalog, catalogOf, differences } from './schema-catalog.ts';
import { tenantSchema } from './tenant-schema.ts';

/**
 * Whether tenants that were migrated before the others are well: their schemas hold all that the template holds, as it holds it, and
 * while `seconds` pass none of their subscriptions gets into trouble that it was not in before.
 * @returns one sentence about the first that is not well.
 */
export async function watchCanaries(
  owner: ClientBase,
  schemas: readonly string[],
  template: Catalog,
  seconds: number,
): Promise<string | undefined> {
  for (const schema of schemas) {
    // What is there besides was there before, or is somebody's own; it does no harm to the release.
    const lacking = differences(template, await catalogOf(owner, schema)).find(
      (sentence) => !sentence.includes(' is not in the template'),
    );
    if (lacking) return `The canary ${schema} is not as it should be: ${lacking}`;
  }
  if (seconds === 0) return undefined;
  const before = await Promise.all(schemas.map((schema) => troublesOf(owner, schema)));
  await sleep(seconds * 1_000);
  for (const [index, schema] of schemas.entries()) {
    const more = (await troublesOf(owner, schema)) - before[index]!;
    if (more > 0)
      return `The canary ${schema} is not well: since its migration ${more} more of its subscriptions or events are in trouble`;
  }
  return undefined;
}

/** Subscriptions that have an error and events that were set aside. */
async function troublesOf(owner: ClientBase, schema: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `select (select count(*) from ${tenantSchema(schema)}.subscription where error is not null)::int
       + (select count(*) from ${tenantSchema(schema)}.parked_event)::int as n`,
  );
  return rows[0]!.n;
}
