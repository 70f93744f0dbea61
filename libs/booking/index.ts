export { bookingContext, BookingModule } from './booking.module.ts';
