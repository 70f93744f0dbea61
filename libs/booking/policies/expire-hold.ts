import { policy } from '#kernel';
import { ScheduleHoldExpiry } from '../commands/schedule-hold-expiry.command.ts';
import { type BookingEvent } from '../domain/booking.ts';

/** When a slot is held, set the alarm for its end. */
export const expireHold = policy<BookingEvent>('booking.expire-hold', {
  SlotHeld: ({ data: { bookingId, holdExpiresAt } }) => [new ScheduleHoldExpiry(bookingId, holdExpiresAt)],
});
