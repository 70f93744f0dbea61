import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

const LIMIT = 5;
const PROXIES = '192.0.2.0/24';

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([identityContext], {
    CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: String(LIMIT),
    CLUTCH_HTTP_TRUSTED_PROXIES: PROXIES,
  });
  people = await peopleApp(clutch);
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

test('what nobody has to be known for is counted per address, whatever is asked there (ASVS 2.4.1)', async () => {
  const ip = '203.0.113.5';
  const statuses: number[] = [];
  for (let index = 0; index < LIMIT; index += 1) {
    const body = index % 2 === 0 ? { refreshToken: 'crt_none' } : {};
    statuses.push((await people.ask('POST', '/v1/sessions/refresh', { body, ip })).status);
  }
  expect(statuses).toEqual([401, 422, 401, 422, 401]);
  const refused = await people.signIn(tenant, { ip });
  expect(refused).toMatchObject({ status: 429, code: 'rate.exceeded' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await people.ask('GET', '/.well-known/jwks.json', { ip })).status).toBe(200);
  const { accessToken } = await people.session(tenant, { ip: '203.0.113.6' });
  expect((await people.ask('GET', '/v1/sessions', { token: accessToken, ip })).status).toBe(200);
});

/** The statuses of one try more than an address may make, from one sender that names another client each time. */
async function refreshAs(clientOf: (index: number) => string, ip: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index <= LIMIT; index += 1) {
    const client = clientOf(index);
    const headers = { 'x-forwarded-for': client, forwarded: `for=${client}` };
    const answer = await people.ask('POST', '/v1/sessions/refresh', {
      body: { refreshToken: 'crt_none' },
      headers,
      ip,
    });
    statuses.push(answer.status);
  }
  return statuses;
}

test('an address cannot be made up by a header (ASVS 4.1.3)', async () => {
  expect((await refreshAs((index) => `198.51.100.${index}`, '203.0.113.7')).at(-1)).toBe(429);
});

describe('behind a proxy of ours', () => {
  test('each client is counted by itself', async () => {
    expect(await refreshAs((index) => `198.51.100.${index}`, '192.0.2.1')).not.toContain(429);
  });

  test('what a client put in front of its address is not believed (ASVS 4.1.3)', async () => {
    const statuses = await refreshAs((index) => `198.51.100.${10 + index}, 203.0.113.8`, '192.0.2.2');
    expect(statuses.at(-1)).toBe(429);
  });
});
