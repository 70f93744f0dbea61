import { scimPatch } from 'scim-patch';
import { afterEach, expect, test } from 'vitest';
import { type ScimResource } from '../../domain/scim/scim-resource.ts';
import { USER_SCHEMA } from '../../domain/scim/scim-user.ts';
import { PATCH_SCHEMA, PATCHABLE_USER, readPatch } from './scim-patch-request.ts';
import { patchUser } from './scim-patching.ts';

const shared = Object.prototype as Record<string, unknown>;
afterEach(() => {
  delete shared['polluted'];
});

const before: ScimResource = {
  schemas: [USER_SCHEMA],
  id: 'usr_1',
  userName: 'ana@acme.example',
  name: { givenName: 'Ana' },
  active: true,
  meta: { resourceType: 'User', created: '', lastModified: '' },
};
const patched = (...Operations: object[]) =>
  patchUser(before, readPatch({ schemas: [PATCH_SCHEMA], Operations }, PATCHABLE_USER));

const POLLUTING = { op: 'replace', path: 'name', value: { '__proto__.polluted': 1, familyName: 'B' } } as const;

test('a name that leads to what all objects share is none of ours (ASVS 15.3.6)', () => {
  expect(patched(POLLUTING).facts.name).toEqual({ givenName: 'Ana', familyName: 'B' });
  expect(shared['polluted']).toBeUndefined();
});

test('control: the library alone would have followed it', () => {
  scimPatch(structuredClone(before) as never, [POLLUTING]);
  expect(shared['polluted']).toBe(1);
});

test('of several primary addresses the last one is it', () => {
  const emails = [
    { value: 'a@a.example', primary: true },
    { value: 'b@a.example', primary: 'True' },
  ];
  expect(patched({ op: 'add', path: 'emails', value: emails }).facts.emails).toEqual([
    { value: 'a@a.example', primary: false },
    { value: 'b@a.example', primary: true },
  ]);
});

test.each([
  ['a remove without a path', { op: 'remove' }, 'noTarget'],
  ['an unknown operation', { op: 'move', path: 'active', value: true }, 'invalidSyntax'],
  ['an unknown attribute', { op: 'add', path: 'shoeSize', value: 7 }, 'invalidPath'],
  ['an unknown part', { op: 'add', path: 'name.nonsense', value: 'x' }, 'invalidPath'],
  ['what cannot be changed', { op: 'replace', path: 'id', value: 'usr_2' }, 'mutability'],
  ['what cannot be taken away', { op: 'remove', path: 'userName' }, 'mutability'],
  [
    'a condition that is none',
    { op: 'add', path: 'emails[type ~ "work"].value', value: 'x@a.example' },
    'invalidFilter',
  ],
  [
    'a target that is not there',
    { op: 'replace', path: 'emails[type sw "w"].value', value: 'x@a.example' },
    'noTarget',
  ],
  ['no address', { op: 'replace', path: 'userName', value: 'ana' }, 'invalidValue'],
  ['no flag', { op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
])('%s is refused', (_, operation, scimType) => {
  expect(() => patched(operation)).toThrow(expect.objectContaining({ details: { scimType } }));
});
