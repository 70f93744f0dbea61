import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, currentTenant, DomainError, TenantDirectory } from '#kernel';
import { ownsAddress, type SsoConnection } from '../../domain/sso/connection.ts';
import { isOpenFor, SsoAttempts } from './sso-attempts.ts';
import { noConnection, SsoConnections } from './sso-connections.ts';
import { type SsoStartView, type StartSsoBody } from './start-sso.dto.ts';

/** Sends somebody to the provider of their tenant. */
export class StartSso extends Command<SsoStartView> {
  constructor(readonly body: StartSsoBody) {
    super();
  }
}

/** Sends an administrator there, to try the connection out. Nobody is signed in by it. */
export class TestSsoConnection extends Command<SsoStartView> {
  constructor(readonly connectionId: string) {
    super();
  }
}

/** Sends somebody who is signed in there, to link their account. */
export class StartSsoLink extends Command<SsoStartView> {
  constructor(
    readonly userId: string,
    readonly connectionId: string,
  ) {
    super();
  }
}

/** @throws DomainError `sso.no-connection`; ProblemError 502 `sso.provider-unavailable` */
@CommandHandler(StartSso)
export class StartSsoHandler implements ICommandHandler<StartSso> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly connections: SsoConnections,
    private readonly attempts: SsoAttempts,
  ) {}

  async execute({ body: { tenant: slug, email, connectionId } }: StartSso): Promise<SsoStartView> {
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) throw noneOpen();
    currentContext()!.tenant = tenant;
    const open = (await this.connections.all(tenant)).filter((each) => isOpenFor(each, { kind: 'sign-in' }));
    const connection = chosen(open, email, connectionId);
    if (!connection) throw noneOpen();
    return this.attempts.begin(tenant, connection, { kind: 'sign-in' }, email);
  }
}

/** By name, else by the domain of the address, else the only one. */
function chosen(open: readonly SsoConnection[], email?: string, connectionId?: string): SsoConnection | undefined {
  if (connectionId !== undefined) return open.find((each) => each.connectionId === connectionId);
  const byDomain = email === undefined ? undefined : open.find((each) => ownsAddress(each, email));
  return byDomain ?? (open.length === 1 ? open[0] : undefined);
}

/** @throws DomainError `sso-connection.not-found`; ProblemError 502 `sso.provider-unavailable` */
@CommandHandler(TestSsoConnection)
export class TestSsoConnectionHandler implements ICommandHandler<TestSsoConnection> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly attempts: SsoAttempts,
  ) {}

  async execute({ connectionId }: TestSsoConnection): Promise<SsoStartView> {
    const connection = await this.connections.find(currentTenant(), connectionId);
    if (!connection) throw noConnection();
    return this.attempts.begin(currentTenant(), connection, { kind: 'test' });
  }
}

/** @throws DomainError `sso-connection.not-found`; ProblemError 502 `sso.provider-unavailable` */
@CommandHandler(StartSsoLink)
export class StartSsoLinkHandler implements ICommandHandler<StartSsoLink> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly attempts: SsoAttempts,
  ) {}

  async execute({ userId, connectionId }: StartSsoLink): Promise<SsoStartView> {
    const connection = await this.connections.find(currentTenant(), connectionId);
    if (!connection || !isOpenFor(connection, { kind: 'link', userId })) throw noConnection();
    return this.attempts.begin(currentTenant(), connection, { kind: 'link', userId });
  }
}

const noneOpen = (): DomainError =>
  new DomainError(
    'not-found',
    'sso.no-connection',
    'No provider of identity is known for this; give the address that you have at work, or sign in otherwise',
  );
