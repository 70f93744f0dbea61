import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { productFiles, type SourceFile, visitNodes } from './source-tree.ts';

const STATEMENT =
  /^\s*(select\s|with\s+\w+\s+as|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|truncate\s|copy\s|call\s|grant\s.+\s(on|to)\s|revoke\s.+\sfrom\s|(create|alter|drop)\s+(unique\s+)?(table|schema|role|index|view|function|database|type|policy)\s|set\s+(local|session|role|search_path)\s)/is;

/** What may stand in SQL text: a constant of the program, a name that these functions have checked or quoted. */
const CHECKED_CALLS = new Set(['escapeIdentifier', 'escapeLiteral', 'nameOf', 'tenantSchema']);

/** Names of schemas and roles that the tenancy code itself has made and checked, where SQL takes no parameter. */
const CHECKED_PLACES: Record<string, RegExp> = {
  'libs/kernel/tenancy/': /^(schema|role|appRole|login|migration\.(version|hash))$/,
  // Names of tables and columns from the entities of the program, quoted, for a write that is the same for all of them.
  'libs/kernel/subscriptions/row-table.ts': /^(quoted|recordset|equal)\(.*\)$|^(names|key|resolution)$/,
  // Parts of the program's own statements that differ in one clause.
  'libs/kernel/subscriptions/checkpoint-sql.ts': /^lock$/,
  'libs/kernel/events/append-sql.ts': /^rows$/,
  // Conditions that a filter has become: names of an allow-list and parameters.
  'libs/identity/queries/scim/scim-list-sql.ts': /^(columns|from|where|orderBy|limit|offset)$/,
};

function isHarmless(expression: ts.Expression, path: string): boolean {
  if (ts.isIdentifier(expression) && /^[A-Z][A-Z0-9_]*$/.test(expression.text)) return true;
  if (ts.isPropertyAccessExpression(expression) && /^[A-Z][A-Z0-9_]*(\.\w+)+$/.test(expression.getText())) return true;
  const called = ts.isCallExpression(expression) ? expression.expression.getText().split('.').at(-1) : undefined;
  if (called !== undefined && CHECKED_CALLS.has(called)) return true;
  const place = Object.entries(CHECKED_PLACES).find(([folder]) => path.startsWith(folder));
  return place !== undefined && place[1].test(expression.getText());
}

/** Places where a value is pasted into the text of an SQL statement instead of being passed beside it. */
function pastedSql(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node, at) => {
    if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)) {
      const text = node.head.text + node.templateSpans.map(({ literal }) => `?${literal.text}`).join('');
      const pasted = node.templateSpans.filter(({ expression }) => !isHarmless(expression, file.path));
      if (STATEMENT.test(text))
        found.push(...pasted.map(({ expression }) => `${at} pastes ${expression.getText()} into SQL`));
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const { left, right } = node;
      const pasted = ts.isStringLiteralLike(left) && STATEMENT.test(left.text) && !ts.isStringLiteralLike(right);
      if (pasted) found.push(`${at} pastes ${right.getText()} into SQL`);
    }
  });
  return found;
}

describe('SQL text holds no value', () => {
  const planted = (text: string, path = 'libs/alpha/queries/board.query.ts') => pastedSql({ path, text });

  test.each([
    'db.query(`select * from board where id = ${id}`)',
    'db.query(`insert into board (id) values (${id})`)',
    'db.query(`  delete from ${table}`)',
    'db.query(`update board set name = ${name.trim()}`)',
    'db.query(`create schema ${schema}`)',
    `db.query('select * from board where id = ' + id)`,
  ])('a pasted value is found: %s', (text) => {
    expect(planted(text)).toHaveLength(1);
  });

  test.each([
    'db.query(`select ${COLUMNS} from board where id = $1`, [id])',
    'db.query(`create role ${client.escapeIdentifier(role)}`)',
    'sql`select * from board where id = ${id}`',
    'log(`update of ${id} has ended`)',
  ])('a constant, a quoted name and a tagged template may stand: %s', (text) => {
    expect(planted(text)).toEqual([]);
  });

  test('a schema name may be pasted only where tenancy has checked it', () => {
    const text = 'db.query(`create schema ${schema}`)';
    expect(planted(text, 'libs/kernel/tenancy/provision.ts')).toEqual([]);
    expect(planted('db.query(`drop schema ${body}`)', 'libs/kernel/tenancy/provision.ts')).toHaveLength(1);
  });

  test('nothing is pasted in the whole product', () => {
    expect(productFiles().flatMap(pastedSql)).toEqual([]);
  });
});
