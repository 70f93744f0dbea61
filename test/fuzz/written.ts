import { type Documented } from './documented.ts';
import { writtenJson } from './hostile-values.ts';

/** What is sent, by the names of its parts, before it is written down. */
export interface Content {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A name that nobody knows, or one that stands there already. */
export type Stray = readonly [name: string, value: string];

/** The address with its path and query filled. */
export function writtenUrl({ path }: Documented, { params, query }: Content, stray: readonly Stray[]): string {
  const filled = path.replaceAll(/\{(?<name>[^}]+)\}/g, (_, name: string) => {
    const text = encoded((params[name] ?? '').slice(0, 300));
    // A router would take them for steps of the path before anybody sees them.
    return text === '' || text === '.' || text === '..' ? 'x' : text;
  });
  const pairs = [...Object.entries(query).flatMap(([name, value]) => pairsOf(name, value)), ...stray];
  const search = pairs.map((pair) => pair.map(encoded).join('=')).join('&');
  return search === '' ? filled : `${filled}?${search}`;
}

/** The body in the form that the operation takes. */
export function writtenBody(mediaType: string, body: unknown): string {
  if (mediaType !== 'application/x-www-form-urlencoded') return writtenJson(body);
  const members = body !== null && typeof body === 'object' ? Object.entries(body) : [];
  return members.map((pair) => pair.map((part) => encoded(asText(part))).join('=')).join('&');
}

/** `filter: { status: { in: 'a' } }` is `filter[status][in]=a`. */
function pairsOf(name: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined) return [];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[name, asText(value)]];
  return Object.entries(value)
    .slice(0, 20)
    .flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner));
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : writtenJson(value));

/** Half a surrogate pair cannot be percent-encoded. */
const encoded = (text: string): string => encodeURIComponent(text.slice(0, 3_000).toWellFormed());
