import { setTimeout as sleep } from 'node:timers/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DeclaredSubjects, type TenantDatabase, type TenantRef, typedId, uuidOf } from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { FactorRows } from '../../libs/identity/commands/factors/factor-rows.ts';
import { HolderPolicies } from '../../libs/identity/domain/access/holder-policies.ts';
import { READY_MADE } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { codeOf } from '../kit/authenticator-app.ts';
import { EMAIL, PASSWORD, type PeopleApp, peopleApp } from '../kit/people-app.ts';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from './granted-app.ts';

const VIN = '1M8GDM9AXKP042788';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let owner: string;
let theirOwner: string;
let vehicle: string;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  [owner, theirOwner] = [await newPerson(clutch, tenant), await newPerson(clutch, stranger)];
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  await makeOwner(clutch, app, stranger, uuidOf('usr', theirOwner)!);
  vehicle = (await ask(owner, ['POST', '/v1/vehicles', { vin: VIN, label: 'Van' }])).json['id'] as string;
  for (const each of [tenant, stranger]) await project(clutch.kernel, each);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ask = (as: string, order: Parameters<typeof askAs>[2], of = app) => askAs(of, { tenant, as }, order);
async function withPlanted(parts: object, work: (planted: NestFastifyApplication) => Promise<void>): Promise<void> {
  const planted = await grantedApp(clutch, parts);
  try {
    await work(planted);
  } finally {
    await planted.close();
  }
}

describe('a tenant filter', () => {
  async function expectWall(of: NestFastifyApplication): Promise<void> {
    const theirs = { tenant: stranger, as: theirOwner };
    expect((await askAs(of, theirs, ['GET', '/v1/vehicles'])).json['data']).toEqual([]);
    expect((await askAs(of, theirs, ['GET', `/v1/vehicles/${vehicle}`])).status).toBe(404);
  }

  test('keeps what is another tenant’s from lists and by its id (ASVS 8.4.1)', async () => {
    await expectWall(app);
    expect((await ask(owner, ['GET', `/v1/vehicles/${vehicle}`])).json).toMatchObject({ vin: VIN });
  });

  test('that was dropped is seen: the control', async () => {
    const { database } = clutch.kernel;
    const withEntities: TenantDatabase['withEntities'] = (_, work) => database.withEntities(tenant.schema, work);
    const dropped = new Proxy(database, {
      get: (target, name) => {
        if (name === 'withEntities') return withEntities;
        const part: unknown = Reflect.get(target, name, target);
        return typeof part === 'function' ? (part.bind(target) as unknown) : part;
      },
    });
    await withPlanted({ database: dropped }, (planted) =>
      expect(expectWall(planted)).rejects.toThrow('to deeply equal []'),
    );
  });
});

describe('a field', () => {
  let reader: string;
  beforeAll(async () => {
    reader = await newPerson(clutch, tenant);
    const permissions = [{ permission: 'vehicle:read', fields: ['label'] }];
    const { json } = await ask(owner, ['POST', '/v1/roles', { name: 'Labels', permissions }]);
    await ask(owner, ['POST', `/v1/users/${reader}/roles`, { roleId: json['id'] }]);
  });

  async function expectHidden(of: NestFastifyApplication): Promise<void> {
    for (const url of ['/v1/vehicles', `/v1/vehicles/${vehicle}`]) {
      const { status, json } = await ask(reader, ['GET', url], of);
      expect([status, JSON.stringify(json).includes(VIN)]).toEqual([200, false]);
    }
  }

  test('that may not be seen is shown nowhere (ASVS 8.2.3, 15.3.1)', () => expectHidden(app));

  test('that nobody checks is seen: the control', () =>
    withPlanted({ subjects: new DeclaredSubjects([]) }, (planted) =>
      expect(expectHidden(planted)).rejects.toThrow('to deeply equal'),
    ));
});

describe('a grant', () => {
  async function expectEnd(of: NestFastifyApplication): Promise<void> {
    const person = await newPerson(clutch, tenant);
    const notAfter = new Date(Date.now() + 1_500).toISOString();
    const roleId = typedId('rol', READY_MADE.staff.roleId);
    expect((await ask(owner, ['POST', `/v1/users/${person}/roles`, { roleId, notAfter }])).status).toBe(201);
    expect((await ask(person, ['GET', '/v1/vehicles'], of)).status).toBe(200);
    await sleep(1_600);
    expect((await ask(person, ['GET', '/v1/vehicles'], of)).status).toBe(403);
  }

  test('ends at its end date (ASVS 8.3.2)', () => expectEnd(app));

  test('that is read without its end date is seen: the control', () =>
    withPlanted({}, async (planted) => {
      const policies = planted.get(HolderPolicies, { strict: false });
      const read = policies.read.bind(policies);
      vi.spyOn(policies, 'read').mockImplementation(async (...asked) => {
        const { version, policy } = await read(...asked);
        return { version, policy: { ...policy, grants: policy.grants.map((one) => ({ ...one, notAfter: null })) } };
      });
      await expect(expectEnd(planted)).rejects.toThrow('expected 200 to be 403');
    }));
});

describe('a TOTP code', () => {
  let people: PeopleApp;
  let secret: string;
  beforeAll(async () => {
    people = await peopleApp(clutch);
    await people.createOwner(stranger);
    const { accessToken: token } = await people.session(stranger);
    const { json } = await people.ask('POST', '/v1/auth/mfa/setup', { token, body: { kind: 'totp' } });
    secret = (json['totp'] as { secret: string }).secret;
    const body = { id: json['id'], code: codeOf(secret, people.clock.now()) };
    await people.ask('POST', '/v1/auth/mfa/verify', { token, body });
  });
  afterAll(() => people.close());

  async function proveWith(code: string): Promise<unknown> {
    const { json } = await people.signIn(stranger, { email: EMAIL, password: PASSWORD });
    const { id, token } = json['attempt'] as { id: string; token: string };
    const body = { token, kind: 'totp', code };
    const { status, code: refusal } = await people.ask('POST', `/v1/auth/sign-in/${id}/proof`, { body });
    return refusal ?? status;
  }
  async function expectOnce(): Promise<void> {
    people.clock.aheadMs += 60_000;
    const code = codeOf(secret, people.clock.now());
    expect([await proveWith(code), await proveWith(code)]).toEqual([200, 'sign-in.wrong-proof']);
  }

  test('signs in once (ASVS 6.5.1)', expectOnce);

  test('that is accepted twice is seen: the control', async () => {
    const rows = people.app.get(FactorRows, { strict: false });
    const careless = vi.spyOn(rows, 'takeStep').mockResolvedValue(true);
    try {
      await expect(expectOnce()).rejects.toThrow('to deeply equal');
    } finally {
      careless.mockRestore();
    }
  });
});
