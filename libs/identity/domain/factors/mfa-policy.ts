import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { type OwnFactorKind } from './person-factors.ts';

/** The one stream of a tenant's policy. */
export const MFA_POLICY_STREAM = '0d1b9a52-6a1e-5f3c-8a51-b2f90c7d4e13';

export const MFA_REQUIREMENTS = ['optional', 'required', 'required-for-roles'] as const;
export const OWN_FACTOR_KINDS = ['totp', 'sms', 'email', 'passkey'] as const satisfies readonly OwnFactorKind[];

/** What a tenant asks of its people beside a password. */
export interface MfaPolicy {
  readonly requirement: (typeof MFA_REQUIREMENTS)[number];
  /** With `required-for-roles`: whom it concerns, by the UUIDs of roles. Who has a role that inherits one of them is concerned too. */
  readonly roles: readonly string[];
  /** Kinds that may be set up. Who has another one already keeps it. */
  readonly allowed: readonly OwnFactorKind[];
  /** How long a device on which a factor was proved is not asked for one again; 0 never trusts any. */
  readonly trustedDeviceDays: number;
  /** Most text messages with codes in a day, for the whole tenant: each costs money. */
  readonly smsPerDay: number;
  /** Domains of the tenant's own on whose pages passkeys are made for them; absent: none, and all are the installation's. */
  readonly passkeyDomains?: readonly string[];
}

export type MfaPolicyChanged = Event<'MfaPolicyChanged', MfaPolicy>;

export const FIRST_MFA_POLICY: MfaPolicy = {
  requirement: 'optional',
  roles: [],
  allowed: OWN_FACTOR_KINDS,
  trustedDeviceDays: 30,
  smsPerDay: 500,
};

export const mfaPolicy: Fold<MfaPolicy, MfaPolicyChanged> = {
  initial: FIRST_MFA_POLICY,
  evolve: (_, { data }) => data,
};

export const mfaPolicyEvents = eventCatalogue<MfaPolicyChanged>({
  MfaPolicyChanged: {
    version: 1,
    public: publicEvent({
      type: 'mfa-policy.changed',
      description: 'What is asked of people beside a password was changed.',
      shape: {
        requirement: shown.word('Who needs a second factor.', ...MFA_REQUIREMENTS),
        roles: shown.list('With `required-for-roles`: whose holders need one.', shown.id('rol', 'A role.')),
        allowed: shown.list('Kinds that may be set up.', shown.word('A kind of factor.', ...OWN_FACTOR_KINDS)),
        trustedDeviceDays: shown.integer(
          'How many days a device is trusted on which a factor was proved; 0 never.',
          30,
        ),
        smsPerDay: shown.integer('Most text messages with codes in a day, for the whole tenant.', 500),
        passkeyDomains: shown.optional(
          shown.list('Your own domains on whose pages passkeys are made.', shown.text('A domain.', 'garage.example')),
        ),
      },
      data: (policy) => ({ ...policy, roles: policy.roles.map((role) => typedId('rol', role)) }),
    }),
  },
});

/**
 * What is set already is no change.
 * @throws DomainError `mfa-policy.no-kind`, `mfa-policy.sms-alone`, `mfa-policy.no-role`
 */
export function changeMfaPolicy(state: MfaPolicy, wanted: MfaPolicy): MfaPolicyChanged[] {
  if (wanted.allowed.length === 0)
    throw new DomainError('invalid', 'mfa-policy.no-kind', 'Allow at least one kind of factor');
  // A number can be taken over and messages are read on the way (NIST SP 800-63B §5.1.3.3), so nobody is left with nothing better.
  if (wanted.allowed.includes('sms') && !wanted.allowed.some((kind) => kind === 'totp' || kind === 'passkey'))
    throw new DomainError('invalid', 'mfa-policy.sms-alone', 'Text messages are allowed only beside totp or passkey');
  if (wanted.requirement === 'required-for-roles' && wanted.roles.length === 0)
    throw new DomainError('invalid', 'mfa-policy.no-role', 'Name at least one role that needs a factor');
  return JSON.stringify(ordered(state)) === JSON.stringify(ordered(wanted))
    ? []
    : [{ type: 'MfaPolicyChanged', data: ordered(wanted) }];
}

/** Whether somebody with these roles must have a factor. */
export function demandsFactor({ requirement, roles }: MfaPolicy, rolesOfPerson: readonly string[]): boolean {
  if (requirement === 'required-for-roles') return rolesOfPerson.some((role) => roles.includes(role));
  return requirement === 'required';
}

function ordered({
  requirement,
  roles,
  allowed,
  trustedDeviceDays,
  smsPerDay,
  passkeyDomains = [],
}: MfaPolicy): MfaPolicy {
  return {
    requirement,
    roles: roles.toSorted(),
    allowed: allowed.toSorted(),
    trustedDeviceDays,
    smsPerDay,
    ...(passkeyDomains.length > 0 ? { passkeyDomains: passkeyDomains.toSorted() } : {}),
  };
}
