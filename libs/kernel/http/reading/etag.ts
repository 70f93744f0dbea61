import { hash } from 'node:crypto';
import { ProblemError } from '../problems/problem-error.ts';
import { type IfMatch } from '../../context/request-context.ts';

const STRONG_TAG = /^"(?<version>0|[1-9]\d{0,15})(?:\.[0-9a-z]+)?"$/;

/** The strong ETag of a stream version: `7` → `"7"` (RFC 9110 §8.8.3). With `besides`, that of the variant that shows it too: `"7.1c3f9ab20d41"`. */
export function etag(version: number, besides?: string): string {
  if (besides === undefined) return `"${version}"`;
  return `"${version}.${hash('sha256', besides).slice(0, 12)}"`;
}

/** The ETag of a variant of what this one names: of the same version, so that `If-Match` takes it as well. */
export function variantOf(tag: string, how: string): string {
  return etag(Number(STRONG_TAG.exec(tag)?.groups?.['version']), `${tag} ${how}`);
}

/** Reads `If-Match`: `*` or one strong ETag, also that of a variant (`"7.k3f"`). Throws a 400 for everything else, weak tags too. */
export function parseIfMatch(header: string): IfMatch {
  if (header === '*') return '*';
  const version = Number(STRONG_TAG.exec(header)?.groups?.['version'] ?? NaN);
  if (!Number.isSafeInteger(version)) {
    throw new ProblemError(
      400,
      'if-match.malformed',
      'If-Match must be a version as the ETag showed it, "7" in double quotes, or *',
    );
  }
  return version;
}

/** Whether an `If-None-Match` names this ETag. The comparison is weak, as RFC 9110 §13.1.2 wants it. */
export function matchesNone(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  const bare = tag.replace(/^W\//, '');
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === bare);
}
