import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { GRAPHQL_LIMITS } from './graphql-limits.ts';

/** Keeps the last `most` of what was made, by when it was last asked for. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.set(key, value);
    if (this.#values.size <= this.most) return;
    const [oldest] = this.#values.keys();
    this.#values.delete(oldest!);
  }
}

/** @throws GraphQLError `graphql.syntax`, `graphql.too-many-tokens` */
export function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: GRAPHQL_LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // graphql-js has no code for it, and counts only while it parses.
    const tooMany = error.message.includes(`more that ${GRAPHQL_LIMITS.tokens} tokens`);
    const code = tooMany ? 'graphql.too-many-tokens' : 'graphql.syntax';
    const message = tooMany ? `A document has at most ${GRAPHQL_LIMITS.tokens} tokens` : error.message;
    throw new GraphQLError(message, {
      ...(error.source ? { source: error.source } : {}),
      ...(error.positions ? { positions: error.positions } : {}),
      extensions: { code, ...(tooMany ? { limit: GRAPHQL_LIMITS.tokens } : {}) },
    });
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
