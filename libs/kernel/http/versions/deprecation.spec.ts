import { describe, expect, test } from 'vitest';
import { parseBrownOuts } from './brown-out.ts';
import { type Deprecation, deprecationFault, deprecationHeaders } from './deprecation.ts';
import { assertDeprecations } from './deprecations.ts';

const ENDING: Deprecation = { since: '2026-01-01', sunset: '2027-06-30', successor: 'makeThing', link: '/docs/things' };

test('a deprecation is told by the headers of RFC 9745 and RFC 8594', () => {
  expect(deprecationHeaders(ENDING, '/v1/things')).toEqual({
    Deprecation: '@1767225600',
    Sunset: 'Wed, 30 Jun 2027 23:59:59 GMT',
    Link: '</docs/things>; rel="deprecation"; type="text/html", </docs/things>; rel="sunset"; type="text/html", </v1/things>; rel="successor-version"',
  });
});

test('twelve months lie between since and sunset, to the day', () => {
  expect(deprecationFault({ ...ENDING, sunset: '2027-01-01' })).toBeUndefined();
  expect(deprecationFault({ ...ENDING, sunset: '2026-12-31' })).toMatch(/less than 12 months/);
  expect(deprecationFault({ ...ENDING, sunset: '2025-12-31' })).toMatch(/lies before/);
  expect(deprecationFault({ ...ENDING, since: 'lately' })).toMatch(/must be days/);
  expect(deprecationFault({ ...ENDING, successor: '' })).toMatch(/not named/);
});

describe('an app', () => {
  const route = { name: 'Things.old', method: 'GET', path: 'v1/old', operationId: 'oldThing', deprecation: ENDING };

  test('starts with what may be, and not with what may not: every fault is named', () => {
    const later = parseBrownOuts(
      'oldThing=2026-09-01T10:00Z/2026-09-01T11:00Z,elsewhere=2026-01-01T00:00Z/2026-01-02T00:00Z',
    );
    expect(() => assertDeprecations([route], later)).not.toThrow();
    const early = parseBrownOuts('oldThing=2025-09-01T10:00Z/2025-09-01T11:00Z');
    const short = { ...route, name: 'Things.short', deprecation: { ...ENDING, sunset: '2026-02-01' } };
    expect(() => assertDeprecations([route, short], early)).toThrow(
      /Things\.short: .*\n.*oldThing: a brown-out begins before/,
    );
  });
});

test.each([
  'oldThing',
  'oldThing=2026-09-01/2026-09-02',
  'oldThing=2026-09-02T00:00Z/2026-09-01T00:00Z',
  '=2026-09-01T00:00Z/2026-09-02T00:00Z',
])('"%s" is no brown-out', (text) => expect(() => parseBrownOuts(text)).toThrow(/operationId=from\/until/));
