import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import {
  anAddress,
  GROUP,
  type Json,
  type ScimApp,
  scimApp,
  type TestDirectory,
  user,
  USER,
} from '../../../../test/kit/scim-app.ts';

/** As the provisioning service of Entra ID and its validator speak (learn.microsoft.com, "Develop a SCIM endpoint"). */
let clutch: TestInstallation;
let app: ScimApp;
let entra: TestDirectory;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  entra = await app.directory(await app.newTenant());
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const found = async (path: string, filter: string): Promise<Json> =>
  (await entra.ask('GET', `${path}?filter=${encodeURIComponent(filter)}`)).json;
const walkingUser = () => {
  const userName = anAddress();
  return {
    schemas: [USER, ENTERPRISE],
    externalId: userName.slice(0, 36),
    userName,
    active: true,
    displayName: 'Lennay Example',
    emails: [{ primary: true, type: 'work', value: 'lennay@mail.example' }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Lennay X Example', familyName: 'Example', givenName: 'Lennay', middleName: 'X' },
    roles: [],
    phoneNumbers: [{ type: 'mobile', value: '+1 555 0100' }],
    [ENTERPRISE]: { department: 'Bodywork', manager: { value: '26118915' } },
  };
};

describe('a user', () => {
  test('is looked for, made, found by name and externalId, changed, disabled and deleted', async () => {
    const sent = walkingUser();
    expect(await found('/Users', `userName eq "${sent.userName}"`)).toMatchObject({ totalResults: 0, Resources: [] });
    const { id } = await entra.make('/Users', sent);
    const { roles: _, phoneNumbers: __, [ENTERPRISE]: ___, meta: ____, ...rest } = sent;
    const { middleName: _____, ...name } = sent.name;
    const kept = { ...rest, schemas: [USER], name };
    expect((await entra.ask('GET', `/Users/${id}`)).json).toEqual({ ...kept, id, meta: expect.anything() });
    for (const filter of [`userName eq "${sent.userName.toUpperCase()}"`, `externalId eq "${sent.externalId}"`])
      expect(await found('/Users', filter)).toMatchObject({ totalResults: 1, Resources: [{ id }] });

    const changed = await entra.patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@mail.example' },
      { op: 'Replace', path: 'name.familyName', value: 'Changed' },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Paint' },
      { op: 'Replace', path: 'displayName', value: 'Lennay Changed' },
    );
    expect(changed).toMatchObject({
      status: 200,
      json: {
        displayName: 'Lennay Changed',
        name: { familyName: 'Changed', givenName: 'Lennay' },
        emails: [{ primary: true, type: 'work', value: 'new@mail.example' }],
      },
    });
    const off = await entra.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    expect(off).toMatchObject({ status: 200, json: { active: false } });
    expect((await entra.ask('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await entra.ask('GET', `/Users/${id}`)).json).toMatchObject({ status: '404' });
    expect(await found('/Users', `externalId eq "${sent.externalId}"`)).toMatchObject({ totalResults: 0 });
  });

  test('is patched without a path, with dots and conditions as names', async () => {
    const { id } = await entra.make('/Users', walkingUser());
    const value = {
      active: 'False',
      'name.givenName': 'Nella',
      'emails[type eq "work"].value': 'nella@mail.example',
      'emails[type eq "home"].value': 'home@mail.example',
      'phoneNumbers[type eq "work"].value': '+1 555 0101',
      [`${ENTERPRISE}:employeeNumber`]: '7',
    };
    expect((await entra.patch(`/Users/${id}`, { op: 'Add', value })).json).toMatchObject({
      active: false,
      name: { givenName: 'Nella', familyName: 'Example' },
      emails: [
        { type: 'work', value: 'nella@mail.example', primary: true },
        { type: 'home', value: 'home@mail.example' },
      ],
    });
  });

  test('takes the attributes away that are removed or replaced by nothing', async () => {
    const { id } = await entra.make('/Users', walkingUser());
    const { json } = await entra.patch(
      `/Users/${id}`,
      { op: 'Remove', path: 'emails[type eq "work"]' },
      { op: 'Replace', path: 'name.givenName', value: '' },
      { op: 'Remove', path: 'externalId' },
    );
    expect(json).not.toHaveProperty('emails');
    expect(json).not.toHaveProperty('externalId');
    expect(json['name']).toEqual({ formatted: 'Lennay X Example', familyName: 'Example' });
  });

  test('is not made twice', async () => {
    const sent = walkingUser();
    await entra.make('/Users', sent);
    expect(await entra.ask('POST', '/Users', sent)).toMatchObject({ status: 409, json: { scimType: 'uniqueness' } });
    const sameId = { ...walkingUser(), externalId: sent.externalId };
    expect(await entra.ask('POST', '/Users', sameId)).toMatchObject({ status: 409, json: { scimType: 'uniqueness' } });
    const other = await entra.make('/Users', walkingUser());
    const taken = await entra.patch(`/Users/${other.id}`, { op: 'replace', path: 'userName', value: sent.userName });
    expect(taken).toMatchObject({ status: 409, json: { scimType: 'uniqueness' } });
    const takenId = await entra.patch(`/Users/${other.id}`, {
      op: 'replace',
      path: 'externalId',
      value: sent.externalId,
    });
    expect(takenId).toMatchObject({ status: 409, json: { scimType: 'uniqueness' } });
  });
});

describe('a group', () => {
  const made = async (...members: string[]) => {
    const externalId = anAddress();
    const displayName = `Group ${externalId}`;
    const sent = {
      schemas: [GROUP],
      externalId,
      displayName,
      members: members.map((value) => ({ $ref: null, value })),
    };
    return { ...(await entra.make('/Groups', sent)), displayName, externalId };
  };
  const people = async () => {
    const [ana, eva] = [await entra.make('/Users', walkingUser()), await entra.make('/Users', walkingUser())];
    return { ana: ana.id, eva: eva.id };
  };
  const membersOf = async (id: string) => {
    const { json } = await entra.ask('GET', `/Groups/${id}`);
    return ((json['members'] ?? []) as { value: string }[]).map(({ value }) => value);
  };

  test('is found without its members, gets and loses them, and is deleted', async () => {
    const { ana, eva } = await people();
    const { id, displayName } = await made();
    const filter = encodeURIComponent(`displayName eq "${displayName}"`);
    const { json } = await entra.ask('GET', `/Groups?excludedAttributes=members&filter=${filter}`);
    expect(json).toMatchObject({ totalResults: 1, Resources: [{ id, displayName }] });
    expect((json['Resources'] as object[])[0]).not.toHaveProperty('members');
    await entra.patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ $ref: null, value: ana }] });
    await entra.patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ value: eva }, { value: ana }] });
    expect(await membersOf(id)).toEqual([ana, eva]);
    const isMember = `id eq "${id}" and members eq "${ana}"`;
    expect(await found('/Groups', isMember)).toMatchObject({ totalResults: 1 });
    expect(await found('/Groups', `members[value eq "${eva}"]`)).toMatchObject({ totalResults: 1 });
    await entra.patch(`/Groups/${id}`, { op: 'Remove', path: 'members', value: [{ $ref: null, value: ana }] });
    expect(await found('/Groups', isMember)).toMatchObject({ totalResults: 0 });
    await entra.patch(`/Groups/${id}`, { op: 'Remove', path: `members[value eq "${eva}"]` });
    expect(await membersOf(id)).toEqual([]);
    expect((await entra.ask('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await entra.ask('GET', `/Groups/${id}`)).status).toBe(404);
    expect(await found('/Groups', `displayName eq "${displayName}"`)).toMatchObject({ totalResults: 0 });
  });

  test('is renamed, replaced and emptied', async () => {
    const { ana, eva } = await people();
    const { id, externalId } = await made(ana);
    await entra.patch(`/Groups/${id}`, { op: 'Replace', value: { id, displayName: `Other ${externalId}` } });
    expect((await entra.ask('GET', `/Groups/${id}`)).json['displayName']).toBe(`Other ${externalId}`);
    await entra.patch(`/Groups/${id}`, { op: 'Replace', path: 'members', value: [{ value: eva }] });
    expect(await membersOf(id)).toEqual([eva]);
    await entra.patch(`/Groups/${id}`, { op: 'Remove', path: 'members' });
    expect(await membersOf(id)).toEqual([]);
    const emptied = await entra.patch(`/Groups/${id}`, { op: 'Replace', path: 'externalId', value: `${externalId}-2` });
    expect(emptied.json['externalId']).toBe(`${externalId}-2`);
  });

  test('is not made twice, neither by name nor by externalId', async () => {
    const { displayName, externalId } = await made();
    for (const twice of [{ displayName }, { displayName: `Not ${displayName}`, externalId }])
      expect(await entra.ask('POST', '/Groups', { schemas: [GROUP], ...twice })).toMatchObject({
        status: 409,
        json: { scimType: 'uniqueness' },
      });
  });

  test('loses somebody whom the directory deletes', async () => {
    const { ana, eva } = await people();
    const { id } = await made(ana, eva);
    await entra.ask('DELETE', `/Users/${ana}`);
    expect(await membersOf(id)).toEqual([eva]);
  });

  test('has ten thousand members, and no more', async () => {
    const { schema } = entra.tenant;
    await clutch.owner.query(
      `with made as (insert into ${schema}.identity_user (user_id, email, name, role, password_hash)
        select gen_random_uuid(), 'many' || n || '@acme.example', 'Many', 'staff', '' from generate_series(1, 10000) n returning user_id)
       insert into ${schema}.identity_external (connection_id, kind, internal_id, created_at, changed_at)
        select connection_id, 'user', user_id, now(), now() from made, ${schema}.identity_connection`,
    );
    const ids: string[] = [];
    for (let startIndex = 1; ids.length < 10_000; startIndex += 200) {
      const { json } = await entra.ask(
        'GET',
        `/Users?filter=userName%20sw%20%22many%22&count=500&startIndex=${startIndex}`,
      );
      expect(json).toMatchObject({ totalResults: 10_000, itemsPerPage: 200 });
      ids.push(...(json['Resources'] as { id: string }[]).map(({ id }) => id));
    }
    const { id } = await made(...ids);
    expect(await membersOf(id)).toHaveLength(10_000);
    const { ana } = await people();
    const tooMany = await entra.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ value: ana }] });
    expect(tooMany).toMatchObject({ status: 400, json: { scimType: 'invalidValue' } });
    const [first] = ids;
    const swapped = await entra.patch(
      `/Groups/${id}`,
      { op: 'remove', path: `members[value eq "${first}"]` },
      { op: 'add', path: 'members', value: [{ value: ana }] },
    );
    expect(swapped.status).toBe(200);
    expect(new Set(await membersOf(id))).toEqual(new Set([...ids.slice(1), ana]));
  }, 60_000);
});

test('the mark for standard PATCH makes no difference', async () => {
  expect((await entra.ask('GET', '/Users?aadOptscim062020&count=1')).status).toBe(200);
  const { id } = await entra.make('/Users', user(anAddress()));
  expect((await entra.ask('GET', `/Users/${id}?aadOptscim062020`)).status).toBe(200);
});
