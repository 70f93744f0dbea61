import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionSetNode,
  specifiedRules,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { GRAPHQL_LIMITS } from './graphql-limits.ts';

const UNSEEN = [...specifiedRules, NoSchemaIntrospectionCustomRule];

/**
 * What is wrong with a document in the eyes of the schema and of the limits of depth and aliases. Where `canIntrospect` is false,
 * whoever asks for the schema is refused too.
 */
export function faultsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  canIntrospect: boolean,
): readonly GraphQLError[] {
  const faults = validate(schema, document, canIntrospect ? specifiedRules : UNSEEN, { maxErrors: 20 });
  // Only a valid document has no fragments in a circle, so that it can be walked.
  return faults.length > 0 ? faults : overLimits(document);
}

interface Measures {
  readonly depth: number;
  readonly aliases: number;
}

function overLimits(document: DocumentNode): GraphQLError[] {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Measures>();
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const { depth, aliases } = measure(definition.selectionSet, { fragments, known });
    return [
      ...(depth > GRAPHQL_LIMITS.depth ? [tooMuch('graphql.too-deep', 'fields lie', depth, GRAPHQL_LIMITS.depth)] : []),
      ...(aliases > GRAPHQL_LIMITS.aliases
        ? [tooMuch('graphql.too-many-aliases', 'names are given', aliases, GRAPHQL_LIMITS.aliases)]
        : []),
    ];
  });
}

interface Walk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, however often it is spread. */
  readonly known: Map<string, Measures>;
}

function measure(set: SelectionSetNode, walk: Walk): Measures {
  let [depth, aliases] = [0, 0];
  for (const selection of set.selections) {
    const inner = measureOf(selection, walk);
    depth = Math.max(depth, inner.depth);
    aliases += inner.aliases;
  }
  return { depth, aliases };
}

function measureOf(selection: SelectionSetNode['selections'][number], walk: Walk): Measures {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet, walk);
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    const name = selection.name.value;
    const found = walk.known.get(name) ?? measure(walk.fragments.get(name)!.selectionSet, walk);
    walk.known.set(name, found);
    return found;
  }
  // Tools that show a schema ask deeper than anybody asks for data, and always for the same little.
  if (selection.name.value.startsWith('__')) return { depth: 0, aliases: 0 };
  const inner = selection.selectionSet ? measure(selection.selectionSet, walk) : { depth: 0, aliases: 0 };
  return { depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) };
}

export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

function tooMuch(code: string, what: string, found: number, limit: number): GraphQLError {
  const detail = code === 'graphql.too-deep' ? `${found} ${what} inside each other` : `${found} ${what}`;
  return new GraphQLError(`${detail}; at most ${limit} may be`, { extensions: { code, limit } });
}
