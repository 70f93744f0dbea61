import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';

let app: FactorApp;
let tenant: TenantRef;
let admin: TestPerson;

beforeAll(async () => {
  app = await FactorApp.start();
});
beforeEach(async () => {
  tenant = await app.clutch.newTenant();
  admin = await app.newPerson(tenant, 'owner');
});
afterAll(() => app.close());

const FIRST = {
  requirement: 'optional',
  roles: [],
  allowed: ['totp', 'sms', 'email', 'passkey'],
  trustedDeviceDays: 30,
  smsPerDay: 500,
};
const get = () => app.ask(admin, 'GET', '/v1/mfa-policy');
const put = (body: object, ifMatch: string | undefined = '"0"') =>
  app.ask(admin, 'PUT', '/v1/mfa-policy', { body, headers: ifMatch ? { 'if-match': ifMatch } : {} });
const people = (count: number) => Promise.all(Array.from({ length: count }, () => app.newPerson(tenant)));

/** Rows as grants, groups and roles leave them. */
const write = (sql: string, values: unknown[]) => app.clutch.owner.query(sql, values);
const addRole = (roleId: string, inherits: string[]) =>
  write(
    `insert into ${tenant.schema}.identity_role (role_id, position, name, description, inherits, permissions) values ($1, 1, $2, '', $3, '[]')`,
    [roleId, roleId, JSON.stringify(inherits)],
  );
const give = (kind: 'user' | 'group', holderId: string, roleId: string, notAfter: Date | null = null) =>
  write(
    `insert into ${tenant.schema}.identity_grant (grant_id, position, holder_kind, holder_id, role_id, scope, not_after, context, source, given_by, given_at)
      values ($1, 1, $2, $3, $4, '{}', $5, '{}', 'person', '{}', now())`,
    [uuidv7(), kind, holderId, roleId, notAfter],
  );
async function groupOf({ userId }: TestPerson): Promise<string> {
  const groupId = uuidv7();
  const sql = `insert into ${tenant.schema}.identity_group (group_id, position, version, name, members) values ($1, 1, 1, 'Night', $2)`;
  await write(sql, [groupId, JSON.stringify([userId])]);
  return groupId;
}
const demand = (person: TestPerson) => app.as(person, () => app.factors.demandOf(person.userId));

async function setUp(person: TestPerson): Promise<string> {
  const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'totp' } });
  const { secret } = body['totp'] as { secret: string };
  const code = codeOf(secret, app.clock.now());
  const proof = { body: { id: body['id'], code } };
  expect((await app.ask(person, 'POST', '/v1/auth/mfa/verify', proof)).status).toBe(200);
  return body['id'] as string;
}

describe('the policy', () => {
  test('is optional until somebody says otherwise, and knows its version', async () => {
    expect(await get()).toMatchObject({ status: 200, headers: { etag: '"0"' }, body: { ...FIRST, version: 0 } });
    const changed = await put({ ...FIRST, requirement: 'required', smsPerDay: 10 });
    expect(changed).toMatchObject({ status: 200, body: { requirement: 'required', smsPerDay: 10, version: 1 } });
    expect(await put(FIRST)).toMatchObject({ status: 412, code: 'version.mismatch' });
    expect(await app.ask(admin, 'PUT', '/v1/mfa-policy', { body: FIRST })).toMatchObject({ status: 428 });
    expect((await get()).body).toEqual(changed.body);
  });

  test('is there before it was ever changed: any version is its first one, too', async () => {
    expect(await put({ ...FIRST, smsPerDay: 20 }, '*')).toMatchObject({
      status: 200,
      body: { smsPerDay: 20, version: 1 },
    });
  });

  test('asks for a fresh proof before it changes', async () => {
    const session = { level: 2, provedSecondsAgo: 400 } as const;
    const given = { body: FIRST, headers: { 'if-match': '"0"' }, session };
    expect(await app.ask(admin, 'PUT', '/v1/mfa-policy', given)).toMatchObject({ code: 'auth.step-up-required' });
  });

  test.each([
    [{ allowed: [] }, 'mfa-policy.no-kind'],
    [{ allowed: ['sms'] }, 'mfa-policy.sms-alone'],
    [{ requirement: 'required-for-roles' }, 'mfa-policy.no-role'],
    [{ requirement: 'perhaps' }, 'request.invalid'],
    [{ allowed: ['totp', 'fax'] }, 'request.invalid'],
    [{ trustedDeviceDays: 31 }, 'request.invalid'],
    [{ smsPerDay: -1 }, 'request.invalid'],
    [{ roles: 'owner' }, 'request.invalid'],
    [{ roles: ['owner'] }, 'request.invalid'],
    [{ requirement: undefined }, 'request.invalid'],
  ])('is not %j (ASVS 6.6.1)', async (over, code) => {
    expect(await put({ ...FIRST, ...over })).toMatchObject({ status: 422, code });
    expect((await get()).body['version']).toBe(0);
  });

  test('of one tenant is nothing to another', async () => {
    await put({ ...FIRST, requirement: 'required' });
    const elsewhere = await app.newPerson(await app.clutch.newTenant());
    expect((await demand(elsewhere)).demand).toBe('none');
    expect((await app.ask(elsewhere, 'GET', '/v1/mfa-policy')).body['version']).toBe(0);
  });
});

