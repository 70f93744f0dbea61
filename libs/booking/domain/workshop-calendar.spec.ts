import { describe, expect, test } from 'vitest';
import { localTime, openPeriods } from './workshop-calendar.ts';

const everyDay = (opens: string, closes: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));
const open = (
  timeZone: string,
  hours: readonly { weekday: number; opens: string; closes: string }[],
  from: string,
  to: string,
) =>
  openPeriods({ timeZone, openingHours: hours }, { start: Date.parse(from), end: Date.parse(to) }).map(
    ({ start, end }) => [new Date(start).toISOString().slice(0, 16), new Date(end).toISOString().slice(0, 16)],
  );

describe('opening hours as instants', () => {
  test('follow the zone into summer time: the same wall clock is an hour earlier from that day on', () => {
    expect(open('Europe/Berlin', everyDay('08:00', '17:00'), '2026-03-28T06:00Z', '2026-03-29T20:00Z')).toEqual([
      ['2026-03-28T07:00', '2026-03-28T16:00'],
      ['2026-03-29T06:00', '2026-03-29T15:00'],
    ]);
  });

  test('make the spring day of change 23 hours and the autumn day 25', () => {
    const hours = (day: string, from: string, to: string) => {
      const weekday = new Date(`${day}T12:00Z`).getUTCDay() || 7;
      const [[start, end]] = open('Europe/Berlin', [{ weekday, opens: '00:00', closes: '24:00' }], from, to) as [
        [string, string],
      ];
      return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
    };
    expect(hours('2026-03-29', '2026-03-29T10:00Z', '2026-03-29T11:00Z')).toBe(23);
    expect(hours('2026-10-25', '2026-10-25T10:00Z', '2026-10-25T11:00Z')).toBe(25);
  });

  test('that do not exist on the day of change begin when the clock has jumped', () => {
    expect(open('Europe/Berlin', everyDay('02:30', '05:00'), '2026-03-29T00:00Z', '2026-03-29T10:00Z')).toEqual([
      ['2026-03-29T01:30', '2026-03-29T03:00'],
    ]);
  });

  test('that occur twice begin the first time', () => {
    expect(open('Europe/Berlin', everyDay('02:30', '05:00'), '2026-10-25T00:00Z', '2026-10-25T10:00Z')).toEqual([
      ['2026-10-25T00:30', '2026-10-25T04:00'],
    ]);
  });

  test('fit zones with half and quarter hours, and a change of half an hour', () => {
    expect(open('Asia/Kathmandu', everyDay('09:00', '10:00'), '2026-05-01T00:00Z', '2026-05-01T12:00Z')).toEqual([
      ['2026-05-01T03:15', '2026-05-01T04:15'],
    ]);
    expect(
      open('Australia/Lord_Howe', everyDay('00:00', '24:00').slice(6), '2026-04-05T00:00Z', '2026-04-05T01:00Z'),
    ).toEqual([['2026-04-04T13:00', '2026-04-05T13:30']]);
  });

  test('belong to the weekday of the workshop, not of Greenwich', () => {
    expect(
      open(
        'Pacific/Auckland',
        [{ weekday: 1, opens: '08:00', closes: '09:00' }],
        '2026-06-07T00:00Z',
        '2026-06-09T00:00Z',
      ),
    ).toEqual([['2026-06-07T20:00', '2026-06-07T21:00']]);
  });

  test('that touch are one', () => {
    expect(
      open(
        'UTC',
        [
          { weekday: 5, opens: '12:00', closes: '24:00' },
          { weekday: 6, opens: '00:00', closes: '02:00' },
        ],
        '2026-05-01T00:00Z',
        '2026-05-02T12:00Z',
      ),
    ).toEqual([['2026-05-01T12:00', '2026-05-02T02:00']]);
  });
});

test('an instant is told by the clock on the wall', () => {
  expect(localTime(Date.parse('2026-03-29T06:00Z'), 'Europe/Berlin')).toBe('2026-03-29T08:00');
});
