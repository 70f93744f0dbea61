import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AggregateStore, AuditTrail, Clock, type Statement, TenantDatabase, type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import { plantedDatabase } from '../../../../test/kit/planted-database.ts';
import { anAddress, group, type ScimApp, scimApp, type TestDirectory, user } from '../../../../test/kit/scim-app.ts';
import { Grants, Groups } from '../../aggregates.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { ProvisionedPeople } from '../../commands/scim/provisioned-people.ts';
import { type DirectoryScope } from '../../domain/scim/directory.ts';
import { ScimTags, type VersionedResource } from '../../domain/scim/scim-resource.ts';

let clutch: TestInstallation;
let app: ScimApp;
let tenant: TenantRef;
let directory: TestDirectory;
const open: ScimApp[] = [];

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  open.push(app);
  tenant = await app.newTenant();
  directory = await app.directory(tenant);
});
afterAll(async () => {
  for (const each of open) await each.close();
  await clutch.close();
});

const AT_ONCE = 8;
const times = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)));
const statusesOf = (answers: readonly { readonly status: number }[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);
const oneMade = [201, ...Array.from({ length: AT_ONCE - 1 }, () => 409)];
const tagOf = ({ meta }: Record<string, unknown>): string => (meta as { version: string }).version;

/** A race is lost sooner or later, not always. */
async function severalTimes(race: () => Promise<void>): Promise<void> {
  for (let round = 0; round < 5; round += 1) await race();
}

async function oneGroupOfAName(asked: TestDirectory): Promise<void> {
  const sent = group(`Race ${anAddress()}`);
  expect(statusesOf(await times(() => asked.ask('POST', '/Groups', sent)))).toEqual(oneMade);
}

async function oneOwnerStays(asked: ScimApp): Promise<void> {
  const both = await asked.newTenant();
  const entra = await asked.directory(both);
  await asked.people.createOwner(both, { email: anAddress() });
  const people = (await asked.asOwner(both, 'GET', '/v1/users')).json['data'] as { id: string }[];
  for (const { id } of people) await asked.asOwner(both, 'PUT', `/v1/directories/${entra.id}/people/${id}`, {});
  const answers = await Promise.all(people.map(({ id }) => entra.ask('DELETE', `/Users/${id}`)));
  const text = `select count(*)::int as able from ${both.schema}.identity_user where disabled_at is null`;
  expect((await clutch.owner.query(text)).rows).toEqual([{ able: 1 }]);
  expect(statusesOf(answers)).toEqual([204, 409]);
}

describe('of those who come at once', () => {
  test.each([
    ['without a role', null],
    ['with a role', typedId('rol', READY_MADE.staff.roleId)],
  ])('with one address one user is made %s (ASVS 2.3.4)', async (_, defaultRoleId) => {
    const giving = await app.directory(tenant, { name: `Race ${defaultRoleId}`, defaultRoleId });
    const sent = user(anAddress(), { externalId: anAddress() });
    expect(statusesOf(await times(() => giving.ask('POST', '/Users', sent)))).toEqual(oneMade);
    const filter = encodeURIComponent(`userName eq "${sent['userName'] as string}"`);
    expect((await giving.ask('GET', `/Users?filter=${filter}`)).json['totalResults']).toBe(1);
  });

  test('with one externalId one user is made, and the others leave nothing', async () => {
    const externalId = anAddress();
    const addresses = Array.from({ length: AT_ONCE }, () => anAddress());
    const answers = await times((index) => directory.ask('POST', '/Users', user(addresses[index]!, { externalId })));
    expect(statusesOf(answers)).toEqual(oneMade);
    const text = `select count(*)::int as people from ${tenant.schema}.identity_user where email = any($1)`;
    expect((await clutch.owner.query(text, [addresses])).rows).toEqual([{ people: 1 }]);
  });

  test('with one name one group is made', async () => {
    await expect(oneGroupOfAName(directory)).resolves.toBeUndefined();
  });

  test('control: without the lock on their directory several groups have one name', async () => {
    const isLock = ({ name }: Statement): boolean => name === 'scim.directory_lock';
    const planted = (database: TenantDatabase) => plantedDatabase(database, (sent) => (isLock(sent) ? null : sent));
    const broken = await scimApp(clutch, [
      {
        provide: Groups,
        useFactory: ({ events, database }: AggregateStore) => new Groups({ events, database: planted(database) }),
        inject: [AggregateStore],
      },
    ]);
    open.push(broken);
    const asked = broken.with(tenant, directory.token);
    await expect(severalTimes(() => oneGroupOfAName(asked))).rejects.toMatchObject({ name: 'AssertionError' });
  });

  test('two owners, who are all that there are, are not both let go', async () => {
    await expect(oneOwnerStays(app)).resolves.toBeUndefined();
  });

  test('control: without the lock on owners none is left', async () => {
    const isLock = ({ name }: Statement): boolean => name === 'scim.owners_lock';
    // The pause lets the other one read, too, before this one writes.
    const unlocked = ({ text, values = [] }: Statement): Statement => ({
      text: `select owners.* from (${text.replace('for update', '')}) owners, (select pg_sleep(0.05)) pause`,
      values,
    });
    const broken = await scimApp(clutch, [
      {
        provide: ProvisionedPeople,
        useFactory: (database: TenantDatabase, clock: Clock, audit: AuditTrail, tags: ScimTags, grants: Grants) =>
          new ProvisionedPeople(
            plantedDatabase(database, (sent) => (isLock(sent) ? unlocked(sent) : sent)),
            clock,
            audit,
            tags,
            grants,
          ),
        inject: [TenantDatabase, Clock, AuditTrail, ScimTags, Grants],
      },
    ]);
    open.push(broken);
    await expect(severalTimes(() => oneOwnerStays(broken))).rejects.toMatchObject({ name: 'AssertionError' });
  }, 60_000);

  test('each adds a member, and none is lost', async () => {
    const { id } = await directory.make('/Groups', group(`Adding ${anAddress()}`));
    const members = await times(() => directory.make('/Users', user(anAddress())));
    const add = (index: number) =>
      directory.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ value: members[index]!.id }] });
    let missing = members.map((_, index) => index);
    // Eight that race for one group may wear one of them out; it is told so and comes again, as directories do.
    for (let round = 0; round < 5 && missing.length > 0; round += 1) {
      const answers = await Promise.all(missing.map((index) => add(index)));
      expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
      missing = missing.filter((_, at) => answers[at]!.status === 409);
    }
    const { json } = await directory.ask('GET', `/Groups/${id}`);
    expect(new Set((json['members'] as { value: string }[]).map(({ value }) => value))).toEqual(
      new Set(members.map((member) => member.id)),
    );
  });
});

