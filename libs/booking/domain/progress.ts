import { DomainError } from '#kernel/domain';
import { type Booking, type BookingEvent, type BookingStatus, type Slot } from './booking.ts';

/** The way of a booking that goes well. A step that was made already is nothing, because phones retry. */
const STEPS = ['held', 'requested', 'confirmed', 'started', 'completed'] as const satisfies BookingStatus[];
type Step = (typeof STEPS)[number];

/** The customer asks for the held slot. */
export function request(state: Booking, note: string | null, now: Date): BookingEvent[] {
  if (isOverdue(state, now)) throw holdExpired();
  return advance(state, 'requested', ({ bookingId, vehicleId }) => ({
    type: 'BookingRequested',
    data: { bookingId, vehicleId, note },
  }));
}

/** The workshop agrees. */
export function confirm(state: Booking): BookingEvent[] {
  return advance(state, 'confirmed', ({ bookingId }) => ({ type: 'BookingConfirmed', data: { bookingId } }));
}

/** Work begins; a vehicle that comes early or late is no error. */
export function start(state: Booking, now: Date): BookingEvent[] {
  return advance(state, 'started', ({ bookingId }) => ({
    type: 'BookingStarted',
    data: { bookingId, startedAt: now.toISOString() },
  }));
}

/** The work is done. */
export function complete(state: Booking, now: Date): BookingEvent[] {
  return advance(state, 'completed', ({ bookingId, workshopId, vehicleId, maintenanceNeedId }) => ({
    type: 'BookingCompleted',
    data: { bookingId, workshopId, vehicleId, maintenanceNeedId, completedAt: now.toISOString() },
  }));
}

/** Calls the booking off, until work has begun. What has ended without work stays as it is. */
export function cancel(state: Booking, reason: string): BookingEvent[] {
  const { status, slot } = existing(state);
  if (status === 'cancelled' || status === 'expired') return [];
  if (status === 'started' || status === 'completed') {
    throw new DomainError('conflict', 'booking.already-started', 'Work on the vehicle has begun', {
      bookingStatus: status,
    });
  }
  return [{ type: 'BookingCancelled', data: { bookingId: slot.bookingId, vehicleId: slot.vehicleId, reason } }];
}

/** Lets a hold go whose time is over. Anything else is nothing: timers come early, late and twice. */
export function expire(state: Booking, now: Date): BookingEvent[] {
  return isOverdue(state, now) ? [{ type: 'HoldExpired', data: { bookingId: state.slot.bookingId } }] : [];
}

function advance(state: Booking, to: Step, event: (slot: Slot) => BookingEvent): BookingEvent[] {
  const { status, slot } = existing(state);
  if (status === 'cancelled')
    throw new DomainError('conflict', 'booking.already-cancelled', 'The booking was cancelled');
  if (status === 'expired') throw holdExpired();
  const before = STEPS[STEPS.indexOf(to) - 1];
  if (STEPS.indexOf(status) >= STEPS.indexOf(to)) return [];
  if (status === before) return [event(slot)];
  throw new DomainError(
    'conflict',
    'booking.too-early',
    `A booking that is ${status} cannot be ${to}; it must be ${before} first`,
    { bookingStatus: status, needed: before },
  );
}

function existing(state: Booking) {
  if (state.status === 'none') throw new DomainError('not-found', 'booking.not-found', 'There is no such booking');
  return state;
}

function isOverdue(state: Booking, now: Date): state is Extract<Booking, { slot: Slot }> {
  return state.status === 'held' && Date.parse(state.slot.holdExpiresAt) <= now.getTime();
}

/** Also the refusal when the claims are gone: somebody else took the slot at the last moment. */
export function holdExpired(): DomainError {
  return new DomainError('conflict', 'booking.hold-expired', 'The hold has expired; hold a slot again');
}
