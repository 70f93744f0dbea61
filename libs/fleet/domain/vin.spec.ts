import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#kernel/domain';
import { parseVin } from './vin.ts';

const refusal = (text: string): DomainError => {
  try {
    parseVin(text);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  return expect.fail(`${text} was taken for a VIN`);
};

describe('a VIN', () => {
  test.each(['1M8GDM9AXKP042788', '11111111111111111', '19XFC1F7XGE028370'])('%s is right', (vin) => {
    expect(parseVin(vin)).toBe(vin);
  });

  test('may come in lower case and with blanks around it', () => {
    expect(parseVin(' 1m8gdm9axkp042788\n')).toBe('1M8GDM9AXKP042788');
  });

  test('with a wrong check digit says where, what was expected and what was found', () => {
    const { kind, code, message, details } = refusal('1M8GDM9A3KP042788');
    expect([kind, code, details]).toEqual([
      'invalid',
      'vehicle.vin-check-digit',
      { position: 9, expected: 'X', found: '3' },
    ]);
    expect(message).toMatch(/position 9.*must be X.*is 3/i);
  });

  test.each([
    ['1M8GDM9AXKP04278', 'vehicle.vin-length', { expected: 17, found: 16 }],
    ['', 'vehicle.vin-length', { expected: 17, found: 0 }],
    ['1M8GDM9AXKP0427888', 'vehicle.vin-length', { expected: 17, found: 18 }],
    ['1M8GDM9AXKPO42788', 'vehicle.vin-character', { position: 12, found: 'O' }],
    ['IM8GDM9AXKP042788', 'vehicle.vin-character', { position: 1, found: 'I' }],
    ['1M8GDM9AXKP04278Q', 'vehicle.vin-character', { position: 17, found: 'Q' }],
    ['1M8.DM9AXKP042788', 'vehicle.vin-character', { position: 4, found: '.' }],
  ])('"%s" is refused as %s', (text, code, details) => {
    expect(refusal(text)).toMatchObject({ kind: 'invalid', code, details });
  });

  test('with one digit mistyped is always refused', () => {
    const digitPlaces = [...'1M8GDM9AXKP042788'].flatMap((character, place) => (/\d/.test(character) ? [place] : []));
    fc.assert(
      fc.property(fc.constantFrom(...digitPlaces), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'1M8GDM9AXKP042788'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(refusal(digits.join('')).code).toBe('vehicle.vin-check-digit');
      }),
    );
  });
});
