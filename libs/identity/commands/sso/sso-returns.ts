import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, CONFIG, type Config, currentContext, ProblemError } from '#kernel';
import { testedConnection } from '../../domain/sso/connection.ts';
import { type Ticket, Tickets } from '../sign-in/tickets.ts';
import { type SsoAttempt, SsoAttempts, type SsoReturn } from './sso-attempts.ts';
import { SsoConnections } from './sso-connections.ts';

/** People who have come back from their providers. */
@Injectable()
export class SsoReturns {
  constructor(
    private readonly attempts: SsoAttempts,
    private readonly tickets: Tickets,
    private readonly connections: SsoConnections,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Finds out who it is. What they go on with is a code behind the # of the sign-in page, which no server is sent and no log keeps.
   * @returns the address of the page @throws as `SsoAttempts.identityIn`
   */
  async goOn(opened: Ticket, answer: string): Promise<string> {
    const { tenant } = opened;
    currentContext()!.tenant = tenant;
    const { connectionId, purpose, keeper } = opened.facts as unknown as SsoAttempt;
    const { identity, connection } = await this.#heard(opened, answer);
    if (purpose.kind === 'test') {
      await this.connections.change(tenant, connectionId, testedConnection);
      return this.#page('sso=tested');
    }
    const facts: SsoReturn = { connectionId, purpose, keeper, identity, method: connection.provider.kind };
    const { token } = await this.tickets.add(tenant, { kind: 'sso-code', facts });
    return this.#page(`code=${token}`);
  }

  async #heard(opened: Ticket, answer: string): ReturnType<SsoAttempts['identityIn']> {
    try {
      return await this.attempts.identityIn(opened, answer);
    } catch (error) {
      if (error instanceof ProblemError)
        await this.audit.note(opened.tenant.schema, {
          action: 'session.open',
          outcome: 'refused',
          facts: { methods: 'sso', code: error.code },
        });
      throw error;
    }
  }

  #page(fragment: string): string {
    const page = new URL(this.config.signIn.linkUrl);
    page.hash = fragment;
    return page.href;
  }
}
