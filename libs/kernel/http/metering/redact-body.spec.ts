import { expect, test } from 'vitest';
import { keptRequestHeaders, redactBody, redactUrl } from './redact-body.ts';

test('what tells how a call was meant stays: ids, times, numbers, words of closed lists', () => {
  const body = {
    workshopId: 'wsp_01h455vb4pex5vsknk084sn02q',
    startsAt: '2026-12-01T09:00:00+03:00',
    duration: 'PT45M',
    amountMinor: 12500,
    currency: 'KWD',
    status: 'awaiting-parts',
    scopes: ['booking:read', '*'],
    isUrgent: true,
    type: 'https://errors.clutch.dev/booking/slot-taken',
    none: null,
  };
  expect(redactBody(body)).toEqual(body);
});

test('whatever somebody wrote goes, under any name and at any depth', () => {
  const written = {
    name: 'ana',
    note: 'call me',
    mood: 'fine',
    nested: { email: 'ana@example.com', list: ['0551234567', 'abcd-efgh'] },
    latitude: 24.7,
    phone: 966551234567,
    code: 'Riyadh, King Fahd Road',
  };
  expect(JSON.stringify(redactBody(written))).not.toMatch(/ana|call|fine|055|abcd|24\.7|966|Riyadh/);
});

test('secrets go, in whatever form', () => {
  const secrets = {
    secret: 'clk_live_sk_0123456789ab_0123456789012345678901234567890123456789',
    id: 'clk_live_sk_0123456789ab_01234567890123456789012345678901234567',
    password: 'aaaaaaaaaa',
    token: 'tok_01h455vb4pex5vsknk084sn02q',
    otp: 123456,
    codes: ['abcdefgh'],
    passwordReset: { code: 'abc' },
  };
  const kept = JSON.stringify(redactBody(secrets));
  expect(kept).not.toMatch(/clk_|aaaa|tok_|123456|abc/);
});

test('our own words stay, without what they repeat of the caller’s', () => {
  expect(redactBody({ detail: 'No event type fits "ana"; ask ana@example.com', title: 'Not found' })).toEqual({
    detail: 'No event type fits …; ask …',
    title: 'Not found',
  });
});

test('headers that somebody wants on requests are masked whole: what looks like an id there may be a key', () => {
  expect(redactBody({ headers: { 'X-Key': 'key_0123456789abcdef' }, auth: { kind: 'bearer', token: 'x' } })).toEqual({
    headers: '[redacted]',
    auth: { kind: 'bearer', token: '[redacted]' },
  });
});

test('a body without end is cut', () => {
  const deep = JSON.parse('{"a":'.repeat(20) + '1' + '}'.repeat(20)) as unknown;
  expect(JSON.stringify(redactBody(deep)).length).toBeLessThan(100);
  expect(redactBody({ ids: Array.from({ length: 30 }, () => 1) })).toMatchObject({
    ids: { length: 21, 20: 'and 10 more' },
  });
  expect(redactBody({ 'ana@example.com': 1 })).toEqual({});
});

test('an address shows its path, the names in its query, and values that are nobody’s', () => {
  expect(redactUrl('/v1/bookings?limit=25&filter[status]=open&filter[name]=ana&q=ana%20lee&lat=24')).toBe(
    '/v1/bookings?limit=25&filter[status]=open&filter[name]=[redacted]&q=[redacted]&lat=[redacted]',
  );
});

test('of headers those stay that change the answer; a credential is only there', () => {
  expect(keptRequestHeaders({ authorization: 'Bearer x', accept: '*/*', 'x-ana': 'ana', cookie: 'a=b' })).toEqual({
    accept: '*/*',
    authorization: '[redacted]',
    cookie: '[redacted]',
  });
});
