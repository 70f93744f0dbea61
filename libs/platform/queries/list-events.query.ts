import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { currentTenant, EventTypes, invalidRequest, Optional, PageQuery } from '#kernel';
import { idlePatterns } from '../domain/event-pattern.ts';
import { type LoggedEvent, PublicEventLog } from './public-event-log.ts';

export class EventView {
  /** `evt_…`: the same here, in webhooks and in the live feed. */
  readonly id!: string;
  /** `booking.confirmed` */
  readonly type!: string;
  readonly timestamp!: string;
  /** What the catalogue describes for this type. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: Readonly<Record<string, unknown>>;
  /** Place in the tenant's log; later events have higher ones. */
  readonly position!: number;
}

export class EventPageInfo {
  /** Where to go on. Present at the end of the log too: ask with it again later. */
  readonly nextCursor!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly prevCursor!: null;
  /** Whether more events were there already. */
  readonly hasMore!: boolean;
}

export class EventPage {
  readonly data!: EventView[];
  readonly page!: EventPageInfo;
}

export class ListEventsParameters extends PageQuery {
  /** Position after which to read, as `nextCursor` or the live feed showed it. Left out, from the beginning. */
  @Optional()
  @Matches(/^\d{1,15}$/, { message: 'cursor must be a position as nextCursor showed it' })
  override readonly cursor?: string = undefined;

  @ApiPropertyOptional({
    type: String,
    description: 'Types or patterns, separated by commas: booking.*,vehicle.registered',
    example: 'booking.*',
  })
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(50)
  readonly types?: string[];
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
    private readonly catalogue: EventTypes,
  ) {}

  async execute({ wanted: { cursor, limit, types } }: ListEvents): Promise<EventPage> {
    if (types) this.#refuseIdle(types);
    const { events, reached, more } = await this.log.read(currentTenant().schema, {
      after: Number(cursor ?? 0),
      limit,
      ...(types ? { types } : {}),
    });
    return { data: events.map(view), page: { nextCursor: String(reached), prevCursor: null, hasMore: more } };
  }

  #refuseIdle(types: readonly string[]): void {
    const known = this.catalogue.all().flatMap((event) => event.public?.type ?? []);
    const [idle] = idlePatterns(types, known);
    if (idle === undefined) return;
    throw invalidRequest([
      {
        parameter: 'types',
        code: 'unknown-type',
        detail: `No event type fits "${idle.slice(0, 100)}"; GET /v1/event-types lists them`,
      },
    ]);
  }
}

function view({ id, type, timestamp, data, position }: LoggedEvent): EventView {
  return { id, type, timestamp, data, position };
}
