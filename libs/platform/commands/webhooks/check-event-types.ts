import { type EventTypes } from '#kernel';
import { knownTypes, refuseIdle } from '../../domain/event-pattern.ts';

/** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no public event */
export function checkEventTypes(patterns: readonly string[], types: EventTypes): void {
  refuseIdle(patterns, knownTypes(types.all()));
}
