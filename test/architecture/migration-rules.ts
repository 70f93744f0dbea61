import { nodesOf, SOME_TENANT, type SqlNode, type SqlStatement, statementsOf, tableOf, words } from './sql-tree.ts';
import { type SourceFile } from './source-tree.ts';

/**
 * Whether a migration can run while the release before it serves: expand, migrate, contract. What takes the old form away is refused
 * unless the file says in which release the old form was last read; what would hold writers up is refused in any case.
 */

/** `-- contract: VIN column of fleet_vehicle; last read in 1.3` */
const CONTRACT = /^-- contract: .*\blast read in \d+\.\d+/m;

/** A lookup in these is quick however long a tenant has been there; every other table of a tenant grows with its use. */
const SMALL_TABLES = new Set(['event_head', 'subscription', 'parked_event', 'tenant_state', 'migration']);

/** Defaults that are computed once for all rows. */
const STABLE_FUNCTIONS = new Set(['now', 'transaction_timestamp', 'statement_timestamp']);

const TAKES_AWAY: Readonly<Record<string, string>> = {
  AT_DropColumn: 'drops a column',
  AT_AlterColumnType: 'changes the type of a column',
  AT_SetNotNull: 'makes a column mandatory',
};
const REWRITES = new Set([
  'AT_SetLogged',
  'AT_SetUnLogged',
  'AT_SetTableSpace',
  'AT_SetAccessMethod',
  'AT_AddIdentity',
  'AT_SetExpression',
]);
const FORBIDDEN: Readonly<Record<string, string>> = {
  TransactionStmt: 'begins or ends a transaction: the migrator has its own, with lock_timeout',
  VariableSetStmt: 'changes a setting: lock_timeout and the rest are the migrator’s',
  LockStmt: 'locks a table',
  ClusterStmt: 'rewrites a table under a lock',
  VacuumStmt: 'belongs to autovacuum',
  ReindexStmt: 'holds writers up',
  DoStmt: 'hides its SQL from this lint',
};

interface File {
  readonly path: string;
  readonly kind: 'plain' | 'concurrent' | 'backfill';
  readonly isContract: boolean;
  /** Tables that it makes itself: nobody reads or waits for them yet. */
  readonly own: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
}

/** One sentence for each breach, with file and line. */
export async function migrationBreaches({ path, text }: SourceFile): Promise<string[]> {
  const statements = await parsed(text).catch((error: unknown) => `${path} does not parse: ${String(error)}`);
  if (typeof statements === 'string') return [statements];
  const file: File = {
    path,
    kind: (/\.(concurrent|backfill)\.sql$/.exec(path)?.[1] as File['kind'] | undefined) ?? 'plain',
    isContract: CONTRACT.test(text),
    own: new Set(statements.filter(({ type }) => type === 'CreateStmt').map(({ body }) => tableOf(body['relation']))),
    added: new Set(
      nodesOf(
        statements.map(({ body }) => body),
        'Constraint',
      ).map(({ conname }) => String(conname)),
    ),
  };
  const found = statements.flatMap((statement) =>
    breachesOf(statement, file).map((what) => `${path}:${statement.line} ${what}`),
  );
  return [...found, ...(file.kind === 'backfill' ? backfillBreaches(statements, text, path) : [])];
}

const parsed = (text: string): Promise<SqlStatement[]> =>
  statementsOf(text.replaceAll('{schema}', SOME_TENANT).replaceAll('{batch}', '1000'));

function breachesOf({ type, body }: SqlStatement, file: File): string[] {
  if (FORBIDDEN[type]) return [FORBIDDEN[type]];
  if (nodesOf(body, 'FuncCall').some(({ funcname }) => words(funcname).at(-1) === 'set_config'))
    return [FORBIDDEN['VariableSetStmt']!];
  if (file.kind === 'concurrent') return concurrentBreaches(type, body);
  switch (type) {
    case 'DropStmt':
      return dropBreaches(body, file);
    case 'RenameStmt':
      return takesAway('renames something: the release before asks for the old name', file);
    case 'TruncateStmt':
      return takesAway('empties a table', file);
    case 'AlterObjectSchemaStmt':
      return takesAway('moves something to another schema', file);
    case 'AlterTableStmt':
      return alterBreaches(body, file);
    case 'IndexStmt':
      return isLarge(body['relation'], file)
        ? [`builds an index on ${tableOf(body['relation'])} while its writers wait: use a .concurrent.sql file`]
        : [];
    case 'UpdateStmt':
    case 'DeleteStmt':
    case 'InsertStmt':
      return file.kind === 'plain' && isLarge(body['relation'], file) && !isValues(body)
        ? [`changes the rows of ${tableOf(body['relation'])} in one transaction: use a .backfill.sql file`]
        : [];
    default:
      return [];
  }
}

