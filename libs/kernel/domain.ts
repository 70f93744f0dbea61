// The pure part of the kernel: what a context's domain may know.
export { type Event, type Fold, replay } from './domain/event.ts';
export { DomainError, type DomainErrorKind } from './domain/domain-error.ts';
export {
  eventCatalogue,
  type EventCatalogue,
  type EventDefinition,
  type EventJson,
  type PublicEvent,
} from './domain/event-catalogue.ts';
export { ERASED, erasedTexts, type PersonalFields } from './domain/personal-fields.ts';
export { type SubjectErased, subjectErasedEvents } from './domain/subject-erased.ts';
export { typedId, uuidOf } from './domain/typed-id.ts';
export { Clock } from './domain/clock.ts';
