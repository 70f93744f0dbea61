import { describe, test } from 'vitest';
import { specFor } from '#kernel/testing';
import { booking, type Booking, type BookingEvent } from './booking.ts';
import { cancel, complete, confirm, expire, request, start } from './progress.ts';

const given = specFor(booking);
const bookingId = '01930000-0000-7000-8000-000000000001';
const held: BookingEvent = {
  type: 'SlotHeld',
  data: {
    bookingId,
    workshopId: 'w',
    vehicleId: 'v',
    serviceCode: 'brakes',
    maintenanceNeedId: 'n',
    bayId: 'b',
    technicianId: 't',
    startsAt: '2026-05-01T06:00:00.000Z',
    endsAt: '2026-05-01T07:00:00.000Z',
    bufferMinutes: 15,
    timeZone: 'Europe/Berlin',
    localStart: '2026-05-01T08:00',
    holdExpiresAt: '2026-04-01T12:10:00.000Z',
  },
};
const expired: BookingEvent = { type: 'HoldExpired', data: { bookingId } };
const requested: BookingEvent = { type: 'BookingRequested', data: { bookingId, vehicleId: 'v', note: 'squeaks' } };
const confirmed: BookingEvent = { type: 'BookingConfirmed', data: { bookingId } };
const started: BookingEvent = { type: 'BookingStarted', data: { bookingId, startedAt: '2026-04-01T12:05:00.000Z' } };
const completed: BookingEvent = {
  type: 'BookingCompleted',
  data: { bookingId, workshopId: 'w', vehicleId: 'v', maintenanceNeedId: 'n', completedAt: '2026-04-01T12:05:00.000Z' },
};
const cancelled: BookingEvent = {
  type: 'BookingCancelled',
  data: { bookingId, vehicleId: 'v', reason: 'sold the car' },
};

const inTime = new Date('2026-04-01T12:05:00Z');
const tooLate = new Date('2026-04-01T12:10:00Z');
const steps: {
  name: string;
  decide: (state: Booking) => BookingEvent[];
  before: BookingEvent[];
  event: BookingEvent;
}[] = [
  { name: 'request', decide: (state) => request(state, 'squeaks', inTime), before: [held], event: requested },
  { name: 'confirmation', decide: confirm, before: [held, requested], event: confirmed },
  { name: 'start', decide: (state) => start(state, inTime), before: [held, requested, confirmed], event: started },
  {
    name: 'completion',
    decide: (state) => complete(state, inTime),
    before: [held, requested, confirmed, started],
    event: completed,
  },
];

describe.each(steps)('the $name of a booking', ({ decide, before, event }) => {
  test('follows the step before it', () => {
    given(...before)
      .when(decide)
      .emits(event);
  });

  test('made again, or after a later step, is nothing', () => {
    given(...before, event)
      .when(decide)
      .emits();
    given(held, requested, confirmed, started, completed).when(decide).emits();
  });

  test('is refused after a cancellation, after the hold has expired, and for a booking that does not exist', () => {
    given(...before.slice(0, 3), cancelled)
      .when(decide)
      .refuses('booking.already-cancelled');
    given(held, expired).when(decide).refuses('booking.hold-expired');
    given().when(decide).refuses('booking.not-found');
  });
});

describe('a step', () => {
  test('that skips another is refused with the one that is missing', () => {
    given(held).when(confirm).refuses('booking.too-early', { bookingStatus: 'held', needed: 'requested' });
    given(held, requested)
      .when((state) => complete(state, inTime))
      .refuses('booking.too-early', { needed: 'started' });
  });
});

describe('a hold', () => {
  test('cannot be requested any more at the moment when it ends', () => {
    given(held)
      .when((state) => request(state, null, tooLate))
      .refuses('booking.hold-expired');
  });

  test('expires when its time is over, not before and not twice', () => {
    given(held)
      .when((state) => expire(state, tooLate))
      .emits(expired);
    given(held)
      .when((state) => expire(state, inTime))
      .emits();
    given(held, expired)
      .when((state) => expire(state, tooLate))
      .emits();
  });

  test('that became a request never expires', () => {
    given(held, requested)
      .when((state) => expire(state, tooLate))
      .emits();
  });
});

describe('cancelling a booking', () => {
  const sold = (state: Booking) => cancel(state, 'sold the car');

  test.each([[[held]], [[held, requested]], [[held, requested, confirmed]]])('works until work begins', (events) => {
    given(...events)
      .when(sold)
      .emits(cancelled);
  });

  test('twice, or after the hold has expired, is nothing', () => {
    given(held, cancelled).when(sold).emits();
    given(held, expired).when(sold).emits();
  });

  test('is refused once work has begun', () => {
    given(held, requested, confirmed, started)
      .when(sold)
      .refuses('booking.already-started', { bookingStatus: 'started' });
    given(held, requested, confirmed, started, completed).when(sold).refuses('booking.already-started');
  });
});
