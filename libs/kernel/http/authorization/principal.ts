import { type Actor, type TenantRef } from '../../context/request-context.ts';
import { type AppAbility } from './ability.ts';

/** The authenticator assurance level (NIST SP 800-63B) of a session: 2 once a second factor or a passkey was proved. */
export interface Assurance {
  readonly level: 1 | 2;
  readonly provedAt: Date;
}

/** So many requests of one key, or of all keys that share the count, in a window. */
export interface KeyLimit {
  /** As the headers name it: `burst`, `daily`, `search`. */
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Patterns of operation ids, `search*`; absent, it counts every operation. */
  readonly operations?: readonly string[];
  /** What the count is kept under, unique over all tenants: the key, or what several keys of one tenant share. */
  readonly countedUnder: string;
}

/** What a key may spend: each request takes its cost, and none is left until the refill. */
export interface KeyCredits {
  readonly amount: number;
  /** At midnight UTC, of each day or of the month's first; `never` is a gift that ends. */
  readonly refill: 'daily' | 'monthly' | 'never';
  /** What the spending is kept under, unique over all tenants. */
  readonly countedUnder: string;
}

/** Who stands behind a credential. A passport strategy returns it; the guard puts it into the request's context. */
export interface Principal {
  readonly actor: Actor;
  /** Absent for the operator, who belongs to no tenant. */
  readonly tenant?: TenantRef;
  readonly ability: AppAbility;
  /** How a person was recognised, and when they last proved it; absent for programs. */
  readonly assurance?: Assurance;
  /** Public id of the key or session: what limits and idempotency keys are counted under. */
  readonly credentialId: string;
  /** The dated version of the API that the credential was pinned to; absent, the newest. */
  readonly apiVersion?: string;
  /** Limits of the credential itself, beside those of its tenant; absent where it has none. */
  readonly limits?: readonly KeyLimit[];
  readonly credits?: KeyCredits;
  /** Origins whose pages may use the credential, beside those of its tenant; absent where it names none. */
  readonly webOrigins?: readonly string[];
  /** Ids of workshops, fleets and vehicles beyond which nothing is there for the credential; absent where it is not narrowed so. */
  readonly channels?: readonly string[];
}

/** Token under which an app provides the names of its passport strategies, in the order in which they are tried. */
export const AUTH_STRATEGIES = Symbol('AUTH_STRATEGIES');
