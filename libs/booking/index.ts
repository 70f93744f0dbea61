export { bookingContext, BookingModule } from './booking.module.ts';
export { BOOKING_TYPES } from './graphql/booking-types.ts';
