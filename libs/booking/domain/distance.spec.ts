import { expect, test } from 'vitest';
import { distanceMetres } from './distance.ts';

test('a distance is measured on the great circle', () => {
  const riyadh = { latitude: 24.7136, longitude: 46.6753 };
  const jeddah = { latitude: 21.4858, longitude: 39.1925 };
  expect(distanceMetres(riyadh, riyadh)).toBe(0);
  expect(distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBe(111_195);
  expect(Math.abs(distanceMetres(riyadh, jeddah) - 846_000)).toBeLessThan(5_000);
  expect(distanceMetres({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBe(22_239);
});
