import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { type FactorKind } from '../domain/factors/factors.ts';
import { type SealedSecret } from '../domain/factors/factor-secrets.ts';

/** What is known of a factor beside its secret; each kind has its own part of it. */
export interface FactorFacts {
  /** Enough of a number or address to know it again: `•••• 42`. */
  readonly hint?: string;
  /** Of a factor that takes another one's place: the id of that one. */
  readonly replaces?: string;
  /** Of backup codes: what they are hashed with, and the hashes of those that are left. */
  readonly salt?: string;
  readonly digests?: readonly string[];
  /** Of a passkey: its public key in COSE form as base64url, and what its authenticator said of it. */
  readonly publicKey?: string;
  readonly transports?: readonly string[];
  readonly rpId?: string;
  readonly isBackedUp?: boolean;
}

/** A factor of a person: being set up until `confirmedAt`, in use from then on. */
export const FactorRow = defineEntity({
  name: 'FactorRow',
  tableName: 'identity_factor',
  schema: '*',
  properties: {
    factorId: p.uuid().primary(),
    userId: p.uuid(),
    kind: p.text().$type<FactorKind>(),
    name: p.text(),
    secret: p.json().$type<SealedSecret>().strictNullable(),
    facts: p.json().$type<FactorFacts>(),
    credentialId: p.text().strictNullable(),
    usedUntil: p.bigint('number'),
    createdAt: p.datetime(3),
    confirmedAt: p.datetime(3).strictNullable(),
    lastUsedAt: p.datetime(3).strictNullable(),
  },
});
export type FactorRow = InferEntity<typeof FactorRow>;
