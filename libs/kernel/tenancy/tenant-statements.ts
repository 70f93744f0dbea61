import { type QueryResultRow } from 'pg';
import { type Statement } from './statement-batch.ts';
import { tenantSchema } from './tenant-schema.ts';

/** What is sent again and again for a tenant, made once. */
interface TenantTexts {
  readonly enter: Statement;
  readonly enterLane: Statement;
  readonly names: Map<string, string>;
}

/** As many tenants as one process has to do with at a time; then it begins anew. */
const KEPT = 10_000;
const texts = new Map<string, TenantTexts>();

// Both answer no row on a clean connection, since a row costs its reader something. The operands of || are evaluated in order.
const ENTER = `select 1 as left_over
  where (current_setting('role') || set_config('role', $1, true) || set_config('search_path', $2, true)) not like 'none%'`;
const ENTER_LANE = `select 1 as none where (set_config('role', $1, true) || set_config('search_path', $2, true) ||
  set_config('lock_timeout', '100ms', true) || set_config('plan_cache_mode', 'force_generic_plan', true) ||
  set_config('enable_seqscan', 'off', true)) is null`;

function textsOf(schema: string): TenantTexts {
  const known = texts.get(schema);
  if (known) return known;
  const values = [tenantSchema(schema), `${schema}, ext, pg_temp`];
  const made = {
    enter: { name: 'clutch.enter', text: ENTER, values },
    enterLane: { name: 'clutch.enter_lane', text: ENTER_LANE, values },
    names: new Map<string, string>(),
  };
  if (texts.size >= KEPT) texts.clear();
  texts.set(schema, made);
  return made;
}

/** Takes on the tenant's role and search_path for one transaction. @throws Error for what is no schema name */
export const enter = (schema: string): Statement => textsOf(schema).enter;

/**
 * The same on a lane. There a plan is kept whatever the values are, and goes by index whatever the tables' sizes were when it was made;
 * and nobody waits for a lock for long.
 */
export const enterLane = (schema: string): Statement => textsOf(schema).enterLane;

/** Whether the connection had a role when it was lent: whoever had it before left it there. */
export const hadLeftovers = (entered: readonly QueryResultRow[] | undefined): boolean => (entered?.length ?? 0) > 0;

/** A plan is made for one search_path, so each tenant's statements have names of their own on a connection. */
export function ofTenant(schema: string, statement: Statement): Statement {
  if (statement.name === undefined) return statement;
  const { names } = textsOf(schema);
  let name = names.get(statement.name);
  if (name === undefined) names.set(statement.name, (name = `${statement.name}@${schema}`));
  return { name, text: statement.text, ...(statement.values ? { values: statement.values } : {}) };
}
