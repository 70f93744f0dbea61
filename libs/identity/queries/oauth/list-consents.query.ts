import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, Keyset, type Page, type PageQuery, Paging, TenantDatabase, typedId } from '#kernel';
import { OAuthClientRow, OAuthConsentRow } from '../../entities/oauth-row.ts';

export class ConsentView {
  /** `ocn_…` */
  readonly id!: string;
  /** `app_…` */
  readonly appId!: string;
  readonly appName!: string;
  readonly scopes!: string[];
  /** The first time. */
  readonly givenAt!: string;
}

/** What somebody lets apps do, the newest first. */
export class ListConsents extends Query<Page<ConsentView>> {
  constructor(
    readonly userId: string,
    readonly page: PageQuery,
  ) {
    super();
  }
}

/** What somebody lets one app do: nothing unless they said so. */
export class GetConsentScopes extends Query<readonly string[]> {
  constructor(
    readonly userId: string,
    readonly clientId: string,
  ) {
    super();
  }
}

type Row = InferEntity<typeof OAuthConsentRow>;

const newestFirst = new Keyset<Row>([
  ['createdAt', 'desc'],
  ['id', 'desc'],
]);

@QueryHandler(ListConsents)
export class ListConsentsHandler implements IQueryHandler<ListConsents> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ userId, page }: ListConsents): Promise<Page<ConsentView>> {
    return this.database.withEntities(currentTenant().schema, async (em) => {
      const apps = await em.find(OAuthClientRow, { model: 'Client' });
      const names = new Map(apps.map(({ id, payload }) => [id, payload.name]));
      return this.paging.page<Row, ConsentView>(page, {
        list: 'identity.oauth-consents',
        keyset: newestFirst,
        filter: { userId },
        fetch: (where, orderBy, limit) =>
          em.find(OAuthConsentRow, { $and: [{ model: 'Consent', userId }, where] }, { orderBy, limit }),
        view: ({ id, clientId, payload, createdAt }) => ({
          id: typedId('ocn', id),
          appId: clientId,
          appName: names.get(clientId) ?? '',
          scopes: [...payload.scopes],
          givenAt: createdAt.toISOString(),
        }),
      });
    });
  }
}

@QueryHandler(GetConsentScopes)
export class GetConsentScopesHandler implements IQueryHandler<GetConsentScopes> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ userId, clientId }: GetConsentScopes): Promise<readonly string[]> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(OAuthConsentRow, { model: 'Consent', userId, clientId }),
    );
    return row?.payload.scopes ?? [];
  }
}
