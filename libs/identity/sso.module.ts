import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, CONFIG, type Config } from '#kernel';
import { GuardedRequests } from '../platform/contracts.ts';
import { AesConnectionSecrets } from './adapters/sso/aes-connection-secrets.ts';
import { NodeDnsRecords } from './adapters/sso/node-dns-records.ts';
import { NodeSamlProvider } from './adapters/sso/node-saml-provider.ts';
import { OpenidConnect } from './adapters/sso/openid-connect.ts';
import {
  ChangeSsoConnectionHandler,
  CreateSsoConnectionHandler,
  RemoveSsoConnectionHandler,
} from './commands/sso/change-sso-connection.command.ts';
import { FinishSsoHandler, FinishSsoLinkHandler, UnlinkSsoHandler } from './commands/sso/finish-sso.command.ts';
import { GroupGrants } from './commands/sso/group-grants.ts';
import { ProvedDomains } from './commands/sso/proved-domains.ts';
import { ReceiveOidcAnswerHandler, ReceiveSamlAnswerHandler } from './commands/sso/receive-sso-answer.command.ts';
import { SsoAttempts } from './commands/sso/sso-attempts.ts';
import { SsoConnections } from './commands/sso/sso-connections.ts';
import {
  ClaimSsoDomainHandler,
  ProveSsoDomainHandler,
  ReleaseSsoDomainHandler,
} from './commands/sso/sso-domains.command.ts';
import { SsoPeople } from './commands/sso/sso-people.ts';
import { SsoReturns } from './commands/sso/sso-returns.ts';
import { SsoSettingsCheck } from './commands/sso/sso-settings.ts';
import { StartSsoHandler, StartSsoLinkHandler, TestSsoConnectionHandler } from './commands/sso/start-sso.command.ts';
import { ConnectionSecrets } from './domain/sso/connection-secrets.ts';
import { DnsRecords } from './domain/sso/dns-records.ts';
import { OidcProvider } from './domain/sso/oidc-provider.ts';
import { SamlProvider } from './domain/sso/saml-provider.ts';
import { SsoConnectionAdminController } from './http/sso/sso-connection.admin.controller.ts';
import { SsoController } from './http/sso/sso.controller.ts';
import { PeopleModule } from './people.module.ts';
import { GetSsoMetadataHandler } from './queries/sso/get-sso-metadata.query.ts';
import { GetSsoConnectionHandler, ListSsoConnectionsHandler } from './queries/sso/list-sso-connections.query.ts';
import { SessionsModule } from './sessions.module.ts';
import { SignInModule } from './sign-in.module.ts';

const adapters = [
  {
    provide: ConnectionSecrets,
    useFactory: ({ secret }: Config) => new AesConnectionSecrets(secret),
    inject: [CONFIG],
  },
  {
    provide: OidcProvider,
    // Another context provides it, in whatever module the app has put it.
    useFactory: (modules: ModuleRef) => new OpenidConnect(() => modules.get(GuardedRequests, { strict: false })),
    inject: [ModuleRef],
  },
  { provide: SamlProvider, useFactory: (clock: Clock) => new NodeSamlProvider(clock), inject: [Clock] },
];

/** Signing in by the tenant's own provider of identity. */
@Module({
  imports: [PeopleModule, SessionsModule, SignInModule],
  controllers: [SsoController],
  providers: [
    ...adapters,
    SsoConnections,
    SsoAttempts,
    SsoReturns,
    SsoPeople,
    GroupGrants,
    StartSsoHandler,
    StartSsoLinkHandler,
    ReceiveOidcAnswerHandler,
    ReceiveSamlAnswerHandler,
    FinishSsoHandler,
    FinishSsoLinkHandler,
    GetSsoMetadataHandler,
  ],
  exports: [SsoConnections, SsoAttempts, SsoPeople],
})
export class SsoModule {}

/** The providers themselves, for those who administer them. */
@Module({
  imports: [SsoModule, SessionsModule],
  controllers: [SsoConnectionAdminController],
  providers: [
    { provide: DnsRecords, useClass: NodeDnsRecords },
    SsoSettingsCheck,
    ProvedDomains,
    CreateSsoConnectionHandler,
    ChangeSsoConnectionHandler,
    RemoveSsoConnectionHandler,
    ClaimSsoDomainHandler,
    ProveSsoDomainHandler,
    ReleaseSsoDomainHandler,
    TestSsoConnectionHandler,
    UnlinkSsoHandler,
    GetSsoConnectionHandler,
    ListSsoConnectionsHandler,
  ],
})
export class SsoAdminModule {}
