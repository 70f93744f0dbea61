import { expect, test } from 'vitest';
import { deprecationLetter } from './deprecation-letter.ts';
import { tellOfUse, toldOfUse } from './deprecated-use.ts';

const USE = { credentialId: 'key_7hT2mQ9xLb4K', operationId: 'oldThing', sunset: '2027-11-30', successor: 'makeThing' };

test('a use is told once', () => {
  const told = tellOfUse(toldOfUse.initial, USE);
  expect(told).toEqual([{ type: 'DeprecatedOperationUsed', data: USE }]);
  expect(tellOfUse(told.reduce(toldOfUse.evolve, toldOfUse.initial), USE)).toEqual([]);
});

test.each(['en', 'en-GB', 'ar', 'ar-SA'])(
  'a letter in %s names who uses what, until when, and what to use instead',
  (locale) => {
    const link = '/docs/versions';
    const { subject, text } = deprecationLetter(locale, { ...USE, name: 'Ana', tenant: 'sul', link });
    expect(subject).toContain('2027-11-30');
    for (const named of ['Ana', 'sul', USE.credentialId, USE.operationId, USE.successor, link])
      expect(text).toContain(named);
    expect(/\p{Script=Arabic}/u.test(text)).toBe(locale.startsWith('ar'));
  },
);
