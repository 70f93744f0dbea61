import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { OWNER_ROLE } from './ready-made-roles.ts';

/** Who is granted something: a person (UUID), a group of people (UUID), an API key (public id, `key_…`) or a tenant's app (its public id). */
export interface Holder {
  readonly kind: 'user' | 'group' | 'api-key' | 'client';
  readonly id: string;
}

/** Of what the role holds: of everything, of some workshops', of some vehicles', or of one's own. */
export interface GrantScope {
  readonly kind: 'tenant' | 'workshop' | 'fleet' | 'own';
  /** UUIDs of workshops or vehicles; empty for the other kinds. */
  readonly ids: readonly string[];
}

/** Wall-clock time in a zone: from and until as `HH:MM`, until not included. */
export interface GrantHours {
  /** IANA. */
  readonly timeZone: string;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
}

/** Under which circumstances it holds; all that is said must be so. */
export interface GrantContext {
  /** CIDR blocks, of which one must hold the caller's address; empty: any. */
  readonly addresses: readonly string[];
  /** Assurance level that the session must have reached. */
  readonly minimumLevel: 1 | 2;
  readonly hours: GrantHours | null;
  /** Only in a session that was opened on a device which the person trusts; absent: in any. */
  readonly trustedDevice?: true;
}

/** Whence a grant comes; `former-role`: from what somebody was before there were grants. */
export type GrantSource =
  'person' | 'sign-up' | 'invitation' | 'self-registration' | 'former-role' | 'scim' | 'sso' | 'break-glass';

/** A role for somebody: for how long, of what, under which circumstances, and why. */
export interface Grant {
  /** UUID. */
  readonly grantId: string;
  readonly holder: Holder;
  readonly roleId: string;
  readonly scope: GrantScope;
  /** ISO 8601; `null`: at once. */
  readonly notBefore: string | null;
  /** ISO 8601, not included; `null`: until it is revoked. */
  readonly notAfter: string | null;
  readonly context: GrantContext;
  readonly reason: string | null;
  readonly source: GrantSource;
}

export type GrantGiven = Event<'GrantGiven', Grant>;
export type GrantRevoked = Event<
  'GrantRevoked',
  { readonly grantId: string; readonly holder: Holder; readonly roleId: string; readonly reason: string | null }
>;
export type GrantEvent = GrantGiven | GrantRevoked;

/** Grants that are given and not revoked, by id. A stream holds one grant, but the stream of the owners, which holds all of theirs. */
export type GivenGrants = Readonly<Record<string, Grant>>;

export const givenGrants: Fold<GivenGrants, GrantEvent> = {
  initial: {},
  evolve(state, { type, data }) {
    switch (type) {
      case 'GrantGiven':
        return { ...state, [data.grantId]: data };
      case 'GrantRevoked':
        return Object.fromEntries(Object.entries(state).filter(([grantId]) => grantId !== data.grantId));
    }
  },
};

export const ANY_CONTEXT: GrantContext = { addresses: [], minimumLevel: 1, hours: null };
export const WHOLE_TENANT: GrantScope = { kind: 'tenant', ids: [] };

/** Somebody who is an owner without ifs and ends; of these the tenant always has one. */
export function isLastingOwner({ holder, roleId, scope, notBefore, notAfter, context }: Grant): boolean {
  const unconditional = context.addresses.length === 0 && context.hours === null && !context.trustedDevice;
  return (
    roleId === OWNER_ROLE &&
    holder.kind === 'user' &&
    scope.kind === 'tenant' &&
    notBefore === null &&
    notAfter === null &&
    unconditional
  );
}

/** Gives it. The same grant again is nothing. @throws DomainError `grant.ends-before-it-begins`, `grant.over-already`, `grant.hours` */
export function give(state: GivenGrants, grant: Grant, now: Date): GrantEvent[] {
  if (Object.hasOwn(state, grant.grantId)) return [];
  const { notBefore, notAfter, context } = grant;
  if (notAfter !== null && Date.parse(notAfter) <= now.getTime())
    throw new DomainError('invalid', 'grant.over-already', 'notAfter must lie in the future');
  if (notBefore !== null && notAfter !== null && Date.parse(notAfter) <= Date.parse(notBefore))
    throw new DomainError('invalid', 'grant.ends-before-it-begins', 'notAfter must lie after notBefore');
  if (context.hours && context.hours.from >= context.hours.until)
    throw new DomainError('invalid', 'grant.hours', 'from must lie before until, on one day');
  return [{ type: 'GrantGiven', data: grant }];
}

