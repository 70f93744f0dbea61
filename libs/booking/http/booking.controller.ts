import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageResponse,
  ReadsProjection,
  RequiresIdempotencyKey,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { CancelBooking, CancelBookingBody } from '../commands/cancel-booking.command.ts';
import { CompleteBooking } from '../commands/complete-booking.command.ts';
import { ConfirmBooking } from '../commands/confirm-booking.command.ts';
import { HoldSlot, HoldSlotBody } from '../commands/hold-slot.command.ts';
import { RequestBooking, RequestBookingBody } from '../commands/request-booking.command.ts';
import { StartBooking } from '../commands/start-booking.command.ts';
import { BookingView } from '../queries/booking-view.dto.ts';
import { BookingTimeline, GetBookingTimeline } from '../queries/get-booking-timeline.query.ts';
import { GetBooking } from '../queries/get-booking.query.ts';
import { BookingsQuery, ListBookings } from '../queries/list-bookings.query.ts';

const BookingId = () => TypedIdParam('bookingId', 'bkg', 'booking.not-found');

@ApiTags('bookings')
@Controller('v1/bookings')
export class BookingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Holds a slot: bay and technician are reserved for a short while, until the booking is requested. */
  @Post()
  @Can('booking:hold')
  @RequiresIdempotencyKey()
  @CommandResponse({ status: 201, prefix: 'bkg', description: 'The slot is held.' })
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'holdSlot' })
  hold(@Body() body: HoldSlotBody): Promise<Appended> {
    return this.commands.execute(new HoldSlot(body));
  }

  /** The bookings, the newest first. */
  @Get()
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @PageResponse(BookingView)
  @ApiOperation({ operationId: 'listBookings' })
  list(@Query() query: BookingsQuery): Promise<Page<BookingView>> {
    return this.queries.execute(new ListBookings(query));
  }

  /** One booking. A hold whose time is over is shown as expired at once, so the ETag follows the status too. */
  @Get(':bookingId')
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @Versioned(({ status }: BookingView) => status)
  @ApiOkResponse({ type: BookingView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getBooking' })
  get(@BookingId() bookingId: string): Promise<BookingView> {
    return this.queries.execute(new GetBooking(bookingId));
  }

  /** What happened, when and by whom, with the story of the maintenance need that the work is for. */
  @Get(':bookingId/timeline')
  @Can('booking:read')
  @ApiOkResponse({ type: BookingTimeline })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getBookingTimeline' })
  timeline(@BookingId() bookingId: string): Promise<BookingTimeline> {
    return this.queries.execute(new GetBookingTimeline(bookingId));
  }

  /** Asks the workshop for the held slot; it stays reserved from now on. */
  @Post(':bookingId/request')
  @Can('booking:request')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is requested.' })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'requestBooking' })
  request(@BookingId() bookingId: string, @Body() { note }: RequestBookingBody): Promise<Appended> {
    return this.commands.execute(new RequestBooking(bookingId, note ?? null));
  }

  /** The workshop agrees. */
  @Post(':bookingId/confirmation')
  @Can('booking:confirm')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is confirmed.' })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'confirmBooking' })
  confirm(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new ConfirmBooking(bookingId));
  }

  /** Work on the vehicle begins. */
  @Post(':bookingId/start')
  @Can('booking:start')
  @CommandResponse({ prefix: 'bkg', description: 'The work has begun.' })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'startBooking' })
  start(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new StartBooking(bookingId));
  }

  /** The work is done. Bay and technician are free again, and the maintenance need that it was for is cleared. */
  @Post(':bookingId/completion')
  @Can('booking:complete')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is completed.' })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'completeBooking' })
  complete(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new CompleteBooking(bookingId));
  }

  /** Calls the booking off, until work has begun. Repeating it changes nothing. */
  @Post(':bookingId/cancellation')
  @Can('booking:cancel')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is cancelled.' })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'cancelBooking' })
  cancel(@BookingId() bookingId: string, @Body() { reason }: CancelBookingBody): Promise<Appended> {
    return this.commands.execute(new CancelBooking(bookingId, reason));
  }
}
