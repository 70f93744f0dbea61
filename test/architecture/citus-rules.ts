import {
  functionsIn,
  nodesOf,
  SOME_TENANT,
  type SqlNode,
  type SqlStatement,
  statementsOf,
  tableOf,
  words,
} from './sql-tree.ts';
import { type SourceFile } from './source-tree.ts';

/**
 * What the SQL must not do, so that tenants' schemas can be placed on the nodes of a Citus cluster (schema-based sharding, from 12.1). The
 * rules and where they come from: docs/how-to/scale-out.md.
 */

/** Each node numbers, locks and counts transactions on its own. */
const ORDER_OF_ONE_NODE =
  /^(pg_(try_)?advisory_\w+|nextval|currval|lastval|setval|txid_\w+|pg_current_xact_id\w*|pg_current_snapshot|pg_snapshot_\w+|pg_xact_\w+|pg_visible_in_snapshot)$/;
const SYSTEM_COLUMNS = new Set(['xmin', 'xmax', 'cmin', 'cmax', 'ctid']);
const XID_TYPES = new Set(['xid', 'xid8', 'pg_snapshot', 'txid_snapshot']);
const SERIAL_TYPES = /^(small|big)?serial\d?$/;
const TENANT_SCHEMA = /^t_[0-9a-z]{16}$/;

const NOT_IN_A_TENANT: Readonly<Record<string, string>> = {
  CreateTrigStmt: 'makes a trigger: logic lives in the code, or in es',
  CreateEventTrigStmt: 'makes a trigger: logic lives in the code, or in es',
  RuleStmt: 'makes a rule',
  CreateFunctionStmt: 'makes a function in a tenant’s schema: code lives in es, once',
  CreateSeqStmt: 'makes a sequence: each node would number on its own',
  CreateForeignTableStmt: 'makes a foreign table',
  CreateTableAsStmt: 'makes a table without a primary key, or a materialized view',
  CreateExtensionStmt: 'makes an extension in a tenant’s schema: extensions live in ext, once',
  CreateRoleStmt: 'makes a role: roles must exist on all nodes, and are made by the pool',
  NotifyStmt: 'notifies: nobody listens on the other nodes',
  DoStmt: 'hides its SQL from this lint',
};

/** Breaches of a migration, with file and line. Tenant migrations are about one schema; those of the platform make what all share. */
export async function citusBreaches({ path, text }: SourceFile): Promise<string[]> {
  const isTenant = path.includes('/tenant/');
  const statements = await statementsOf(text.replaceAll('{schema}', SOME_TENANT).replaceAll('{batch}', '1000'));
  const keyed = new Set(
    statements
      .filter(({ type, body }) => type === 'AlterTableStmt' && hasConstraint(body['cmds'], 'CONSTR_PRIMARY'))
      .map(({ body }) => tableOf(body['relation'])),
  );
  return statements.flatMap((statement) =>
    [
      ...(isTenant ? tenantBreaches(statement) : platformBreaches(statement)),
      ...(statement.type === 'CreateStmt' ? tableBreaches(statement.body, keyed) : []),
      ...orderBreaches(statement.body),
    ].map((what) => `${path}:${statement.line} ${what}`),
  );
}

function tenantBreaches({ type, body }: SqlStatement): string[] {
  const dropped = type === 'DropStmt' ? nodesOf(body['objects'], 'List').map((list) => qualifierOf(words(list))) : [];
  const schemas = [...relations(body).map(({ schemaname }) => schemaname), ...dropped];
  return [
    ...(NOT_IN_A_TENANT[type] ? [NOT_IN_A_TENANT[type]] : []),
    ...(schemas.includes(undefined) ? ['names a table without {schema}: it would land in another one'] : []),
    ...(schemas.some((schema) => schema !== undefined && schema !== SOME_TENANT)
      ? ['names two schemas: a query stays on one node']
      : []),
    ...nodesOf(body, 'Constraint')
      .map(({ pktable }) => pktable as { schemaname?: string } | undefined)
      .filter((target) => target && target.schemaname !== SOME_TENANT)
      .map(() => 'has a foreign key that leaves the schema'),
  ];
}

function platformBreaches({ type, body }: SqlStatement): string[] {
  if (type === 'CreateSchemaStmt' && body['schemaElts'])
    return ['makes a schema and its tables in one statement: on Citus the tables would not be in the schema'];
  if (type !== 'CreateFunctionStmt') return [];
  const text = words(nodesOf(body['options'], 'DefElem').filter(({ defname }) => defname === 'as')).join(' ');
  const used = (text.match(/\b[a-z_]\w*/gi) ?? []).map((word) => word.toLowerCase());
  return [
    ...used
      .filter((word) => ORDER_OF_ONE_NODE.test(word))
      .map((word) => `calls ${word}, which each node answers on its own`),
    ...(used.includes('notify') || used.includes('pg_notify')
      ? ['notifies inside an append: nobody listens on the other nodes']
      : []),
    ...(/\bcreate\s+(local\s+|global\s+)?temp/i.test(text) ? ['makes a temporary table'] : []),
  ];
}

function tableBreaches(body: SqlNode['body'], keyed: ReadonlySet<string>): string[] {
  const { relation, inhRelations, partbound, partspec, ofTypename, tableElts } = body;
  const isPartition = partbound !== undefined;
  const hasKey = isPartition || hasConstraint(tableElts, 'CONSTR_PRIMARY') || keyed.has(tableOf(relation));
  const types = nodesOf(tableElts, 'ColumnDef').map(typeIn);
  return [
    ...(hasKey
      ? []
      : ['makes a table without a primary key: it could not be moved to another node without standing still']),
    ...(isTemporary(relation) ? ['makes a temporary table'] : []),
    ...(inhRelations && !isPartition ? ['inherits from a table'] : []),
    ...(isPartition && partspec ? ['makes partitions of partitions'] : []),
    ...(ofTypename ? ['makes a typed table'] : []),
    ...(types.some((type) => SERIAL_TYPES.test(type)) || hasConstraint(tableElts, 'CONSTR_IDENTITY')
      ? ['numbers rows by a sequence: each node would number on its own']
      : []),
  ];
}

