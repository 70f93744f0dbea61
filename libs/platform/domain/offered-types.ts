import { type KnownType } from './event-pattern.ts';

/** A type of the catalogue as somebody asks for it. */
export interface OfferedType extends KnownType {
  /** A day, `2026-11-01`: since when nobody can ask for it anew. */
  readonly archivedOn: string | null;
  /** The type to use instead. */
  readonly successor: string | null;
}

/** The event types that the tenant of the request can ask for: those without a feature, and those whose feature its plan has. */
export abstract class OfferedTypes {
  /** In order of their names. */
  abstract all(): Promise<readonly OfferedType[]>;

  /** An example of the type's data, as the catalogue shows it; `null` when the tenant is offered no such type. */
  abstract example(type: string): Promise<Readonly<Record<string, unknown>> | null>;
}
