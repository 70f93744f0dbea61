import * as fc from 'fast-check';

/** Stands for JSON that no value of ours can be written as; {@link writtenJson} puts the text in its place. */
const RAW = /"raw-json:(?<text>[^"]*)"/g;
const raw = (text: string): string => `raw-json:${text.replaceAll('"', '`')}`;

/** The value as JSON, with what JavaScript itself would never write. */
export function writtenJson(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.includes('raw-json:') ? text.replaceAll(RAW, (_, inner: string) => inner.replaceAll('`', '"')) : text;
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Texts that have broken one backend or another. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  'x'.repeat(300),
  'x'.repeat(70_000),
  '💥'.repeat(200),
  'e\u0301'.repeat(150),
  'Z\u0351\u036b\u0343\u036a\u0302'.repeat(40),
  '\u202eabc',
  '\u200b\u200d\ufeff',
  'مرآب\u200f النيل',
  '٣',
  '１２３',
  'ﬁ',
  'İ',
  '%00',
  '%zz',
  '%',
  '\\',
  '../../../etc/passwd',
  "' or 1=1; --",
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '-1',
  '1e3',
  '0x10',
  '1e309',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(40),
  '0000-00-00T00:00:00Z',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2026-02-30T25:61:61Z',
  '2026-12-31T23:59:60Z',
  '+275760-09-13T00:00:00.001Z',
  '275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '9999-12-31',
  '9999-12-31T23:59:59.999999999+14:00',
  'P99999999999Y',
  'PT1E9S',
  'infinity',
  'epoch',
  '00000000-0000-0000-0000-000000000000',
  'http://169.254.169.254/latest',
  'http://[::1]:1/',
  'http://user:word@127.0.0.1:9/',
  'https://xn--/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '0.0.0.0/0',
  '::/129',
  'Etc/Nowhere',
  '*',
  '*:*',
  '(a+)+$',
  '\r\nSet-Cookie: a=b',
] as const;

const HOSTILE_OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  -0.5,
  1e308,
  2 ** 53,
  -(2 ** 63),
  2_147_483_648,
  [],
  {},
  [null],
  [[]],
  nested(20),
  nested(60),
  nested(2_000),
  Array.from({ length: 1_000 }, () => 0),
  Array.from({ length: 101 }, (_, index) => String(index)),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  { toString: 'no function', valueOf: null, toJSON: 1, length: -1 },
  JSON.parse('{"then":"no promise"}'),
  raw('-0'),
  raw('1e999'),
  raw('-1e999'),
  raw('1e-400'),
  raw('9007199254740993'),
  raw('1.0000000000000000001'),
  raw('{"a":1,"a":2}'),
  raw(String.raw`"\ud83d"`),
];

/** Anything but what was asked for. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_OTHERS) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
