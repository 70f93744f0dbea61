import { type DynamicModule, type Type } from '@nestjs/common';
import { type Query, QueryHandler, type QueryResult } from '@nestjs/cqrs';

/** A query of a neighbour's contract, and what the neighbour would answer. */
export type Played = readonly [query: Type<Query<unknown>>, answer: (query: never) => unknown];

/** One contract query and its answer, checked against each other. */
export function plays<Q extends Query<unknown>>(query: Type<Q>, answer: (query: Q) => QueryResult<Q>): Played {
  return [query, answer];
}

/** The contexts around the one under test, as far as their contracts go: a context's spec may not import another one's module. */
export function neighbours(...played: readonly Played[]): DynamicModule {
  const providers = played.map(([query, answer]) => {
    class Neighbour {
      execute(asked: never): unknown {
        return answer(asked);
      }
    }
    QueryHandler(query)(Neighbour);
    return Neighbour;
  });
  return { module: class Neighbours {}, providers };
}
