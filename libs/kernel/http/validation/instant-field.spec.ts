import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { IsInstant } from './instant-field.decorator.ts';

class Reading {
  @IsInstant()
  readonly recordedAt!: Date;
}

const read = (recordedAt: unknown) => {
  const reading = plainToInstance(Reading, { recordedAt });
  return { reading, faults: validateSync(reading) };
};

describe('a field that holds an instant', () => {
  test.each([
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T12:00:00.25+03:00', '2026-12-01T09:00:00.250Z'],
    ['2028-02-29t23:59:59z', '2028-02-29T23:59:59.000Z'],
  ])('%s becomes the Date %s', (text, iso) => {
    const { reading, faults } = read(text);
    expect([faults, reading.recordedAt.toISOString()]).toEqual([[], iso]);
  });

  test.each([
    '2026-12-01T09:00:00',
    '2026-12-01',
    '2026-02-30T09:00:00Z',
    '2026-12-01T24:00:01Z',
    '2026-06-30T23:59:60Z',
    '1764579600',
    1_764_579_600,
    null,
    {},
  ])('%j is refused', (value) => {
    expect(read(value).faults.map(({ property }) => property)).toEqual(['recordedAt']);
  });
});
