import { type ClientBase } from 'pg';
import { tenantSchema } from '../tenant-schema.ts';
import { letEnter } from '../tenant-state.ts';

/** Each table takes several locks; so many at a time stay below every server's limit. */
const TABLES_AT_ONCE = 10;
/** SQLSTATE dependent_objects_still_exist. */
const STILL_NEEDED = '2BP01';

/**
 * Drops a tenant's schema with everything in it, and its role, a few tables at a time, and notes in the cell that it is gone. Whoever
 * still comes here is refused before anything goes. A kill in the middle leaves less; again is nothing.
 * @returns the number of tables that were dropped
 */
export async function eraseSchema(owner: ClientBase, schema: string, appRole: string): Promise<number> {
  tenantSchema(schema);
  const { rows: roles } = await owner.query('select 1 from pg_roles where rolname = $1', [schema]);
  if (roles.length > 0) await letEnter(owner, schema, { appRole, may: false });
  // No migrator may build it up again meanwhile.
  await owner.query(
    "update platform.tenant_schema set status = 'dropped', dropped_at = now() where schema = $1 and status <> 'dropped'",
    [schema],
  );
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') order by c.relname`,
    [schema],
  );
  const names = rows.map(({ name }) => `${schema}.${owner.escapeIdentifier(name)}`);
  for (let at = 0; at < names.length; at += TABLES_AT_ONCE)
    await owner.query(['drop table if exists', names.slice(at, at + TABLES_AT_ONCE).join(', '), 'cascade'].join(' '));
  await owner.query(`drop schema if exists ${schema} cascade`);
  await owner.query(`drop role if exists ${schema}`).catch((error: { code?: unknown }) => {
    // Another database of the same server still has it: the tenant lives there now.
    if (error.code !== STILL_NEEDED) throw error;
  });
  return names.length;
}
