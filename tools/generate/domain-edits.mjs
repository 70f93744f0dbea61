// Adds an event to a domain file: to the union of events, to the fold and to the catalogue. The compiler insists on all three.
import ts from 'typescript';
import { Refusal } from './changes.mjs';

function find(tree, test) {
  let found;
  const visit = (node) => {
    found ??= test(node) ? node : undefined;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const isCallOf = (node, name) => ts.isCallExpression(node) && node.expression.getText() === name;

const isEventUnion = (node) =>
  ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('Event') && node.type.getText().includes('Event<');

const isEvolve = (node) => ts.isMethodDeclaration(node) && node.name.getText() === 'evolve';

/** Where the text for each of the three places goes; a Refusal names the place that this file does not have. */
function placesOf(path, text) {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const union = find(tree, isEventUnion);
  const evolve = find(tree, isEvolve);
  const fold = evolve && find(evolve, ts.isSwitchStatement);
  const catalogue = find(tree, (node) => isCallOf(node, 'eventCatalogue'))?.arguments[0];
  if (!union) throw new Refusal(`${path}: no union of events (export type …Event = | Event<…>); add it, then run this again`);
  if (!fold) throw new Refusal(`${path}: no fold with a switch in its evolve; add it, then run this again`);
  if (!catalogue || !ts.isObjectLiteralExpression(catalogue)) throw new Refusal(`${path}: no eventCatalogue({ … }); add it, then run this again`);
  return { union, fold, catalogue };
}

/** The domain file with one more event, which carries only its stream's id and leaves the state as it is. */
export function withEvent(path, text, { type, idField }) {
  const { union, fold, catalogue } = placesOf(path, text);
  const defaultClause = fold.caseBlock.clauses.find(ts.isDefaultClause);
  const insertions = [
    { at: union.type.getEnd(), text: `\n  | Event<'${type}', { readonly ${idField}: string }>` },
    {
      at: defaultClause ? defaultClause.getStart() : fold.caseBlock.getEnd() - 1,
      text: `  case '${type}':\n        return state;\n    `,
    },
    {
      at: catalogue.getEnd() - 1,
      text: `${catalogue.properties.length > 0 && !catalogue.properties.hasTrailingComma ? ',' : ''}  ${type}: { version: 1 },\n`,
    },
  ];
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((result, insertion) => result.slice(0, insertion.at) + insertion.text + result.slice(insertion.at), text);
}

/** The name of the event union that the file exports, `LoyaltyEvent`. */
export function eventUnionOf(path, text) {
  return placesOf(path, text).union.name.text;
}
