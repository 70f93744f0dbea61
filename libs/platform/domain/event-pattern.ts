import { DomainError, type EventDefinition } from '#kernel/domain';

/** A type of the catalogue, or with a prefix all types that begin so. */
export interface KnownType {
  readonly type: string;
  readonly prefix: string | null;
}

/** A type, or all below a part of its name. */
const PATTERN = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*(?:\.\*)?$/;

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

/** Whether there can be an event of the type, or of one below its prefix, that one of the patterns fits. */
export function mayMatch(patterns: readonly string[], { type, prefix }: KnownType): boolean {
  const isBelow = (pattern: string): boolean => prefix !== null && pattern.startsWith(prefix) && PATTERN.test(pattern);
  return patterns.some((pattern) => matchesPattern(pattern, type) || isBelow(pattern));
}

/** The same of an event of the log, before it is read. */
export function mayBeWanted(patterns: readonly string[], { public: form }: Pick<EventDefinition, 'public'>): boolean {
  return form !== undefined && mayMatch(patterns, { type: form.type, prefix: form.own?.prefix ?? null });
}

/** The patterns that fit no type of the catalogue: typing errors, most likely. */
export function idlePatterns(patterns: readonly string[], types: readonly KnownType[]): string[] {
  return patterns.filter((pattern) => !types.some((type) => mayMatch([pattern], type)));
}

/** What is wrong with a list of patterns, as a fault of its field: the first one that fits no type of the catalogue. */
export function idleFault(
  patterns: readonly string[],
  types: readonly KnownType[],
): { readonly code: 'unknown-type'; readonly detail: string } | undefined {
  const [idle] = idlePatterns(patterns, types);
  if (idle === undefined) return undefined;
  const detail = `No event type fits "${idle.slice(0, 100)}"; GET /v1/event-types lists them`;
  return { code: 'unknown-type', detail };
}

/** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no type of the catalogue */
export function refuseIdle(patterns: readonly string[], types: readonly KnownType[]): void {
  const idle = idlePatterns(patterns, types);
  if (idle.length === 0) return;
  const message = `No event type fits ${idle.map((pattern) => `"${pattern}"`).join(', ')}; GET /v1/event-types lists them`;
  throw new DomainError('invalid', 'webhook-endpoint.unknown-event-type', message, { eventTypes: idle });
}

/**
 * What a later release will not have any more is asked for by nobody new: `names` is what is asked for anew. Patterns go on fitting it.
 * @throws DomainError `webhook-endpoint.archived-event-type` that names the types, and what to use instead
 */
export function refuseArchived(
  names: readonly string[],
  types: readonly { readonly type: string; readonly archivedOn: string | null; readonly successor: string | null }[],
): void {
  const archived = types.find(({ type, archivedOn }) => archivedOn !== null && names.includes(type));
  if (!archived) return;
  const instead = archived.successor === null ? '' : `; use ${archived.successor}`;
  const message = `The event type ${archived.type} is archived since ${archived.archivedOn}${instead}`;
  const errors = [{ pointer: '/eventTypes', code: 'archived-type', detail: message }];
  throw new DomainError('invalid', 'webhook-endpoint.archived-event-type', message, { errors });
}