/** Breaches of one statement that an application sends. */
export async function statementBreaches(sql: string): Promise<string[]> {
  const statements = await statementsOf(sql);
  return [...new Set(statements.flatMap((statement) => sentBreaches(statement)))];
}

function sentBreaches({ type, body }: SqlStatement): string[] {
  const named = relations({ [type]: body });
  const tenants = new Set(
    named.map(({ schemaname }) => schemaname).filter((schema) => TENANT_SCHEMA.test(schema ?? '')),
  );
  const calls = functionsIn(body);
  const isMixed =
    named.some(({ schemaname }) => schemaname === 'platform') && named.some((table) => isOfATenant(table));
  return [
    ...(/^(Create|Alter|Drop|Index|Grant|Rename|Truncate)/.test(type)
      ? ['is DDL: that is the owner’s, and no request’s']
      : []),
    ...(tenants.size > 1 ? ['names two tenants: a query stays on one node'] : []),
    ...(isMixed ? ['joins a tenant’s table with a shared one that is no reference table'] : []),
    ...(type === 'VariableSetStmt' && !body['is_local'] && !String(body['kind']).startsWith('VAR_RESET')
      ? ['changes the session: behind a pooler it would be another tenant’s']
      : []),
    ...nodesOf(body, 'FuncCall')
      .filter(setsTheSession)
      .map(() => 'changes the session: behind a pooler it would be another tenant’s'),
    ...(type === 'NotifyStmt' || (calls.includes('pg_notify') && named.length > 0)
      ? ['notifies in a statement that reads or writes tables']
      : []),
    ...(type === 'DeclareCursorStmt' && (Number(body['options']) & HOLD) > 0
      ? ['keeps a cursor beyond its transaction']
      : []),
    ...orderBreaches(body),
  ];
}

/** CURSOR_OPT_HOLD of parsenodes.h. */
const HOLD = 0x20;

function orderBreaches(body: SqlNode['body']): string[] {
  const compared = nodesOf(body, 'A_Expr').filter(isSameRowCheck).flatMap(systemColumns);
  const columns = systemColumns(body).slice(compared.length);
  const types = ['TypeCast', 'ColumnDef'].flatMap((node) => nodesOf(body, node)).map(typeIn);
  return [
    ...functionsIn(body)
      .filter((name) => ORDER_OF_ONE_NODE.test(name))
      .map((name) => `calls ${name}, which each node answers on its own`),
    ...columns.map((name) => `reads ${name}, which means nothing on another node`),
    ...types.filter((name) => XID_TYPES.has(name)).map((name) => `uses ${name}, which means nothing on another node`),
  ];
}

/** Whether a row is still the version that the same statement has read: asked and answered on the row's own node. */
function isSameRowCheck({ name, lexpr, rexpr }: SqlNode['body']): boolean {
  return words(name).join() === '=' && systemColumns(lexpr).length === 1 && systemColumns(rexpr).length === 1;
}

function systemColumns(root: unknown): string[] {
  return nodesOf(root, 'ColumnRef')
    .map(({ fields }) => words(fields).at(-1) ?? '')
    .filter((name) => SYSTEM_COLUMNS.has(name));
}

const typeIn = ({ typeName }: SqlNode['body']): string =>
  words((typeName as SqlNode['body'] | undefined)?.['names']).at(-1) ?? '';

function setsTheSession({ funcname, args }: SqlNode['body']): boolean {
  if (words(funcname).at(-1) !== 'set_config') return false;
  const isLocal = (args as unknown[])[2];
  return nodesOf(isLocal, 'A_Const').every(
    ({ boolval }) => (boolval as { boolval?: boolean } | undefined)?.boolval !== true,
  );
}

interface Relation {
  readonly schemaname?: string;
  readonly relname?: string;
}

/** The tables that a statement names, without its own CTEs and the catalog's. */
function relations(root: SqlNode['body']): Relation[] {
  const ctes = new Set(nodesOf(root, 'CommonTableExpr').map(({ ctename }) => ctename));
  const direct = [
    'InsertStmt',
    'UpdateStmt',
    'DeleteStmt',
    'CreateStmt',
    'AlterTableStmt',
    'IndexStmt',
    'MergeStmt',
    'RenameStmt',
  ].flatMap((type) => nodesOf(root, type).map(({ relation }) => relation as Relation));
  const own = root['relation'] as Relation | undefined;
  return [...(nodesOf(root, 'RangeVar') as Relation[]), ...direct, ...(own ? [own] : [])].filter(
    (relation) =>
      relation &&
      !(relation.schemaname === undefined && ctes.has(relation.relname)) &&
      !/^(pg_|information_schema)/.test(relation.schemaname ?? relation.relname ?? ''),
  );
}

const qualifierOf = (name: readonly string[]): string | undefined => name.at(-2);
const isOfATenant = ({ schemaname }: Relation): boolean => schemaname === undefined || TENANT_SCHEMA.test(schemaname);
const isTemporary = (relation: unknown): boolean => (relation as { relpersistence?: string }).relpersistence === 't';

function hasConstraint(root: unknown, kind: string): boolean {
  return nodesOf(root, 'Constraint').some(({ contype }) => contype === kind);
}
