import ts from 'typescript';
import { type SourceFile, visitNodes } from './source-tree.ts';

const BEGINS =
  /^\s*(select|with\s+\w+\s*(\(|as)|insert\s+into|update\s+\S+\s|delete\s+from|truncate\s|set\s+(local|session|role)|listen\s|notify\s|create\s|alter\s|drop\s|grant\s|revoke\s|lock\s|declare\s|begin|commit|rollback)/i;

export interface SourceStatement {
  /** `path:line` of where it is written. */
  readonly at: string;
  /** With the constants of its file put in, and a word where something else stands. */
  readonly sql: string;
}

/** Every SQL statement that is written out in a file, as far as it can be read off the text. */
export function sqlIn(file: SourceFile): SourceStatement[] {
  const constants = new Map<string, ts.Expression>();
  visitNodes(file, (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name))
      constants.set(node.name.text, node.initializer);
  });
  const found: SourceStatement[] = [];
  visitNodes(file, (node, at) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
    if (node.parent && (ts.isTemplateSpan(node.parent) || ts.isImportDeclaration(node.parent))) return;
    const sql = textOf(node, constants);
    if (BEGINS.test(sql)) found.push({ at, sql });
  });
  return found;
}

function textOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isAsExpression(node)) return textOf(node.expression, constants);
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, { expression, literal }) => text + textOf(expression, constants) + literal.text,
      node.head.text,
    );
  const known = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
  return known && known !== node ? textOf(known, constants) : 'something';
}
