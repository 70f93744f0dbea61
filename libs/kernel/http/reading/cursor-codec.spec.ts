import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CursorCodec, type CursorPosition, type CursorScope } from './cursor-codec.ts';

const codec = new CursorCodec('a secret of at least thirty-two characters');
const scope: CursorScope = {
  tenant: 't1',
  list: 'booking.bookings',
  sort: '-createdAt,id',
  filter: { status: 'open', from: { gte: '2026' } },
};

const keyValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer(),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
);
const position: fc.Arbitrary<CursorPosition> = fc.record({
  direction: fc.constantFrom('next' as const, 'prev' as const),
  key: fc.array(keyValue, { minLength: 1, maxLength: 4 }),
});

describe('a cursor', () => {
  test('gives back what went in', () => {
    fc.assert(
      fc.property(position, (given) => {
        expect(codec.decode(scope, codec.encode(scope, given))).toEqual(given);
      }),
    );
  });
  test('is refused after any change of any character', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ ';
    fc.assert(
      fc.property(position, fc.nat(), fc.constantFrom(...alphabet), (given, at, char) => {
        const cursor = codec.encode(scope, given);
        const index = at % cursor.length;
        fc.pre(cursor[index] !== char);
        expect(() => codec.decode(scope, cursor.slice(0, index) + char + cursor.slice(index + 1))).toThrow(
          '1 field is wrong',
        );
      }),
    );
  });
  test('is refused in another spelling of the same bytes', () => {
    const cursor = codec.encode(scope, { direction: 'next', key: ['a'] });
    expect(() => codec.decode(scope, `${cursor}=`)).toThrow('1 field is wrong');
  });
  test('is refused when it is made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(() => codec.decode(scope, text)).toThrow('1 field is wrong');
      }),
    );
  });
  test.each([
    ['tenant', { ...scope, tenant: 't2' }],
    ['list', { ...scope, list: 'fleet.vehicles' }],
    ['sort', { ...scope, sort: 'createdAt,id' }],
    ['filter', { ...scope, filter: { status: 'closed', from: { gte: '2026' } } }],
    ['filter that is gone', { ...scope, filter: null }],
  ])('is refused under another %s', (_name, other) => {
    const cursor = codec.encode(scope, { direction: 'next', key: ['a'] });
    expect(() => codec.decode(other, cursor)).toThrow(
      expect.objectContaining({
        status: 422,
        extensions: { errors: [expect.objectContaining({ parameter: 'cursor' })] },
      }),
    );
  });
  test('is refused under another secret', () => {
    const cursor = codec.encode(scope, { direction: 'next', key: ['a'] });
    expect(() => new CursorCodec('another secret of thirty-two characters').decode(scope, cursor)).toThrow(
      '1 field is wrong',
    );
  });
  test('does not mind the order in which filters were written', () => {
    const cursor = codec.encode(scope, { direction: 'next', key: ['a'] });
    expect(codec.decode({ ...scope, filter: { from: { gte: '2026' }, status: 'open' } }, cursor)).toEqual({
      direction: 'next',
      key: ['a'],
    });
  });
});
