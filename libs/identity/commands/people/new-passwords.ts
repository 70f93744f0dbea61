import { Injectable } from '@nestjs/common';
import { type TenantRef, typedId } from '#kernel';
import { Passwords } from '../../domain/people/passwords.ts';
import { Letters } from '../../domain/sign-in/letters.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { TenantSignInPolicies } from '../sign-in/tenant-sign-in-policies.ts';
import { PasswordCheck } from './password-check.ts';
import { PERSON_SQL as SQL } from './person-sql.ts';
import { SessionParts } from '../sessions/session-parts.ts';

/** Whose password is set. */
export interface PasswordOwner {
  /** UUID. */
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** Gives people new passwords. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly parts: SessionParts,
    private readonly passwords: Passwords,
    private readonly check: PasswordCheck,
    private readonly policies: TenantSignInPolicies,
    private readonly sessions: OpenSessions,
    private readonly letters: Letters,
  ) {}

  /** The hash of a password that the tenant's rules allow. @throws DomainError as `PasswordCheck` does */
  async hashOf(tenant: TenantRef, password: string, { email, name }: Omit<PasswordOwner, 'userId'>): Promise<string> {
    const { leastPasswordScore: leastScore } = await this.policies.of(tenant);
    await this.check.require(password, { about: [email, name, tenant.slug], leastScore });
    return this.passwords.hash(password);
  }

  /**
   * Sets the password, ends every session but `kept`, and tells the person. It changes nothing about second factors.
   * @param reason what the audit trail says of it
   */
  async replace(
    tenant: TenantRef,
    owner: PasswordOwner,
    password: string,
    { kept, reason }: { readonly kept: string | null; readonly reason: string },
  ): Promise<void> {
    const hash = await this.hashOf(tenant, password, owner);
    const { userId } = owner;
    await this.parts.database.transaction(tenant.schema, async (tx) => {
      await tx.query({ ...SQL.setPassword, values: [userId, hash, this.parts.clock.now()] });
      await this.parts.audit.record(tx, {
        action: 'password.change',
        outcome: 'allowed',
        actor: { kind: 'user', id: typedId('usr', userId) },
        targets: [{ type: 'user', id: typedId('usr', userId) }],
        facts: { reason },
      });
    });
    await this.sessions.endAllBut(tenant, userId, kept, 'password-changed');
    await this.letters.post(tenant, { kind: 'password-changed', userId });
  }
}
