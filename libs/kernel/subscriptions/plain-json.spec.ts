import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainJson } from './plain-json.ts';

test('what JSON can say comes back from it unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(JSON.stringify(plainJson(value, 'state')))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a member that is undefined counts as absent', () => {
  expect(plainJson({ a: undefined, b: 1 }, 'state')).toEqual({ b: 1 });
});

test.each([
  [{ at: new Date(0) }, 'state.at is of type Date'],
  [{ list: [1, { seen: new Set() }] }, 'state.list[1].seen is of type Set'],
  [{ amount: NaN }, 'state.amount is of type number'],
  [{ amount: 1n }, 'state.amount is of type bigint'],
  [{ decide: () => 1 }, 'state.decide is of type function'],
  [undefined, 'state is of type undefined'],
])('what JSON would change is refused with its place: %#', (value, message) => {
  expect(() => plainJson(value, 'state')).toThrow(message);
});
