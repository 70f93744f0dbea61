// What other contexts may know of bookings. Ids are plain UUIDs, times ISO 8601 in UTC.
export type {
  BookingCancelled,
  BookingCompleted,
  BookingConfirmed,
  BookingEvent,
  BookingRequested,
  BookingStarted,
  HoldExpired,
  Slot,
  SlotHeld,
} from './domain/booking.ts';
