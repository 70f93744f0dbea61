import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { type AccessCaseEvent, keptCases, type KeptCases } from './domain/access/access-case.ts';
import { type GivenGrants, givenGrants, type GrantEvent } from './domain/access/grant.ts';
import { group, type GroupEvent, type GroupState } from './domain/access/group.ts';
import { roleCatalogue, type RoleCatalogue, type RoleEvent } from './domain/access/role.ts';
import { type Impersonation, impersonation, type ImpersonationEvent } from './domain/audit/impersonation.ts';
import { type AuditHeadSigned, handedOut, type HandedOut } from './domain/audit/signed-head.ts';
import { type PersonSecurity, personSecurity, type SecurityEvent } from './domain/sessions/person-security.ts';
import { signInPolicy, type SignInPolicy, type SignInPolicyChanged } from './domain/sign-in/sign-in-policy.ts';
import { consent, type Consent, type ConsentEvent } from './domain/oauth/consent.ts';
import { mfaPolicy, type MfaPolicy, type MfaPolicyChanged } from './domain/factors/mfa-policy.ts';
import { type FactorEvent, type PersonFactors, personFactors } from './domain/factors/person-factors.ts';

/** The confirmed factors of people, a stream for each person. */
@Injectable()
export class FactorsOfPeople extends Aggregate<PersonFactors, FactorEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'person-factors', fold: personFactors });
  }
}

/** How the people of a tenant sign in: one stream a tenant. */
@Injectable()
export class SignInPolicies extends Aggregate<SignInPolicy, SignInPolicyChanged> {
  constructor(store: AggregateStore) {
    super(store, { category: 'sign-in-policy', fold: signInPolicy, hasDefault: true });
  }
}

/** What was odd about people's sign-ins, a stream for each person. */
@Injectable()
export class SecurityOfPeople extends Aggregate<PersonSecurity, SecurityEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'person-security', fold: personSecurity });
  }
}

/** What the tenant asks of its people beside a password: one stream. */
@Injectable()
export class MfaPolicies extends Aggregate<MfaPolicy, MfaPolicyChanged> {
  constructor(store: AggregateStore) {
    super(store, { category: 'mfa-policy', fold: mfaPolicy, hasDefault: true });
  }
}

/** The tenant's own roles: one stream, so that what concerns several is decided on one version. */
@Injectable()
export class RoleCatalogues extends Aggregate<RoleCatalogue, RoleEvent> {
  /** The same in every tenant's log. */
  static readonly STREAM = '00000000-0000-4000-8000-000000000101';

  constructor(store: AggregateStore) {
    super(store, { category: 'role', fold: roleCatalogue });
  }
}

/** Grants, a stream for each; those of owners share one, so that the last of them is known for certain. */
@Injectable()
export class Grants extends Aggregate<GivenGrants, GrantEvent> {
  /** The same in every tenant's log. */
  static readonly OWNERS_STREAM = '00000000-0000-4000-8000-000000000102';

  constructor(store: AggregateStore) {
    super(store, { category: 'grant', fold: givenGrants });
  }
}

/** What the tenant's roles must go on saying: one stream. */
@Injectable()
export class AccessCases extends Aggregate<KeptCases, AccessCaseEvent> {
  /** The same in every tenant's log. */
  static readonly STREAM = '00000000-0000-4000-8000-000000000103';

  constructor(store: AggregateStore) {
    super(store, { category: 'access-case', fold: keptCases });
  }
}

/** Groups of people, a stream for each. */
@Injectable()
export class Groups extends Aggregate<GroupState, GroupEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'group', fold: group });
  }
}

/** What people let apps do in their name, a stream for each person and app. */
@Injectable()
export class Consents extends Aggregate<Consent, ConsentEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'oauth-consent', fold: consent });
  }
}

/** Doors through which support acts as somebody, a stream for each. */
@Injectable()
export class Impersonations extends Aggregate<Impersonation, ImpersonationEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'impersonation', fold: impersonation });
  }
}

/** Heads of the audit trail that were handed out, a stream for each. */
@Injectable()
export class SignedHeads extends Aggregate<HandedOut, AuditHeadSigned> {
  constructor(store: AggregateStore) {
    super(store, { category: 'audit-head', fold: handedOut });
  }
}
