import type { Event } from './event.ts';
import type { PersonalFields } from './personal-fields.ts';
import type { DataOfShape, PublicShape } from './public-shape.ts';

/** JSON of an event as it was stored under an older version, or as the next version wants it. */
export type EventJson = Readonly<Record<string, unknown>>;

/** What of one event goes outside that others of its type have in common. */
export interface OwnForm {
  /** Its public type, which begins with the prefix. */
  readonly type: string;
  /** Channels that it belongs to beside those of its data. */
  readonly channels: readonly string[];
  readonly tags: readonly string[];
  /** Events of one key arrive in order where an endpoint wants it so; `null`: those of one stream do. */
  readonly orderingKey: string | null;
  /** Seconds that webhooks wait with it at the least. */
  readonly delaySeconds: number;
}

/** When receivers were told to look for something else, and when that ends. Days, `2026-11-01`. */
export interface TypeEnding {
  readonly deprecatedOn: string;
  /** The type to use instead. */
  readonly successor?: string;
  /** Since then nobody can ask for it by its name any more; who has asked before goes on getting it. */
  readonly archivedOn?: string;
}

/** How an event appears outside: the name that webhooks, sockets and `GET /v1/events` show, and its public data. Made by `publicEvent`. */
export interface PublicEvent<Data extends object = object> {
  /** `booking.confirmed` */
  readonly type: string;
  /** One sentence for the catalogue that customers read. */
  readonly description: string;
  /** What `data` answers, field by field. */
  readonly shape: PublicShape;
  /** Shapes of earlier versions of the event, by version, where another one was shown. */
  readonly formerShapes?: Readonly<Record<number, PublicShape>>;
  /** Set once receivers should look for something else: why, and what to use instead. */
  readonly deprecated?: string;
  /**
   * A feature of plans, `preview:fault-codes`: tenants whose plan has it not are not shown the type, and cannot ask for it. Patterns that
   * fit it bring it to everybody.
   */
  readonly feature?: string;
  /** Of what is deprecated: since when, and until when. */
  readonly ending?: TypeEnding;
  /** Set where each event has a public type of its own below a prefix, `custom.`; `type` is one of them, which stands for all in the catalogue. */
  readonly own?: { readonly prefix: string; of(data: Data): OwnForm };
  /** Pure: typed public ids in, no personal data beyond what the subscriber may see. `ids` writes a uuid with its prefix. */
  data(data: Data): Readonly<Record<string, unknown>>;
}

/** Declares the public form of an event. The compiler holds `data` to `shape`, from which schema and example of the catalogue are made. */
export function publicEvent<Data extends object, const Shape extends PublicShape>(
  form: Omit<PublicEvent<Data>, 'shape' | 'data'> & { readonly shape: Shape; data(data: Data): DataOfShape<Shape> },
): PublicEvent<Data> {
  return form;
}

/** What the store must know of one event type. */
export interface EventDefinition<Data extends object = object> {
  /** The version that is written today; starts at 1. */
  readonly version: number;
  /** Pure steps from version n (key) to n+1. Every version below `version` needs one. */
  readonly upcast?: Readonly<Record<number, (data: EventJson) => EventJson>>;
  /** Which texts are personal, and whose: the log holds them sealed. Once a type has some, it keeps the declaration for its old events. */
  readonly personal?: PersonalFields<Data>;
  /** Names under which the type was stored before it was renamed. Its versions count on through a rename. */
  readonly formerly?: readonly string[];
  /** The stream is closed by it, until another event follows. A stream that stays closed may be archived. */
  readonly closes?: true;
  /** What a tenant is billed by: each event of the type is one of this unit, `bookings.confirmed`. Counted once, whatever crashes. */
  readonly billable?: string;
  /** Absent: the event stays inside. */
  readonly public?: PublicEvent<Data>;
}

type DataOf<E extends Event, T extends E['type']> = Extract<E, { type: T }>['data'];

/** Every event type of a context with its definition; the compiler insists that none is missing. */
export type EventCatalogue<E extends Event = Event> = {
  readonly [T in E['type']]: EventDefinition<DataOf<E, T>>;
};

/** Declares a context's events. Throws at load when a version lacks its upcaster, so that no boot can hide it. */
export function eventCatalogue<E extends Event>(definitions: EventCatalogue<E>): EventCatalogue<E> {
  for (const [type, definition] of Object.entries<EventDefinition>(definitions as Record<string, EventDefinition>)) {
    for (let from = 1; from < definition.version; from += 1) {
      if (!definition.upcast?.[from]) throw new Error(`${type}: no upcaster from version ${from} to ${from + 1}`);
    }
  }
  return definitions;
}
