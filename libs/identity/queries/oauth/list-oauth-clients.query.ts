import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, DomainError, Keyset, type Page, type PageQuery, Paging, TenantDatabase } from '#kernel';
import {
  type ClientAuthentication,
  type ClientKind,
  clientIdOf,
  type PublicKey,
} from '../../domain/oauth/oauth-client.ts';
import { OAuthClientRow } from '../../entities/oauth-row.ts';

export class OAuthClientView {
  /** `app_…`, which is also its `client_id`. */
  readonly id!: string;
  /** Also the ETag. */
  readonly version!: number;
  readonly name!: string;
  @ApiProperty({ type: String, example: 'web' })
  readonly kind!: ClientKind;
  @ApiProperty({ type: String, example: 'client-secret' })
  readonly authentication!: ClientAuthentication;
  readonly redirectUris!: string[];
  readonly scopes!: string[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly keys!: PublicKey[];
  readonly createdAt!: string;
  readonly changedAt!: string;
}

/** The apps of the tenant, the newest first. */
export class ListOAuthClients extends Query<Page<OAuthClientView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

/** @throws DomainError `oauth-client.not-found` */
export class GetOAuthClient extends Query<OAuthClientView> {
  constructor(readonly clientUuid: string) {
    super();
  }
}

type Row = InferEntity<typeof OAuthClientRow>;

const newestFirst = new Keyset<Row>([
  ['createdAt', 'desc'],
  ['id', 'desc'],
]);

@QueryHandler(ListOAuthClients)
export class ListOAuthClientsHandler implements IQueryHandler<ListOAuthClients> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListOAuthClients): Promise<Page<OAuthClientView>> {
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, OAuthClientView>(page, {
        list: 'identity.oauth-clients',
        keyset: newestFirst,
        fetch: (where, orderBy, limit) =>
          em.find(OAuthClientRow, { $and: [{ model: 'Client' }, where] }, { orderBy, limit }),
        view: clientView,
      }),
    );
  }
}

@QueryHandler(GetOAuthClient)
export class GetOAuthClientHandler implements IQueryHandler<GetOAuthClient> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ clientUuid }: GetOAuthClient): Promise<OAuthClientView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(OAuthClientRow, { model: 'Client', id: clientIdOf(clientUuid) }),
    );
    if (!row) throw new DomainError('not-found', 'oauth-client.not-found', 'There is no app with this id');
    return clientView(row);
  }
}

function clientView({ id, createdAt, payload }: Row): OAuthClientView {
  const { version, name, kind, authentication, redirectUris, scopes, keys, changedAt } = payload;
  return {
    id,
    version,
    name,
    kind,
    authentication,
    redirectUris: [...redirectUris],
    scopes: [...scopes],
    keys: [...keys],
    createdAt: createdAt.toISOString(),
    changedAt,
  };
}
