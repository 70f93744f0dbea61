import { SetMetadata } from '@nestjs/common';
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { invalidRequest, ProblemError } from '../http/problems/problem-error.ts';
import { type ProblemItem } from '../http/problems/problem.ts';
import { type Page } from '../http/reading/page.dto.ts';
import { cursorOfRow } from '../http/reading/paging.ts';

export const CONNECTION_METADATA = 'clutch:connection';

/** The arguments of every list, in the schema's language. */
export const LIST_ARGUMENTS = 'first: Int, after: String, last: Int, before: String, filter: Filter, sort: String';

/**
 * The resolver answers a `Page`, as the list's route does; it is shown as a connection (relay.dev/graphql/connections.htm). `first` and
 * `after`, or `last` and `before`, reach it as a `ConnectionSearch`.
 */
export function Connection(): MethodDecorator {
  return SetMetadata(CONNECTION_METADATA, true);
}

/** A page's connection and its edge, in the schema's language. */
export function connectionTypes(node: string): string {
  return `
    """A page of a list."""
    type ${node}Connection {
      edges: [${node}Edge!]! @cost(weight: 0)
      nodes: [${node}!]!
      pageInfo: PageInfo! @cost(weight: 0)
      """How many there are in all; beyond 10,000 an estimate."""
      totalCount: Int
      totalIsEstimate: Boolean
    }
    type ${node}Edge {
      """Where this one stands: the page after it begins behind it."""
      cursor: String!
      node: ${node}!
    }`;
}

type Arguments = Record<string, unknown>;

/**
 * Changes the arguments in place: pipes come after, and see what a query string would have said.
 * @throws ProblemError 422 for arguments of both directions at once, of which the specification advises against
 */
export function takePageArguments(args: Arguments, info: GraphQLResolveInfo): void {
  const { first, after, last, before, filter, sort } = args;
  for (const name of Object.keys(args)) delete args[name];
  const isBackward = isSaid(last) || isSaid(before);
  if (isBackward && (isSaid(first) || isSaid(after))) throw bothWays();
  const asked = isBackward ? { isBackward, limit: last, cursor: before } : { limit: first, cursor: after };
  for (const [name, value] of Object.entries({ ...asked, filter, sort })) if (isSaid(value)) args[name] = value;
  if (info.fieldNodes.some(({ selectionSet }) => selectionSet && selects(selectionSet, 'totalCount', info)))
    args['include'] = ['totalCount'];
}

/** In GraphQL an argument that is null is one that was left out. */
const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

const bothWays = (): ProblemError =>
  invalidRequest([
    {
      pointer: '/last',
      code: 'direction',
      detail: 'Ask forwards with first and after, or backwards with last and before, not both at once',
    },
  ]);

function selects({ selections }: SelectionSetNode, field: string, info: GraphQLResolveInfo): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === field;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return inner !== undefined && selects(inner.selectionSet, field, info);
  });
}

export function connectionOf(answer: unknown): object {
  const { data, page } = answer as Page<unknown>;
  const edges = data.map((node, index) => ({ node, cursor: cursorOfRow(page, index) }));
  const pageInfo = {
    hasNextPage: page.hasMore,
    hasPreviousPage: page.prevCursor !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  const { totalCount = null, totalIsEstimate = null } = page as Partial<
    Record<'totalCount' | 'totalIsEstimate', unknown>
  >;
  return { edges, nodes: data, pageInfo, totalCount, totalIsEstimate };
}

const FORWARD: Readonly<Record<string, string>> = { limit: 'first', cursor: 'after' };
const BACKWARD: Readonly<Record<string, string>> = { limit: 'last', cursor: 'before' };

/** A list's refusal in the words of its connection. */
export function inConnectionWords(error: unknown, { isBackward = false }: { readonly isBackward?: unknown }): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'request.invalid') return error;
  const errors = (error.extensions?.['errors'] ?? []) as readonly ProblemItem[];
  const names = isBackward ? BACKWARD : FORWARD;
  const renamed = errors.map(({ pointer, parameter, code, detail }) => {
    const place = pointer ?? `/${parameter ?? ''}`;
    const name = names[place.slice(1)];
    return { pointer: name ? `/${name}` : place, code, detail: name ? detail.replace(place.slice(1), name) : detail };
  });
  return new ProblemError(error.status, error.code, error.detail, { extensions: { errors: renamed } });
}
