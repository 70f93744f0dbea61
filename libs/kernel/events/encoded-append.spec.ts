import { describe, expect, test } from 'vitest';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { APPEND_LIMITS, type AppendRequest } from './append.ts';
import { assertNotTooMany, encodeAppend, groupJson } from './encoded-append.ts';
import { type EventJson } from './event-codec.ts';

const meta = {
  tenant: 't',
  actor: { kind: 'system', id: 'x', name: 'X' },
  correlation: 'c',
  source: 'system',
} as const;
const event = (data: object, over: Partial<EventJson> = {}): EventJson => ({
  id: '01963a1e-0000-7000-8000-000000000000',
  type: 'Noted',
  v: 2,
  data,
  meta,
  ...over,
});
const encode = (events: readonly EventJson[], over: Partial<AppendRequest> = {}) =>
  encodeAppend({ streamId: 's', category: 'note', expected: 'any', events: [], ...over }, events);
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('an append is turned into JSON once, and is the same JSON in a group', () => {
  const append = encode([event({ text: 'ä"\\ \u2028 \u0001' }), event({ n: 1.5 })], {
    commandId: 'cmd',
    result: { fingerprint: 'f' },
    expected: 'exists',
  });
  expect(JSON.parse(groupJson([append, append]))).toEqual(
    Array.from({ length: 2 }, () => ({
      stream: 's',
      category: 'note',
      expected: -1,
      command: 'cmd',
      result: { fingerprint: 'f' },
      n: 2,
      meta,
      events: [event({ text: 'ä"\\ \u2028 \u0001' }), event({ n: 1.5 })].map(({ id, type, v, data }) => ({
        id,
        type,
        v,
        data,
      })),
    })),
  );
});

test.each([
  ['any', null],
  ['none', 0],
  ['exists', -1],
  [0, 0],
  [7, 7],
] as const)('the expected version %s is sent as %s', (expected, sent) => {
  expect(encode([event({})], { expected }).expected).toBe(sent);
});

test.each([-1, 1.5, Number.NaN, 2 ** 31])('the expected version %s is refused', (expected) => {
  expect(() => encode([event({})], { expected })).toThrow(RangeError);
});

describe('what is too much is refused with 422 and the limit, before the database sees it', () => {
  const text = (bytes: number) => event({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

  test('an event of more than 64 KB, counted in bytes', () => {
    expect(encode([text(APPEND_LIMITS.eventBytes)]).events).toHaveLength(1);
    const large = refusal(() => encode([text(APPEND_LIMITS.eventBytes + 1)]));
    expect(problemOfError(large)).toMatchObject({
      status: 422,
      code: 'event.too-large',
      extensions: { limit: 65_536 },
    });
    expect(refusal(() => encode([event({ text: 'ä'.repeat(40_000) })]))).toMatchObject({ code: 'event.too-large' });
  });

  test('events of more than 1 MB together, metadata included', () => {
    expect(encode(Array.from({ length: 15 }, () => text(APPEND_LIMITS.eventBytes))).events).toHaveLength(15);
    const large = refusal(() => encode(Array.from({ length: 16 }, () => text(APPEND_LIMITS.eventBytes))));
    expect(problemOfError(large)).toMatchObject({
      status: 422,
      code: 'event.too-large',
      extensions: { limit: 1_048_576 },
    });
  });

  test('more than 500 events', () => {
    expect(refusal(() => assertNotTooMany(Array.from({ length: 500 })))).toBeUndefined();
    const many = refusal(() => assertNotTooMany(Array.from({ length: 501 })));
    expect(problemOfError(many)).toMatchObject({
      status: 422,
      code: 'event.too-many',
      extensions: { events: 501, limit: 500 },
    });
  });
});

describe('text that jsonb cannot hold', () => {
  test.each([
    ['NUL', { text: 'a\u0000b' }],
    ['NUL behind a backslash', { text: '\\\u0000' }],
    ['a high surrogate alone', { text: 'a\ud83d' }],
    ['a low surrogate alone', { list: ['\udc00'] }],
    ['NUL in a key', { 'a\u0000': 1 }],
  ])('is refused with 422: %s', (_, data) => {
    const refused = refusal(() => encode([event(data)]));
    expect(problemOfError(refused)).toMatchObject({ status: 422, code: 'event.not-text', extensions: { in: 'Noted' } });
  });

  test.each([
    ['a pair', { text: '😀' }],
    ['another control character', { text: '\u0001\u001f' }],
    ['the letters of an escape', { text: '\\u0000 \\\\ud800' }],
  ])('is not confused with what it can: %s', (_, data) => {
    expect(JSON.parse(encode([event(data)]).events[0]!.data)).toEqual(data);
  });

  test('is refused in the metadata and in the result as well', () => {
    const named = { ...meta, actor: { ...meta.actor, name: 'a\u0000' } };
    expect(refusal(() => encode([event({}, { meta: named })]))).toMatchObject({ code: 'event.not-text' });
    const result = { fingerprint: '\u0000' };
    expect(refusal(() => encode([event({})], { commandId: 'c', result }))).toMatchObject({ code: 'event.not-text' });
  });
});

test('no events are refused without a command id, as a mistake of the caller', () => {
  expect(() => encode([])).toThrow(RangeError);
  expect(encode([], { commandId: 'c' }).events).toEqual([]);
});

test('data that is no JSON is refused', () => {
  expect(() => encode([event({ big: 1n })])).toThrow(TypeError);
});
