import { Module } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '#kernel';
import { AuthorizationServerRoutes } from './adapters/oauth/authorization-server-routes.ts';
import { JoseOAuthTokens } from './adapters/oauth/jose-oauth-tokens.ts';
import { OAuthParties } from './adapters/oauth/oauth-parties.ts';
import { OAuthStrategy } from './adapters/oauth/oauth.strategy.ts';
import { OAuthKeeping } from './adapters/oauth/stored-oauth.ts';
import { OidcAuthorizationServers } from './adapters/oauth/oidc-authorization-servers.ts';
import { StoredSigningKeys } from './adapters/sessions/stored-signing-keys.ts';
import { Consents } from './aggregates.ts';
import { AuditedOAuth } from './commands/oauth/audited-oauth.ts';
import { AcceptInteractionHandler, RefuseInteractionHandler } from './commands/oauth/answer-interaction.command.ts';
import {
  ChangeOAuthClientHandler,
  CreateOAuthClientHandler,
  RemoveOAuthClientHandler,
  ReplaceClientSecretHandler,
} from './commands/oauth/change-oauth-clients.command.ts';
import { WithdrawConsentHandler } from './commands/oauth/withdraw-consent.command.ts';
import { AuthorizationServers } from './domain/oauth/authorization-servers.ts';
import { OAuthWatch } from './domain/oauth/oauth-watch.ts';
import { OAuthTokens } from './domain/oauth/oauth-tokens.ts';
import { OAuthClientAdminController } from './http/oauth/oauth-client.admin.controller.ts';
import { OAuthConsentController } from './http/oauth/oauth-consent.controller.ts';
import { GetInteractionHandler } from './queries/oauth/get-interaction.query.ts';
import { GetConsentScopesHandler, ListConsentsHandler } from './queries/oauth/list-consents.query.ts';
import { GetOAuthClientHandler, ListOAuthClientsHandler } from './queries/oauth/list-oauth-clients.query.ts';
import { SessionsModule } from './sessions.module.ts';

const tokens = {
  provide: OAuthTokens,
  useFactory: (keys: StoredSigningKeys, clock: Clock, config: Config) =>
    new JoseOAuthTokens(keys, clock, config.public.url.replace(/\/+$/, '')),
  inject: [StoredSigningKeys, Clock, CONFIG],
};

const servers = [
  tokens,
  { provide: OAuthWatch, useClass: AuditedOAuth },
  OAuthKeeping,
  {
    provide: OidcAuthorizationServers,
    useFactory: (keeping: OAuthKeeping, keys: StoredSigningKeys, { secret, oauth }: Config, known: OAuthTokens) =>
      new OidcAuthorizationServers({ keeping, keys, tokens: known, secret, interactionUrl: oauth.interactionUrl }),
    inject: [OAuthKeeping, StoredSigningKeys, CONFIG, OAuthTokens],
  },
  { provide: AuthorizationServers, useExisting: OidcAuthorizationServers },
];

/** Clutch as the authorisation server of the tenants' apps, and the strategy that knows them by their tokens. */
@Module({
  imports: [SessionsModule],
  controllers: [OAuthConsentController],
  providers: [
    ...servers,
    OAuthParties,
    OAuthStrategy,
    AuthorizationServerRoutes,
    Consents,
    AcceptInteractionHandler,
    RefuseInteractionHandler,
    WithdrawConsentHandler,
    GetInteractionHandler,
    GetOAuthClientHandler,
    ListConsentsHandler,
    GetConsentScopesHandler,
  ],
})
export class OAuthModule {}

/** The tenant's apps, for those who administer them. */
@Module({
  imports: [SessionsModule],
  controllers: [OAuthClientAdminController],
  providers: [
    ...servers,
    CreateOAuthClientHandler,
    ChangeOAuthClientHandler,
    ReplaceClientSecretHandler,
    RemoveOAuthClientHandler,
    ListOAuthClientsHandler,
    GetOAuthClientHandler,
  ],
})
export class OAuthAdminModule {}
