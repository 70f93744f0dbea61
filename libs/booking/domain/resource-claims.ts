import { type Booking } from './booking.ts';

/** A bay or technician kept for a booking: a row of the table whose constraint makes double booking impossible. */
export interface ResourceClaim {
  readonly bookingId: string;
  readonly resourceId: string;
  /** Half-open, buffer included; ISO 8601 in UTC. */
  readonly from: string;
  readonly until: string;
  readonly state: 'held' | 'confirmed';
  /** When a held claim stops counting; null for a lasting one. */
  readonly expiresAt: string | null;
}

/** What a booking claims in its present state, in order of the resource: one order for everybody is what prevents deadlocks. */
export function claimsOf(booking: Booking): ResourceClaim[] {
  if (booking.status === 'none') return [];
  const { status, slot } = booking;
  if (status === 'completed' || status === 'cancelled' || status === 'expired') return [];
  const { bookingId, startsAt, endsAt, bufferMinutes, holdExpiresAt } = slot;
  const until = new Date(Date.parse(endsAt) + bufferMinutes * 60_000).toISOString();
  const kept =
    status === 'held'
      ? ({ state: 'held', expiresAt: holdExpiresAt } as const)
      : ({ state: 'confirmed', expiresAt: null } as const);
  return [slot.bayId, slot.technicianId]
    .toSorted()
    .map((resourceId) => ({ bookingId, resourceId, from: startsAt, until, ...kept }));
}
