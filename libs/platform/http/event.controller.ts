import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Can, type HttpRequest, OpenToPortals, type Page, PageResponse } from '#kernel';
import {
  EventTypeVersionView,
  EventTypeView,
  GetEventType,
  GetEventTypeVersion,
  ListEventTypes,
} from '../queries/event-types.query.ts';
import { EventPage, ListEvents, ListEventsParameters, streamOf } from '../queries/list-events.query.ts';
import { type LoggedEvent, PublicEventLog } from '../queries/public-event-log.ts';
import { APPLIED, LongPolls, TakesWait } from './long-polls.ts';

const EventTypeParam = (): MethodDecorator =>
  ApiParam({ name: 'eventType', schema: { type: 'string', maxLength: 100, example: 'booking.confirmed' } });

@ApiTags('events')
@Controller('v1')
export class EventController {
  constructor(
    private readonly queries: QueryBus,
    private readonly polls: LongPolls,
    private readonly log: PublicEventLog,
  ) {}

  /**
   * What happened, in order and without a gap: the same events that webhooks and the live feed bring. With `Prefer: wait=20` the answer
   * waits for the next event where there is none yet.
   */
  @Get('events')
  @Can('event:read')
  @TakesWait()
  @ApiOkResponse({ type: EventPage, headers: APPLIED })
  @ApiOperation({ operationId: 'listEvents' })
  events(
    @Query() wanted: ListEventsParameters,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPage> {
    const read = (after?: number): Promise<EventPage> =>
      this.queries.execute(new ListEvents(after === undefined ? wanted : { ...wanted, cursor: String(after) }));
    if (wanted.order === 'desc') return read();
    const { types, resource, correlation } = wanted;
    const streamId = streamOf(resource);
    const awaited = {
      ...(streamId === undefined ? {} : { streamId }),
      wants: (event: LoggedEvent) =>
        this.log.isOf(types, event) && (correlation === undefined || event.correlationId === correlation),
    };
    return this.polls.page({ request, reply }, awaited, read);
  }

  /** The types of event there are, each with the JSON Schema of its data, an example and its versions. */
  @Get('event-types')
  @Can('event:read')
  @OpenToPortals('webhook:read')
  @PageResponse(EventTypeView)
  @ApiOperation({ operationId: 'listEventTypes' })
  types(): Promise<Page<EventTypeView>> {
    return this.queries.execute(new ListEventTypes());
  }

  /** One type of event, with the JSON Schema of its data as it is sent today. */
  @Get('event-types/:eventType')
  @Can('event:read')
  @OpenToPortals('webhook:read')
  @EventTypeParam()
  @ApiOkResponse({ type: EventTypeView })
  @ApiOperation({ operationId: 'getEventType' })
  type(@Param('eventType') type: string): Promise<EventTypeView> {
    return this.queries.execute(new GetEventType(type));
  }

  /** What the data of a type was in one version. */
  @Get('event-types/:eventType/versions/:version')
  @Can('event:read')
  @OpenToPortals('webhook:read')
  @EventTypeParam()
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1, example: 1 } })
  @ApiOkResponse({ type: EventTypeVersionView })
  @ApiOperation({ operationId: 'getEventTypeVersion' })
  typeVersion(@Param('eventType') type: string, @Param('version') version: string): Promise<EventTypeVersionView> {
    return this.queries.execute(new GetEventTypeVersion(type, version));
  }
}
