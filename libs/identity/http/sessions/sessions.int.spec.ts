import { createHash } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AUTH_STRATEGIES, createHttpApp, DomainError, KernelModule, type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { CreateOwner } from '../../contracts.ts';
import { formatSessionToken, parseSessionToken } from '../../domain/sessions/session-token.ts';
import { IdentityAdminModule, identityContext } from '../../identity.module.ts';

// The real Argon2, counted: what an answer costs is told by how often it verifies, not by a clock.
vi.mock(import('@node-rs/argon2'), async (original) => {
  const argon2 = await original();
  return { ...argon2, verify: vi.fn<typeof argon2.verify>(argon2.verify) };
});

const PASSWORD = 'correct horse battery';
const EMAIL = 'Ana@Garage.example';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let ownerId: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [identityContext] }),
      IdentityAdminModule,
    ],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['session'] }],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, { ...clutch, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  ownerId = await createOwner(tenant);
  await createOwner(stranger);
});
beforeEach(() => {
  vi.mocked(verify).mockClear();
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function createOwner(of: TenantRef, over: Partial<CreateOwner['owner']> = {}): Promise<string> {
  const owner = { userId: uuidv7(), email: EMAIL, name: 'Ana', password: PASSWORD, ...over };
  await clutch.as(of, () => app.get(CommandBus, { strict: false }).execute(new CreateOwner(owner)));
  return owner.userId;
}
/** What no command makes yet: somebody with another role, who has the owner's password. */
async function addPerson(role: string, email: string): Promise<void> {
  await clutch.owner.query(
    `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash)
      select $1, $2, 'Somebody', $3, password_hash from ${tenant.schema}.identity_user where user_id = $4`,
    [uuidv7(), email, role, ownerId],
  );
}
async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, given: { token?: string; body?: object } = {}) {
  const { token, body } = given;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, json, code: json['code'] };
}
const signIn = (over: object = {}) =>
  ask('POST', '/v1/sessions', { body: { tenant: tenant.slug, email: EMAIL, password: PASSWORD, ...over } });
const newToken = async (over: object = {}): Promise<string> => (await signIn(over)).json['token'] as string;
const users = (token: string) => ask('GET', '/v1/users', { token });
const sessions = async (of = tenant) =>
  (await clutch.owner.query(`select * from ${of.schema}.identity_session`)).rows as Record<string, unknown>[];