/** Of those who change one version at once, all but one are told that it is another one. */
async function raceWithIfMatch(asked: TestDirectory, path: '/Users' | '/Groups'): Promise<void> {
  const made = await directory.make(path, path === '/Users' ? user(anAddress()) : group(`Versions ${anAddress()}`));
  const headers = { 'if-match': tagOf(made) };
  const answers = await times((index) => {
    const operation = { op: 'replace', path: 'displayName', value: `Name ${index} ${made.id}` };
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] };
    return asked.ask('PATCH', `${path}/${made.id}`, body, headers);
  });
  expect(statusesOf(answers)).toEqual([200, ...Array.from({ length: AT_ONCE - 1 }, () => 412)]);
  const winner = answers.find(({ status }) => status === 200)!.json;
  expect((await directory.ask('GET', `${path}/${made.id}`)).json).toEqual(winner);
}

describe('If-Match', () => {
  test.each(['/Users', '/Groups'] as const)('lets one of those who change %s at once through', async (path) => {
    await expect(raceWithIfMatch(directory, path)).resolves.toBeUndefined();
  });

  test.each(['/Users', '/Groups'] as const)(
    'control: with tags that never change the race of %s is lost',
    async (path) => {
      class SameTags extends ScimTags {
        override of(_: DirectoryScope, { resource }: VersionedResource): string {
          return `"1.${resource.id.slice(4)}"`;
        }
      }
      const broken = await scimApp(clutch, [{ provide: ScimTags, useValue: new SameTags() }]);
      open.push(broken);
      const asked = broken.with(tenant, directory.token);
      const withItsTags = {
        ...asked,
        ask: ((method, url, body, headers) =>
          asked.ask(
            method,
            url,
            body,
            headers?.['if-match'] ? { 'if-match': `"1.${url.split('_')[1]!}"` } : {},
          )) as TestDirectory['ask'],
      };
      await expect(raceWithIfMatch(withItsTags, path)).rejects.toMatchObject({ name: 'AssertionError' });
    },
  );

  test('of a version that is gone is 412 for PUT, PATCH and DELETE; * is any', async () => {
    const made = await directory.make('/Users', user(anAddress()));
    const path = `/Users/${made.id}`;
    const whole = user(made['userName'] as string, { displayName: 'Changed' });
    expect((await directory.ask('PUT', path, whole, { 'if-match': '*' })).status).toBe(200);
    const stale = { 'if-match': tagOf(made) };
    expect((await directory.ask('PUT', path, whole, stale)).status).toBe(412);
    expect((await directory.ask('DELETE', path, undefined, stale)).status).toBe(412);
    const { json, headers } = await directory.ask('GET', path);
    expect(headers['etag']).toBe(tagOf(json));
    const known = await directory.ask('GET', path, undefined, { 'if-none-match': tagOf(json) });
    expect(known.status).toBe(304);
    expect((await directory.ask('DELETE', path, undefined, { 'if-match': tagOf(json) })).status).toBe(204);
  });

  test('notices what an administrator has changed meanwhile', async () => {
    const made = await directory.make('/Users', user(anAddress()));
    expect((await app.asOwner(tenant, 'PUT', `/v1/users/${made.id}/disablement`)).status).toBe(204);
    const stale = { 'if-match': tagOf(made) };
    const answer = await directory.ask('PUT', `/Users/${made.id}`, user(made['userName'] as string), stale);
    expect(answer).toMatchObject({ status: 412, json: { status: '412' } });
  });
});
