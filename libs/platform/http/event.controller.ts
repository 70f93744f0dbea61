import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, type Page, PageResponse } from '#kernel';
import { EventTypeView, ListEventTypes } from '../queries/list-event-types.query.ts';
import { EventPage, ListEvents, ListEventsParameters } from '../queries/list-events.query.ts';

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

  /** The types of event there are. */
  @Get('event-types')
  @Can('event:read')
  @PageResponse(EventTypeView)
  @ApiOperation({ operationId: 'listEventTypes' })
  types(): Promise<Page<EventTypeView>> {
    return this.queries.execute(new ListEventTypes());
  }
}
