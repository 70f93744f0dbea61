// Public VINs against our check digit. The vectors lie beside the checkout, not in it; without them this file says so and skips.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#kernel/domain';
import { parseVin } from '../../libs/fleet/domain/vin.ts';

const VECTORS = join(import.meta.dirname, '../../../shared/data/fleet/vin/vin-vectors.jsonl.gz');

interface Vector {
  readonly vin: string;
  readonly checkDigit: string;
  readonly checkDigitValid: boolean;
}

const readVectors = (): Vector[] =>
  gunzipSync(readFileSync(VECTORS))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector);

const detailsOf = (vin: string): unknown => {
  try {
    return parseVin(vin);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.details };
    throw error;
  }
};

describe('VINs of real vehicles', () => {
  test.skipIf(!existsSync(VECTORS))(
    'are taken, and with another check digit refused by name (skipped without the vectors)',
    () => {
      const vectors = readVectors().filter(({ checkDigitValid }) => checkDigitValid);
      expect(vectors.length).toBeGreaterThan(100);
      for (const { vin, checkDigit } of vectors) {
        expect([vin, detailsOf(vin)]).toEqual([vin, vin]);
        for (const found of '0123456789X'.replace(checkDigit, '')) {
          const wrong = vin.slice(0, 8) + found + vin.slice(9);
          expect(detailsOf(wrong)).toEqual({
            code: 'vehicle.vin-check-digit',
            position: 9,
            expected: checkDigit,
            found,
          });
        }
      }
    },
  );
});
