import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { COST_DIRECTIVE } from './document-cost.ts';
import { NEEDS_DIRECTIVE } from './document-permissions.ts';

/** What every context's types stand on. */
const BASE_TYPES = `
  ${COST_DIRECTIVE}
  ${NEEDS_DIRECTIVE}
  """A moment, RFC 3339 in UTC."""
  scalar DateTime
  """Any JSON value."""
  scalar JSON
  """A condition on the things of a list, as the body of its search over REST has it: { status: "held", or: [...] }."""
  scalar Filter
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type Query
  type Mutation
`;

/** The schema that these parts make, as it is published: the same parts give the same text. */
export function schemaText(types: readonly string[]): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(schemaSource(types))))}\n`;
}

/** The whole schema's text as it is built from: with the directives that say what fields cost and need. */
export function schemaSource(types: readonly string[]): string {
  return [BASE_TYPES, ...types].join('\n');
}
