import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { BrandModule } from '../brand.module.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;

beforeAll(async () => {
  clutch = await testInstallation([platformContext]);
  tenant = await clutch.newTenant();
  const hosts = [
    [tenant, 'book.garage.example', new Date()],
    [await clutch.newTenant(), 'book.rival.example', new Date()],
    [await clutch.newTenant(), 'book.claimed.example', null],
  ] as const;
  for (const [{ id }, host, provedAt] of hosts)
    await clutch.owner.query(
      `insert into platform.portal_brand (tenant_id, name, host, host_challenge, host_proved_at, version) values ($1, 'N', $2, 'c', $3, 1)`,
      [id, host, provedAt],
    );
  http = await testHttp(clutch, tenant, PlatformModule, BrandModule);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

const OWN = 'https://book.garage.example';
const STRANGERS = [
  'https://book.claimed.example',
  'https://evil.example',
  'http://book.garage.example',
  'https://book.garage.example:8443',
  'https://book.garage.example.evil.example',
  'https://evil.example/book.garage.example',
  'null',
];
const preflight = async (origin: string, url = '/v1/events') => {
  const headers = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };
  return http.app.inject({ method: 'OPTIONS', url, headers });
};

describe('a preflight', () => {
  test('of a page on a proved host is answered without credentials, with the methods that there are', async () => {
    const { statusCode, headers } = await preflight(OWN, '/v1/webhook-endpoints/whe_x');
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': OWN,
      'access-control-allow-methods': 'DELETE, GET, HEAD, PATCH',
      vary: 'Origin',
    });
    expect(headers['access-control-allow-headers']).toMatch(/Authorization.*Idempotency-Key.*If-Match/);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });
  test.each(STRANGERS)('of %s lets nothing through', async (origin) => {
    const { statusCode, headers } = await preflight(origin);
    expect([statusCode, headers['access-control-allow-origin'], headers['access-control-allow-methods']]).toEqual([
      204,
      undefined,
      undefined,
    ]);
  });
  test('for what is not there lets nothing through', async () => {
    const { headers } = await preflight(OWN, '/v1/nothing');
    expect([headers['access-control-allow-methods'], headers['access-control-allow-headers']]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('an answer', () => {
  test('may be read by a page of the same tenant, with the headers that matter', async () => {
    const { status, headers } = await http.get('/v1/events', { origin: OWN });
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([200, OWN, 'Origin']);
    for (const name of ['ETag', 'Link', 'Retry-After', 'RateLimit', 'X-Request-Id', 'Idempotent-Replayed', 'Sunset'])
      expect(String(headers['access-control-expose-headers']).split(', ')).toContain(name);
  });
  test('may be read when it is a problem', async () => {
    const { status, headers } = await http.get('/v1/events?limit=0', { origin: OWN });
    expect([status, headers['access-control-allow-origin']]).toEqual([422, OWN]);
  });
  test('is not for a page of another tenant, proved or not', async () => {
    for (const origin of ['https://book.rival.example', ...STRANGERS]) {
      const { status, headers } = await http.get('/v1/events', { origin });
      expect([origin, status, headers['access-control-allow-origin']]).toEqual([origin, 200, undefined]);
    }
  });
  test('to no page says nothing of origins', async () => {
    const { headers } = await http.get('/v1/events');
    expect([headers['access-control-allow-origin'], headers['vary']]).toEqual([undefined, undefined]);
  });
});
