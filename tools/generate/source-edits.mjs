// Where text goes into an existing TypeScript file, found in its syntax tree. A place that is missing is a Refusal that names it.
import ts from 'typescript';
import { Refusal } from './changes.mjs';

const parse = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function find(tree, test) {
  let found;
  const visit = (node) => {
    found ??= test(node) ? node : undefined;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function required(found, path, what) {
  if (!found) throw new Refusal(`${path} has no ${what}; nothing was written`);
  return found;
}

/** Before the closing bracket of a list, with the comma that is still missing. */
function atEndOf(list, elements, text) {
  return { at: list.getEnd() - 1, text: `${elements.length > 0 && !elements.hasTrailingComma ? ', ' : ''}${text},` };
}

const isEventUnion = (node) =>
  ts.isTypeAliasDeclaration(node) && /.Event$/.test(node.name.text) && !node.type.getText().startsWith('{');

/** A new event in the union, in the fold's switch (it leaves the state as it is) and in the catalogue: the compiler wants all three. */
export function placesOfAnEvent(path, text, { type, idField }) {
  const tree = parse(path, text);
  const union = required(find(tree, isEventUnion), path, 'union of events (export type …Event = …)');
  const evolve = find(tree, (node) => ts.isMethodDeclaration(node) && node.name.getText() === 'evolve');
  const fold = required(
    evolve && find(evolve, ts.isSwitchStatement),
    path,
    'fold with a switch in its evolve',
  ).caseBlock;
  const call = find(tree, (node) => ts.isCallExpression(node) && node.expression.getText() === 'eventCatalogue');
  const catalogue = required(call?.arguments.find(ts.isObjectLiteralExpression), path, 'eventCatalogue({ … })');
  const fallback = fold.clauses.find(ts.isDefaultClause);
  return [
    { at: union.type.getEnd(), text: `\n  | Event<'${type}', { readonly ${idField}: string }>` },
    { at: fallback ? fallback.getStart() : fold.getEnd() - 1, text: `case '${type}':\nreturn state;\n` },
    atEndOf(catalogue, catalogue.properties, `${type}: { version: 1 }`),
  ];
}

/** A new class in the first `providers` of a Nest module, with its import behind the last one. */
export function placesOfAProvider(path, text, { name, from }) {
  const tree = parse(path, text);
  const property = find(tree, (node) => ts.isPropertyAssignment(node) && node.name.getText() === 'providers');
  const list = required(property && find(property, ts.isArrayLiteralExpression), path, 'list of providers');
  const lastImport = required(tree.statements.findLast(ts.isImportDeclaration), path, 'import');
  return [
    { at: lastImport.getEnd(), text: `\nimport { ${name} } from '${from}';` },
    atEndOf(list, list.elements, name),
  ];
}

/** The text with every insertion in its place. */
export function insertAll(text, insertions) {
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((result, { at, text: inserted }) => result.slice(0, at) + inserted + result.slice(at), text);
}
