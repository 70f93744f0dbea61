import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, type Page, PageResponse } from '#kernel';
import {
  EventTypeVersionView,
  EventTypeView,
  GetEventType,
  GetEventTypeVersion,
  ListEventTypes,
} from '../queries/event-types.query.ts';
import { EventPage, ListEvents, ListEventsParameters } from '../queries/list-events.query.ts';

const EventTypeParam = (): MethodDecorator =>
  ApiParam({ name: 'eventType', schema: { type: 'string', maxLength: 100, example: 'booking.confirmed' } });

@ApiTags('events')
@Controller('v1')
export class EventController {
  constructor(private readonly queries: QueryBus) {}

  /** What happened, in order and without a gap: the same events that webhooks and the live feed bring. */
  @Get('events')
  @Can('event:read')
  @ApiOkResponse({ type: EventPage })
  @ApiOperation({ operationId: 'listEvents' })
  events(@Query() wanted: ListEventsParameters): Promise<EventPage> {
    return this.queries.execute(new ListEvents(wanted));
  }

  /** The types of event there are, each with the JSON Schema of its data, an example and its versions. */
  @Get('event-types')
  @Can('event:read')
  @PageResponse(EventTypeView)
  @ApiOperation({ operationId: 'listEventTypes' })
  types(): Promise<Page<EventTypeView>> {
    return this.queries.execute(new ListEventTypes());
  }

  /** One type of event, with the JSON Schema of its data as it is sent today. */
  @Get('event-types/:eventType')
  @Can('event:read')
  @EventTypeParam()
  @ApiOkResponse({ type: EventTypeView })
  @ApiOperation({ operationId: 'getEventType' })
  type(@Param('eventType') type: string): Promise<EventTypeView> {
    return this.queries.execute(new GetEventType(type));
  }

  /** What the data of a type was in one version. */
  @Get('event-types/:eventType/versions/:version')
  @Can('event:read')
  @EventTypeParam()
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1, example: 1 } })
  @ApiOkResponse({ type: EventTypeVersionView })
  @ApiOperation({ operationId: 'getEventTypeVersion' })
  typeVersion(@Param('eventType') type: string, @Param('version') version: string): Promise<EventTypeVersionView> {
    return this.queries.execute(new GetEventTypeVersion(type, version));
  }
}
