import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import {
  anAddress,
  group,
  type Json,
  type ScimApp,
  scimApp,
  type TestDirectory,
  user,
} from '../../../../test/kit/scim-app.ts';

/** As Okta's SCIM 2.0 test suite and its provisioning speak (developer.okta.com, "SCIM Protocol"). */
let clutch: TestInstallation;
let app: ScimApp;
let okta: TestDirectory;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  okta = await app.directory(await app.newTenant(), { name: 'Okta' });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const sentUser = (userName: string, over: object = {}) =>
  user(userName, {
    name: { givenName: 'Yusuf', familyName: 'Rashid' },
    emails: [{ primary: true, value: userName, type: 'work', display: userName }],
    displayName: 'Yusuf Rashid',
    locale: 'en-US',
    externalId: `00u${userName}`,
    groups: [],
    password: '1mz050nq',
    active: true,
    ...over,
  });

test('the walk of the test suite: list, unknown id, unknown name, make, again, leave, come back', async () => {
  expect((await okta.ask('GET', '/Users?count=1&startIndex=1')).json).toMatchObject({
    schemas: [LIST],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  });
  expect(await okta.ask('GET', '/Users/010101001010101011001010101011')).toMatchObject({
    status: 404,
    json: { schemas: [ERROR], status: '404', detail: expect.any(String) },
  });
  const userName = `Runscope.${anAddress()}`;
  const byName = `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}&startIndex=1&count=100`;
  expect((await okta.ask('GET', byName)).json['totalResults']).toBe(0);
  const made = await okta.make('/Users', sentUser(userName));
  expect(made).toMatchObject({ active: true, userName, name: { givenName: 'Yusuf', familyName: 'Rashid' } });
  expect(made).not.toHaveProperty('password');
  expect((await okta.ask('GET', byName)).json).toMatchObject({
    totalResults: 1,
    Resources: [{ id: made.id, userName }],
  });
  expect((await okta.ask('POST', '/Users', sentUser(userName))).status).toBe(409);

  const { json: read } = await okta.ask('GET', `/Users/${made.id}`);
  const left = await okta.ask('PUT', `/Users/${made.id}`, { ...read, active: false });
  expect(left).toMatchObject({ status: 200, json: { id: made.id, active: false, userName } });
  const back = await okta.patch(`/Users/${made.id}`, { op: 'replace', value: { active: true } });
  expect(back).toMatchObject({ status: 200, json: { active: true, displayName: 'Yusuf Rashid' } });
});

test('PUT replaces: what it leaves out is gone', async () => {
  const userName = anAddress();
  const { id } = await okta.make('/Users', sentUser(userName));
  const { json } = await okta.ask('PUT', `/Users/${id}`, user(userName, { name: { familyName: 'Only' } }));
  expect(json).toEqual({
    schemas: expect.anything(),
    meta: expect.anything(),
    id,
    userName,
    name: { familyName: 'Only' },
    active: true,
  });
});

test('groups are pushed, renamed and emptied by PUT', async () => {
  const people = await Promise.all([1, 2].map(() => okta.make('/Users', sentUser(anAddress()))));
  const [ana, eva] = people.map(({ id }) => id) as [string, string];
  const { id } = await okta.make('/Groups', group('Pushed', [ana]));
  const { json } = await okta.ask('PUT', `/Groups/${id}`, { ...group('Pushed anew', [eva, ana]), id });
  expect(json).toMatchObject({ displayName: 'Pushed anew', members: [{ value: ana }, { value: eva }] });
  const operations = [
    { op: 'remove', path: `members[value eq "${ana}"]` },
    { op: 'add', path: 'members', value: [{ value: ana, display: 'ana' }] },
  ];
  expect((await okta.patch(`/Groups/${id}`, ...operations)).json['members']).toHaveLength(2);
  expect((await okta.ask('PUT', `/Groups/${id}`, group('Pushed anew'))).json['members']).toEqual([]);
});

