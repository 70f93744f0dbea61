import { exampleOf, type JsonSchema, type PublicShape, schemaOfShape } from '../domain/public-shape.ts';
import { type EventTypes, type RegisteredEvent } from './event-types.ts';

/** One version of the public data of an event type. */
export interface PublicEventVersion {
  readonly version: number;
  /** JSON Schema 2020-12 of `data`. */
  readonly schema: JsonSchema;
  /** Data that fits the schema, every field in it. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** A public event type as the catalogue shows it. */
export interface PublicEventType {
  /** `booking.confirmed` */
  readonly type: string;
  readonly description: string;
  /** Set where only tenants whose plan has this feature can ask for it. */
  readonly feature: string | null;
  /** What to use instead, where receivers should not rely on it any more. */
  readonly deprecated: string | null;
  /** Days, `2026-11-01`: since when it is deprecated, and since when nobody can ask for it anew. */
  readonly deprecatedOn: string | null;
  readonly archivedOn: string | null;
  /** The type to use instead. */
  readonly successor: string | null;
  /** The type stands for all that begin so; `null`: it is itself only. */
  readonly prefix: string | null;
  /** The version that is sent today. */
  readonly version: number;
  /** All versions there have been, the first one first. Events are always sent in the last one, old events too. */
  readonly versions: readonly PublicEventVersion[];
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Every public event type of the running contexts, in order of the names. Webhooks, AsyncAPI, routes and pages are all made of it. */
export function publicCatalogue(types: EventTypes): PublicEventType[] {
  return types
    .all()
    .flatMap((event) => (event.public ? [publicType(event, event.public)] : []))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

function publicType({ version }: RegisteredEvent, form: NonNullable<RegisteredEvent['public']>): PublicEventType {
  const { type, description, feature = null, deprecated = null, ending, own, shape, formerShapes } = form;
  const versions = Array.from({ length: version }, (_, index) =>
    publicVersion(form, index + 1, formerShapes?.[index + 1] ?? shape),
  );
  const { deprecatedOn = null, archivedOn = null, successor = null } = ending ?? {};
  const ends = { deprecated, deprecatedOn, archivedOn, successor };
  return { type, description, feature, ...ends, prefix: own?.prefix ?? null, version, versions };
}

function publicVersion(
  { type, description, deprecated }: NonNullable<RegisteredEvent['public']>,
  version: number,
  shape: PublicShape,
): PublicEventVersion {
  const schema = {
    $schema: DIALECT,
    $id: `urn:clutch:event-type:${type}:${version}`,
    title: type,
    description,
    ...(deprecated === undefined ? {} : { deprecated: true }),
    ...schemaOfShape(shape),
  };
  return { version, schema, example: exampleOf(shape) };
}
