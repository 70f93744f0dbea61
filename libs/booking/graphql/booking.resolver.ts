import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Appended,
  Can,
  CommandResponse,
  Connection,
  ConnectionSearch,
  type GraphqlContext,
  type Page,
  ReadsProjection,
  RequiresIdempotencyKey,
  TypedIdPipe,
} from '#kernel';
import { CancelBooking, CancelBookingBody } from '../commands/cancel-booking.command.ts';
import { CompleteBooking } from '../commands/complete-booking.command.ts';
import { ConfirmBooking } from '../commands/confirm-booking.command.ts';
import { HoldSlot, HoldSlotBody } from '../commands/hold-slot.command.ts';
import { RequestBooking, RequestBookingBody } from '../commands/request-booking.command.ts';
import { StartBooking } from '../commands/start-booking.command.ts';
import { type BookingView } from '../queries/booking-view.dto.ts';
import { GetBooking } from '../queries/get-booking.query.ts';
import { ListBookings } from '../queries/list-bookings.query.ts';

const BookingId = () => Args('id', new TypedIdPipe('bkg', 'booking.not-found'));

/** Bookings over GraphQL: each field says what its route says, and asks the same command or query. */
@Resolver('Booking')
class BookingResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Query('bookings')
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  @Connection()
  bookings(@Args() search: ConnectionSearch): Promise<Page<BookingView>> {
    return this.queries.execute(new ListBookings(search));
  }

  @Query('booking')
  @Can('booking:read')
  @ReadsProjection('booking.bookings')
  booking(@BookingId() bookingId: string): Promise<BookingView> {
    return this.queries.execute(new GetBooking(bookingId));
  }

  @Mutation('holdSlot')
  @Can('booking:hold')
  @RequiresIdempotencyKey()
  @CommandResponse({ prefix: 'bkg' })
  hold(@Args('input') body: HoldSlotBody): Promise<Appended> {
    return this.commands.execute(new HoldSlot(body));
  }

  @Mutation('requestBooking')
  @Can('booking:request')
  @CommandResponse({ prefix: 'bkg' })
  request(@BookingId() bookingId: string, @Args('input') body?: RequestBookingBody): Promise<Appended> {
    return this.commands.execute(new RequestBooking(bookingId, body?.note ?? null));
  }

  @Mutation('confirmBooking')
  @Can('booking:confirm')
  @CommandResponse({ prefix: 'bkg' })
  confirm(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new ConfirmBooking(bookingId));
  }

  @Mutation('startBooking')
  @Can('booking:start')
  @CommandResponse({ prefix: 'bkg' })
  start(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new StartBooking(bookingId));
  }

  @Mutation('completeBooking')
  @Can('booking:complete')
  @CommandResponse({ prefix: 'bkg' })
  complete(@BookingId() bookingId: string): Promise<Appended> {
    return this.commands.execute(new CompleteBooking(bookingId));
  }

  @Mutation('cancelBooking')
  @Can('booking:cancel')
  @CommandResponse({ prefix: 'bkg' })
  cancel(@BookingId() bookingId: string, @Args('input') { reason }: CancelBookingBody): Promise<Appended> {
    return this.commands.execute(new CancelBooking(bookingId, reason));
  }
}

/** What a receipt shows beside itself. */
@Resolver('BookingReceipt')
class BookingReceiptResolver {
  @ResolveField('booking')
  booking(@Parent() receipt: Appended, @Context() context: GraphqlContext): Promise<object | null> {
    return context.written(receipt, 'booking.bookings');
  }
}

/** What other contexts' things refer to. */
@Resolver('MaintenanceNeed')
class NeedBookingResolver {
  @ResolveField('booking')
  booking(
    @Parent() { bookingId }: { readonly bookingId?: string | null },
    @Context() { loaders }: GraphqlContext,
  ): Promise<object | null> {
    return loaders.load(bookingId);
  }
}

/** All of them, for the context's module; without a GraphQL schema they are asked by nobody. */
export const bookingResolvers = [BookingResolver, BookingReceiptResolver, NeedBookingResolver];
