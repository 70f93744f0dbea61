import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { ApiVersions, currentContext, currentTenant, invalidRequest, Optional, PageQuery, uuidOf } from '#kernel';
import { idleFault } from '../domain/event-pattern.ts';
import { OfferedTypes } from '../domain/offered-types.ts';
import { type EventsRead, type LoggedEvent, PublicEventLog } from './public-event-log.ts';

export class EventView {
  /** `evt_…`: the same here, in webhooks and in the live feed. */
  readonly id!: string;
  /** `booking.confirmed` */
  readonly type!: string;
  @ApiProperty({ format: 'date-time' })
  readonly timestamp!: string;
  /** What the catalogue describes for this type. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: Readonly<Record<string, unknown>>;
  /** Place in the tenant's log; later events have higher ones. */
  readonly position!: number;
  /** The request that it follows from: the `X-Request-Id` of its answer. The same along a whole flow. */
  readonly correlationId!: string;
}

export class EventPageInfo {
  /** Where to go on. Oldest first, it is present at the end of the log too: ask with it again later. */
  readonly nextCursor!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly prevCursor!: null;
  /** Whether there was more to look at. A page may be short, even empty, and there is more. */
  readonly hasMore!: boolean;
}

export class EventPage {
  readonly data!: EventView[];
  readonly page!: EventPageInfo;
}

export class ListEventsParameters extends PageQuery {
  /** Position to go on from, as `nextCursor` or the live feed showed it. Left out, from the beginning; newest first, from the end. */
  @Optional()
  @Matches(/^\d{1,15}$/, { message: 'cursor must be a position as nextCursor showed it' })
  override readonly cursor?: string = undefined;

  /** Oldest first, to follow what happens; or newest first, to look back. */
  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc' })
  @Optional()
  @IsIn(['asc', 'desc'])
  readonly order: 'asc' | 'desc' = 'asc';

  @ApiPropertyOptional({
    type: String,
    description: 'Types or patterns, separated by commas: booking.*,vehicle.registered',
    example: 'booking.*',
    maxLength: 4_096,
  })
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(50)
  readonly types?: string[];

  @ApiPropertyOptional({
    description: 'Only events of this resource: its id.',
    example: 'bkg_01h455vb4pex5vsknk084sn02q',
  })
  @Optional()
  @Matches(/^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$/, {
    message: 'resource must be the id of a resource, as in bkg_…',
  })
  readonly resource?: string;

  @ApiPropertyOptional({
    description:
      'Only events of one request and of what followed from it: the X-Request-Id of its answer. Events carry it as `correlationId`.',
  })
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly correlation?: string;
}

export class ListEvents extends Query<EventPage> {
  constructor(readonly wanted: ListEventsParameters) {
    super();
  }
}

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(
    private readonly log: PublicEventLog,
    private readonly offered: OfferedTypes,
    private readonly versions: ApiVersions,
  ) {}

  async execute({ wanted: { cursor, limit, order, types, resource, correlation } }: ListEvents): Promise<EventPage> {
    const fault = types && idleFault(types, await this.offered.all());
    if (fault) throw invalidRequest([{ parameter: 'types', ...fault }]);
    const { schema } = currentTenant();
    const streamId = streamOf(resource);
    const wanted = {
      limit,
      ...(types ? { types } : {}),
      ...(streamId ? { streamId } : {}),
      ...(correlation ? { correlation } : {}),
    };
    const place = cursor === undefined ? {} : { before: Number(cursor) };
    const read =
      order === 'asc'
        ? await this.log.read(schema, { ...wanted, after: Number(cursor ?? 0) })
        : await this.log.readBack(schema, { ...wanted, ...place });
    return eventPage(read, this.versions);
  }
}

/** UUID of the stream of a resource, by its public id. */
export function streamOf(resource: string | undefined): string | undefined {
  return resource === undefined ? undefined : uuidOf(resource.split('_', 1)[0]!, resource)!;
}

/** What was read, in the version of the API that the caller speaks. */
export function eventPage({ events, reached, more }: EventsRead, versions: ApiVersions): EventPage {
  const version = currentContext()?.apiVersion;
  const data = events.map((event) => view(versions.event(event, version)));
  return { data, page: { nextCursor: String(reached), prevCursor: null, hasMore: more } };
}

function view({ id, type, timestamp, data, position, correlationId }: LoggedEvent): EventView {
  return { id, type, timestamp, data, position, correlationId };
}
