import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  type Appended,
  BatchBody,
  Batches,
  BatchResponse,
  BatchView,
  bulkAction,
  type BulkActions,
  Can,
  CommandResponse,
  Cost,
  ListExportBody,
  ListQuery,
  ListResponse,
  ListSearch,
  OperationAnswers,
  OperationView,
  type Page,
  ReadsProjection,
  RequiresIdempotencyKey,
  SearchResponse,
  Shows,
  StartExport,
  StartsOperation,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { CancelBooking, CancelBookingBody } from '../commands/cancel-booking.command.ts';
import { CompleteBooking } from '../commands/complete-booking.command.ts';
import { ConfirmBooking } from '../commands/confirm-booking.command.ts';
import { HoldSlot, HoldSlotBody } from '../commands/hold-slot.command.ts';
import { RequestBooking, RequestBookingBody } from '../commands/request-booking.command.ts';
import { StartBooking } from '../commands/start-booking.command.ts';
import { BookingExport } from '../queries/booking-export.ts';
import { bookingList } from '../queries/booking-list.ts';
import { bookingShape, BookingView } from '../queries/booking-view.dto.ts';
import { BookingTimeline, GetBookingTimeline } from '../queries/get-booking-timeline.query.ts';
import { GetBooking } from '../queries/get-booking.query.ts';
import { ListBookings } from '../queries/list-bookings.query.ts';

const target = { prefix: 'bkg', notFound: 'booking.not-found' };
const changed = { status: 200, prefix: 'bkg', target } as const;

/** What can be done to many bookings at once. */
const bookingActions: BulkActions = {
  hold: bulkAction({
    permission: 'booking:hold',
    status: 201,
    prefix: 'bkg',
    body: HoldSlotBody,
    command: (_, body) => new HoldSlot(body),
  }),
  request: bulkAction({
    ...changed,
    permission: 'booking:request',
    body: RequestBookingBody,
    command: (id, { note }) => new RequestBooking(id, note ?? null),
  }),
  confirm: bulkAction({ ...changed, permission: 'booking:confirm', command: (id) => new ConfirmBooking(id) }),
  start: bulkAction({ ...changed, permission: 'booking:start', command: (id) => new StartBooking(id) }),
  complete: bulkAction({ ...changed, permission: 'booking:complete', command: (id) => new CompleteBooking(id) }),
  cancel: bulkAction({
    ...changed,
    permission: 'booking:cancel',
    body: CancelBookingBody,
    command: (id, { reason }) => new CancelBooking(id, reason),
  }),
};

const BookingId = () => TypedIdParam('bookingId', 'bkg', 'booking.not-found');

@ApiTags('bookings')
@Controller('v1')
export class BookingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly batches: Batches,
    private readonly answers: OperationAnswers,
  ) {}

  /** Holds a slot: bay and technician are reserved for a short while, until the booking is requested. */
  @Post('bookings')
  @Can('booking:hold')
  @RequiresIdempotencyKey()
  @CommandResponse({ status: 201, prefix: 'bkg', description: 'The slot is held.' })
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'holdSlot' })
  hold(@Body() body: HoldSlotBody): Promise<Appended> {
    return this.commands.execute(new HoldSlot(body));
  }

  /** The bookings, the newest first. */
  @Get('bookings')
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @ListResponse(BookingView, bookingList)
  @ApiOperation({ operationId: 'listBookings' })
  list(@Query() query: ListQuery): Promise<Page<BookingView>> {
    return this.queries.execute(new ListBookings(query));
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  @Post('bookings/search')
  @Cost(5)
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @SearchResponse(BookingView, bookingList)
  @ApiOperation({ operationId: 'searchBookings' })
  search(@Body() search: ListSearch): Promise<Page<BookingView>> {
    return this.queries.execute(new ListBookings(search));
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  @Post('bookings::batch')
  @Can('booking:read')
  @RequiresIdempotencyKey()
  @BatchResponse(bookingActions)
  @ApiOperation({ operationId: 'batchBookings' })
  batch(@Body() body: BatchBody): Promise<BatchView> {
    return this.batches.run(bookingActions, body);
  }

  /** Writes the bookings of a search into a file, as long work. */
  @Post('bookings/exports')
  @Can('booking:read')
  @StartsOperation()
  @ApiOperation({ operationId: 'exportBookings' })
  async export(
    @Body() body: ListExportBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.queries.execute(new StartExport(BookingExport, body));
    return this.answers.started(operationId, prefer, reply);
  }

  /** One booking. A hold whose time is over is shown as expired at once, so the ETag follows the status too. */
  @Get('bookings/:bookingId')
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @Versioned(({ status }: BookingView) => status)
  @Shows(bookingShape)
  @ApiOkResponse({ type: BookingView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getBooking' })
  get(@BookingId() bookingId: string): Promise<BookingView> {
    return this.queries.execute(new GetBooking(bookingId));
  }

  /** What happened, when and by whom, with the story of the maintenance need that the work is for. */
  @Get('bookings/:bookingId/timeline')
  @Can('booking:read')
  @ApiOkResponse({ type: BookingTimeline })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getBookingTimeline' })
  timeline(@BookingId() bookingId: string): Promise<BookingTimeline> {
    return this.queries.execute(new GetBookingTimeline(bookingId));
  }

  /** Asks the workshop for the held slot; it stays reserved from now on. */
  @Post('bookings/:bookingId/request')
  @Can('booking:request')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is requested.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'requestBooking' })
  request(@BookingId() bookingId: string, @Body() { note }: RequestBookingBody): Promise<Appended> {
    return this.commands.execute(new RequestBooking(bookingId, note ?? null));
  }

  /** The workshop agrees. */
  @Post('bookings/:bookingId/confirmation')
  @Can('booking:confirm')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is confirmed.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'confirmBooking' })
  confirm(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new ConfirmBooking(bookingId));
  }

  /** Work on the vehicle begins. */
  @Post('bookings/:bookingId/start')
  @Can('booking:start')
  @CommandResponse({ prefix: 'bkg', description: 'The work has begun.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'startBooking' })
  start(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new StartBooking(bookingId));
  }

  /** The work is done. Bay and technician are free again, and the maintenance need that it was for is cleared. */
  @Post('bookings/:bookingId/completion')
  @Can('booking:complete')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is completed.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'completeBooking' })
  complete(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new CompleteBooking(bookingId));
  }

  /** Calls the booking off, until work has begun. Repeating it changes nothing. */
  @Post('bookings/:bookingId/cancellation')
  @Can('booking:cancel')
  @CommandResponse({ prefix: 'bkg', description: 'The booking is cancelled.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'cancelBooking' })
  cancel(@BookingId() bookingId: string, @Body() { reason }: CancelBookingBody): Promise<Appended> {
    return this.commands.execute(new CancelBooking(bookingId, reason));
  }
}
