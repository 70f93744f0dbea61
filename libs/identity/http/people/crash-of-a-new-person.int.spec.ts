import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type Pair, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { NewPeople } from '../../commands/people/new-people.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

const EVA = { email: 'eva@garage.example', password: 'seven copper lanterns drift' };

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let owner: Pair;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch, { writesLetters: true });
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  owner = await people.session(tenant);
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

async function invited(): Promise<string> {
  const body = { email: EVA.email, roleId: typedId('rol', READY_MADE.admin.roleId) };
  await people.ask('POST', '/v1/invitations', { token: owner.accessToken, body });
  return people.outbox.token(EVA.email, 'invitation');
}
const accept = (token: string) =>
  people.ask('POST', '/v1/auth/invitations/acceptance', { body: { token, name: 'Eva', password: EVA.password } });

/** The process dies, as far as the database can tell, where the grant is written. */
async function dyingAtTheGrant<T>(work: () => Promise<T>): Promise<T> {
  const { schema } = tenant;
  await clutch.owner.query(`revoke insert on ${schema}.identity_grant from ${schema}`);
  try {
    return await work();
  } finally {
    await clutch.owner.query(`grant insert on ${schema}.identity_grant to ${schema}`);
  }
}
const everybody = async () => {
  const { json } = await people.ask('GET', '/v1/users', { token: owner.accessToken });
  return (json['data'] as { email: string }[]).map(({ email }) => email);
};

test('a crash between adding somebody and giving them their role leaves neither, and the invitation is still good', async () => {
  const token = await invited();
  expect((await dyingAtTheGrant(() => accept(token))).status).toBeGreaterThanOrEqual(500);
  expect(await everybody()).not.toContain(EVA.email);

  expect((await accept(token)).status).toBe(201);
  const eva = await people.session(tenant, EVA);
  expect(await people.ask('GET', '/v1/users', { token: eva.accessToken })).toMatchObject({ status: 200 });
});

test('the control: one that adds the person first leaves somebody with nothing, whom nobody can invite again', async () => {
  const adding = people.app.get(NewPeople, { strict: false });
  const addWith = adding.addWith.bind(adding);
  const inTwoSteps = vi.spyOn(adding, 'addWith').mockImplementation(async (of, person, claim) => {
    const { database } = clutch.kernel;
    const userId = uuidOf('usr', typedId('usr', crypto.randomUUID()))!;
    await database.transaction(of.schema, async (tx) => {
      await claim(tx, userId);
      const text = `insert into identity_user (user_id, email, name, role, password_hash) values ($1, $2, $3, 'staff', $4)`;
      await tx.query({ text, values: [userId, person.email, person.name, person.passwordHash] });
    });
    return addWith(of, person, async () => undefined);
  });
  try {
    const token = await invited();
    await dyingAtTheGrant(() => accept(token));
    expect(await everybody()).toContain(EVA.email);
    expect((await accept(token)).status).toBe(401);
    const eva = await people.session(tenant, EVA);
    expect(await people.ask('GET', '/v1/users', { token: eva.accessToken })).toMatchObject({ status: 403 });
  } finally {
    inTwoSteps.mockRestore();
  }
});
