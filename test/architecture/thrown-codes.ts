import ts from 'typescript';
import { type SourceFile, visitNodes } from './source-tree.ts';

/** A code that a program may be answered with, where it stands in the source. */
export interface ThrownCode {
  readonly at: string;
  /** `undefined` when it is put together while running. */
  readonly code: string | undefined;
  /** `undefined` where the source does not say it in figures. */
  readonly status: number | undefined;
}

const KIND_STATUS: Readonly<Record<string, number>> = { invalid: 422, forbidden: 403, 'not-found': 404, conflict: 409 };
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$|^(internal|unavailable)$/;
/** The one place where an id of the wrong kind is refused in the words of its route. */
const ID_PARAMETERS = new Set(['TypedIdParam', 'TypedIdPipe']);
/** What GraphQL refuses with, its code first. */
const REFUSALS = new Set(['refusal', 'tooMuch']);

const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;
const numberOf = (node: ts.Node | undefined): number | undefined =>
  node && ts.isNumericLiteral(node) ? Number(node.text) : undefined;

/** What a file says of codes. */
export interface CodesOfFile {
  /** Every code that it throws or answers: errors, problems as objects, and the rows of tables `[status, code, detail]`. */
  readonly thrown: readonly ThrownCode[];
  /** Every text that may be a code, thrown or not. */
  readonly mentioned: readonly string[];
  /** What may be wrong with one field: entries of `errors`, constraints of its own, and those of class-validator. */
  readonly fields: readonly string[];
}

export function codesOf(file: SourceFile): CodesOfFile {
  const codes = { thrown: [] as ThrownCode[], mentioned: [] as string[], fields: [] as string[] };
  const checks = validators(file);
  visitNodes(file, (node, at) => {
    const thrown = ofError(node) ?? ofObject(node) ?? ofRow(node) ?? ofCall(node);
    if (thrown) codes.thrown.push({ at, ...thrown });
    const text = textOf(node);
    if (text !== undefined && CODE.test(text)) codes.mentioned.push(text);
    const field = ofDecorator(node, checks) ?? ofItem(node);
    if (field !== undefined) codes.fields.push(field);
  });
  return codes;
}

type Found = Omit<ThrownCode, 'at'> | undefined;

function ofError(node: ts.Node): Found {
  if (!ts.isNewExpression(node)) return undefined;
  const [first, second] = node.arguments ?? [];
  const name = node.expression.getText();
  if (name === 'DomainError') return { code: textOf(second), status: KIND_STATUS[textOf(first) ?? ''] };
  return name === 'ProblemError' ? { code: textOf(second), status: numberOf(first) } : undefined;
}

function ofObject(node: ts.Node): Found {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const code = textOf(valueOf(node, 'code'));
  const status = numberOf(valueOf(node, 'status'));
  const isAnswer = status !== undefined || isExtensions(node);
  return code !== undefined && isAnswer && CODE.test(code) ? { code, status } : undefined;
}

/** The `extensions` of a GraphQL error. */
function isExtensions({ parent }: ts.ObjectLiteralExpression): boolean {
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'extensions';
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

function ofRow(node: ts.Node): Found {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length !== 3) return undefined;
  const [status, code, detail] = node.elements;
  const known = textOf(code);
  if (known === undefined || !CODE.test(known) || !status || textOf(detail) === undefined) return undefined;
  return { code: known, status: numberOf(status) };
}

function ofCall(node: ts.Node): Found {
  if (!ts.isCallExpression(node)) return undefined;
  const name = node.expression.getText();
  const code = textOf(
    ID_PARAMETERS.has(name) ? node.arguments.at(-1) : REFUSALS.has(name) ? node.arguments[0] : undefined,
  );
  if (code === undefined || !CODE.test(code)) return undefined;
  return { code, status: ID_PARAMETERS.has(name) ? 404 : undefined };
}

function ofItem(node: ts.Node): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names = node.properties.map((one) => one.name?.getText());
  const isItem = names.includes('detail') && (names.includes('pointer') || names.includes('parameter'));
  const code = isItem
    ? textOf(valueOf(node, 'code'))
    : names.includes('validator')
      ? textOf(valueOf(node, 'name'))
      : undefined;
  return code && kebab(code);
}

/** Decorators that check nothing themselves. */
const NOT_CHECKS = new Set(['IsOptional', 'ValidateIf', 'ValidateNested', 'ValidateBy', 'Allow']);
/** Where class-validator calls the constraint something else. */
const OTHER_NAMES: Readonly<Record<string, string>> = { Length: 'IsLength' };

function validators({ text }: SourceFile): Set<string> {
  const names = /import \{([^}]*)\} from 'class-validator'/.exec(text)?.[1]?.split(',') ?? [];
  return new Set(names.map((name) => name.trim()).filter((name) => /^[A-Z]/.test(name) && !NOT_CHECKS.has(name)));
}

function ofDecorator(node: ts.Node, checks: ReadonlySet<string>): string | undefined {
  if (checks.size === 0 || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const name = node.expression.text;
  return checks.has(name) ? kebab(OTHER_NAMES[name] ?? name) : undefined;
}

/** `isInt` and `IsInt` → `is-int`, `IsFQDN` → `is-fqdn`. */
const kebab = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]+/g, (letters) => `-${letters}`).toLowerCase();
