import { createMongoAbility, subject as marked } from '@casl/ability';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccessRule, type AccessSubject, type AccessSubjects } from '#kernel/domain';
import { publicScopes, requireScopesOfKind, rulesWithin } from './key-scopes.ts';

const SUBJECTS = ['booking', 'vehicle'];
const ACTIONS = ['read', 'cancel'];
const action = fc.constantFrom(...ACTIONS, 'manage');
const subject = fc.constantFrom(...SUBJECTS, 'all');
const permissions = fc.array(fc.record({ action, subject }), { maxLength: 4 });
const rules: fc.Arbitrary<AccessRule[]> = fc.array(
  fc.record(
    {
      action,
      subject,
      inverted: fc.boolean(),
      conditions: fc.constantFrom('near', 'far').map((workshop) => ({ workshopId: { $eq: workshop } })),
    },
    { requiredKeys: ['action', 'subject'], noNullPrototype: true },
  ),
  { maxLength: 6 },
);
const may = (held: readonly AccessRule[], what: string, name: string, workshopId: string): boolean =>
  createMongoAbility(held as never[]).can(what, marked(name, { workshopId }) as never);

describe('rules within permissions', () => {
  test('allow what both allow, of every single thing, and nothing else', () => {
    fc.assert(
      fc.property(rules, permissions, (held, scopes) => {
        const within = rulesWithin(held, scopes);
        for (const name of SUBJECTS)
          for (const what of ACTIONS)
            for (const workshopId of ['near', 'far'])
              expect(may(within, what, name, workshopId)).toBe(
                may(held, what, name, workshopId) && may(scopes, what, name, workshopId),
              );
      }),
    );
  });
});

const declared = new Map<string, AccessSubject>([
  ['slot', { name: 'slot', actions: ['search'], public: ['search'] }],
  ['booking', { name: 'booking', actions: ['read'] }],
]);
const subjects: AccessSubjects = { names: [...declared.keys()], find: (name) => declared.get(name) };

describe('what a kind of key may have', () => {
  test('is anything for a secret key, what is named for a restricted one, and what is public for a publishable one', () => {
    const refused = (kind: 'sk' | 'rk' | 'pk', scope: string): boolean => {
      try {
        requireScopesOfKind(kind, [scope], subjects);
        return false;
      } catch {
        return true;
      }
    };
    const asked = ['*', '*:*', '*:read', 'booking:*', 'booking:read', 'slot:search', 'slot:*', 'nothing:read'];
    expect(asked.filter((scope) => refused('sk', scope))).toEqual([]);
    expect(asked.filter((scope) => refused('rk', scope))).toEqual(['*', '*:*', '*:read']);
    expect(asked.filter((scope) => !refused('pk', scope))).toEqual(['slot:search']);
    expect(publicScopes(subjects)).toEqual(['slot:search']);
  });
});
