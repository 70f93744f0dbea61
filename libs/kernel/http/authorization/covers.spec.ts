import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccessRule } from '../../domain/access/access-subject.ts';
import { abilityFrom, instanceOf } from './ability.ts';
import { firstLacking } from './covers.ts';

const rule = (over: Partial<AccessRule> = {}): AccessRule => ({ action: 'read', subject: 'thing', ...over });
const thing = {
  name: 'thing',
  actions: ['read', 'edit'],
  columns: { colour: { kind: 'text' }, size: { kind: 'integer' } },
} as const;

describe('what may be given on', () => {
  test.each<[string, AccessRule[], AccessRule[], boolean]>([
    ['everything by whoever has everything', [rule({ action: 'manage', subject: 'all' })], [rule()], true],
    ['everything by whoever has a part', [rule()], [rule({ action: 'manage', subject: 'all' })], false],
    ['one action of a whole subject', [rule({ action: 'manage' })], [rule()], true],
    ['another action', [rule()], [rule({ action: 'edit' })], false],
    ['fewer fields', [rule({ fields: ['a', 'b'] })], [rule({ fields: ['a'] })], true],
    ['more fields', [rule({ fields: ['a'] })], [rule({ fields: ['a', 'b'] })], false],
    ['all fields by whoever has some', [rule({ fields: ['a'] })], [rule()], false],
    ['some things by whoever has all', [rule()], [rule({ conditions: { size: { $eq: 1 } } })], true],
    ['all things by whoever has some', [rule({ conditions: { size: { $eq: 1 } } })], [rule()], false],
    [
      'some of some',
      [rule({ conditions: { size: { $gte: 1 } } })],
      [rule({ conditions: { size: { $in: [1, 2] } } })],
      true,
    ],
    [
      'others than some',
      [rule({ conditions: { size: { $gte: 2 } } })],
      [rule({ conditions: { size: { $in: [1, 2] } } })],
      false,
    ],
    [
      'what a prohibition takes out',
      [rule(), rule({ inverted: true, conditions: { size: { $eq: 1 } } })],
      [rule()],
      false,
    ],
    [
      'what a prohibition takes out, along with it',
      [rule(), rule({ inverted: true, conditions: { size: { $eq: 1 } } })],
      [rule(), rule({ inverted: true, conditions: { size: { $eq: 1 } } })],
      true,
    ],
    ['a prohibition by whoever has nothing', [], [rule({ inverted: true })], true],
  ])('%s', (_, held, wanted, may) => {
    expect(firstLacking(held, wanted) === undefined).toBe(may);
  });

  test('never lets through what the giver could not do, whatever the rules are', () => {
    const values = fc.constantFrom<string | number>('red', 'blue');
    const sizes = fc.constantFrom(0, 1, 2);
    const conditions = fc.oneof(
      values.map(($eq) => ({ colour: { $eq } })),
      fc.uniqueArray(sizes, { minLength: 1 }).map(($in) => ({ size: { $in } })),
      sizes.map(($gte) => ({ size: { $gte } })),
      values.map(($ne) => ({ colour: { $ne } })),
    );
    const rules = fc.array(
      fc.record<AccessRule>(
        {
          action: fc.constantFrom('read', 'edit', 'manage'),
          subject: fc.constantFrom('thing', 'all'),
          inverted: fc.boolean(),
          conditions,
        },
        { requiredKeys: ['action', 'subject'], noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 4 },
    );
    const inOrder = (given: AccessRule[]) =>
      given.toSorted((a, b) => Number(a.inverted ?? false) - Number(b.inverted ?? false));
    let given = 0;
    fc.assert(
      fc.property(rules.map(inOrder), rules.map(inOrder), (held, wanted) => {
        if (firstLacking(held, wanted)) return;
        given += 1;
        const [giver, taker] = [abilityFrom(held), abilityFrom(wanted)];
        for (const action of ['read', 'edit'])
          for (const colour of ['red', 'blue', 'green'])
            for (const size of [0, 1, 2]) {
              const one = instanceOf(thing, { colour, size });
              expect(!taker.can(action, one) || giver.can(action, one)).toBe(true);
            }
      }),
      { numRuns: 3_000, seed: 7 },
    );
    expect(given).toBeGreaterThan(100);
  });
});
