import { describe, expect, test } from 'vitest';
import {
  boundedRate,
  challengeAnswered,
  conclude,
  isUnverified,
  optionsAnswered,
  type Owned,
  reconsider,
  wantedKind,
} from './ownership.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const options = (headers: Readonly<Record<string, string>>, status = 200) =>
  optionsAnswered({ status, headers, body: '' }, 'api.clutch.example');
const said = (body: string, status = 200) => challengeAnswered({ status, headers: {}, body }, 'abc').outcome;

function owned(more: Partial<Owned> = {}): Owned {
  return {
    url: 'https://garage.example/hook',
    status: 'active',
    disabledReason: null,
    disabledAt: null,
    verifiedAt: null,
    verification: null,
    ratePerSecond: null,
    ...more,
  };
}
const challenge = { kind: 'challenge', allowedPerMinute: null, last: null } as const;

describe('OPTIONS allows it', () => {
  test.each([
    ['*', undefined, null],
    ['api.clutch.example', '120', 120],
    ['API.clutch.example', '*', null],
    ['*', '0', null],
    ['*', 'many', null],
  ])('with the origin %s and the rate %s', (origin, rate, allowedPerMinute) => {
    const headers = {
      'webhook-allowed-origin': origin,
      ...(rate === undefined ? {} : { 'webhook-allowed-rate': rate }),
    };
    expect(options(headers)).toMatchObject({ outcome: 'verified', allowedPerMinute });
  });

  test.each([
    [{}, 200, 'origin-not-allowed'],
    [{ 'webhook-allowed-origin': 'other.example' }, 200, 'origin-not-allowed'],
    [{ 'webhook-allowed-origin': 'clutch.example' }, 200, 'origin-not-allowed'],
    [{ 'webhook-allowed-origin': '*' }, 405, 'status'],
    [{ 'webhook-allowed-origin': '*' }, 301, 'status'],
  ])('and not with %j and status %i', (headers, status, outcome) => {
    expect(options(headers as Record<string, string>, status)).toMatchObject({ outcome, allowedPerMinute: null });
  });
});

test('a challenge is answered by its text, as text or in JSON, and by nothing that only repeats what was sent', () => {
  for (const body of ['abc', ' abc\n', '"abc"', '{"challenge":"abc"}']) expect(said(body)).toBe('verified');
  for (const body of ['', 'abcd', '{"data":{"challenge":"abc"}}', '["abc"]', 'null', '{"challenge":["abc"]}'])
    expect(said(body)).toBe('challenge-not-answered');
  expect(said('abc', 500)).toBe('status');
});

test('of two rates the lower one holds', () => {
  expect([boundedRate(null, null), boundedRate(5, null), boundedRate(null, 60), boundedRate(5, 60)]).toEqual([
    null,
    5,
    1,
    1,
  ]);
  expect(boundedRate(0.5, 60)).toBe(0.5);
});

describe('an endpoint', () => {
  test('that moves or is to show it in another way is not sent anything until it has', () => {
    for (const [url, asked] of [
      ['https://other.example/hook', undefined],
      ['https://garage.example:8443/hook', undefined],
      ['https://garage.example/hook', 'options'],
    ] as const) {
      const before = owned({ verification: challenge, verifiedAt: now });
      const endpoint = { ...before, url };
      reconsider(endpoint, before, { asked, isRequired: false, now });
      expect(endpoint).toMatchObject({ status: 'disabled', disabledReason: 'unverified', disabledAt: now });
      expect([endpoint.verifiedAt, isUnverified(endpoint)]).toEqual([null, true]);
    }
  });

  test('that changes its path only goes on, and keeps to what its receiver lets in', () => {
    const before = owned({ verification: { ...challenge, allowedPerMinute: 60 }, verifiedAt: now });
    const endpoint = { ...before, url: 'https://garage.example/other', ratePerSecond: 50 };
    reconsider(endpoint, before, { asked: undefined, isRequired: true, now });
    expect(endpoint).toMatchObject({ status: 'active', verifiedAt: now, ratePerSecond: 1 });
  });

  test('that need not show it any more is active, unless somebody has disabled it', () => {
    const unverified = { verification: challenge, status: 'disabled', disabledAt: now } as const;
    for (const [reason, status] of [
      ['unverified', 'active'],
      ['person', 'disabled'],
    ] as const) {
      const endpoint = owned({ ...unverified, disabledReason: reason });
      reconsider(endpoint, { ...endpoint }, { asked: 'none', isRequired: false, now });
      expect([endpoint.status, endpoint.verification]).toEqual([status, null]);
    }
  });

  test('has to show it where the tenant wants that: by a challenge, unless it says how', () => {
    expect(wantedKind(undefined, { isRequired: true })).toBe('challenge');
    expect(wantedKind('options', { isRequired: true })).toBe('options');
    expect(wantedKind(undefined, { isRequired: false })).toBe('none');
    expect(() => wantedKind('none', { isRequired: true })).toThrow('verified');
    const endpoint = owned({ url: 'https://other.example/' });
    reconsider(endpoint, owned(), { asked: undefined, isRequired: true, now });
    expect(endpoint).toMatchObject({ disabledReason: 'unverified', verification: challenge });
    const still = owned();
    reconsider(still, owned(), { asked: undefined, isRequired: true, now });
    expect(still).toEqual(owned());
  });

  test('that has shown it is active; one that fails a later check stays so, and says why it failed', () => {
    const endpoint = owned({ verification: challenge, status: 'disabled', disabledReason: 'unverified' });
    expect(conclude(endpoint, { outcome: 'verified', detail: 'Yes', allowedPerMinute: 30 }, now)).toBe(true);
    expect(endpoint).toMatchObject({ status: 'active', disabledReason: null, verifiedAt: now, ratePerSecond: 0.5 });
    expect(conclude(endpoint, { outcome: 'status', detail: '500', allowedPerMinute: null }, now)).toBe(false);
    expect(endpoint).toMatchObject({ status: 'active', verifiedAt: now });
    expect(endpoint.verification).toMatchObject({ allowedPerMinute: 30, last: { outcome: 'status', detail: '500' } });
  });

  test('that somebody has disabled stays disabled when it has shown it', () => {
    const endpoint = owned({ verification: challenge, status: 'disabled', disabledReason: 'person' });
    expect(conclude(endpoint, { outcome: 'verified', detail: '', allowedPerMinute: null }, now)).toBe(false);
    expect([endpoint.status, isUnverified(endpoint)]).toEqual(['disabled', false]);
  });
});
