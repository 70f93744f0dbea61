import { type ParseResult } from '@pgsql/types';
import { parse } from 'libpg-query';

/** A node of PostgreSQL's own syntax tree, such as `CreateStmt`, with what stands below it. */
export interface SqlNode {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SqlStatement extends SqlNode {
  /** Where it begins in the text that was parsed, from 1. */
  readonly line: number;
}

/** A schema's name as the migrator writes it. */
export const SOME_TENANT = 't_0123456789abcdef';

/** Reads text as PostgreSQL does. @throws Error with PostgreSQL's own words */
export async function statementsOf(sql: string): Promise<SqlStatement[]> {
  const { stmts = [] }: ParseResult = await parse(sql);
  const bytes = Buffer.from(sql);
  return stmts.map(({ stmt = {}, stmt_location: from = 0 }) => {
    const [type, body] = Object.entries(stmt)[0] as [string, SqlNode['body']];
    const gap = /^(\s|--.*$)*/m.exec(bytes.subarray(from).toString())![0];
    return { type, body, line: linesIn(bytes.subarray(0, from).toString() + gap) + 1 };
  });
}

/** Every node of that type below `root`, itself included. */
export function nodesOf(root: unknown, type: string): SqlNode['body'][] {
  const found: SqlNode['body'][] = [];
  visit(root, (name, body) => {
    if (name === type) found.push(body);
  });
  return found;
}

/** The plain words in a list of `String` nodes: `{pg_catalog, now}`. */
export function words(list: unknown): string[] {
  return nodesOf(list, 'String').map(({ sval }) => String(sval));
}

/** `schema.name` of a table, or the name alone where none is given. */
export function tableOf(relation: unknown): string {
  const { schemaname, relname } = (relation ?? {}) as { schemaname?: string; relname?: string };
  return [schemaname, relname].filter(Boolean).join('.');
}

/** Names of the functions that are called anywhere in it, without their schema. */
export function functionsIn(root: unknown): string[] {
  return nodesOf(root, 'FuncCall').map(({ funcname }) => words(funcname).at(-1) ?? '');
}

function visit(node: unknown, tell: (type: string, body: SqlNode['body']) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, tell);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) {
      if (/^[A-Z]/.test(key)) tell(key, value as SqlNode['body']);
      visit(value, tell);
    }
}

const linesIn = (text: string): number => text.split('\n').length - 1;
