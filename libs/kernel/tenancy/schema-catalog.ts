import { type ClientBase } from 'pg';
import { compileInline } from './migrations.ts';
import { createSchema, type SchemaTarget } from './provision.ts';
import { newTenantSchema, tenantSchema } from './tenant-schema.ts';

/** What a schema is made of: name of each object, such as `index event_pkey`, to its definition, without the schema's name. */
export type Catalog = ReadonlyMap<string, string>;

/**
 * Reads columns, defaults, constraints, indexes, storage settings, grants and whatever else lies in a schema. The order of columns does
 * not count. `grants: false` leaves rights out: a suspended tenant has fewer.
 */
export async function catalogOf(owner: ClientBase, schema: string, { grants = true } = {}): Promise<Catalog> {
  const { rows } = await owner.query<{ object: string; definition: string }>(CATALOG, [tenantSchema(schema), grants]);
  return new Map(rows.map(({ object, definition }) => [object, definition.replaceAll(schema, '{schema}')]));
}

/** The catalog of a schema that only these migrations have touched: made in a transaction that is undone. @throws Error of the migration that fails */
export async function templateCatalog(owner: ClientBase, { appRole, migrations }: SchemaTarget): Promise<Catalog> {
  const schema = newTenantSchema();
  const script = [
    ...createSchema(schema, owner.escapeIdentifier(appRole), false),
    ...migrations.map((migration) => compileInline(migration, schema)),
  ];
  try {
    await owner.query(['begin', ...script].join(';\n'));
    return await catalogOf(owner, schema);
  } finally {
    await owner.query('rollback');
  }
}

/** Whether an object of the catalog is a right. */
export function isGrant(object: string): boolean {
  return object.startsWith('grants on ') || object === 'default grants';
}

/** One sentence for each object that is missing, different or too much. */
export function differences(template: Catalog, found: Catalog): string[] {
  const missing = [...template].filter(([object]) => !found.has(object)).map(([object]) => `${object} is missing`);
  const others = [...found].flatMap(([object, definition]) => {
    const expected = template.get(object);
    if (expected === undefined) return [`${object} is not in the template: ${definition}`];
    return expected === definition ? [] : [`${object} is "${definition}" and should be "${expected}"`];
  });
  return [...missing, ...others].sort();
}

/**
 * `…__next` is a table that a rebuild is filling. Names are compared without the schema; `pg_get_…` qualifies what is not on the path,
 * and the path is the catalog's own. Objects are found by what depends on the schema: only for that there is an index.
 */
const CATALOG = `with path as materialized (select set_config('search_path', 'pg_catalog', true)),
  n as materialized (select oid, nspacl from pg_namespace, path where nspname = $1),
  o as materialized (select d.classid, d.objid from n join pg_depend d on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid),
  c as materialized (
    select c.* from o join pg_class c on c.oid = o.objid where o.classid = 'pg_class'::regclass and c.relname not like '%\\_\\_next')
select 'table ' || relname as object,
       concat_ws(' ', relkind, relpersistence, relreplident, array_to_string(array(select r from unnest(reloptions) r order by r), ',')) as definition
  from c
union all
select 'column ' || c.relname || '.' || a.attname,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, nullif(a.attidentity, ''),
         nullif(a.attgenerated, ''), 'default ' || pg_get_expr(d.adbin, d.adrelid))
  from c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
union all
select 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || case when k.convalidated then '' else ' not valid' end
  from c join pg_constraint k on k.conrelid = c.oid where k.contype <> 'n'
union all
select 'index ' || ic.relname, pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' invalid' end
  from c join pg_index i on i.indrelid = c.oid join pg_class ic on ic.oid = i.indexrelid
union all
select 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) from c join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
union all
select 'function ' || p.proname, md5(p.prosrc) from o join pg_proc p on p.oid = o.objid where o.classid = 'pg_proc'::regclass
union all
select 'type ' || t.typname, t.typtype::text from o join pg_type t on t.oid = o.objid where o.classid = 'pg_type'::regclass and t.typrelid = 0
union all
select 'grants on ' || relname, coalesce(array_to_string(array(select g::text from unnest(relacl) g order by g::text), ' '), '') from c where $2
union all
select 'grants on the schema', coalesce(array_to_string(array(select g::text from unnest(nspacl) g order by g::text), ' '), '') from n where $2
union all
select 'default grants', array_to_string(array(select g::text from unnest(d.defaclacl) g order by g::text), ' ')
  from o join pg_default_acl d on d.oid = o.objid where o.classid = 'pg_default_acl'::regclass and $2`;
