import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, ReadsProjection, Cost } from '#kernel';
import { ListSlots, SlotProposals, SlotsQuery } from '../queries/list-slots.query.ts';

@ApiTags('bookings')
@Controller('v1/slots')
export class SlotController {
  constructor(private readonly queries: QueryBus) {}

  /** Proposes times for a service or a maintenance need: the workshop nearest to the vehicle first, then the earliest. */
  @Get()
  @Cost(5)
  @Can('slot:search')
  @ReadsProjection('booking.workshops')
  @ApiOkResponse({ type: SlotProposals })
  @ApiProblems(422)
  @ApiOperation({ operationId: 'listSlots' })
  list(@Query() query: SlotsQuery): Promise<SlotProposals> {
    return this.queries.execute(new ListSlots(query));
  }
}
