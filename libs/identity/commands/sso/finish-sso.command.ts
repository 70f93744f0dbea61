import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, currentTenant, DomainError, ProblemError, type TenantTransaction, typedId } from '#kernel';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { SignInFlow } from '../sign-in/sign-in-flow.ts';
import { type SignInOutcome } from '../sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../sign-in/sign-ins.ts';
import { type Ticket, Tickets } from '../sign-in/tickets.ts';
import { GroupGrants } from './group-grants.ts';
import { isKeeper, isOpenFor, type SsoReturn } from './sso-attempts.ts';
import { noConnection, SsoConnections } from './sso-connections.ts';
import { type LinkedPerson, SsoPeople } from './sso-people.ts';
import { type FinishSsoBody } from './start-sso.dto.ts';

/** Trades the code of somebody who came back for a session. */
export class FinishSso extends Command<SignInOutcome> {
  constructor(
    readonly body: FinishSsoBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

/** Links the account of somebody who is signed in with whom the provider says they are. */
export class FinishSsoLink extends Command<void> {
  constructor(
    readonly userId: string,
    readonly body: FinishSsoBody,
  ) {
    super();
  }
}

/** Takes a link away: at the provider, the person is nobody to us any more. */
export class UnlinkSso extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly userId: string,
  ) {
    super();
  }
}

/**
 * The provider stands in for the password, and for the second factor only where it says that one was proved.
 * @throws ProblemError 401 `sso.code-ended`; DomainError `user.disabled`, and as `SsoPeople.personOf`
 */
@CommandHandler(FinishSso)
export class FinishSsoHandler implements ICommandHandler<FinishSso> {
  constructor(
    private readonly tickets: Tickets,
    private readonly connections: SsoConnections,
    private readonly people: SsoPeople,
    private readonly groups: GroupGrants,
    private readonly sessions: OpenSessions,
    private readonly flow: SignInFlow,
  ) {}

  async execute({ body: { code, token }, origin }: FinishSso): Promise<SignInOutcome> {
    const ticket = await this.tickets.find('sso-code', code);
    if (!ticket) throw codeEnded();
    const { tenant } = ticket;
    const { connectionId, purpose, keeper, identity, method } = returnOf(ticket);
    const connection = await this.connections.find(tenant, connectionId);
    if (purpose.kind !== 'sign-in' || !connection || !isOpenFor(connection, purpose) || !isKeeper({ keeper }, token)) {
      // Whoever tries a code without its secret has stolen one of the two.
      await this.tickets.use(ticket, 'sso-code');
      throw codeEnded();
    }
    const person = await this.people.personOf(tenant, connection, identity, (tx) => this.#use(tx, ticket));
    if (person.isDisabled) throw disabled();
    await this.groups.follow(tenant, connection, person, identity.groups);
    return this.#signIn(ticket, person, { method, level: identity.level }, origin);
  }

  async #signIn(
    { tenant }: Ticket,
    { userId }: LinkedPerson,
    { method, level }: { readonly method: 'oidc' | 'saml'; readonly level: 1 | 2 },
    origin: SignInOrigin,
  ): Promise<SignInOutcome> {
    if (level === 2) {
      const session = await this.sessions.complete(tenant, userId, { methods: [method], level }, origin);
      return { status: 'signed-in', session, attempt: null };
    }
    // Nothing in it can be guessed, so failures of other factors do not keep anybody out.
    return this.flow.goOn({ tenant, userId, method, origin }, null);
  }

  async #use(tx: TenantTransaction, ticket: Ticket): Promise<void> {
    if (!(await this.tickets.useIn(tx, ticket, 'sso-code'))) throw codeEnded();
  }
}

/** @throws ProblemError 401 `sso.code-ended`; DomainError `sso.already-linked` */
@CommandHandler(FinishSsoLink)
export class FinishSsoLinkHandler implements ICommandHandler<FinishSsoLink> {
  constructor(
    private readonly tickets: Tickets,
    private readonly connections: SsoConnections,
    private readonly people: SsoPeople,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, body: { code, token } }: FinishSsoLink): Promise<void> {
    const tenant = currentTenant();
    const ticket = await this.tickets.findIn(tenant, 'sso-code', code);
    if (!ticket) throw codeEnded();
    const { connectionId, purpose, keeper, identity, method } = returnOf(ticket);
    const connection = await this.connections.find(tenant, connectionId);
    const isTheirs = purpose.kind === 'link' && purpose.userId === userId;
    if (!isTheirs || !connection || !isOpenFor(connection, purpose) || !isKeeper({ keeper }, token)) throw codeEnded();
    await this.people.link(tenant, connection, { userId, subject: identity.subject }, async (tx) => {
      if (!(await this.tickets.useIn(tx, ticket, 'sso-code'))) throw codeEnded();
      await this.audit.record(tx, {
        action: 'factor.add',
        outcome: 'allowed',
        targets: [{ type: 'user', id: typedId('usr', userId) }],
        facts: { kind: method, factorId: typedId('idp', connectionId) },
      });
    });
  }
}

/** @throws DomainError `sso-connection.not-found`, `sso.not-linked` */
@CommandHandler(UnlinkSso)
export class UnlinkSsoHandler implements ICommandHandler<UnlinkSso> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly people: SsoPeople,
    private readonly sessions: OpenSessions,
  ) {}

  async execute({ connectionId, userId }: UnlinkSso): Promise<void> {
    const tenant = currentTenant();
    if (!(await this.connections.find(tenant, connectionId))) throw noConnection();
    if (!(await this.people.unlink(tenant, connectionId, userId)))
      throw new DomainError('not-found', 'sso.not-linked', 'This person is not linked to the connection');
    await this.sessions.endAll(tenant, userId, 'sso-unlinked');
  }
}

const returnOf = ({ facts }: Ticket): SsoReturn => facts as unknown as SsoReturn;

const codeEnded = (): ProblemError =>
  new ProblemError(401, 'sso.code-ended', 'This code was used, has expired or is not yours; begin anew');

const disabled = (): DomainError =>
  new DomainError('forbidden', 'user.disabled', 'This account cannot be used; ask an administrator');
