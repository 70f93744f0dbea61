import { processManager } from '#kernel';
import { ExpireHold } from '../commands/expire-hold.command.ts';
import { type BookingEvent } from '../domain/booking.ts';

/** When a slot is held and has been neither requested nor cancelled by the end of the hold, let it go. */
export const holdExpiry = processManager<null, BookingEvent, 'end'>('booking.hold-expiry', {
  correlate: ({ data: { bookingId } }) => bookingId,
  initial: null,
  startedBy: ['SlotHeld'],
  commands: [ExpireHold],
  handlers: {
    SlotHeld: (_, { data: { holdExpiresAt } }) => ({ timeouts: [{ name: 'end', at: holdExpiresAt }] }),
    BookingRequested: () => ({ done: true }),
    BookingCancelled: () => ({ done: true }),
  },
  onTimeout: { end: ({ key, dueAt }) => ({ commands: [new ExpireHold(key, dueAt)], done: true }) },
});
