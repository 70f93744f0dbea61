import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, DomainError } from '#kernel';
import { AuthorizationServers } from '../../domain/oauth/authorization-servers.ts';
import { type ClientKind, clientUuidOf } from '../../domain/oauth/oauth-client.ts';
import { GetConsentScopes } from './list-consents.query.ts';
import { GetOAuthClient } from './list-oauth-clients.query.ts';

export class AskingAppView {
  /** `app_…` */
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ type: String, example: 'web' })
  readonly kind!: ClientKind;
}

export class InteractionView {
  readonly app!: AskingAppView;
  /** What it wants to do in the person's name. */
  readonly scopes!: string[];
  /** Which of them the person allowed it before. */
  readonly allowedBefore!: string[];
  /** Host, or scheme, that people come back to. */
  readonly redirectTo!: string;
}

/** What an app asks of somebody. */
export class GetInteraction extends Query<InteractionView> {
  constructor(
    readonly uid: string,
    readonly userId: string,
  ) {
    super();
  }
}

/** @throws DomainError `oauth-interaction.not-found` */
@QueryHandler(GetInteraction)
export class GetInteractionHandler implements IQueryHandler<GetInteraction> {
  constructor(
    private readonly servers: AuthorizationServers,
    private readonly queries: QueryBus,
  ) {}

  async execute({ uid, userId }: GetInteraction): Promise<InteractionView> {
    const interaction = await this.servers.interaction(currentTenant(), uid);
    if (!interaction)
      throw new DomainError(
        'not-found',
        'oauth-interaction.not-found',
        'This request of an app is over; begin at the app again',
      );
    const { clientId, scopes, redirectUri } = interaction;
    const { id, name, kind } = await this.queries.execute(new GetOAuthClient(clientUuidOf(clientId)!));
    const allowed = await this.queries.execute(new GetConsentScopes(userId, clientId));
    const { host, protocol } = new URL(redirectUri);
    return {
      app: { id, name, kind },
      scopes: [...scopes],
      allowedBefore: scopes.filter((scope) => allowed.includes(scope)),
      redirectTo: host || protocol,
    };
  }
}
