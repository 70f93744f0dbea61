import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { currentTenant, DomainError } from '#kernel';
import { changedConnection, type SsoConnection } from '../../domain/sso/connection.ts';
import { TenantSignInPolicies } from '../sign-in/tenant-sign-in-policies.ts';
import { ProvedDomains } from './proved-domains.ts';
import { type ChangeSsoConnectionBody, type CreateSsoConnectionBody } from './sso-connection.dto.ts';
import { noConnection, SsoConnections } from './sso-connections.ts';
import { SsoSettingsCheck } from './sso-settings.ts';

/** Writes a provider down. Nobody comes in by it before it was tested and switched on. @returns its UUID */
export class CreateSsoConnection extends Command<string> {
  constructor(readonly body: CreateSsoConnectionBody) {
    super();
  }
}

/** Changes what is given and leaves the rest. */
export class ChangeSsoConnection extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly change: ChangeSsoConnectionBody,
  ) {
    super();
  }
}

/** Takes a provider away with its secret and its domains. People keep their accounts. */
export class RemoveSsoConnection extends Command<void> {
  constructor(readonly connectionId: string) {
    super();
  }
}

/** @throws as `SsoSettingsCheck` and `SsoConnections` do */
@CommandHandler(CreateSsoConnection)
export class CreateSsoConnectionHandler implements ICommandHandler<CreateSsoConnection> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly check: SsoSettingsCheck,
  ) {}

  async execute({
    body: { name, kind, clientSecret, access: given = {}, ...bodies },
  }: CreateSsoConnection): Promise<string> {
    const provider = await this.check.provider(bodies);
    if (provider?.kind !== kind || (kind === 'oidc') !== (clientSecret !== undefined))
      throw new DomainError(
        'invalid',
        'sso-connection.incomplete',
        'A connection of the kind oidc has oidc and clientSecret, one of the kind saml has saml alone',
      );
    const access = await this.check.access(given);
    const connectionId = uuidv7();
    const connection: SsoConnection = { connectionId, name, state: 'draft', provider, access, domains: [], version: 1 };
    await this.connections.add(currentTenant(), connection, clientSecret);
    return connectionId;
  }
}

/** @throws as `changedConnection`, `SsoSettingsCheck` and `SsoConnections` do; DomainError `sso-connection.required` */
@CommandHandler(ChangeSsoConnection)
export class ChangeSsoConnectionHandler implements ICommandHandler<ChangeSsoConnection> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly check: SsoSettingsCheck,
    private readonly policies: TenantSignInPolicies,
  ) {}

  async execute({
    connectionId,
    change: { name, state, clientSecret, access, ...bodies },
  }: ChangeSsoConnection): Promise<void> {
    const tenant = currentTenant();
    // Nobody learns of another tenant's connection by what its settings lack.
    if (!(await this.connections.find(tenant, connectionId))) throw noConnection();
    const provider = await this.check.provider(bodies);
    const wanted = {
      ...(name === undefined ? {} : { name }),
      ...(state === undefined ? {} : { state }),
      ...(provider ? { provider } : {}),
      ...(access ? { access: await this.check.access(access) } : {}),
      hasNewSecret: clientSecret !== undefined,
    };
    const { ssoRequired } = await this.policies.of(tenant);
    await this.connections.change(
      tenant,
      connectionId,
      (connection, others) => {
        if (clientSecret !== undefined && connection.provider.kind !== 'oidc') throw noSecret();
        const changed = changedConnection(connection, wanted);
        if (ssoRequired && changed.state !== 'on') refuseLast(connection, others);
        return changed;
      },
      clientSecret,
    );
  }
}

/** @throws DomainError `sso-connection.not-found`, `sso-connection.required` */
@CommandHandler(RemoveSsoConnection)
export class RemoveSsoConnectionHandler implements ICommandHandler<RemoveSsoConnection> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly policies: TenantSignInPolicies,
    private readonly proved: ProvedDomains,
  ) {}

  async execute({ connectionId }: RemoveSsoConnection): Promise<void> {
    const tenant = currentTenant();
    const { ssoRequired } = await this.policies.of(tenant);
    await this.connections.remove(tenant, connectionId, (connection, others) => {
      if (ssoRequired) refuseLast(connection, others);
      return connection;
    });
    await this.proved.changed(tenant);
  }
}

/** While nobody may sign in otherwise there is a provider to sign in by. */
function refuseLast({ state }: SsoConnection, others: readonly SsoConnection[]): void {
  if (state !== 'on' || others.some((other) => other.state === 'on')) return;
  throw new DomainError(
    'conflict',
    'sso-connection.required',
    'People may sign in by a provider only, and this is the last one; change the sign-in policy first',
  );
}

const noSecret = (): DomainError =>
  new DomainError('invalid', 'sso-connection.incomplete', 'Only a connection of the kind oidc has a clientSecret');
