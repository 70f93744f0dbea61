import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { type PersonSecurity, personSecurity, type SecurityEvent } from './domain/sessions/person-security.ts';
import { signInPolicy, type SignInPolicy, type SignInPolicyChanged } from './domain/sign-in/sign-in-policy.ts';
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
    super(store, { category: 'sign-in-policy', fold: signInPolicy });
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
    super(store, { category: 'mfa-policy', fold: mfaPolicy });
  }
}
