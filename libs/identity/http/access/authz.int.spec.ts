import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AssuranceReach,
  AUTH_STRATEGIES,
  createHttpApp,
  DeclaredSubjects,
  KernelModule,
  type TenantRef,
  typedId,
  uuidOf,
} from '#kernel';
import { TEST_PEOPLE, type TestInstallation, testInstallation, TestPeopleStrategy } from '#kernel/testing';
import { AccessAdminModule, AccessModule } from '../../access.module.ts';
import { GiveGrant } from '../../commands/access/give-grant.command.ts';
import { ANY_CONTEXT, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { rulesOf } from '../../domain/access/rules-of-grants.ts';
import { policyOf, TenantPolicies } from '../../domain/access/tenant-policy.ts';
import { identityContext } from '../../identity.module.ts';
import { decide, type Question } from '../../queries/access/decision.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
const people: string[] = [];

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [identityContext] }),
      AccessModule,
      AccessAdminModule,
    ],
    providers: [
      TestPeopleStrategy,
      { provide: AssuranceReach, useValue: { highestOf: async () => 1 } },
      { provide: AUTH_STRATEGIES, useValue: [TEST_PEOPLE] },
    ],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, { ...clutch, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
  tenant = await clutch.newTenant();
  for (let count = 0; count < 6; count += 1) people.push(await newPerson());
  owner = people[0]!;
  await makeOwner(tenant, owner);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function newPerson(of = tenant): Promise<string> {
  const userId = uuidv7();
  await clutch.owner.query(
    `insert into ${of.schema}.identity_user (user_id, email, name, role, password_hash) values ($1, $2, 'Somebody', 'staff', '')`,
    [userId, `${userId}@garage.example`],
  );
  return typedId('usr', userId);
}

async function makeOwner(of: TenantRef, person: string): Promise<void> {
  const order = {
    holder: { kind: 'user', id: uuidOf('usr', person)! },
    roleId: READY_MADE.owner.roleId,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
  } as const;
  const command = new GiveGrant({ ...order, grantId: uuidv7(), context: ANY_CONTEXT, reason: null, source: 'sign-up' });
  await clutch.as(of, () => app.get(CommandBus, { strict: false }).execute(command));
}

interface Asked {
  readonly as: string;
  readonly of: TenantRef;
  readonly method: 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
}
async function ask(
  url: string,
  body: object | undefined,
  { as = owner, of = tenant, method = 'POST', headers = {} }: Partial<Asked> = {},
) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...headers, authorization: `Test ${of.id} ${as}` },
    ...(body ? { payload: body } : {}),
  });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, json, code: json['code'] };
}
const made = async (url: string, body: object): Promise<string> => {
  const { status, json } = await ask(url, body);
  expect([status, json]).toEqual([201, expect.anything()]);
  return json['id'] as string;
};
const check = async (body: object, as = owner) => (await ask('/v1/authz/check', body, { as })).json;
const principal = (id: string) => ({ kind: 'user', id });
const readUser = (id?: string) => ({ action: 'read', resource: { type: 'user', ...(id === undefined ? {} : { id }) } });

