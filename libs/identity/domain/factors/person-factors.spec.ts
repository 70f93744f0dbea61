import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replay } from '#kernel/domain';
import { goldenEvents } from '#kernel/testing';
import {
  addFactor,
  factorEvents,
  makeBackupCodes,
  personFactors,
  type FactorEvent,
  removeAllFactors,
  removeFactor,
} from './person-factors.ts';

goldenEvents(join(import.meta.dirname, '../../events.golden'), factorEvents, personFactors);

const userId = '01890a5d-ac96-774b-bcce-b302099a8057';
const idOf = (n: number): string => `01890a5d-ac96-774b-bcce-b3020999${String(n).padStart(4, '0')}`;
const added = (n: number): FactorEvent => ({
  type: 'FactorAdded',
  data: { userId, factorId: idOf(n), kind: 'totp' },
});
const given = (...events: FactorEvent[]) => replay(personFactors, events);
const leaving = (n: number) => ({ userId, factorId: idOf(n), formerAddress: null });

describe('a factor', () => {
  test('is added once, and a person has at most 20', () => {
    const factor = { userId, factorId: idOf(1), kind: 'totp' } as const;
    expect(addFactor(given(), factor)).toEqual([{ type: 'FactorAdded', data: factor }]);
    expect(() => addFactor(given(added(1)), factor)).toThrow('set up and in use');
    const twenty = Array.from({ length: 20 }, (_, n) => added(n));
    expect(() => addFactor(given(...twenty), { ...factor, factorId: idOf(20) })).toThrow('at most 20 factors');
  });

  test('that is the last stays where one is demanded', () => {
    expect(removeFactor(given(added(1), added(2)), leaving(1), true)).toMatchObject([{ data: { kind: 'totp' } }]);
    expect(() => removeFactor(given(added(1)), leaving(1), true)).toThrow('demands a second factor');
    expect(removeFactor(given(added(1)), leaving(1), false)).toHaveLength(1);
    expect(() => removeAllFactors(given(added(1)), [leaving(1)], true)).toThrow('demands a second factor');
    expect(removeAllFactors(given(), [], true)).toEqual([]);
  });

  test('that is gone is not found', () => {
    const gone: FactorEvent = { type: 'FactorRemoved', data: { ...leaving(1), kind: 'totp' } };
    expect(() => removeFactor(given(added(1), gone), leaving(1), false)).toThrow('no factor with this id');
  });
});

test('backup codes need a factor, and go with the last one', () => {
  expect(() => makeBackupCodes(given(), userId, 10)).toThrow('set one up first');
  const [made] = makeBackupCodes(given(added(1)), userId, 10);
  const gone = (n: number): FactorEvent => ({ type: 'FactorRemoved', data: { ...leaving(n), kind: 'totp' } });
  expect(given(added(1), added(2), made!, gone(1)).hasBackupCodes).toBe(true);
  expect(given(added(1), added(2), made!, gone(1), gone(2)).hasBackupCodes).toBe(false);
});
