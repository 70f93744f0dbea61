import { describe, expect, test } from 'vitest';
import { canonicalZone, minutesOf, openingHoursFaults } from './opening-hours.ts';

const monday = (opens: string, closes: string) => ({ weekday: 1, opens, closes });
const faults = (...week: { weekday: number; opens: string; closes: string }[]) =>
  openingHoursFaults(week, '/openingHours').map(({ pointer, code }) => `${pointer} ${code}`);

describe('opening hours', () => {
  test('may be split, may touch and may last until midnight', () => {
    expect(faults(monday('08:00', '12:00'), monday('12:00', '16:30'), monday('20:00', '24:00'))).toEqual([]);
  });

  test('are wanted at least once a week', () => {
    expect(faults()).toEqual(['/openingHours empty']);
  });

  test.each(['8:00', '24:05', '08:60', '08:02', 'noon!'])('are not written as %s', (opens) => {
    expect(faults(monday(opens, '24:00'))).toEqual(['/openingHours/0/opens time']);
  });

  test.each([0, 8, 1.5])('know no weekday %s', (weekday) => {
    expect(faults({ weekday, opens: '08:00', closes: '16:00' })).toEqual(['/openingHours/0/weekday weekday']);
  });

  test('end after they begin', () => {
    expect(faults(monday('08:00', '08:00'), monday('18:00', '02:00'))).toEqual([
      '/openingHours/0/closes order',
      '/openingHours/1/closes order',
    ]);
  });

  test('of one weekday do not overlap, whatever order they came in', () => {
    expect(
      faults(monday('11:55', '16:00'), { ...monday('08:00', '12:00'), weekday: 2 }, monday('08:00', '12:00')),
    ).toEqual(['/openingHours/0 overlap']);
  });
});

test('a zone is an IANA name in its own spelling, never an offset', () => {
  expect(canonicalZone('asia/riyadh')).toBe('Asia/Riyadh');
  expect(canonicalZone('UTC')).toBe('UTC');
  for (const zone of ['+03:00', 'Mars/Olympus', '', ' ']) expect(canonicalZone(zone)).toBeNull();
});

test('a time of day is minutes by the clock on the wall', () => {
  expect(minutesOf('07:05')).toBe(425);
  expect(minutesOf('24:00')).toBe(1440);
  expect(minutesOf('25:00')).toBeNull();
});
