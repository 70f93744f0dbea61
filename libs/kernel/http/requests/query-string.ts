import { parse } from 'qs';
import { invalidRequest, ProblemError } from '../problems/problem-error.ts';
import { type ProblemItem } from '../problems/problem.ts';

const MAX_PARAMETERS = 50;

/**
 * `filter[status]=open` → `{ filter: { status: 'open' } }`, no deeper than three, no prototypes. Never throws: the router calls it
 * outside of every error handler. What it cannot read is refused by `refuseUnclearQuery`.
 */
export function parseQueryString(text: string): Record<string, unknown> {
  return text === ''
    ? {}
    : parse(text, { depth: 3, parameterLimit: MAX_PARAMETERS, arrayLimit: 20, allowPrototypes: false });
}

/**
 * Throws a 422 that names each parameter that was given twice, cannot be decoded as UTF-8 or holds NUL. No parameter of ours is
 * repeated: lists are written with commas, or with a name that ends in `[]`.
 */
export function refuseUnclearQuery(url: string): void {
  const start = url.indexOf('?');
  if (start < 0 || start === url.length - 1) return;
  const pairs = url
    .slice(start + 1)
    .split('&')
    .filter((pair) => pair !== '');
  if (pairs.length > MAX_PARAMETERS)
    throw new ProblemError(422, 'request.invalid', `The query has more than ${MAX_PARAMETERS} parameters`);
  const seen = new Set<string>();
  const errors: ProblemItem[] = [];
  for (const pair of pairs) {
    const [rawName, rawValue] = splitOnce(pair);
    const name = decode(rawName);
    const value = decode(rawValue);
    const parameter = (name ?? rawName).slice(0, 100);
    if (name === null || value === null)
      errors.push({ parameter, code: 'encoding', detail: 'must be percent-encoded UTF-8' });
    else if (name.includes('\0') || value.includes('\0'))
      errors.push({ parameter, code: 'text', detail: 'must not contain the NUL character' });
    else if (seen.has(name) && !name.endsWith('[]'))
      errors.push({ parameter, code: 'repeated', detail: `${parameter} must be given once` });
    seen.add(name ?? rawName);
  }
  if (errors.length > 0) throw invalidRequest(errors);
}

/** Throws a 400 where the path holds NUL: no id of ours has it, and Postgres takes it in no text. */
export function refuseUnclearPath(url: string): void {
  const nul = url.indexOf('%00');
  if (nul < 0) return;
  const query = url.indexOf('?');
  if (query < 0 || nul < query)
    throw new ProblemError(400, 'path.malformed', 'The path must not contain the NUL character');
}

/** The query as it was sent, without the question mark. */
export function rawQuery(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
