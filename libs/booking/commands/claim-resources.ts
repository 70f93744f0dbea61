import { type TenantTransaction } from '#kernel';
import { booking, type BookingEvent } from '../domain/booking.ts';
import { holdExpired } from '../domain/progress.ts';
import { claimsOf } from '../domain/resource-claims.ts';
import { keepClaims, releaseClaims, takeClaims } from '../entities/resource-claims.ts';

/** Another booking took the bay or technician between the look and the claim; the transaction rolls back. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** A booking claims a bay and a technician. */
const CLAIMS = 2;

/**
 * Follows a booking's events with its claims, in the transaction that appends them: both stand or fall together.
 * @throws ClaimLost; DomainError `booking.hold-expired` when a hold was overtaken just as it was requested
 */
export async function claimResources(tx: TenantTransaction, events: readonly BookingEvent[]): Promise<void> {
  for (const event of events) {
    const { bookingId } = event.data;
    switch (event.type) {
      case 'SlotHeld':
        if (!(await takeClaims(tx, claimsOf(booking.evolve(booking.initial, event))))) throw new ClaimLost();
        break;
      case 'BookingRequested':
        if ((await keepClaims(tx, bookingId)) < CLAIMS) throw holdExpired();
        break;
      case 'HoldExpired':
      case 'BookingCompleted':
      case 'BookingCancelled':
        await releaseClaims(tx, bookingId);
        break;
      case 'BookingConfirmed':
      case 'BookingStarted':
        break;
    }
  }
}