describe('a check', () => {
  test('answers for the caller, for others only to those who may ask, and for no resource that is not there', async () => {
    const [, eva, adam] = people as [string, string, string];
    expect(await check(readUser(eva))).toEqual({
      allowed: true,
      fields: ['email', 'name', 'role', 'createdAt', 'emailVerifiedAt', 'disabledAt'],
    });
    expect(await check(readUser(), eva)).toEqual({ allowed: false, fields: [] });
    expect(await ask('/v1/authz/check', { ...readUser(), principal: principal(adam) }, { as: eva })).toMatchObject({
      status: 403,
      json: { permission: 'authz:read' },
    });
    expect(await ask('/v1/authz/check', readUser(adam), { as: eva })).toMatchObject({
      status: 404,
      code: 'resource.not-found',
    });
    expect(await check({ ...readUser(eva), principal: principal(adam) })).toEqual({ allowed: false, fields: [] });
    const stranger = await clutch.newTenant();
    const theirs = await newPerson(stranger);
    expect(await ask('/v1/authz/check', readUser(theirs), {})).toMatchObject({
      status: 404,
      code: 'resource.not-found',
    });
    expect(await ask('/v1/authz/check', { ...readUser(), principal: principal(theirs) }, {})).toMatchObject({
      status: 404,
      code: 'authz.unknown-principal',
    });
    expect(await ask('/v1/authz/check', { action: 'fly', resource: { type: 'user' } })).toMatchObject({
      status: 422,
      code: 'authz.unknown-action',
    });
    for (const path of ['who-can', 'simulate'])
      expect(await ask(`/v1/authz/${path}`, readUser(), { as: eva })).toMatchObject({ status: 403 });
  });

  test('knows the circumstances: level, address, hours', async () => {
    const guest = await newPerson();
    const hours = { timeZone: 'Asia/Riyadh', weekdays: [7], from: '08:00', until: '17:00' };
    await made(`/v1/users/${guest}/roles`, {
      roleId: typedId('rol', READY_MADE.admin.roleId),
      context: { minimumLevel: 2, addresses: ['192.0.2.0/24', '2001:db8::/32'], hours },
    });
    const allowed = async (context: object, at: string) => {
      const explained = (await ask('/v1/authz/explain', { ...readUser(), principal: principal(guest), context, at }))
        .json;
      const nearest = explained['nearest'] as { why: string }[];
      return explained['allowed'] ? 'allowed' : (nearest[0]?.why ?? 'nothing');
    };
    const [sunday, evening] = ['2090-01-01T05:30:00Z', '2090-01-01T14:00:00Z'];
    expect(await allowed({ level: 2, ip: '192.0.2.7' }, sunday)).toBe('allowed');
    expect(await allowed({ level: 2, ip: '2001:db8::1' }, sunday)).toBe('allowed');
    expect(await allowed({ level: 1, ip: '192.0.2.7' }, sunday)).toBe('level');
    expect(await allowed({ level: 2, ip: '198.51.100.7' }, sunday)).toBe('address');
    expect(await allowed({ level: 2 }, sunday)).toBe('address');
    expect(await allowed({ level: 2, ip: '192.0.2.7' }, evening)).toBe('hours');
  });

  test('about the past is a replay of the log', async () => {
    const [, , , eva] = people as [string, string, string, string];
    const asked = (at?: Date) => check({ ...readUser(), principal: principal(eva), ...(at ? { at } : {}) });
    const before = new Date();
    const role = await made('/v1/roles', {
      name: 'Reception',
      permissions: [{ permission: 'user:read', fields: ['name'] }],
    });
    const grant = await made(`/v1/users/${eva}/roles`, { roleId: role });
    const during = new Date();
    expect((await ask(`/v1/grants/${grant}`, undefined, { method: 'DELETE' })).status).toBe(204);
    const after = new Date();
    expect(await asked(before)).toEqual({ allowed: false, fields: [] });
    expect(await asked(during)).toEqual({ allowed: true, fields: ['name'] });
    expect(await asked(after)).toEqual({ allowed: false, fields: [] });
    expect(await asked()).toEqual({ allowed: false, fields: [] });
    const who = (await ask('/v1/authz/who-can', { ...readUser(), at: during })).json['data'] as {
      principal: { id: string };
    }[];
    expect(who.map(({ principal: { id } }) => id)).toContain(eva);
  });
});

/** Roles and grants at random, so that people hold what nobody has thought of. */
async function scramble(): Promise<void> {
  const condition = fc.constantFrom(
    null,
    { name: 'Somebody' },
    { name: 'Nobody' },
    { userId: '${user.id}' },
    { name: { $ne: 'Nobody' } },
    { userId: { $in: people.slice(0, 3) } },
  );
  const permission = fc.record({
    permission: fc.constantFrom('user:read', 'user:*', 'user:disable', 'group:read', '*:read'),
    inverted: fc.boolean(),
    priority: fc.integer({ min: -1, max: 1 }),
    conditions: condition,
    fields: fc.constantFrom(null, null, ['name'], ['email', 'name']),
  });
  const roles = fc.sample(fc.array(permission, { minLength: 1, maxLength: 4 }), { numRuns: 8, seed: 4 });
  const ids: string[] = [];
  for (const [index, permissions] of roles.entries()) {
    const plain = permissions
      .map((one) => (one.permission === '*:read' ? { ...one, conditions: null, fields: null } : one))
      .map((one) => (one.permission === 'group:read' ? { ...one, conditions: null, fields: null } : one));
    ids.push(
      await made('/v1/roles', {
        name: `Random ${index}`,
        permissions: plain,
        inherits: index > 4 ? ids.slice(-1) : [],
      }),
    );
  }
  for (const [index, roleId] of ids.entries()) {
    await made(`/v1/users/${people[1 + (index % 5)]}/roles`, { roleId });
    if (index % 3 === 0)
      await made(`/v1/users/${people[1 + ((index + 2) % 5)]}/roles`, {
        roleId,
        notAfter: '2090-01-01T00:00:00Z',
        scope: { kind: 'own' },
      });
  }
}

