import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { Bookings } from './aggregates.ts';
import { CancelBookingHandler } from './commands/cancel-booking.command.ts';
import { CompleteBookingHandler } from './commands/complete-booking.command.ts';
import { ConfirmBookingHandler } from './commands/confirm-booking.command.ts';
import { ExpireHoldHandler } from './commands/expire-hold.command.ts';
import { HoldSlotHandler } from './commands/hold-slot.command.ts';
import { RequestBookingHandler } from './commands/request-booking.command.ts';
import { StartBookingHandler } from './commands/start-booking.command.ts';
import { bookingEvents } from './domain/booking.ts';
import { bookingProblems } from './domain/problems.ts';
import { bookingSubject, slotSubject } from './domain/subjects.ts';
import { ResourceClaims } from './entities/resource-claims.ts';
import { BOOKING_TYPES } from './graphql/booking-types.ts';
import { bookingResolvers } from './graphql/booking.resolver.ts';
import { BookingController } from './http/booking.controller.ts';
import { SlotController } from './http/slot.controller.ts';
import { holdExpiry } from './policies/hold-expiry.ts';
import { BookingRow, bookings } from './projections/bookings.ts';
import { BookableWorkshopRow, bookableWorkshops } from './projections/workshops.ts';
import { BookingExpander } from './queries/booking-expander.ts';
import { BookingExport } from './queries/booking-export.ts';
import { GetBookingTimelineHandler } from './queries/get-booking-timeline.query.ts';
import { GetBookingHandler } from './queries/get-booking.query.ts';
import { ListBookingsHandler } from './queries/list-bookings.query.ts';
import { ListClaimDifferencesHandler } from './queries/list-claim-differences.query.ts';
import { ListSlotsHandler } from './queries/list-slots.query.ts';

export const bookingContext: ContextDefinition = {
  name: 'booking',
  graphql: BOOKING_TYPES,
  problems: bookingProblems,
  events: [bookingEvents],
  entities: [BookingRow, BookableWorkshopRow],
  subscriptions: [bookings, bookableWorkshops, holdExpiry],
  subjects: [{ ...bookingSubject, rows: { entity: BookingRow, key: 'bookingId', prefix: 'bkg' } }, slotSubject],
};

/** Slot search and bookings. Handlers of fleet, partner and telematics must be there beside it. */
@Module({
  controllers: [SlotController, BookingController],
  providers: [
    Bookings,
    ResourceClaims,
    HoldSlotHandler,
    RequestBookingHandler,
    ConfirmBookingHandler,
    StartBookingHandler,
    CompleteBookingHandler,
    CancelBookingHandler,
    ExpireHoldHandler,
    ListSlotsHandler,
    GetBookingHandler,
    ListBookingsHandler,
    BookingExpander,
    BookingExport,
    GetBookingTimelineHandler,
    ListClaimDifferencesHandler,
    ...bookingResolvers,
  ],
})
export class BookingModule {}
