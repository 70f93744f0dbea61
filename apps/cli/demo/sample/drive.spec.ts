import { describe, expect, test } from 'vitest';
import { sampleDrive } from './drive.ts';

const endsAt = new Date('2026-05-01T08:00:00Z');
const points = sampleDrive(endsAt);

describe('the sample drive', () => {
  test('ends when it is told to, and has a fix every second without a gap', () => {
    expect(points.at(-1)!.recordedAt).toBe('2026-05-01T08:00:00.000Z');
    const times = points.map(({ recordedAt }) => Date.parse(recordedAt));
    expect(new Set(times.slice(1).map((time, index) => time - times[index]!))).toEqual(new Set([1000]));
    expect(points).toHaveLength(754);
  });

  test('tells a car in a town', () => {
    for (const { latitude, longitude, speedKmh, headingDegrees, altitudeMetres } of points) {
      expect(Math.abs(latitude + 25.44)).toBeLessThan(0.02);
      expect(Math.abs(longitude + 49.3)).toBeLessThan(0.04);
      expect(speedKmh).toBeGreaterThanOrEqual(0);
      expect(speedKmh).toBeLessThan(70);
      expect(headingDegrees).toBeLessThanOrEqual(360);
      expect(Math.abs(altitudeMetres - 930)).toBeLessThan(50);
    }
  });
});
