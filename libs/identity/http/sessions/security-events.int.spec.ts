import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { EMAIL, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

const CAIRO = { ip: '192.0.2.10' };
const TORONTO = { ip: '198.51.100.10' };
const CURL = { headers: { 'user-agent': 'curl/8.5.0' } };

const folder = mkdtempSync(join(tmpdir(), 'places-'));
let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let ownerId: string;

beforeAll(async () => {
  const file = join(folder, 'places.csv');
  writeFileSync(file, '192.0.2.0/24,EG,Cairo,30.04,31.24\n198.51.100.0/24,CA,Toronto,43.65,-79.38\n');
  clutch = await testInstallation([identityContext], { CLUTCH_SIGN_IN_PLACES_FILE: file });
  people = await peopleApp(clutch, { writesLetters: true });
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  ownerId = await people.createOwner(tenant);
  people.outbox.sent.length = 0;
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
  rmSync(folder, { recursive: true });
});

async function events(): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const { rows } = await clutch.owner.query<{ type: string; data: Record<string, unknown> }>(
    `select type, data from ${tenant.schema}.event where category = 'person-security' order by position`,
  );
  return rows;
}
const typesOf = async () => (await events()).map(({ type }) => type);
const audited = async (action: string) => {
  const { rows } = await clutch.owner.query(
    `select 1 from ${tenant.schema}.audit_record where body ->> 'action' = $1`,
    [action],
  );
  return rows.length;
};

describe('a device', () => {
  test('that the person never used is told to them and written down; the first of all is no news', async () => {
    await people.session(tenant, CAIRO);
    await people.session(tenant, CAIRO);
    await people.session(tenant, { ...CAIRO, ...CURL });
    await people.session(tenant, { ...CAIRO, ...CURL });
    expect(await events()).toMatchObject([
      { type: 'NewDeviceUsed', data: { knownDevices: 0, deviceName: 'Firefox on Linux', userId: ownerId } },
      { type: 'NewDeviceUsed', data: { knownDevices: 1, deviceName: 'curl' } },
    ]);
    const { text } = await people.outbox.letter(EMAIL, 'new-device');
    expect(text).toContain('Hello Ana');
    expect(people.outbox.sent).toEqual([]);
    expect(await audited('security.alert')).toBe(1);
  });

  test('says nothing of itself in the events that means anything elsewhere', async () => {
    await people.session(tenant, { ...CAIRO, headers: { 'clutch-device-id': 'a-device-of-my-own-0001' } });
    expect(JSON.stringify(await events())).not.toContain('a-device-of-my-own-0001');
  });
});

describe('a place', () => {
  test('that cannot have been reached since is told to the person; nobody is kept out', async () => {
    await people.session(tenant, CAIRO);
    people.clock.aheadMs = 3_600_000;
    const there = await people.session(tenant, TORONTO);
    expect((await events()).at(-1)).toMatchObject({
      type: 'ImpossibleTravelSeen',
      data: { fromCountry: 'EG', toCountry: 'CA', minutes: 60, userId: ownerId },
    });
    await people.outbox.letter(EMAIL, 'impossible-travel');
    const { json } = await people.ask('GET', '/v1/sessions', { token: there.accessToken });
    const [first] = json['data'] as { id: string; place: object }[];
    expect(first).toMatchObject({ id: there.sessionId, place: { country: 'CA', city: 'Toronto' } });
  });

  test('that can have been reached, or is not known, is nothing', async () => {
    await people.session(tenant, CAIRO);
    people.clock.aheadMs = 14 * 3_600_000;
    await people.session(tenant, TORONTO);
    await people.session(tenant, { ip: '10.0.0.1' });
    expect(await typesOf()).toEqual(['NewDeviceUsed']);
  });
});

test('a refresh token that is used twice is told to the person and written down', async () => {
  const { refreshToken, sessionId } = await people.session(tenant, CAIRO);
  const refresh = (sent: object) => people.ask('POST', '/v1/sessions/refresh', { ...sent, body: { refreshToken } });
  expect((await refresh(CAIRO)).status).toBe(200);
  expect((await refresh(TORONTO)).status).toBe(401);
  expect(await typesOf()).toEqual(['NewDeviceUsed', 'RefreshTokenReused']);
  await people.outbox.letter(EMAIL, 'refresh-reused');
  expect(await audited('session.refresh')).toBe(1);
  const { rows } = await clutch.owner.query<{ data: { sessionId: string } }>(
    `select data from ${tenant.schema}.event where type = 'RefreshTokenReused'`,
  );
  expect(typedId('ses', rows[0]!.data.sessionId)).toBe(sessionId);
});

test('what signs in, fails to, steps up and ends is in the audit trail (ASVS 16.3.1)', async () => {
  const { accessToken } = await people.session(tenant, CAIRO);
  await people.signIn(tenant, { ...CAIRO, password: 'wrong horse battery' });
  await people.ask('DELETE', '/v1/sessions/current', { token: accessToken });
  const { rows } = await clutch.owner.query<{ action: string; outcome: string }>(
    `select body ->> 'action' as action, body ->> 'outcome' as outcome from ${tenant.schema}.audit_record order by position`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'session.open', outcome: 'allowed' },
      { action: 'session.open', outcome: 'refused' },
      { action: 'session.end', outcome: 'allowed' },
    ]),
  );
});