/** Takes it back. What was revoked is nothing. @throws DomainError `grant.not-found`, `user.last-owner` */
export function revoke(state: GivenGrants, grantId: string, reason: string | null): GrantEvent[] {
  const grant = Object.hasOwn(state, grantId) ? state[grantId]! : undefined;
  if (!grant) throw new DomainError('not-found', 'grant.not-found', 'There is no grant with this id');
  const { holder, roleId } = grant;
  const owners = Object.values(state).filter(isLastingOwner);
  if (owners.length === 1 && owners[0]!.grantId === grantId) throw lastOwner();
  return [{ type: 'GrantRevoked', data: { grantId, holder, roleId, reason } }];
}

/** Takes back all that the holder was granted in this stream. @throws DomainError `user.last-owner` */
export function revokeAllOf(state: GivenGrants, holder: Holder, reason: string | null): GrantEvent[] {
  const all = Object.values(state);
  const theirs = all.filter((grant) => grant.holder.kind === holder.kind && grant.holder.id === holder.id);
  if (theirs.some(isLastingOwner) && !all.some((grant) => isLastingOwner(grant) && !theirs.includes(grant)))
    throw lastOwner();
  return theirs.map(({ grantId, roleId }) => ({ type: 'GrantRevoked', data: { grantId, holder, roleId, reason } }));
}

function lastOwner(): DomainError {
  return new DomainError(
    'conflict',
    'user.last-owner',
    'This is the only owner of the tenant; make somebody else an owner first',
  );
}

/** Why somebody was granted or lost something may speak of them; of what is no person it belongs to nobody but the grant. */
function subjectOf({ holder, grantId }: Pick<Grant, 'holder' | 'grantId'>): string {
  return holder.kind === 'user' ? typedId('usr', holder.id) : typedId('grt', grantId);
}

const PREFIXES = { user: 'usr', group: 'grp' } as const;

/** The id of a holder as the API shows it. */
export function publicHolderId({ kind, id }: Holder): string {
  return kind === 'user' || kind === 'group' ? typedId(PREFIXES[kind], id) : id;
}

const publicGrant = ({ grantId, holder, roleId }: Pick<Grant, 'grantId' | 'holder' | 'roleId'>) => ({
  grantId: typedId('grt', grantId),
  roleId: typedId('rol', roleId),
  holder: { kind: holder.kind, id: publicHolderId(holder) },
});

const grantShape = {
  grantId: shown.id('grt', 'The grant.'),
  roleId: shown.id('rol', 'The role that it gives.'),
  holder: shown.object('Whom it gives it.', {
    kind: shown.word('What kind of holder it is.', 'user', 'group', 'api-key', 'client'),
    id: shown.text('The id of the person, group, key or app.', 'usr_01jd7r6e5vf3xbnq2m8k4tw9za'),
  }),
};

export const grantEvents = eventCatalogue<GrantEvent>({
  GrantGiven: {
    version: 1,
    personal: { reason: (_, grant) => subjectOf(grant) },
    public: publicEvent({
      type: 'grant.given',
      description: 'A person, a group or a key was granted a role.',
      shape: {
        ...grantShape,
        notBefore: shown.nullable(shown.instant('From when on it holds; null: at once.')),
        notAfter: shown.nullable(shown.instant('Until when it holds; null: until it is revoked.')),
      },
      data: (grant) => ({ ...publicGrant(grant), notBefore: grant.notBefore, notAfter: grant.notAfter }),
    }),
  },
  GrantRevoked: {
    version: 1,
    personal: { reason: (_, grant) => subjectOf(grant) },
    public: publicEvent({
      type: 'grant.revoked',
      description: 'A grant was taken back.',
      shape: { ...grantShape },
      data: publicGrant,
    }),
  },
});
