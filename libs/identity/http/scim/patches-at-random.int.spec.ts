import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

let clutch: TestInstallation;
let app: ScimApp;
let directory: TestDirectory;
const people: string[] = [];

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  directory = await app.directory(await app.newTenant());
  for (let index = 0; index < 6; index += 1) people.push((await directory.make('/Users', user(anAddress()))).id);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const cased = (...names: string[]) => fc.constantFrom(...names);
const person = fc.integer({ min: 0, max: 5 });

type Step = { readonly operation: object; readonly apply: (members: Set<number>) => Set<number> };

/** The many ways to say who is in a group, each with what a set would make of it. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      op: cased('add', 'Add', 'ADD'),
      who: fc.uniqueArray(person, { minLength: 1 }),
      path: cased('members', 'Members'),
    })
    .map(({ op, who, path }) => ({
      operation: { op, path, value: who.map(valueOf) },
      apply: (members: Set<number>) => new Set([...members, ...who]),
    })),
  fc.record({ op: cased('add', 'Replace'), who: fc.uniqueArray(person) }).map(({ op, who }) => ({
    operation: { op, value: { members: who.map(valueOf) } },
    apply: (members: Set<number>) => (op === 'add' ? new Set([...members, ...who]) : new Set(who)),
  })),
  fc.record({ op: cased('replace', 'Replace'), who: fc.uniqueArray(person) }).map(({ op, who }) => ({
    operation: { op, path: 'members', value: who.map(valueOf) },
    apply: () => new Set(who),
  })),
  fc.record({ op: cased('remove', 'Remove'), who: person }).map(({ op, who }) => ({
    operation: { op, path: '', who },
    apply: (members: Set<number>) => new Set([...members].filter((one) => one !== who)),
  })),
  fc.record({ op: cased('remove', 'Remove'), who: fc.uniqueArray(person, { minLength: 1 }) }).map(({ op, who }) => ({
    operation: { op, path: 'members', value: who.map(valueOf) },
    apply: (members: Set<number>) => new Set([...members].filter((one) => !who.includes(one))),
  })),
  fc.constant({ operation: { op: 'remove', path: 'members' }, apply: () => new Set<number>() }),
);

/** Stands for a person until there are people. */
function valueOf(index: number): { readonly value: number } {
  return { value: index };
}

function filled({ operation }: Step): object {
  const { who, ...rest } = operation as { who?: number };
  if (who !== undefined) return { ...rest, path: `members[value eq "${people[who]}"]` };
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) =>
    key === 'value' && typeof value === 'number' ? people[value] : value,
  ) as object;
}

test('after any sequence of patches the members of a group are those of the model', async () => {
  const { id } = await directory.make('/Groups', group('Model'));
  let model = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const before = model;
      model = steps.reduce((members, { apply }) => apply(members), before);
      const answer = await directory.patch(`/Groups/${id}`, ...steps.map(filled));
      expect(answer.status).toBe(200);
      const members = ((answer.json['members'] ?? []) as { value: string }[]).map(({ value }) => value);
      expect(new Set(members)).toEqual(new Set([...model].map((index) => people[index])));
      expect(members).toHaveLength(model.size);
    }),
    { numRuns: 150 },
  );
}, 60_000);

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  cased('name', 'emails', 'usr_', '__proto__', 'constructor', 'prototype'),
);
const wildPath = fc.oneof(
  text,
  cased(
    '__proto__.polluted',
    'name.__proto__',
    'constructor.prototype.polluted',
    'emails[__proto__ eq "x"].value',
    'emails[type eq "work"].__proto__',
    'emails[type eq "',
    'emails[type',
    'name[value eq "x"]',
    'members[value eq "x"].value',
    'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName',
    'emails[value pr or not (type eq "x")].primary',
    'active.value',
    'id',
    'schemas',
    'meta.version',
  ),
);
const wildValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    { '__proto__.polluted': 1 },
    { 'constructor.prototype.polluted': true },
    { name: { '__proto__.polluted': 1, givenName: null } },
    [{ value: 'a@b.example', 'constructor.prototype.polluted': 1 }],
    { emails: [[[]]] },
    'a@b.example',
  ),
);
const operation = fc.record(
  { op: fc.oneof(cased('add', 'replace', 'remove', 'Move'), text), path: wildPath, value: wildValue },
  { requiredKeys: [] },
);

/** JSON of ours refuses what no column can hold before anybody reads it. */
const isPlain = (body: unknown): boolean => {
  const written = JSON.stringify(body);
  return written.isWellFormed() && !written.includes(String.raw`\u0000`) && !/\\ud[89a-f]/i.test(written);
};

test('whatever is sent as a patch is done or refused as RFC 7644 wants it, and touches nothing that all share', async () => {
  const user1 = await directory.make(
    '/Users',
    user(anAddress(), { name: { givenName: 'A' }, emails: [{ value: 'a@a.example', type: 'work' }] }),
  );
  const group1 = await directory.make('/Groups', group('Wild', [people[0]!]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { maxLength: 3 }).filter(isPlain),
      cased(`/Users/${user1.id}`, `/Groups/${group1.id}`),
      async (operations, path) => {
        const { status, json } = await directory.patch(path, ...operations);
        expect([200, 400, 409]).toContain(status);
        expect(json).toHaveProperty(status === 200 ? 'id' : 'detail');
        expect(({} as Json)['polluted']).toBeUndefined();
        const read = await directory.ask('GET', path);
        expect(read.status).toBe(200);
      },
    ),
    { numRuns: 300 },
  );
}, 90_000);

test('whatever is sent as a filter is answered or refused', async () => {
  const word = cased(
    'userName',
    'active',
    'emails',
    'emails.value',
    'id',
    'meta.lastModified',
    'eq',
    'co',
    'pr',
    'and',
    'or',
    'not',
    '(',
    ')',
    '[',
    ']',
    '"x"',
    'true',
    'null',
    '7',
    '\\',
    '"',
  );
  const filter = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(filter, cased('/Users', '/Groups'), async (sent, path) => {
      const { status } = await directory.ask(
        'GET',
        `${path}?count=0&filter=${encodeURIComponent(sent.toWellFormed())}`,
      );
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 400 },
  );
}, 60_000);
