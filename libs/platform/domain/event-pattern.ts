import { DomainError } from '#kernel/domain';

/**
 * Which public events somebody wants: `*` is all, `booking.*` every type of a subject, anything else exactly one type.
 */
function matchesPattern(pattern: string, type: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

/** Every pattern that fits the type. */
export function patternsOf(type: string): string[] {
  const parts = type.split('.');
  return ['*', ...parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`), type];
}

export function matchesAny(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, type));
}

/** The patterns that fit no type of the catalogue: typing errors, most likely. */
export function idlePatterns(patterns: readonly string[], types: readonly string[]): string[] {
  return patterns.filter((pattern) => !types.some((type) => matchesPattern(pattern, type)));
}

/** What is wrong with a list of patterns, as a fault of its field: the first one that fits no type of the catalogue. */
export function idleFault(
  patterns: readonly string[],
  types: readonly string[],
): { readonly code: 'unknown-type'; readonly detail: string } | undefined {
  const [idle] = idlePatterns(patterns, types);
  if (idle === undefined) return undefined;
  const detail = `No event type fits "${idle.slice(0, 100)}"; GET /v1/event-types lists them`;
  return { code: 'unknown-type', detail };
}

/** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no type of the catalogue */
export function refuseIdle(patterns: readonly string[], types: readonly string[]): void {
  const idle = idlePatterns(patterns, types);
  if (idle.length === 0) return;
  const message = `No event type fits ${idle.map((pattern) => `"${pattern}"`).join(', ')}; GET /v1/event-types lists them`;
  throw new DomainError('invalid', 'webhook-endpoint.unknown-event-type', message, { eventTypes: idle });
}
