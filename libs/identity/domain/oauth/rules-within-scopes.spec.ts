import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abilityFrom } from '#kernel';
import { type AccessRule } from '#kernel/domain';
import { rulesWithinScopes } from './rules-within-scopes.ts';

const SUBJECTS = ['booking', 'vehicle', 'workshop'];
const ACTIONS = ['read', 'update', 'cancel'];
const pairs = SUBJECTS.flatMap((subject) => ACTIONS.map((action) => ({ subject, action })));

const anyRule = fc.record(
  {
    subject: fc.constantFrom('all', ...SUBJECTS),
    action: fc.constantFrom('manage', ...ACTIONS),
    fields: fc.constantFrom(undefined, ['note']),
    inverted: fc.boolean(),
  },
  { requiredKeys: ['subject', 'action'] },
);
const anyScopes = fc.subarray(pairs.map(({ subject, action }) => `${subject}:${action}`));

/** What an app may do beyond its scopes or beyond the person, or may not although both allow it. */
function differences(
  rules: AccessRule[],
  scopes: string[],
  cut: (rules: AccessRule[], scopes: string[]) => AccessRule[],
): string[] {
  const person = abilityFrom(rules);
  const app = abilityFrom(cut(rules, scopes));
  return pairs.flatMap(({ subject, action }) =>
    [undefined, 'note', 'status'].flatMap((field) => {
      const wanted = scopes.includes(`${subject}:${action}`) && person.can(action, subject, field);
      return app.can(action, subject, field) === wanted ? [] : [`${subject}:${action} ${field ?? ''}`];
    }),
  );
}
const compact = (rule: object): AccessRule => JSON.parse(JSON.stringify(rule)) as AccessRule;

test('an app may do what the person may and its scopes name, and nothing else (ASVS 10.3.2)', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 6 }), anyScopes, (rules, scopes) => {
      expect(differences(rules.map(compact), scopes, rulesWithinScopes)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a cut that forgets what is prohibited is found: the control', () => {
  const forgetful = (rules: AccessRule[], scopes: string[]) =>
    rulesWithinScopes(
      rules.filter(({ inverted }) => !inverted),
      scopes,
    );
  const found = fc.check(
    fc.property(
      fc.array(anyRule, { maxLength: 6 }),
      anyScopes,
      (rules, scopes) => differences(rules.map(compact), scopes, forgetful).length === 0,
    ),
    { numRuns: 500 },
  );
  expect(found.failed).toBe(true);
});
