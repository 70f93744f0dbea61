import { DomainError } from '#kernel/domain';

const LENGTH = 17;
const CHECK_POSITION = 9;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const REMAINDERS = '0123456789X';
/** A character's value is its place modulo 10 (49 CFR 565.15, table III); I, O and Q have none. */
const TRANSLITERATION = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';

/**
 * A vehicle identification number in its one spelling: 17 characters, upper case, check digit right (ISO 3779, 49 CFR 565.15).
 * Lower case and blanks around it are forgiven. Positions count from 1.
 * @throws DomainError `vehicle.vin-length`, `vehicle.vin-character`, `vehicle.vin-check-digit`
 */
export function parseVin(text: string): string {
  const vin = text.trim().toUpperCase();
  if (vin.length !== LENGTH) {
    throw new DomainError('invalid', 'vehicle.vin-length', `A VIN has 17 characters, this one has ${vin.length}`, {
      expected: LENGTH,
      found: vin.length,
    });
  }
  const values = [...vin].map((character, index) => valueAt(character, index + 1));
  const sum = values.reduce((total, value, index) => total + value * WEIGHTS[index]!, 0);
  const expected = REMAINDERS[sum % 11]!;
  const found = vin[CHECK_POSITION - 1]!;
  if (found === expected) return vin;
  const message = `Position ${CHECK_POSITION} of this VIN is its check digit: it must be ${expected}, but is ${found}. Some character is mistyped`;
  throw new DomainError('invalid', 'vehicle.vin-check-digit', message, { position: CHECK_POSITION, expected, found });
}

function valueAt(character: string, position: number): number {
  const place = character === '.' ? -1 : TRANSLITERATION.indexOf(character);
  if (place >= 0) return place % 10;
  const message = `Position ${position} of this VIN is ${character}; a VIN has digits and letters without I, O and Q`;
  throw new DomainError('invalid', 'vehicle.vin-character', message, { position, found: character });
}
