import { describe, expect, test } from 'vitest';
import { typedId } from '#kernel/domain';
import { specFor } from '#kernel/testing';
import { booking, type Booking, type BookingEvent } from './booking.ts';
import { type BusyRange } from './free-slots.ts';
import { type HoldFacts, holdSlot } from './hold-slot.ts';
import { claimsOf } from './resource-claims.ts';

const given = specFor(booking);
const uuid = (last: string) => `01930000-0000-7000-8000-${last.padStart(12, '0')}`;
const [bay1, bay2, technician] = [uuid('b1'), uuid('b2'), uuid('c1')];

const facts: HoldFacts = {
  now: new Date('2026-04-01T12:00:00Z'),
  workshop: {
    workshopId: uuid('1'),
    timeZone: 'Europe/Berlin',
    openingHours: [{ weekday: 5, opens: '08:00', closes: '12:00' }],
    bays: [
      { bayId: bay1, name: 'Bay 1' },
      { bayId: bay2, name: 'Bay 2' },
    ],
    technicians: [{ technicianId: technician, name: 'Ada' }],
    services: [{ code: 'brakes', durationMinutes: 60, bufferMinutes: 15 }],
  },
  vehicleExists: true,
  need: { vehicleId: uuid('2'), status: 'open' },
  busy: [],
  turn: 0,
};
const hold =
  (over: { startsAt?: string; serviceCode?: string } & Partial<HoldFacts> = {}) =>
  (state: Booking) => {
    const { startsAt = '2026-05-01T06:00:00Z', serviceCode = 'brakes', ...rest } = over;
    const request = {
      bookingId: uuid('9'),
      workshopId: uuid('1'),
      vehicleId: uuid('2'),
      serviceCode,
      maintenanceNeedId: uuid('3'),
      holdSeconds: 600,
    };
    return holdSlot(state, { ...request, startsAt: new Date(startsAt) }, { ...facts, ...rest });
  };
const held = (over: object = {}): BookingEvent => ({
  type: 'SlotHeld',
  data: {
    bookingId: uuid('9'),
    workshopId: uuid('1'),
    vehicleId: uuid('2'),
    serviceCode: 'brakes',
    maintenanceNeedId: uuid('3'),
    bayId: bay1,
    technicianId: technician,
    startsAt: '2026-05-01T06:00:00.000Z',
    endsAt: '2026-05-01T07:00:00.000Z',
    bufferMinutes: 15,
    timeZone: 'Europe/Berlin',
    localStart: '2026-05-01T08:00',
    holdExpiresAt: '2026-04-01T12:10:00.000Z',
    ...over,
  },
});
const busy = (resourceId: string, from: string, to: string): BusyRange => ({
  resourceId,
  start: Date.parse(from),
  end: Date.parse(to),
});

describe('holding a slot', () => {
  test('takes the first bay and technician that are free, for a while', () => {
    given().when(hold()).emits(held());
    given()
      .when(hold({ busy: [busy(bay1, '2026-05-01T07:10Z', '2026-05-01T08:00Z')] }))
      .emits(held({ bayId: bay2 }));
  });

  test('after a lost race begins its choice elsewhere', () => {
    given()
      .when(hold({ turn: 1 }))
      .emits(held({ bayId: bay2 }));
  });

  test('may use the buffer behind closing time, but not the work', () => {
    const last = {
      startsAt: '2026-05-01T09:00:00.000Z',
      endsAt: '2026-05-01T10:00:00.000Z',
      localStart: '2026-05-01T11:00',
    };
    given()
      .when(hold({ startsAt: last.startsAt }))
      .emits(held(last));
    given()
      .when(hold({ startsAt: '2026-05-01T09:05:00Z' }))
      .refuses('booking.outside-opening-hours', {
        errors: [{ pointer: '/startsAt', code: 'closed' }],
        open: [{ from: '2026-05-01T06:00:00.000Z', until: '2026-05-01T10:00:00.000Z' }],
      });
  });

  test('that are all busy is refused with who is busy when, and with the nearest times that are free', () => {
    const taken = [
      busy(technician, '2026-05-01T06:30Z', '2026-05-01T07:45Z'),
      busy(bay1, '2026-05-01T06:30Z', '2026-05-01T07:45Z'),
    ];
    given()
      .when(hold({ startsAt: '2026-05-01T07:00:00Z', busy: taken }))
      .refuses('booking.slot-taken', {
        workshopId: typedId('wsh', uuid('1')),
        startsAt: '2026-05-01T07:00:00.000Z',
        endsAt: '2026-05-01T08:00:00.000Z',
        conflicts: [
          {
            kind: 'technician',
            id: typedId('tec', technician),
            from: '2026-05-01T06:30:00.000Z',
            until: '2026-05-01T07:45:00.000Z',
          },
        ],
        alternatives: ['2026-05-01T07:45:00.000Z', '2026-05-01T08:00:00.000Z', '2026-05-01T08:15:00.000Z'].map(
          (startsAt) => expect.objectContaining({ startsAt }),
        ),
      });
  });

  test.each([
    ['/workshopId', 'booking.workshop-unknown', { workshop: null }],
    ['/vehicleId', 'booking.vehicle-unknown', { vehicleExists: false }],
    ['/maintenanceNeedId', 'booking.need-unknown', { need: null }],
    ['/maintenanceNeedId', 'booking.need-unknown', { need: { vehicleId: uuid('7'), status: 'open' as const } }],
    ['/maintenanceNeedId', 'booking.need-cleared', { need: { vehicleId: uuid('2'), status: 'cleared' as const } }],
    ['/serviceCode', 'booking.service-not-offered', { serviceCode: 'paint' }],
    ['/startsAt', 'booking.start-passed', { startsAt: '2026-04-01T11:55:00Z' }],
    ['/startsAt', 'booking.start-off-grid', { startsAt: '2026-05-01T06:01:00Z' }],
    ['/startsAt', 'booking.outside-opening-hours', { startsAt: '2026-05-02T06:00:00Z' }],
  ])('with a wrong %s is refused as %s', (pointer, code, over) => {
    given()
      .when(hold(over))
      .refuses(code, { errors: [{ pointer }] });
  });

  test('twice under one id is nothing', () => {
    given(held()).when(hold()).emits();
  });
});

describe('what a booking claims', () => {
  const claims = (...events: BookingEvent[]) =>
    claimsOf(given(...events).state()).map(({ resourceId, until, state, expiresAt }) => [
      resourceId,
      until,
      state,
      expiresAt,
    ]);

  test('is bay and technician, buffer included, for a while when it is held', () => {
    const until = '2026-05-01T07:15:00.000Z';
    expect(claims(held())).toEqual([
      [bay1, until, 'held', '2026-04-01T12:10:00.000Z'],
      [technician, until, 'held', '2026-04-01T12:10:00.000Z'],
    ]);
  });

  test('lasts once it is requested, and ends with the booking', () => {
    const bookingId = uuid('9');
    const requested: BookingEvent = { type: 'BookingRequested', data: { bookingId, vehicleId: null, note: null } };
    expect(claims(held(), requested).map(([, , state, expiresAt]) => [state, expiresAt])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
    ]);
    expect(
      claims(held(), requested, { type: 'BookingCancelled', data: { bookingId, vehicleId: null, reason: 'ill' } }),
    ).toEqual([]);
    expect(claims(held(), { type: 'HoldExpired', data: { bookingId } })).toEqual([]);
  });
});
