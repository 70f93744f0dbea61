import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { EMAIL, PASSWORD, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { Argon2Passwords } from '../../adapters/people/argon2-passwords.ts';
import { identityContext } from '../../identity.module.ts';

// The real Argon2, counted: what an answer costs is told by how often it verifies, not by a clock.
vi.mock(import('@node-rs/argon2'), async (original) => {
  const argon2 = await original();
  return { ...argon2, verify: vi.fn<typeof argon2.verify>(argon2.verify) };
});

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let ownerId: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
  tenant = await clutch.newTenant();
  ownerId = await people.createOwner(tenant);
});
beforeEach(async () => {
  vi.mocked(verify).mockClear();
  await clutch.owner.query(`delete from ${tenant.schema}.identity_lock`);
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

describe('signing in with a password', () => {
  test('answers a session that opens what the person may do (ASVS 7.2.2, 9.2.2)', async () => {
    const { status, json } = await people.signIn(tenant);
    expect([status, json['status'], json['attempt']]).toEqual([200, 'signed-in', null]);
    const session = json['session'] as Record<string, string>;
    expect(session['userId']).toBe(typedId('usr', ownerId));
    const ends = new Date(session['accessExpiresAt']!).getTime() - Date.now();
    expect(Math.abs(ends - 300_000)).toBeLessThan(10_000);
    expect(await people.ask('GET', '/v1/users', { token: session['accessToken']! })).toMatchObject({
      status: 200,
      json: { data: [{ id: typedId('usr', ownerId), email: EMAIL, name: 'Ana' }] },
    });
  });

  test('knows an address in whatever case it is written', async () => {
    for (const email of [EMAIL, EMAIL.toUpperCase()]) expect((await people.signIn(tenant, { email })).status).toBe(200);
  });

  test('fails alike for a wrong password, an unknown person and an unknown tenant, after the same work (ASVS 6.3.8)', async () => {
    const wrong = [
      people.signIn(tenant, { password: 'wrong horse battery' }),
      people.signIn(tenant, { email: 'eva@garage.example' }),
      people.signIn({ ...tenant, slug: 'nobody-here' }),
    ];
    const answers = (await Promise.all(wrong)).map(({ status, json, headers }) => {
      const { requestId: _, instance: __, ...said } = json;
      return { status, said, type: headers['content-type'], challenge: headers['www-authenticate'] };
    });
    expect(answers[0]).toMatchObject({ status: 401, said: { code: 'session.wrong-credentials' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4));
    expect(costs).toEqual(Array.from({ length: 3 }, () => ['', 'argon2id', 'v=19', 'm=19456,t=2,p=1']));
  });

  test('with the right password costs that one verification too: the control of the count', async () => {
    expect((await people.signIn(tenant)).status).toBe(200);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
  });

  test('takes a password as it was typed and no other: case, spaces, accents and the last of 128 characters (ASVS 6.2.8)', async () => {
    const typed = ` Ünser  Pässwort\u00a0${'x'.repeat(109)}Z `;
    expect(typed).toHaveLength(128);
    const hash = await new Argon2Passwords().hash(typed);
    await clutch.owner.query(`update ${tenant.schema}.identity_user set password_hash = $1`, [hash]);
    const others = [
      typed.trim(),
      typed.toLowerCase(),
      typed.slice(0, -1),
      typed.normalize('NFKD'),
      typed.replace('  ', ' '),
    ];
    for (const password of others) expect((await people.signIn(tenant, { password })).status).toBe(401);
    await clutch.owner.query(`delete from ${tenant.schema}.identity_lock`);
    expect((await people.signIn(tenant, { password: typed })).status).toBe(200);
    const former = await new Argon2Passwords().hash(PASSWORD);
    await clutch.owner.query(`update ${tenant.schema}.identity_user set password_hash = $1`, [former]);
  });

  test('does not take the password that stands in for nobody’s', async () => {
    expect(
      (await people.signIn(tenant, { email: 'eva@garage.example', password: 'nobody has this password' })).status,
    ).toBe(401);
  });

  test('refuses what is no sign-in with the place of the fault', async () => {
    const body = { tenant: tenant.slug, email: 'ana', password: '', role: 'owner' };
    const { status, json } = await people.ask('POST', '/v1/auth/sign-in', { body });
    expect(status).toBe(422);
    const pointers = (json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/email', '/password', '/role']);
    expect(JSON.stringify(json)).not.toContain(PASSWORD);
  });

  test.each([
    { memoryCost: 4_096, timeCost: 2, parallelism: 1 },
    { memoryCost: 12_288, timeCost: 3, parallelism: 1 },
  ])('hashes anew what was hashed with %o, at the next right sign-in (ASVS 11.4.2)', async (parameters) => {
    const { hash } = await import('@node-rs/argon2');
    const cheap = await hash(PASSWORD, parameters);
    const table = `${tenant.schema}.identity_user`;
    await clutch.owner.query(`update ${table} set password_hash = $1 where user_id = $2`, [cheap, ownerId]);
    const kept = async (): Promise<string> => {
      const text = `select password_hash from ${table} where user_id = $1`;
      return (await clutch.owner.query<{ password_hash: string }>(text, [ownerId])).rows[0]!.password_hash;
    };
    expect((await people.signIn(tenant, { password: 'wrong horse battery' })).status).toBe(401);
    expect(await kept(), 'whoever does not know it changes nothing').toBe(cheap);
    expect((await people.signIn(tenant)).status).toBe(200);
    const raised = await kept();
    expect(raised).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await people.signIn(tenant)).status).toBe(200);
    expect(await kept(), 'and it is hashed anew once').toBe(raised);
  });

  test('is not possible for somebody who was disabled', async () => {
    await people.createOwner(tenant, { email: 'gone@garage.example' });
    await clutch.owner.query(
      `update ${tenant.schema}.identity_user set disabled_at = now() where email = 'gone@garage.example'`,
    );
    const refused = await people.signIn(tenant, { email: 'gone@garage.example' });
    expect(refused).toMatchObject({ status: 403, code: 'user.disabled' });
  });
});
