import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goldenEvents } from '#kernel/testing';
import { FIRST_MFA_POLICY, demandsFactor, mfaPolicy, mfaPolicyEvents, changeMfaPolicy } from './mfa-policy.ts';

goldenEvents(join(import.meta.dirname, '../../events.golden'), mfaPolicyEvents, mfaPolicy);

describe('what a tenant asks of its people', () => {
  const wanted = { ...FIRST_MFA_POLICY, requirement: 'required' } as const;

  test('is set once, in whatever order its lists come', () => {
    const [set] = changeMfaPolicy(FIRST_MFA_POLICY, wanted);
    expect(set?.data).toMatchObject({ requirement: 'required', smsPerDay: 500 });
    const turned = { ...wanted, allowed: wanted.allowed.toReversed() };
    expect(changeMfaPolicy(mfaPolicy.evolve(FIRST_MFA_POLICY, set!), turned)).toEqual([]);
  });

  test.each([
    ['no kind at all', { allowed: [] }, 'at least one kind'],
    ['text messages alone', { allowed: ['sms'] }, 'only beside totp or passkey'],
    ['text messages beside e-mail', { allowed: ['sms', 'email'] }, 'only beside totp or passkey'],
    ['roles without a role', { requirement: 'required-for-roles' }, 'at least one role'],
  ] as const)('is refused with %s', (_, over, why) => {
    expect(() => changeMfaPolicy(FIRST_MFA_POLICY, { ...FIRST_MFA_POLICY, ...over })).toThrow(why);
  });

  test('demands a factor of everybody, of some roles, or of nobody', () => {
    const forOwners = { ...FIRST_MFA_POLICY, requirement: 'required-for-roles', roles: ['owner'] } as const;
    expect(demandsFactor(FIRST_MFA_POLICY, ['owner'])).toBe(false);
    expect(demandsFactor(wanted, [])).toBe(true);
    expect(demandsFactor(forOwners, ['staff', 'owner'])).toBe(true);
    expect(demandsFactor(forOwners, ['staff'])).toBe(false);
  });
});
