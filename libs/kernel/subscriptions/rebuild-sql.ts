/**
 * The DDL of a rebuild, written by Postgres itself from its catalog. Every statement here answers rows of `ddl`, to be run in order.
 * Names: what belongs to the table that is being filled is called as its live twin with `__next` behind it, shortened where that
 * would exceed 63 bytes. `$1` is the schema, `$2` the live table, `$3` the next one.
 */
const nextOf = (name: string): string =>
  `case when octet_length(${name}) <= 57 then ${name} || '__next' else left(${name}, 40) || '_' || left(md5(${name}), 10) || '__next' end`;

const NEXT_CONSTRAINT = nextOf('k.conname');
const NEXT_INDEX = nextOf('x.relname');

const LIVE = `(select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2) live`;

/** `CREATE INDEX name ON table USING …`: all that comes before the method is written anew. */
const indexNamed = (name: string): string =>
  `regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE |)INDEX .*? ON .*? USING ', format('create \\1index %I on %I.%I using ', ${name}, $1::text, $3::text))`;
const DEFINE_INDEX = indexNamed(NEXT_INDEX);
const COMPARE_INDEX = indexNamed(`case when c.relname = $2 then ${NEXT_INDEX} else x.relname end`);

const INDEXES = `from ${LIVE} join pg_index i on i.indrelid = live.oid join pg_class x on x.oid = i.indexrelid
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = live.oid)`;

export const REBUILD_SQL = {
  /** What would be lost with the live table, or keeps it from being replaced. */
  hindrances: `select 'the foreign key ' || k.conname || ' of ' || k.conrelid::regclass as what from ${LIVE} join pg_constraint k on k.confrelid = live.oid where $3::text is not null
    union all select 'the trigger ' || t.tgname from ${LIVE} join pg_trigger t on t.tgrelid = live.oid and not t.tgisinternal
    union all select 'the view ' || r.ev_class::regclass from ${LIVE} join pg_depend d on d.refobjid = live.oid and d.classid = 'pg_rewrite'::regclass join pg_rewrite r on r.oid = d.objid`,
  /** Columns, defaults and checks, storage settings, and the key that rows are found by. */
  create: `select format('create table %I.%I (like %I.%I including all excluding indexes)', $1::text, $3::text, $1::text, $2::text)
      || coalesce(' with (' || array_to_string(live.reloptions, ', ') || ')', '') as ddl from ${LIVE}
    union all
    select format('alter table %I.%I add constraint %I %s', $1::text, $3::text, ${NEXT_CONSTRAINT}, pg_get_constraintdef(k.oid))
      from ${LIVE} join pg_constraint k on k.conrelid = live.oid and k.contype = 'p'`,
  /** What is faster made once the rows are there; what is there already is left out. */
  index: `select ${DEFINE_INDEX} as ddl ${INDEXES}
      and to_regclass(format('%I.%I', $1::text, ${NEXT_INDEX})) is null
    union all
    select format('alter table %I.%I add constraint %I %s', $1::text, $3::text, ${NEXT_CONSTRAINT}, pg_get_constraintdef(k.oid))
      from ${LIVE} join pg_constraint k on k.conrelid = live.oid and k.contype in ('u', 'x', 'f')
      where not exists (select from pg_constraint h where h.conrelid = to_regclass(format('%I.%I', $1::text, $3::text)) and h.conname = ${NEXT_CONSTRAINT})
    union all
    select format('analyze %I.%I', $1::text, $3::text)`,
  /** Drops the live table and gives its names to the next one. */
  swap: `select ddl from (
    select 1 as step, format('drop table %I.%I', $1::text, $2::text) as ddl
    union all select 2, format('alter table %I.%I rename to %I', $1::text, $3::text, $2::text)
    union all select 3, format('alter table %I.%I rename constraint %I to %I', $1::text, $2::text, ${NEXT_CONSTRAINT}, k.conname)
      from ${LIVE} join pg_constraint k on k.conrelid = live.oid and k.contype in ('p', 'u', 'x', 'f')
    union all select 3, format('alter index %I.%I rename to %I', $1::text, ${NEXT_INDEX}, x.relname) ${INDEXES}
  ) steps order by step`,
  drop: `select format('drop table if exists %I.%I', $1::text, $3::text) as ddl where $2::text is not null`,
  lock: `select format('lock table %I.%I in access exclusive mode', $1::text, $2::text) as ddl where $3::text is not null`,
  /** One line for each thing that the two tables must have in common, apart from names, and is not in both. */
  differences: `with shape as (
      select c.relname = $2 as is_live, format('column %s %s %s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as line
        from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relname in ($2, $3)
      union all
      select c.relname = $2, format('constraint %s %s', case when k.contype in ('p', 'u', 'x', 'f') and c.relname = $2 then ${NEXT_CONSTRAINT} else k.conname end, pg_get_constraintdef(k.oid))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
        join pg_constraint k on k.conrelid = c.oid and k.contype <> 'n' where c.relname in ($2, $3)
      union all
      select c.relname = $2, 'index ' || ${COMPARE_INDEX}
        from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
        join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid where c.relname in ($2, $3)
      union all
      select c.relname = $2, format('settings %s', array(select o from unnest(c.reloptions) o order by o))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1 where c.relname in ($2, $3)
      union all
      select c.relname = $2, format('right %s', g) from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
        cross join unnest(c.relacl) g where c.relname in ($2, $3))
    select line from shape group by line having count(distinct is_live) < 2 order by line`,
} as const;
