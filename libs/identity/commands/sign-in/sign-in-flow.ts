import { Injectable } from '@nestjs/common';
import { type TenantRef, typedId } from '#kernel';
import { Factors } from '../../domain/factors/factors.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { type CountedTry, LockOut } from './lock-out.ts';
import { type SignInOutcome } from './sign-in-views.dto.ts';
import { type ProofMethod, type SignInOrigin } from './sign-ins.ts';
import { Tickets } from './tickets.ts';

/** Somebody whom a first proof has recognised. */
export interface Recognised {
  readonly tenant: TenantRef;
  /** UUID. */
  readonly userId: string;
  readonly method: ProofMethod;
  readonly origin: SignInOrigin;
  /** What a trusted device holds. */
  readonly deviceTrust?: string | undefined;
}

/** What comes after a first proof: the second factor, where the person has one or the tenant wants one, and the session. */
@Injectable()
export class SignInFlow {
  constructor(
    private readonly factors: Factors,
    private readonly tickets: Tickets,
    private readonly sessions: OpenSessions,
    private readonly lockOut: LockOut,
  ) {}

  /** @param counted `null` after a proof that nobody can guess, which is not counted */
  async goOn(
    { tenant, userId, method, origin, deviceTrust }: Recognised,
    counted: CountedTry | null,
  ): Promise<SignInOutcome> {
    const { demand, offered, onTrustedDevice } = await this.factors.demandOf(userId, deviceTrust);
    if (demand === 'prove') {
      const ticket = await this.tickets.add(tenant, { kind: 'sign-in', userId, facts: { method } });
      if (counted) await this.lockOut.halfWay(counted);
      const id = typedId('sia', ticket.id);
      const attempt = { id, token: ticket.token, expiresAt: ticket.expiresAt.toISOString(), offered };
      return { status: 'factor-required', session: null, attempt };
    }
    const scope = demand === 'enrol' ? 'enrol' : 'full';
    const methods: ProofMethod[] = onTrustedDevice ? [method, 'trusted-device'] : [method];
    const along = counted ? this.lockOut.whenRight(counted) : [];
    const session = await this.sessions.complete(tenant, userId, { methods, level: 1, scope, along }, origin);
    return { status: demand === 'enrol' ? 'enrolment-required' : 'signed-in', session, attempt: null };
  }
}