describe('over random roles and grants', () => {
  beforeAll(scramble);

  const questions = (): object[] =>
    ['read', 'disable'].flatMap((action) =>
      [undefined, ...people].map((id) => ({ action, resource: { type: 'user', ...(id === undefined ? {} : { id }) } })),
    );

  test('a batch answers as the single checks do', async () => {
    const checks = people.flatMap((id) => questions().map((question) => ({ ...question, principal: principal(id) })));
    checks.push({ ...readUser(typedId('usr', uuidv7())), principal: principal(owner) });
    for (let from = 0; from < checks.length; from += 100) {
      const some = checks.slice(from, from + 100);
      const { json } = await ask('/v1/authz/batch-check', { checks: some });
      const single = [];
      for (const one of some) {
        const { json: answer, code } = await ask('/v1/authz/check', one);
        single.push(
          code === undefined ? { ...answer, problem: null } : { allowed: false, fields: null, problem: code },
        );
      }
      expect(json['data']).toEqual(single);
    }
  });

  test('who can is those of whom a check says so', async () => {
    let somebody = 0;
    for (const question of questions()) {
      const { json } = await ask('/v1/authz/who-can?limit=100', question);
      const who = (json['data'] as { principal: { id: string } }[])
        .map(({ principal: { id } }) => id)
        .filter((id) => people.includes(id));
      const really = [];
      for (const id of people) if ((await check({ ...question, principal: principal(id) }))['allowed']) really.push(id);
      expect(who).toEqual(really.toSorted());
      somebody += really.length;
    }
    expect(somebody).toBeGreaterThan(20);
  });

  test('the rows are what the log says, and without the rules that an explanation names the answer is the other one', async () => {
    const policies = app.get(TenantPolicies, { strict: false });
    const now = await policies.now(tenant.schema);
    const byId = <T extends { grantId?: string; groupId?: string }>(list: readonly T[]) =>
      new Map(list.map((one) => [one.grantId ?? one.groupId, one]));
    const replayed = await policies.at(tenant.schema, new Date());
    expect(now.roles).toEqual(replayed.roles);
    expect(byId(now.grants)).toEqual(byId(replayed.grants));
    const subjects = app.get(DeclaredSubjects, { strict: false });
    const circumstances = { now: new Date(), isFrom: () => false };
    let turned = 0;
    for (const person of people) {
      const policy = policyOf(now, { kind: 'user', id: uuidOf('usr', person)! });
      for (const userId of [undefined, ...people].map((id) => id && uuidOf('usr', id)!)) {
        const question: Question = {
          action: 'read',
          subject: subjects.find('user')!,
          ...(userId ? { row: { userId, name: 'Somebody', email: '' } } : {}),
        };
        const found = rulesOf(subjects, policy, circumstances);
        const { allowed, because } = decide(found, true, question);
        const without = { ...found, rules: found.rules.filter((traced) => !because.includes(traced)) };
        expect(decide(without, true, question).allowed).toBe(because.length > 0 ? !allowed : allowed);
        expect(allowed && because.length === 0).toBe(false);
        turned += because.length > 0 ? 1 : 0;
      }
    }
    expect(turned).toBeGreaterThan(10);
  });
});

test('a simulation says which cases turn and who gains and loses, and writes nothing', async () => {
  const [, eva] = people as [string, string];
  const fresh = await newPerson();
  const before = (await clutch.owner.query(`select count(*) from ${tenant.schema}.event`)).rows;
  const draft = { role: { permissions: [{ permission: 'user:read' }] }, grant: { holder: principal(fresh) } };
  const cases = [
    { ...readUser(eva), principal: principal(fresh) },
    { ...readUser(eva), principal: principal(owner) },
  ];
  const { json } = await ask('/v1/authz/simulate', { ...draft, cases, question: readUser(eva) });
  expect(json).toEqual({ changes: [{ index: 0, before: false, after: true }], gain: [principal(fresh)], lose: [] });
  const wrong = await ask('/v1/authz/simulate', { role: { permissions: [{ permission: 'user:fly' }] } });
  expect(wrong).toMatchObject({ status: 422, code: 'role.invalid' });
  expect((await clutch.owner.query(`select count(*) from ${tenant.schema}.event`)).rows).toEqual(before);
  expect(await check({ ...readUser(eva), principal: principal(fresh) })).toEqual({ allowed: false, fields: [] });
});
