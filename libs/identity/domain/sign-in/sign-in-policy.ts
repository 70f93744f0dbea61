import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

/** The one stream of a tenant's policy. */
export const SIGN_IN_POLICY_STREAM = '7c5e3f0a-1b64-5d28-9c3f-4e8a6d2b9f71';

/** How long sessions of one kind of people last. */
export interface SessionLimits {
  /** A session that is not refreshed for so long has ended. */
  readonly idleMinutes: number;
  /** It has ended after so long in any case. */
  readonly absoluteHours: number;
}

/** How the people of a tenant sign in. */
export interface SignInPolicy {
  readonly staff: SessionLimits;
  /** Drivers and customers, on their phones. */
  readonly appUsers: SessionLimits;
  /** So many sessions a person may have at a time. */
  readonly mostSessions: number;
  /** What a sign-in beyond that does: end the oldest session, or be refused. */
  readonly whenFull: 'oldest-out' | 'refuse';
  /** Who gets an account: those who are invited, or everybody who proves an e-mail address. */
  readonly registration: 'invitation' | 'open';
  readonly magicLinks: boolean;
  /** Least strength of a new password as zxcvbn scores it, 0 to 4. */
  readonly leastPasswordScore: number;
  /** Whether people come in by a provider of identity only. */
  readonly ssoRequired: boolean;
  /** UUID of the one owner who comes in otherwise too, for the day when the provider is away; `null` where nobody has to. */
  readonly breakGlassUserId: string | null;
}

export type SignInPolicyChanged = Event<'SignInPolicyChanged', SignInPolicy>;

/** What holds until a tenant says otherwise. */
export const FIRST_SIGN_IN_POLICY: SignInPolicy = {
  staff: { idleMinutes: 30, absoluteHours: 12 },
  appUsers: { idleMinutes: 43_200, absoluteHours: 2_160 },
  mostSessions: 10,
  whenFull: 'oldest-out',
  registration: 'invitation',
  magicLinks: true,
  leastPasswordScore: 2,
  ssoRequired: false,
  breakGlassUserId: null,
};

export const signInPolicy: Fold<SignInPolicy, SignInPolicyChanged> = {
  initial: FIRST_SIGN_IN_POLICY,
  evolve: (state, { data }) => ({ ...state, ...data }),
};

const APP_ROLES = ['customer', 'driver'];

/** The limits that hold for somebody with this role. */
export function limitsFor(policy: SignInPolicy, role: string): SessionLimits {
  return APP_ROLES.includes(role) ? policy.appUsers : policy.staff;
}

/** Whether the policy keeps somebody out who was not recognised by a provider of identity. */
export function needsProvider({ ssoRequired, breakGlassUserId }: SignInPolicy, userId: string): boolean {
  return ssoRequired && userId !== breakGlassUserId;
}

/**
 * Replaces the policy. The same again is no event.
 * @throws DomainError `sign-in-policy.idle-beyond-absolute`, `sign-in-policy.no-break-glass`
 */
export function changeSignInPolicy(state: SignInPolicy, policy: SignInPolicy): SignInPolicyChanged[] {
  if (policy.ssoRequired !== (policy.breakGlassUserId !== null))
    throw new DomainError(
      'invalid',
      'sign-in-policy.no-break-glass',
      'breakGlassUserId names the owner who comes in otherwise too: give it with ssoRequired, and never without',
    );
  for (const kind of ['staff', 'appUsers'] as const) refuseIdleBeyondEnd(kind, policy[kind]);
  if (JSON.stringify(ordered(state)) === JSON.stringify(ordered(policy))) return [];
  return [{ type: 'SignInPolicyChanged', data: ordered(policy) }];
}

function refuseIdleBeyondEnd(kind: 'staff' | 'appUsers', { idleMinutes, absoluteHours }: SessionLimits): void {
  if (idleMinutes <= absoluteHours * 60) return;
  throw new DomainError(
    'invalid',
    'sign-in-policy.idle-beyond-absolute',
    `${kind}.idleMinutes must not be longer than ${kind}.absoluteHours`,
    { errors: [{ pointer: `/${kind}/idleMinutes`, code: 'max', detail: `at most ${absoluteHours * 60}` }] },
  );
}

/** The members in one order, and none beside them. */
function ordered({ staff, appUsers, ...rest }: SignInPolicy): SignInPolicy {
  const limits = ({ idleMinutes, absoluteHours }: SessionLimits): SessionLimits => ({ idleMinutes, absoluteHours });
  const { mostSessions, whenFull, registration, magicLinks, leastPasswordScore } = rest;
  const { ssoRequired, breakGlassUserId } = rest;
  return {
    staff: limits(staff),
    appUsers: limits(appUsers),
    mostSessions,
    whenFull,
    registration,
    magicLinks,
    leastPasswordScore,
    ssoRequired,
    breakGlassUserId,
  };
}

export const signInPolicyEvents = eventCatalogue<SignInPolicyChanged>({
  SignInPolicyChanged: {
    version: 1,
    public: publicEvent({
      type: 'sign-in-policy.changed',
      description: 'How the people of the tenant sign in was changed.',
      shape: {
        staff: shown.object('How long sessions of staff last.', {
          idleMinutes: shown.integer('Unused for so long, a session ends.', 30),
          absoluteHours: shown.integer('A session ends after this time.', 12),
        }),
        appUsers: shown.object('How long sessions of customers and drivers last.', {
          idleMinutes: shown.integer('Unused for so long, a session ends.', 30),
          absoluteHours: shown.integer('A session ends after this time.', 12),
        }),
        mostSessions: shown.integer('How often somebody may be signed in at once.', 3),
        whenFull: shown.word('What a sign-in beyond that does.', 'oldest-out', 'refuse'),
        registration: shown.word('Who gets an account.', 'invitation', 'open'),
        magicLinks: shown.flag('Whether links sent by mail sign people in.'),
        leastPasswordScore: shown.integer('Least strength of a new password as zxcvbn scores it.', 2, {
          minimum: 0,
          maximum: 4,
        }),
        ssoRequired: shown.flag('Whether people come in by a provider of identity only.'),
        breakGlassUserId: shown.nullable(shown.id('usr', 'The owner who comes in otherwise too.')),
      },
      data: ({ breakGlassUserId, ...policy }) => ({
        ...policy,
        breakGlassUserId: breakGlassUserId && typedId('usr', breakGlassUserId),
      }),
    }),
  },
});