describe('signing in', () => {
  test('answers a token that opens what the person may do, for 12 hours', async () => {
    const { status, json } = await signIn();
    expect([status, json['userId']]).toEqual([201, typedId('usr', ownerId)]);
    const ends = new Date(json['expiresAt'] as string).getTime() - Date.now();
    expect(Math.abs(ends - 12 * 3_600_000)).toBeLessThan(10_000);
    const list = await users(json['token'] as string);
    expect(list).toMatchObject({
      status: 200,
      json: { data: [{ id: typedId('usr', ownerId), email: 'ana@garage.example', name: 'Ana', role: 'owner' }] },
    });
  });

  test('knows an address in whatever case it is written', async () => {
    for (const email of ['ana@garage.example', 'ANA@GARAGE.EXAMPLE', EMAIL])
      expect((await signIn({ email })).status).toBe(201);
  });

  test('fails alike for a wrong password, an unknown person and an unknown tenant, after the same work', async () => {
    const wrong = [{ password: 'wrong horse battery' }, { email: 'eva@garage.example' }, { tenant: 'nobody-here' }];
    const answers = [];
    for (const over of wrong) {
      vi.mocked(verify).mockClear();
      const { status, json } = await signIn(over);
      const { requestId: _, instance: __, ...said } = json;
      const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4));
      answers.push({ status, said, costs });
    }
    expect(answers[0]).toMatchObject({ status: 401, said: { code: 'session.wrong-credentials' } });
    expect(answers[0]!.costs).toEqual([['', 'argon2id', 'v=19', 'm=12288,t=3,p=1']]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('with the right password costs that one verification too: the control of the count', async () => {
    expect((await signIn()).status).toBe(201);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
  });

  test('does not take the password that stands in for nobody’s', async () => {
    for (const over of [{ email: 'eva@garage.example' }, { tenant: 'nobody-here' }])
      expect((await signIn({ ...over, password: 'nobody has this password' })).status).toBe(401);
  });

  test('refuses what is no sign-in with the place of the fault', async () => {
    const { status, json } = await signIn({ email: 'ana', password: '', role: 'owner' });
    expect(status).toBe(422);
    const pointers = (json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/email', '/password', '/role']);
    expect(JSON.stringify(json)).not.toContain(PASSWORD);
  });
});

describe('a session', () => {
  test('is stored as the hash of its secret, which stands nowhere', async () => {
    const token = await newToken();
    const { secret } = parseSessionToken(token)!;
    const digest = createHash('sha256').update(secret).digest('hex');
    const stored = (await sessions()).map(({ token_hash }) => (token_hash as Buffer).toString('hex'));
    expect(stored).toContain(digest);
    const { rows } = await clutch.owner.query(
      `select (select string_agg(s::text, '') from ${tenant.schema}.identity_session s) || (select string_agg(u::text, '') from ${tenant.schema}.identity_user u) as everything`,
    );
    const { everything } = rows[0] as { everything: string };
    expect(everything).toContain(digest);
    for (const kept of [secret, Buffer.from(secret).toString('hex'), PASSWORD]) expect(everything).not.toContain(kept);
  });

  test('that has expired is refused as such', async () => {
    const token = await newToken();
    expect((await users(token)).status).toBe(200);
    await clutch.owner.query(
      `update ${tenant.schema}.identity_session set expires_at = now() where token_hash = sha256($1::text::bytea)`,
      [parseSessionToken(token)!.secret],
    );
    expect(await users(token)).toMatchObject({ status: 401, code: 'session.expired' });
  });

  test('that was closed is refused at once, and the others go on', async () => {
    const [closed, open] = [await newToken(), await newToken()];
    expect((await ask('DELETE', '/v1/sessions/current', { token: closed })).status).toBe(204);
    expect(await users(closed)).toMatchObject({ status: 401, code: 'session.unknown' });
    expect(await ask('DELETE', '/v1/sessions/current', { token: closed })).toMatchObject({ status: 401 });
    expect((await users(open)).status).toBe(200);
  });

  test('of one tenant is nothing in another', async () => {
    const token = await newToken();
    const { secret } = parseSessionToken(token)!;
    expect(await users(formatSessionToken(stranger.id, secret))).toMatchObject({
      status: 401,
      code: 'session.unknown',
    });
    const nowhere = formatSessionToken(uuidv7(), secret);
    expect(await users(nowhere)).toMatchObject({ status: 401, code: 'session.unknown' });
    const own = await newToken({ tenant: stranger.slug });
    const { data } = (await users(own)).json as { data: { id: string }[] };
    expect(data.map(({ id }) => uuidOf('usr', id))).not.toContain(ownerId);
    expect(data).toHaveLength(1);
  });

  test('ends with its person, and means nothing in a role that nobody knows', async () => {
    await addPerson('staff', 'gone@garage.example');
    await addPerson('staff', 'odd@garage.example');
    const [gone, odd] = [
      await newToken({ email: 'gone@garage.example' }),
      await newToken({ email: 'odd@garage.example' }),
    ];
    const table = `${tenant.schema}.identity_user`;
    await clutch.owner.query(`delete from ${table} where email = 'gone@garage.example'`);
    await clutch.owner.query(`update ${table} set role = 'constructor' where email = 'odd@garage.example'`);
    for (const token of [gone, odd]) expect(await users(token)).toMatchObject({ code: 'session.unknown' });
    await clutch.owner.query(`delete from ${table} where email = 'odd@garage.example'`);
  });

  test.each(['', 'cst_', 'clk_test_abc', 'cst_0000_x'])('is not what "%s" names', async (token) => {
    expect(await users(token)).toMatchObject({ status: 401, code: 'auth.required' });
  });
});

describe('a person', () => {
  test('of the staff lacks what the owner has, and may sign out', async () => {
    await addPerson('staff', 'staff@garage.example');
    const token = await newToken({ email: 'staff@garage.example' });
    expect(await users(token)).toMatchObject({
      status: 403,
      code: 'permission.denied',
      json: { permission: 'user:read' },
    });
    expect((await ask('DELETE', '/v1/sessions/current', { token })).status).toBe(204);
    expect((await users(await newToken())).status).toBe(200);
  });

  test('is listed in pages', async () => {
    for (const name of ['a', 'b']) await addPerson('staff', `${name}@pages.example`);
    const token = await newToken();
    const all = (await users(token)).json['data'] as { id: string }[];
    const seen: { id: string }[] = [];
    for (let url: string | null = '/v1/users?limit=2'; url;) {
      const { json }: { json: Record<string, unknown> } = await ask('GET', url, { token });
      seen.push(...(json['data'] as { id: string }[]));
      const { nextCursor } = json['page'] as { nextCursor: string | null };
      url = nextCursor && `/v1/users?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(seen).toEqual(all);
  });

  test('has a password of 8 to 128 characters of any kind, counted as people count', async () => {
    for (const password of ['seven77', 'x'.repeat(129)]) {
      const refused = createOwner(stranger, { email: 'rules@garage.example', password });
      await expect(refused).rejects.toThrow(DomainError);
      await expect(refused).rejects.toMatchObject({ code: 'user.password-length' });
    }
    for (const [index, password] of ['كلمة سر طويلة', '🚗'.repeat(128), '        '].entries()) {
      const email = `rules${index}@garage.example`;
      await createOwner(stranger, { email, password });
      expect((await signIn({ tenant: stranger.slug, email, password })).status).toBe(201);
    }
  });

  test('who is created again is the same one, with what was said last', async () => {
    const userId = await createOwner(stranger, { email: 'first@garage.example' });
    await createOwner(stranger, { userId, email: 'Second@garage.example', name: 'Eva', password: 'another password' });
    const tried = async (email: string, password: string) =>
      (await signIn({ tenant: stranger.slug, email, password })).status;
    expect(await tried('first@garage.example', PASSWORD)).toBe(401);
    expect(await tried('second@garage.example', PASSWORD)).toBe(401);
    expect(await tried('second@garage.example', 'another password')).toBe(201);
    const { rows } = await clutch.owner.query(`select name from ${stranger.schema}.identity_user where user_id = $1`, [
      userId,
    ]);
    expect(rows).toEqual([{ name: 'Eva' }]);
  });
});