const takesAway = (what: string, { isContract }: File): string[] =>
  isContract ? [] : [`${what}; say "-- contract: … last read in RELEASE" once no release in use reads the old form`];

function dropBreaches(body: SqlNode['body'], file: File): string[] {
  if (body['removeType'] === 'OBJECT_INDEX')
    return ['drops an index while its readers wait: use a .concurrent.sql file'];
  const kind = String(body['removeType']).replace('OBJECT_', '').toLowerCase();
  return takesAway(`drops a ${kind}`, file);
}

function alterBreaches(body: SqlNode['body'], file: File): string[] {
  const relation = body['relation'];
  if (file.own.has(tableOf(relation))) return [];
  return nodesOf(body['cmds'], 'AlterTableCmd').flatMap((command) => {
    const subtype = String(command['subtype']);
    if (TAKES_AWAY[subtype]) return takesAway(TAKES_AWAY[subtype], file);
    if (REWRITES.has(subtype)) return ['rewrites the table under a lock'];
    if (subtype === 'AT_AddColumn') return addedColumnBreaches(command['def'], relation, file);
    if (subtype === 'AT_AddConstraint') return addedConstraintBreaches(command['def'], relation, file);
    if (subtype === 'AT_ValidateConstraint' && file.added.has(String(command['name'])))
      return ['validates a constraint under the lock that added it: validate it in a migration of its own'];
    return [];
  });
}

function addedColumnBreaches(definition: unknown, relation: unknown, file: File): string[] {
  const constraints = nodesOf(definition, 'Constraint');
  const has = (contype: string) => constraints.find((constraint) => constraint['contype'] === contype);
  const fallback = has('CONSTR_DEFAULT');
  const checked = ['CONSTR_CHECK', 'CONSTR_UNIQUE', 'CONSTR_PRIMARY', 'CONSTR_FOREIGN'].some(has);
  return [
    ...(has('CONSTR_NOTNULL') && !fallback
      ? ['adds a mandatory column without a default: rows that are there, and the release before, have no value for it']
      : []),
    ...((fallback && isVolatile(fallback['raw_expr'])) || has('CONSTR_GENERATED') || has('CONSTR_IDENTITY')
      ? ['adds a column whose value is computed for each row: the table is rewritten under a lock']
      : []),
    ...(checked && isLarge(relation, file) ? ['checks every row under a lock: add the constraint "not valid"'] : []),
  ];
}

function addedConstraintBreaches(definition: unknown, relation: unknown, file: File): string[] {
  if (!isLarge(relation, file)) return [];
  const [constraint] = nodesOf(definition, 'Constraint');
  const { contype, skip_validation: notValid, indexname } = constraint ?? {};
  const isQuick = notValid === true || (contype !== 'CONSTR_EXCLUSION' && indexname !== undefined);
  return isQuick
    ? []
    : [
        'checks every row under a lock: add it "not valid", or "using index" with one that a .concurrent.sql file built',
      ];
}

function isVolatile(expression: unknown): boolean {
  const calls = nodesOf(expression, 'FuncCall').map(({ funcname }) => words(funcname).at(-1)!);
  return calls.some((name) => !STABLE_FUNCTIONS.has(name));
}

function isLarge(relation: unknown, { own }: File): boolean {
  const table = tableOf(relation);
  const [schema, name = ''] = table.split('.');
  return !own.has(table) && schema !== 'platform' && !SMALL_TABLES.has(name);
}

/** A handful of rows that the migration itself brings. */
const isValues = (body: SqlNode['body']): boolean =>
  nodesOf(body['selectStmt'], 'SelectStmt').every((select) => 'valuesLists' in select) &&
  nodesOf(body['selectStmt'], 'SelectStmt').length > 0;

function concurrentBreaches(type: string, body: SqlNode['body']): string[] {
  const { concurrent, if_not_exists: ifNotExists, idxname, missing_ok: ifExists, removeType } = body;
  const builds = type === 'IndexStmt' && concurrent && ifNotExists && idxname;
  const drops = type === 'DropStmt' && removeType === 'OBJECT_INDEX' && concurrent && ifExists;
  return builds || drops
    ? []
    : ['may hold only "create index concurrently if not exists NAME" and "drop index concurrently if exists NAME"'];
}

/** The migrator repeats the statement until it finds no row, a batch at a time. */
function backfillBreaches(statements: readonly SqlStatement[], text: string, path: string): string[] {
  const isOne = statements.length === 1 && ['UpdateStmt', 'DeleteStmt', 'InsertStmt'].includes(statements[0]!.type);
  if (isOne && /\blimit \{batch\}/i.test(text)) return [];
  return [
    `${path} must be one statement that changes at most {batch} rows, by "limit {batch}", and none that it has changed`,
  ];
}
