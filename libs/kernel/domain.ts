// The pure part of the kernel: what a context's domain may know.
export { type Event, type Fold, replay } from './domain/event.ts';
export { DomainError, type DomainErrorKind } from './domain/domain-error.ts';
export {
  eventCatalogue,
  type EventCatalogue,
  type EventDefinition,
  type EventJson,
  publicEvent,
  type PublicEvent,
  type OwnForm,
} from './domain/event-catalogue.ts';
export { type DataOfShape, type JsonSchema, type PublicShape, shown } from './domain/public-shape.ts';
export { ERASED, erasedTexts, type PersonalFields } from './domain/personal-fields.ts';
export { type SubjectErased, subjectErasedEvents } from './domain/subject-erased.ts';
export { problem, type ProblemText, type ProblemTexts, type RegisteredProblem } from './domain/problem-texts.ts';
export { typedId, uuidOf } from './domain/typed-id.ts';
export { Clock } from './domain/clock.ts';
export {
  type AccessColumn,
  type AccessRule,
  type AccessSubject,
  type AccessSubjects,
  type BoundConditions,
  type BoundValue,
  type NarrowScope,
} from './domain/access/access-subject.ts';
export {
  bindConditions,
  type ConditionFault,
  conditionFaults,
  type Conditions,
  narrowed,
  normalConditions,
} from './domain/access/conditions.ts';
export { type TemplateValues } from './domain/access/condition-templates.ts';
