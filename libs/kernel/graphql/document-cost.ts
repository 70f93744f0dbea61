import {
  type DocumentNode,
  type FieldNode,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLDirective,
  type GraphQLField,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromAST,
} from 'graphql';
import { fragmentsOf } from './document-faults.ts';

/** As in the schema's text: `bookings: [Booking!]! @cost(weight: 1, size: 10)`. */
export const COST_DIRECTIVE = 'directive @cost(weight: Int, size: Int) on FIELD_DEFINITION';
const COST = new GraphQLDirective({
  name: 'cost',
  locations: [],
  args: { weight: { type: GraphQLInt }, size: { type: GraphQLInt } },
});

const DEFAULT_PAGE = 25;
const LARGEST_PAGE = 100;

interface DeclaredCost {
  readonly weight: number;
  /** How many there are of a list that is not paged. */
  readonly size: number;
}

const declared = new WeakMap<GraphQLField<unknown, unknown>, DeclaredCost>();

/** What a field costs itself: 1 for each object, nothing for a text or a number, or what its `@cost` says. */
function declaredCost(field: GraphQLField<unknown, unknown>): DeclaredCost {
  const known = declared.get(field);
  if (known) return known;
  const said = field.astNode ? getDirectiveValues(COST, field.astNode) : undefined;
  const usual = isCompositeType(getNamedType(field.type)) ? 1 : 0;
  const cost = {
    weight: (said?.['weight'] as number | undefined) ?? usual,
    size: isListType(getNullableType(field.type)) ? ((said?.['size'] as number | undefined) ?? 1) : 1,
  };
  declared.set(field, cost);
  return cost;
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReturnType<typeof fragmentsOf>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly known: Map<string, number>;
}

/**
 * How many objects the answer to an operation could hold: those of a page count as often as the page is long (`first`), those of other
 * lists as often as the schema says that there are. It asks nobody, so it is known before anything is run.
 * @param variables coerced, as execution would have them
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  return costOfSet(operation.selectionSet, root, {
    schema,
    fragments: fragmentsOf(document),
    variables,
    known: new Map(),
  });
}

/** What the dearest operation of a document could cost at most: each page whose length a variable says is counted as a full one. */
export function mostCostOf(schema: GraphQLSchema, document: DocumentNode): number {
  const costs = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return 0;
    const full = (definition.variableDefinitions ?? []).map(({ variable }) => [variable.name.value, LARGEST_PAGE]);
    return costOf(schema, document, definition, Object.fromEntries(full) as Record<string, unknown>);
  });
  return Math.max(0, ...costs);
}

function costOfSet(set: SelectionSetNode, parent: GraphQLObjectType, walk: Walk): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + costOfField(selection, parent, walk);
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + costOfSet(selection.selectionSet, parent, walk);
    return sum + costOfFragment(selection.name.value, parent, walk);
  }, 0);
}

function costOfFragment(name: string, parent: GraphQLObjectType, walk: Walk): number {
  const known = walk.known.get(name);
  if (known !== undefined) return known;
  const cost = costOfSet(walk.fragments.get(name)!.selectionSet, parent, walk);
  walk.known.set(name, cost);
  return cost;
}

function costOfField(node: FieldNode, parent: GraphQLObjectType, walk: Walk): number {
  const field = parent.getFields()[node.name.value];
  // What a schema says of itself is read from memory.
  if (!field) return 0;
  const { weight, size } = declaredCost(field);
  const type = getNamedType(field.type);
  const inner = node.selectionSet && isObjectType(type) ? costOfSet(node.selectionSet, type, walk) : 0;
  const page = field.args.some(({ name }) => name === 'first') ? pageSize(node, walk) : 1;
  return size * (weight + page * inner);
}

/** Of `first` and `last` the larger one: a field with both is refused before it reads anything. */
function pageSize({ arguments: given = [] }: FieldNode, { variables }: Walk): number {
  const asked = given.flatMap(({ name, value }) =>
    name.value === 'first' || name.value === 'last'
      ? [valueFromAST(value, GraphQLInt, variables) as number | null | undefined]
      : [],
  );
  const known = asked.filter((size) => size !== undefined && size !== null);
  return Math.min(Math.max(known.length === 0 ? DEFAULT_PAGE : Math.max(...known), 1), LARGEST_PAGE);
}
