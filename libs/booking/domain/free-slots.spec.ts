import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusyRange, claimOf, firstFree, freeSlots, workOf } from './free-slots.ts';
import { openPeriods, type WorkshopCalendar } from './workshop-calendar.ts';

const MINUTE = 60_000;
const service = { code: 'brakes', durationMinutes: 60, bufferMinutes: 15 };
const workshop: WorkshopCalendar = {
  workshopId: 'w',
  timeZone: 'Europe/Berlin',
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '10:00' })),
  bays: [
    { bayId: 'bay-1', name: 'Bay 1' },
    { bayId: 'bay-2', name: 'Bay 2' },
  ],
  technicians: [{ technicianId: 'tec-1', name: 'Ada' }],
  services: [service],
};
const busy = (resourceId: string, from: string, to: string): BusyRange => ({
  resourceId,
  start: Date.parse(from),
  end: Date.parse(to),
});
const search = (from: string, to: string, ...claims: BusyRange[]) =>
  freeSlots(workshop, service, claims, { start: Date.parse(from), end: Date.parse(to) }).map(
    ({ start, bays, technicians }) => `${new Date(start).toISOString().slice(5, 16)} ${bays}+${technicians}`,
  );

describe('free slots', () => {
  test('are the quarters of an hour at which the whole work fits into the opening hours', () => {
    expect(search('2026-05-01T00:00Z', '2026-05-02T00:00Z')).toEqual([
      '05-01T06:00 2+1',
      '05-01T06:15 2+1',
      '05-01T06:30 2+1',
      '05-01T06:45 2+1',
      '05-01T07:00 2+1',
    ]);
  });

  test('begin no earlier than asked and before the end', () => {
    expect(search('2026-05-01T06:16Z', '2026-05-01T06:45Z')).toEqual(['05-01T06:30 2+1']);
  });

  test('need a bay and a technician for the work and the buffer behind it', () => {
    const claims = [
      busy('bay-1', '2026-05-01T06:00Z', '2026-05-01T08:00Z'),
      busy('tec-1', '2026-05-01T07:30Z', '2026-05-01T08:00Z'),
    ];
    expect(search('2026-05-01T00:00Z', '2026-05-02T00:00Z', ...claims)).toEqual(['05-01T06:00 1+1', '05-01T06:15 1+1']);
  });

  test('move with the clock on the day of change, in spring and in autumn', () => {
    expect(
      search('2026-03-28T00:00Z', '2026-03-30T00:00Z')
        .map((slot) => slot.slice(0, 11))
        .filter((_, i) => i % 5 === 0),
    ).toEqual(['03-28T07:00', '03-29T06:00']);
    expect(
      search('2026-10-24T00:00Z', '2026-10-26T00:00Z')
        .map((slot) => slot.slice(0, 11))
        .filter((_, i) => i % 5 === 0),
    ).toEqual(['10-24T06:00', '10-25T07:00']);
  });

  test('agree with brute force', () => {
    const origin = Date.parse('2026-10-24T22:00Z');
    const claims = fc.array(
      fc
        .tuple(
          fc.constantFrom('bay-1', 'bay-2', 'tec-1'),
          fc.integer({ min: 0, max: 2880 }),
          fc.integer({ min: 1, max: 180 }),
        )
        .map(([resourceId, start, length]): BusyRange => ({
          resourceId,
          start: origin + start * MINUTE,
          end: origin + (start + length) * MINUTE,
        })),
      { maxLength: 12 },
    );
    const services = fc.record({
      code: fc.constant('x'),
      durationMinutes: fc.integer({ min: 1, max: 24 }).map((n) => n * 5),
      bufferMinutes: fc.integer({ min: 0, max: 6 }).map((n) => n * 5),
    });
    const span = { start: origin, end: origin + 2880 * MINUTE };
    const agrees = fc.property(claims, services, (ranges, service) => {
      const open = openPeriods(workshop, { start: span.start, end: span.end + 300 * MINUTE });
      // A cell is claimed whole, as the grid sees it.
      const cells = ranges.map(({ resourceId, start, end }) => ({
        resourceId,
        start: Math.floor(start / 300_000) * 300_000,
        end: Math.ceil(end / 300_000) * 300_000,
      }));
      const expected = Array.from({ length: 192 }, (_, quarter) => origin + quarter * 15 * MINUTE).flatMap((start) => {
        const work = workOf(start, service);
        const isFree = (id: string) => firstFree([id], cells, claimOf(start, service)) !== undefined;
        const bays = ['bay-1', 'bay-2'].filter(isFree).length;
        const technicians = ['tec-1'].filter(isFree).length;
        const fits =
          open.some((period) => period.start <= work.start && work.end <= period.end) && bays > 0 && technicians > 0;
        return fits ? [{ ...work, bays, technicians }] : [];
      });
      expect(freeSlots(workshop, service, ranges, span)).toEqual(expected);
    });
    fc.assert(agrees, { numRuns: 200 });
  });
});

test('the search for a free resource can begin anywhere and goes round', () => {
  const span = { start: Date.parse('2026-05-01T06:00Z'), end: Date.parse('2026-05-01T07:00Z') };
  const claims = [
    busy('b', '2026-05-01T06:30Z', '2026-05-01T06:35Z'),
    busy('c', '2026-05-01T07:00Z', '2026-05-01T08:00Z'),
  ];
  expect([0, 1, 2, 3].map((turn) => firstFree(['a', 'b', 'c'], claims, span, turn))).toEqual(['a', 'c', 'c', 'a']);
  expect(firstFree(['b'], claims, span)).toBeUndefined();
});