describe('lists', () => {
  let directory: TestDirectory;
  const names = ['anna@x.example', 'bert@x.example', 'carl@y.example', 'dora@y.example'];
  beforeAll(async () => {
    directory = await app.directory(await app.newTenant(), { name: 'Lists' });
    for (const [index, userName] of names.entries())
      await directory.make(
        '/Users',
        user(userName, {
          active: index !== 1,
          ...(index < 3 ? { externalId: `Id-${index}` } : {}),
          displayName: `Name "${index}" 100%_`,
          emails: [{ value: `${index}@mail.example`, type: index % 2 ? 'home' : 'work', primary: true }],
        }),
      );
  });
  const find = async (filter: string): Promise<string[]> => {
    const { status, json } = await directory.ask('GET', `/Users?sortBy=userName&filter=${encodeURIComponent(filter)}`);
    expect([filter, status]).toEqual([filter, 200]);
    const users = json['Resources'] as { userName: string }[];
    expect(json['totalResults']).toBe(users.length);
    return users.map(({ userName }) => userName.charAt(0));
  };

  test.each([
    ['userName eq "ANNA@x.example"', 'a'],
    ['userName ne "anna@x.example"', 'bcd'],
    ['userName co "@X."', 'ab'],
    ['userName sw "c" or userName ew "X.EXAMPLE"', 'abc'],
    ['userName gt "bert@x.example"', 'cd'],
    ['userName ge "bert@x.example" and userName lt "dora"', 'bc'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName le "bert@x.example"', 'ab'],
    ['externalId eq "Id-1"', 'b'],
    ['externalId eq "id-1"', ''],
    ['externalId ne "Id-1"', 'acd'],
    ['externalId pr', 'abc'],
    ['not (externalId pr)', 'd'],
    ['not (externalId sw "Id")', 'd'],
    ['externalId eq null', 'd'],
    ['externalId ne null', 'abc'],
    ['active eq false', 'b'],
    ['active eq "True"', 'acd'],
    ['active ne true', 'b'],
    ['emails eq "2@mail.example"', 'c'],
    ['emails.value co "@mail" and not (active eq true)', 'b'],
    ['emails.type eq "HOME"', 'bd'],
    ['emails[type eq "work" and value sw "2"]', 'c'],
    ['emails[primary eq true]', 'abcd'],
    ['displayName co "100%_"', 'abcd'],
    ['displayName eq "Name \\"3\\" 100%_"', 'd'],
    ['displayName sw "Name _"', ''],
    ['meta.lastModified gt "2020-01-01T00:00:00Z" and userName sw "d"', 'd'],
    ['meta.lastModified lt "2020-01-01T00:00:00+02:00"', ''],
    [`userName eq "'; drop table identity_user; --"`, ''],
  ])('by %s', async (filter, expected) => {
    expect((await find(filter)).join('')).toBe(expected);
  });

  test.each([
    'userName',
    'userName eq',
    'userName eq anna',
    'userName like "a"',
    'passwordHash eq "x"',
    'name.givenName eq "x"',
    'active gt true',
    'active eq "maybe"',
    'userName eq 7',
    'userName gt null',
    'id co "usr"',
    'meta.lastModified gt "yesterday"',
    'emails[userName eq "x"]',
    'constructor eq "x"',
    '__proto__ pr',
    'userName pr and '.repeat(60) + 'userName pr',
    `userName eq "${'x'.repeat(2_100)}"`,
    '(('.repeat(400),
  ])('a filter that is none is 400 invalidFilter: %s', async (filter) => {
    const answer = await directory.ask('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    expect(answer).toMatchObject({ status: 400, json: { schemas: [ERROR], scimType: 'invalidFilter', status: '400' } });
  });

  test('are cut into pages, whose bounds are brought into range', async () => {
    const page = async (query: string): Promise<Json> =>
      (await directory.ask('GET', `/Users?sortBy=userName&${query}`)).json;
    expect(await page('startIndex=2&count=2')).toMatchObject({
      totalResults: 4,
      startIndex: 2,
      itemsPerPage: 2,
      Resources: [{ userName: names[1] }, { userName: names[2] }],
    });
    expect(await page('startIndex=-3&count=-1')).toMatchObject({ startIndex: 1, itemsPerPage: 0, totalResults: 4 });
    expect(await page('startIndex=5')).toMatchObject({
      startIndex: 5,
      itemsPerPage: 0,
      totalResults: 4,
      Resources: [],
    });
    expect(await page('sortOrder=descending&count=1')).toMatchObject({ Resources: [{ userName: names[3] }] });
  });

  test.each(['count=ten', 'startIndex=1.5', 'sortBy=password', 'sortOrder=up', 'sortBy=constructor'])(
    '%s is 400 invalidValue',
    async (query) => {
      expect(await directory.ask('GET', `/Users?${query}`)).toMatchObject({
        status: 400,
        json: { scimType: 'invalidValue' },
      });
    },
  );

  test('show what is asked for, and always the id', async () => {
    const shown = async (query: string): Promise<string[]> => {
      const { json } = await directory.ask('GET', `/Users?count=1&${query}`);
      return Object.keys((json['Resources'] as object[])[0]!).toSorted();
    };
    expect(await shown('attributes=userName')).toEqual(['id', 'schemas', 'userName']);
    expect(await shown('excludedAttributes=emails,meta,id')).toEqual([
      'active',
      'displayName',
      'externalId',
      'id',
      'schemas',
      'userName',
    ]);
    const { json } = await directory.ask('GET', '/Users?count=1&attributes=emails.value');
    expect((json['Resources'] as Json[])[0]!['emails']).toEqual([{ value: '0@mail.example' }]);
  });
});
