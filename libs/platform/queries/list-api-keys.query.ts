import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, Keyset, type Page, type PageQuery, Paging, PlatformDatabase } from '#kernel';
import { publicKeyId } from '../domain/api-key.ts';
import { ApiKeyRow } from '../entities.ts';

export class ApiKeyView {
  /** `key_…`; the same characters stand inside the key, so that a key found somewhere can be told. */
  readonly id!: string;
  readonly name!: string;
  readonly mode!: 'test' | 'live';
  readonly kind!: 'sk';
  readonly scopes!: string[];
  readonly createdAt!: string;
  readonly expiresAt!: string | null;
  readonly revokedAt!: string | null;
  /** To the minute. */
  readonly lastUsedAt!: string | null;
}

const NEWEST_FIRST = new Keyset<ApiKeyRow>([
  ['createdAt', 'desc'],
  ['keyId', 'desc'],
]);

/** The tenant's keys, revoked ones too, the newest first. */
export class ListApiKeys extends Query<Page<ApiKeyView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListApiKeys): Promise<Page<ApiKeyView>> {
    const tenantId = currentTenant().id;
    return this.paging.page<ApiKeyRow, ApiKeyView>(page, {
      list: 'platform.api-keys',
      keyset: NEWEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.platform.em.find(ApiKeyRow, { $and: [{ tenantId }, where] }, { orderBy, limit }),
      view,
    });
  }
}

function view({ keyId, name, mode, kind, scopes, createdAt, expiresAt, revokedAt, lastUsedAt }: ApiKeyRow): ApiKeyView {
  return {
    id: publicKeyId(keyId),
    name,
    mode,
    kind,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
