import { type EventTypes, invalidRequest } from '#kernel';
import { idlePatterns } from '../domain/event-pattern.ts';

/** @throws ProblemError 422 at that place of the request, which names the first pattern that fits no public event */
export function refuseIdleTypes(
  patterns: readonly string[],
  catalogue: EventTypes,
  place: { readonly parameter: string } | { readonly pointer: string },
): void {
  const known = catalogue.all().flatMap((event) => event.public?.type ?? []);
  const [idle] = idlePatterns(patterns, known);
  if (idle === undefined) return;
  const detail = `No event type fits "${idle.slice(0, 100)}"; GET /v1/event-types lists them`;
  throw invalidRequest([{ ...place, code: 'unknown-type', detail }]);
}