describe('where a factor is demanded', () => {
  test('whoever has none sets one up, and whoever has one proves it', async () => {
    const person = await app.newPerson(tenant);
    expect((await demand(person)).demand).toBe('none');
    await put({ ...FIRST, requirement: 'required' });
    expect((await demand(person)).demand).toBe('enrol');
    await setUp(person);
    expect((await demand(person)).demand).toBe('prove');
  });

  test('of some roles, those who have one by themselves, by a group or by a role that inherits it', async () => {
    const [asked, inheriting, other] = [uuidv7(), uuidv7(), uuidv7()];
    const [direct, member, heir, free, former] = await people(5);
    await addRole(asked, []);
    await addRole(inheriting, [asked]);
    await give('user', direct!.userId, asked);
    await give('group', await groupOf(member!), asked);
    await give('user', heir!.userId, inheriting);
    await give('user', free!.userId, other);
    await give('user', former!.userId, asked, app.clock.now());
    const set = await put({ ...FIRST, requirement: 'required-for-roles', roles: [typedId('rol', asked)] });
    expect(set).toMatchObject({ status: 200, body: { roles: [typedId('rol', asked)] } });
    for (const person of [direct!, member!, heir!]) expect((await demand(person)).demand).toBe('enrol');
    for (const person of [free!, former!]) expect((await demand(person)).demand).toBe('none');
  });

  test('the last one stays, however it is tried', async () => {
    const person = await app.newPerson(tenant);
    const first = await setUp(person);
    await put({ ...FIRST, requirement: 'required' });
    const refused = { status: 409, code: 'factor.last-one' };
    expect(await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${first}`)).toMatchObject(refused);
    expect(await app.ask(person, 'POST', '/v1/auth/mfa/disable')).toMatchObject(refused);
    await setUp(person);
    expect((await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${first}`)).status).toBe(204);
  });

  test('one of two stays, when both are removed at a time', async () => {
    await put({ ...FIRST, requirement: 'required' });
    for (let round = 0; round < 10; round += 1) {
      const person = await app.newPerson(tenant);
      const both = [await setUp(person), await setUp(person)];
      const answers = await Promise.all(both.map((id) => app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${id}`)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    }
  });
});

describe('a kind that is not allowed', () => {
  test('is not set up', async () => {
    await put({ ...FIRST, allowed: ['passkey'] });
    const answer = await app.ask(admin, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'totp' } });
    expect(answer).toMatchObject({ status: 409, code: 'factor.not-allowed', body: { allowed: ['passkey'] } });
  });

  test('still proves for who has nothing else, and no longer for who has', async () => {
    const person = await app.newPerson(tenant);
    const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'email' } });
    const proof = { body: { id: body['id'], code: app.outbox.codeFor(person.email) } };
    await app.ask(person, 'POST', '/v1/auth/mfa/verify', proof);
    await put({ ...FIRST, allowed: ['totp'] });
    const kinds = async () => (await demand(person)).offered.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['email']);
    await setUp(person);
    expect(await kinds()).toEqual(['totp']);
    const asked = app.as(person, () => app.factors.begin(person.userId, 'a', { kind: 'email' }));
    await expect(asked).rejects.toMatchObject({ code: 'factor.not-found' });
  });
});

describe('a device that is trusted', () => {
  const trust = (person: TestPerson) => app.as(person, () => app.factors.trustDevice(person.userId));
  const demandOn = async (person: TestPerson, token: string) =>
    (await app.as(person, () => app.factors.demandOf(person.userId, token))).demand;

  test('is asked for no factor, for so many days and by its own person only', async () => {
    const [person, other] = [await app.newPerson(tenant), await app.newPerson(tenant)];
    for (const who of [person, other]) await setUp(who);
    const { token, expiresAt } = (await trust(person))!;
    expect(Date.parse(expiresAt) - app.clock.now().getTime()).toBe(30 * 86_400_000);
    expect(await demandOn(person, token)).toBe('none');
    expect([await demandOn(other, token), await demandOn(person, `${token}x`)]).toEqual(['prove', 'prove']);
    const { rows } = await app.clutch.owner.query<{ all: string }>(
      `select string_agg(c::text, '') as all from ${tenant.schema}.identity_challenge c`,
    );
    expect(rows[0]!.all).not.toContain(token);
    app.clock.goOn(30 * 86_400);
    expect(await demandOn(person, token)).toBe('prove');
  });

  test('is no longer, when a factor is removed, when its person says so, and when the tenant trusts for less', async () => {
    const ends: Record<string, (person: TestPerson, factorId: string) => Promise<{ status: number }>> = {
      removed: (person, id) => app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${id}`),
      forgotten: (person) => app.ask(person, 'DELETE', '/v1/auth/mfa/trusted-devices'),
      shortened: () => put({ ...FIRST, trustedDeviceDays: 7 }),
    };
    for (const end of Object.values(ends)) {
      const person = await app.newPerson(tenant);
      const id = await setUp(person);
      await setUp(person);
      const { token } = (await trust(person))!;
      expect(await demandOn(person, token)).toBe('none');
      expect((await end(person, id)).status).toBeLessThan(300);
      expect(await demandOn(person, token)).toBe('prove');
    }
  });

  test('is not where the tenant trusts none', async () => {
    await put({ ...FIRST, trustedDeviceDays: 0 });
    const person = await app.newPerson(tenant);
    await setUp(person);
    expect(await trust(person)).toBeNull();
  });
});
