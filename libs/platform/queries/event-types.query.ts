import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { DomainError, type Page, type PublicEventType } from '#kernel';
import { OfferedCatalogue } from './offered-catalogue.ts';

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
  /** Set where only tenants whose plan has this feature are shown the type, and can ask for it. */
  readonly feature!: string | null;
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
  constructor(private readonly catalogue: OfferedCatalogue) {}

  async execute(): Promise<Page<EventTypeView>> {
    const page = { nextCursor: null, prevCursor: null, hasMore: false };
    return { data: (await this.catalogue.all()).map(view), page };
  }
}

@QueryHandler(GetEventType)
export class GetEventTypeHandler implements IQueryHandler<GetEventType> {
  constructor(private readonly catalogue: OfferedCatalogue) {}

  async execute({ type }: GetEventType): Promise<EventTypeView> {
    return view(await this.catalogue.find(type));
  }
}

@QueryHandler(GetEventTypeVersion)
export class GetEventTypeVersionHandler implements IQueryHandler<GetEventTypeVersion> {
  constructor(private readonly catalogue: OfferedCatalogue) {}

  async execute({ type, version }: GetEventTypeVersion): Promise<EventTypeVersionView> {
    const { versions } = await this.catalogue.find(type);
    const found = versions.find((one) => String(one.version) === version);
    if (found) return found;
    const known = versions.map((one) => one.version).join(', ');
    throw new DomainError('not-found', 'event-type.no-version', `The versions of ${type} are ${known}`);
  }
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
