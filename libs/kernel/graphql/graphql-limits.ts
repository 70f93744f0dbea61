import { GraphQLError } from 'graphql';

/** What one document may ask for, before anything of it is run. */
export const GRAPHQL_LIMITS = {
  /** How deep fields may lie inside each other. */
  depth: 8,
  /** Fields that are given another name than their own. */
  aliases: 15,
  /** Words, names and marks of the document's text. */
  tokens: 1_000,
  /** Objects that the answer could hold at the most; see `costOf`. */
  cost: 1_000,
  timeoutMs: 10_000,
} as const;

/** A document of this cost counts for as much as one request in every limit and quota. */
const COST_OF_A_REQUEST = 100;

/** As how many requests a document of this cost is counted. */
export function requestsOf(cost: number): number {
  return Math.max(1, Math.ceil(cost / COST_OF_A_REQUEST));
}

/** The refusal of a document of this cost; `undefined` where it may be run. */
export function tooComplex(cost: number): GraphQLError | undefined {
  const { cost: limit } = GRAPHQL_LIMITS;
  if (cost <= limit) return undefined;
  return new GraphQLError(`The document could fetch ${cost} objects; at most ${limit} may be. Ask for shorter pages`, {
    extensions: { code: 'graphql.too-complex', cost, limit },
  });
}
