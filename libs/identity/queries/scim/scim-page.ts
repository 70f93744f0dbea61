import { refused } from '../../domain/scim/scim-refusal.ts';
import { type ScimResource } from '../../domain/scim/scim-resource.ts';
import { type ScimListQuery, type ScimShownQuery } from './scim-list-query.dto.ts';

/** A resource with its ETag. */
export interface TaggedResource {
  readonly resource: ScimResource;
  readonly tag: string;
}

export interface ScimPage {
  /** Of all that the filter finds, not of this page. */
  readonly totalResults: number;
  readonly startIndex: number;
  readonly resources: readonly TaggedResource[];
}

/** The part of a list that is asked for. */
export interface PageOrder {
  readonly startIndex: number;
  readonly count: number;
  /** SQL. */
  readonly orderBy: string;
}

export const MOST_PER_PAGE = 200;
const USUAL_PER_PAGE = 100;
const WHOLE = /^[+-]?\d{1,9}$/;

/** What is out of range is brought into it (RFC 7644 §3.4.2.4). @throws DomainError `invalidValue` */
export function pageOrder(
  { startIndex, count, sortBy, sortOrder }: ScimListQuery,
  { sortable, most }: { readonly sortable: Readonly<Record<string, string>>; readonly most: number },
): PageOrder {
  const direction = sortOrder?.toLowerCase() ?? 'ascending';
  if (direction !== 'ascending' && direction !== 'descending')
    throw refused('invalidValue', 'sortOrder must be ascending or descending');
  const name = sortBy?.toLowerCase() ?? 'id';
  if (!Object.hasOwn(sortable, name))
    throw refused('invalidValue', `sortBy must be one of ${Object.keys(sortable).join(', ')}`);
  return {
    startIndex: Math.max(1, wholeNumber(startIndex, 'startIndex') ?? 1),
    count: Math.min(most, Math.max(0, wholeNumber(count, 'count') ?? USUAL_PER_PAGE)),
    orderBy: `${sortable[name]} ${direction === 'ascending' ? 'asc' : 'desc'} nulls last, x.internal_id`,
  };
}

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (WHOLE.test(text)) return Number(text);
  throw refused('invalidValue', `${name} must be a whole number`);
}

const CORE_URN = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i;
const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim().replace(CORE_URN, '').toLowerCase())
    .filter(Boolean);

/** Whether an answer to this query shows the attribute, or a part of it. */
export function shows({ attributes, excludedAttributes }: ScimShownQuery, name: string): boolean {
  if (attributes) return namesIn(attributes).some((wanted) => wanted === name || wanted.startsWith(`${name}.`));
  return !namesIn(excludedAttributes ?? '').includes(name);
}

/** The resource with what is wanted of it; `schemas` and `id` are always shown (RFC 7643 §7). */
export function shown(resource: ScimResource, query: ScimShownQuery): ScimResource {
  const { attributes, excludedAttributes } = query;
  if (!attributes && !excludedAttributes) return resource;
  const wanted = attributes ? namesIn(attributes) : undefined;
  const unwanted = namesIn(excludedAttributes ?? '');
  const kept = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    const own = name.toLowerCase();
    if (own === 'schemas' || own === 'id') return [[name, value]];
    if (!wanted)
      return unwanted.includes(own) ? [] : [[name, parts(value, (part) => !unwanted.includes(`${own}.${part}`))]];
    if (wanted.includes(own)) return [[name, value]];
    if (!wanted.some((path) => path.startsWith(`${own}.`))) return [];
    return [[name, parts(value, (part) => wanted.includes(`${own}.${part}`))]];
  });
  return Object.fromEntries(kept) as unknown as ScimResource;
}

function parts(value: unknown, isKept: (part: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => parts(inner, isKept));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([part]) => isKept(part.toLowerCase())));
}
