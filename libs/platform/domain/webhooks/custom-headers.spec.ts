import { describe, expect, test } from 'vitest';
import { faultOfHeaders } from './custom-headers.ts';

describe('headers of an endpoint', () => {
  test('may be any that are not ours', () => {
    expect(faultOfHeaders({ 'X-Api-Key': 'a b~', Authorization: 'Splunk 1', x_tenant: '7', Cookie: 'a=b' })).toBeNull();
    expect(faultOfHeaders({})).toBeNull();
  });

  test.each([
    'Host',
    'content-length',
    'Connection',
    'Transfer-Encoding',
    'Content-Type',
    'User-Agent',
    'Webhook-Id',
    'WEBHOOK-SIGNATURE',
    'webhook-anything',
    'ce-id',
    'Keep-Alive',
    'Proxy-Authorization',
    'TE',
    'Upgrade',
    'Expect',
  ])('may not set %s', (name) => {
    expect(faultOfHeaders({ [name]: 'x' })).toContain('ours');
  });

  test.each([['a b'], [''], ['x:y'], ['naïve'], ['a\r\nb'], ['__proto__ '], ['x'.repeat(101)]])(
    'may not be called %j',
    (name) => {
      expect(faultOfHeaders({ [name]: 'x' })).toContain('names');
    },
  );

  test.each([[''], [' x'], ['x '], ['a\r\nb: c'], ['a\0'], ['ö'], ['x'.repeat(1_025)], [7], [null]])(
    'may not have the value %j, which is not repeated',
    (value) => {
      expect(faultOfHeaders({ 'X-A': value })).toMatch(/^must have at X-A a text/);
    },
  );

  test('are 20 at the most, and each once', () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`X-${n}`, 'x']));
    expect(faultOfHeaders(many)).toContain('20');
    expect(faultOfHeaders({ 'X-A': '1', 'x-a': '2' })).toContain('twice');
  });
});
