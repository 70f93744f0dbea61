import { expect, test } from 'vitest';
import { endKey, liveKeys, MOST_LIVE_KEYS, rotateKeys, type SigningKey } from './key-ring.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);
const fresh = (id: string) => ({ id, algorithm: 'hmac-sha256' as const, sealed: id });
const ids = (keys: readonly SigningKey[]): string[] => keys.map(({ id }) => id);
const rotated = (keys: readonly SigningKey[], id: string, overlapSeconds: number, now = NOW) =>
  rotateKeys(keys, fresh(id), { now, overlapSeconds });
const first = rotated([], 'a', 0);

test('a new key signs at once, beside the old one for the overlap and no longer', () => {
  const keys = rotated(first, 'b', 60);
  expect(ids(liveKeys(keys, later(59)))).toEqual(['b', 'a']);
  expect(ids(liveKeys(keys, later(60)))).toEqual(['b']);
});

test('an overlap of 0 ends the old one now, and leaves nothing of it', () => {
  expect(ids(rotated(first, 'b', 0))).toEqual(['b']);
});

test('a second rotation lengthens no overlap', () => {
  const keys = rotated(rotated(first, 'b', 60), 'c', 3_600);
  expect(ids(liveKeys(keys, later(61)))).toEqual(['c', 'b']);
});

test('the eleventh key is refused, and the ten go on', () => {
  let keys = first;
  for (let n = 1; n < MOST_LIVE_KEYS; n += 1) keys = rotated(keys, `k${n}`, 3_600);
  expect(keys).toHaveLength(MOST_LIVE_KEYS);
  expect(() => rotated(keys, 'eleventh', 3_600)).toThrow(expect.objectContaining({ code: 'webhook-key.too-many' }));
  expect(ids(rotated(keys, 'later', 3_600, later(3_600)))).toEqual(['later', 'k9']);
  expect(ids(rotated(keys, 'leaked', 0))).toEqual(['leaked']);
});

test('an overlapping key can be ended early, the current one cannot', () => {
  const keys = rotated(first, 'b', 60);
  expect(ids(endKey(keys, 'a', NOW))).toEqual(['b']);
  expect(() => endKey(keys, 'b', NOW)).toThrow(expect.objectContaining({ code: 'webhook-key.current' }));
  expect(() => endKey(keys, 'a', later(61))).toThrow(expect.objectContaining({ code: 'webhook-key.not-found' }));
});
