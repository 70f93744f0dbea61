import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditReader, type TenantRef, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from './granted-app.ts';
import { formatApiKey } from '../../libs/platform/domain/api-key.ts';
import { type Pair, type PeopleApp, peopleApp } from '../kit/people-app.ts';

let clutch: TestInstallation;
let people: PeopleApp;
let granted: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let owner: Pair;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  people = await peopleApp(clutch);
  granted = await grantedApp(clutch);
});
beforeEach(async () => {
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  await people.createOwner(tenant);
  await people.createOwner(stranger);
  owner = await people.session(tenant);
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await granted.close();
  await clutch.close();
});

const get = (url: string, token = owner.accessToken) => people.ask('GET', url, { token });
/** What the trail of the tenant says of an operation. */
async function said(operation: string, of = tenant) {
  const rows = await new AuditReader(clutch.kernel.database, clutch.kernel.subjectKeys).range(
    of.schema,
    0,
    1_000,
    1_000,
  );
  const records = rows.flatMap(({ record }) => (record?.facts['operation'] === operation ? [record] : []));
  return records.map(({ action, outcome, actor, targets, facts }) => ({
    action,
    outcome,
    actor: actor.id,
    targets: targets.map(({ id }) => id),
    code: facts['code'] ?? null,
  }));
}

describe('who looks at people is written down before they see anything (ASVS 16.3.2)', () => {
  test('their list, their sessions, who is invited', async () => {
    const read = { outcome: 'allowed', actor: owner.userId, targets: [], code: null };
    expect((await get('/v1/users')).status).toBe(200);
    expect(await said('listUsers')).toEqual([{ ...read, action: 'user.read' }]);
    expect((await get(`/v1/users/${owner.userId}/sessions`)).status).toBe(200);
    expect(await said('listUserSessions')).toEqual([{ ...read, action: 'session.read', targets: [owner.userId] }]);
    expect((await get('/v1/invitations')).status).toBe(200);
    expect(await said('listInvitations')).toEqual([{ ...read, action: 'user.invite' }]);
  });

  test('the secret of an authenticator app, as an image', async () => {
    const body = { kind: 'totp' };
    const { json } = await people.ask('POST', '/v1/auth/mfa/setup', { token: owner.accessToken, body });
    const answer = await people.app.inject({
      url: `/v1/auth/mfa/factors/${json['id'] as string}/qr`,
      headers: { authorization: `Bearer ${owner.accessToken}` },
    });
    expect(answer.headers['content-type']).toBe('image/png');
    expect(await said('getFactorImage')).toMatchObject([{ action: 'factor.read', targets: [json['id']] }]);
  });

  test('and where it cannot be written down, they see nothing', async () => {
    await clutch.owner.query(`revoke insert on ${tenant.schema}.audit_record from ${tenant.schema}`);
    expect(await get('/v1/users')).toMatchObject({ status: 503, code: 'unavailable' });
  });
});

describe('a try with a credential that holds no more is in the trail of its tenant, and in no other (ASVS 16.3.1, 16.3.3)', () => {
  const refused = { outcome: 'refused', action: 'user.read' };

  test('a session that was ended', async () => {
    await people.ask('DELETE', '/v1/sessions/current', { token: owner.accessToken });
    const answer = await get('/v1/users');
    expect(answer.status).toBe(401);
    expect(await said('listUsers')).toMatchObject([{ ...refused, code: answer.code }]);
    expect(await said('listUsers', stranger)).toEqual([]);
  });

  test('an access token whose five minutes are over, known from before and seen for the first time', async () => {
    await get('/v1/users');
    people.clock.aheadMs = 301_000;
    for (const count of [1, 2]) {
      const { accessToken } = count === 1 ? owner : await people.session(tenant);
      if (count === 2) people.clock.aheadMs = 700_000;
      expect(await get('/v1/users', accessToken)).toMatchObject({ status: 401, code: 'session.expired' });
    }
    const tries = (await said('listUsers')).filter(({ outcome }) => outcome === 'refused');
    expect(tries).toMatchObject([
      { ...refused, code: 'session.expired' },
      { ...refused, code: 'session.expired' },
    ]);
  });

  test('one that nobody has signed is in no trail', async () => {
    const forged = `${owner.accessToken.slice(0, -4)}AAAA`;
    expect((await get('/v1/users', forged)).status).toBe(401);
    expect(await said('listUsers')).toEqual([]);
  });

  test('an API key with another secret, and one that was revoked', async () => {
    const admin = await newPerson(clutch, tenant);
    await makeOwner(clutch, granted, tenant, uuidOf('usr', admin)!);
    const body = { name: 'Test', mode: 'live', scopes: ['booking:read'] };
    const { json } = await askAs(granted, { tenant, as: admin }, ['POST', '/v1/api-keys', body]);
    const { id, secret } = json as { id: string; secret: string };
    const withKey = (as: string) => askAs(granted, { tenant, as }, ['GET', '/v1/bookings']);
    const guessed = formatApiKey({ mode: 'live', kind: 'sk', keyId: id.slice('key_'.length), secret: 'A'.repeat(32) });
    expect((await withKey(guessed)).code).toBe('key.invalid');
    expect((await askAs(granted, { tenant, as: admin }, ['DELETE', `/v1/api-keys/${id}`])).status).toBeLessThan(300);
    await expect.poll(async () => (await withKey(secret)).code, { timeout: 8_000 }).toBe('key.revoked');
    const refusals = (await said('listBookings')).filter(({ outcome }) => outcome === 'refused');
    expect(refusals.map(({ code }) => code)).toEqual(['key.invalid', 'key.revoked']);
    expect(await said('listBookings', stranger)).toEqual([]);
  });
});
