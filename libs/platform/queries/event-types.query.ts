import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { DomainError, EventTypes, type Page, publicCatalogue, type PublicEventType } from '#kernel';

/** One version of the data of an event type. */
export class EventTypeVersionView {
  readonly version!: number;
  /** JSON Schema 2020-12 of the event's `data`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly schema!: Record<string, unknown>;
  /** Data that fits the schema, every field in it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly example!: Record<string, unknown>;
}

export class EventTypeView extends EventTypeVersionView {
  /** `booking.confirmed` */
  readonly type!: string;
  readonly description!: string;
  /** What to use instead, where receivers should not rely on the type any more. */
  readonly deprecated!: string | null;
  /** The day since when they should not. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly deprecatedOn!: string | null;
  /** The day since when no endpoint can ask for it anew by its name; those that have done so go on getting it. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly archivedOn!: string | null;
  /** The type to use instead. */
  readonly successor!: string | null;
  /** `custom.*`: the type stands for all of them. `null`: for itself only. */
  readonly family!: string | null;
  /** The versions there have been; events are sent in the last one, which is the one that is shown. */
  readonly versions!: number[];
}

/** The catalogue of public events, all on one page, in order of their names. */
export class ListEventTypes extends Query<Page<EventTypeView>> {}

/** One type of the catalogue. Refuses with `event-type.not-found`. */
export class GetEventType extends Query<EventTypeView> {
  constructor(readonly type: string) {
    super();
  }
}

/** One version of a type. Refuses with `event-type.not-found`, and with `event-type.no-version` for one that never was. */
export class GetEventTypeVersion extends Query<EventTypeVersionView> {
  constructor(
    readonly type: string,
    readonly version: string,
  ) {
    super();
  }
}

@QueryHandler(ListEventTypes)
export class ListEventTypesHandler implements IQueryHandler<ListEventTypes> {
  constructor(private readonly types: EventTypes) {}

  async execute(): Promise<Page<EventTypeView>> {
    const page = { nextCursor: null, prevCursor: null, hasMore: false };
    return { data: publicCatalogue(this.types).map(view), page };
  }
}

@QueryHandler(GetEventType)
export class GetEventTypeHandler implements IQueryHandler<GetEventType> {
  constructor(private readonly types: EventTypes) {}

  async execute({ type }: GetEventType): Promise<EventTypeView> {
    return view(find(this.types, type));
  }
}

@QueryHandler(GetEventTypeVersion)
export class GetEventTypeVersionHandler implements IQueryHandler<GetEventTypeVersion> {
  constructor(private readonly types: EventTypes) {}

  async execute({ type, version }: GetEventTypeVersion): Promise<EventTypeVersionView> {
    const { versions } = find(this.types, type);
    const found = versions.find((one) => String(one.version) === version);
    if (found) return found;
    const known = versions.map((one) => one.version).join(', ');
    throw new DomainError('not-found', 'event-type.no-version', `The versions of ${type} are ${known}`);
  }
}

function find(types: EventTypes, type: string): PublicEventType {
  const catalogue = publicCatalogue(types);
  const isOfFamily = ({ prefix }: PublicEventType): boolean => prefix !== null && type.startsWith(prefix);
  const found = catalogue.find((one) => one.type === type) ?? catalogue.find(isOfFamily);
  if (found) return found;
  throw new DomainError(
    'not-found',
    'event-type.not-found',
    'There is no such type of event; GET /v1/event-types lists them',
  );
}

function view({ versions, prefix, ...type }: PublicEventType): EventTypeView {
  const today = versions.at(-1)!;
  return {
    ...type,
    family: prefix === null ? null : `${prefix}*`,
    versions: versions.map((one) => one.version),
    schema: today.schema,
    example: today.example,
  };
}
