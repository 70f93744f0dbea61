import { DomainError, type EventTypes } from '#kernel';
import { idlePatterns } from '../../domain/event-pattern.ts';

/** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no public event */
export function checkEventTypes(patterns: readonly string[], types: EventTypes): void {
  const known = types.all().flatMap((event) => event.public?.type ?? []);
  const idle = idlePatterns(patterns, known);
  if (idle.length === 0) return;
  const message = `No event type fits ${idle.map((pattern) => `"${pattern}"`).join(', ')}; GET /v1/event-types lists them`;
  throw new DomainError('invalid', 'webhook-endpoint.unknown-event-type', message, { eventTypes: idle });
}
