import { type Actor, type TenantRef } from '../../context/request-context.ts';
import { type AppAbility } from './ability.ts';

/** The authenticator assurance level (NIST SP 800-63B) of a session: 2 once a second factor or a passkey was proved. */
export interface Assurance {
  readonly level: 1 | 2;
  readonly provedAt: Date;
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
}

/** Token under which an app provides the names of its passport strategies, in the order in which they are tried. */
export const AUTH_STRATEGIES = Symbol('AUTH_STRATEGIES');
