import * as fc from 'fast-check';

/** Headers that mean something to us, with what does not belong there. */
const ODD_HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['if-match', ['*', '"1"', 'W/"1"', '"x', '1', '"99999999999999999999"', '"1", "2"', '']],
  ['if-none-match', ['*', '"1"', '"1", "2"', 'x']],
  // What lies far ahead is waited for, which is shown elsewhere.
  ['clutch-min-position', ['0', '1', '-1', '1e9', 'x', '']],
  ['clutch-version', ['2026-11-01', '1999-01-01', '2026-13-45', '9999-12-31', 'latest', '']],
  ['clutch-mode', ['test', 'live', 'nope']],
  ['accept', ['*/*', 'text/html', 'application/json;q=0', ';;;', 'text/csv', 'application/xml']],
  ['accept-language', ['ar', 'ar-EG', 'de-DE,de;q=0.9', '*;q=2', '-']],
  ['accept-encoding', ['gzip', 'identity;q=0', 'br;q=1e3']],
  ['prefer', ['wait=0', 'respond-async', 'respond-async, wait=1', 'wait=-1', 'wait=1e9', '==']],
  ['origin', ['https://evil.test', 'null', '://']],
  ['x-request-id', ['short', 'x'.repeat(64), 'x'.repeat(300), 'with space here']],
  ['traceparent', ['00-00000000000000000000000000000000-0000000000000000-00', 'x', '00-']],
  [
    'content-type',
    [
      'text/plain',
      'application/json; charset=utf-16',
      'application/json; charset="utf-8"; charset=latin1',
      'application/json;',
      'application/merge-patch+json',
      'application/x-www-form-urlencoded',
      'application/x-ndjson',
      'text/csv',
      'multipart/form-data',
      'x',
    ],
  ],
  ['content-encoding', ['gzip', 'x']],
  ['idempotency-key', ['"unclosed', 'with space', 'x'.repeat(256), 'ü', '"a\\"b"', '']],
  ['range', ['bytes=0-1', 'bytes=9-1', 'items=0-']],
  ['x-http-method-override', ['DELETE']],
  ['x-forwarded-for', ['1.2.3.4', '::1, x']],
];

/** None most of the time, else one or two. */
export const oddHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc
          .constantFrom(...ODD_HEADERS)
          .chain(([name, values]) => fc.tuple(fc.constant(name), fc.constantFrom(...values))),
        { minLength: 1, maxLength: 2 },
      )
      .map((pairs) => Object.fromEntries(pairs)),
  },
);
