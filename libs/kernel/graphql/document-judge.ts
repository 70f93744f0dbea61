import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { type Permission } from '../http/authorization/ability.ts';
import { mostCostOf } from './document-cost.ts';
import { faultsOf } from './document-faults.ts';
import { permissionsOf } from './document-permissions.ts';
import { formatError } from './graphql-errors.ts';
import { tooComplex } from './graphql-limits.ts';
import { hashOf, parseDocument, Recent } from './known-documents.ts';

const REMEMBERED = 1_000;

/** One thing that is wrong with a document. */
export interface DocumentFault {
  /** `graphql.too-deep` */
  readonly code: string;
  readonly detail: string;
}

/** What can be said of a document before it is ever run. */
export interface DocumentVerdict {
  /** Empty: with the right variables and permissions it runs. */
  readonly faults: readonly DocumentFault[];
  /** Names of its operations; one without a name is `null`. */
  readonly operations: readonly (string | null)[];
  /** What its dearest operation costs with the longest pages; 0 where it cannot be told. */
  readonly cost: number;
  /** What somebody must hold to be shown all of it. */
  readonly permissions: readonly Permission[];
}

/**
 * Judges documents by the schema of this release, in every app: none of the resolvers is needed for it. What is right by this judge is never
 * refused for its depth, its aliases or its cost.
 */
export class DocumentJudge {
  readonly #known = new Recent<DocumentVerdict>(REMEMBERED);
  #schema: GraphQLSchema | undefined;

  /** @param schemaText of all parts together; read when the first document is judged */
  constructor(private readonly schemaText: () => string) {}

  /** Never throws for what is in the document. */
  judge(text: string): DocumentVerdict {
    const hash = hashOf(text);
    const known = this.#known.get(hash);
    if (known) return known;
    const verdict = this.#judged(text);
    this.#known.set(hash, verdict);
    return verdict;
  }

  #judged(text: string): DocumentVerdict {
    const schema = (this.#schema ??= buildSchema(this.schemaText()));
    try {
      return verdictOn(schema, parseDocument(text));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { faults: [faultOf(error)], operations: [], cost: 0, permissions: [] };
    }
  }
}

function verdictOn(schema: GraphQLSchema, document: DocumentNode): DocumentVerdict {
  const operations = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? null] : [],
  );
  // Whoever runs it may be somebody whom the schema is not shown.
  const faults = faultsOf(schema, document, false);
  if (faults.length > 0) return { faults: faults.map(faultOf), operations, cost: 0, permissions: [] };
  const cost = mostCostOf(schema, document);
  const dear = tooComplex(cost);
  return { faults: dear ? [faultOf(dear)] : [], operations, cost, permissions: permissionsOf(schema, document) };
}

function faultOf(error: GraphQLError): DocumentFault {
  const { extensions, message } = formatError(error, '');
  return { code: String(extensions?.['code']), detail: message };
}
