import { expect, test } from 'vitest';
import { lagsOf } from './projected.ts';

test('a lag ends at the first look that saw the position reached', () => {
  const events = [1, 2, 5].map((position) => ({ position, at: position * 10 }));
  const seen = [
    { position: 0, at: 12 },
    { position: 2, at: 31 },
    { position: 7, at: 64 },
  ];
  expect(lagsOf(events, seen)).toEqual([21, 11, 14]);
});

test('an event that was never seen projected is no figure but an error', () => {
  expect(() => lagsOf([{ position: 3, at: 1 }], [{ position: 2, at: 2 }])).toThrow(
    'position 3 was never seen projected',
  );
});
