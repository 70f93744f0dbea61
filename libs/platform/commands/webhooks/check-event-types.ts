import { type EventTypes } from '#kernel';
import { refuseIdle } from '../../domain/event-pattern.ts';

/** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no public event */
export function checkEventTypes(patterns: readonly string[], types: EventTypes): void {
  refuseIdle(
    patterns,
    types.all().flatMap((event) => event.public?.type ?? []),
  );
}
