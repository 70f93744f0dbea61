import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, liveTenantId, PlatformDatabase } from '#kernel';
import { keyIdOf } from '../domain/api-key.ts';
import { ApiKeyRow } from '../entities.ts';
import { type ApiKeyView, apiKeyView } from './api-key-view.dto.ts';

/** One key of the tenant, whatever its state. */
export class GetApiKey extends Query<ApiKeyView> {
  constructor(readonly publicId: string) {
    super();
  }
}

@QueryHandler(GetApiKey)
export class GetApiKeyHandler implements IQueryHandler<GetApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `api-key.not-found` */
  async execute({ publicId }: GetApiKey): Promise<ApiKeyView> {
    const keyId = keyIdOf(publicId);
    const tenant = currentTenant();
    const own = {
      tenantId: liveTenantId(tenant),
      ...(tenant.sandboxOf ? { mode: 'test' as const } : {}),
    };
    const row = keyId === null ? null : await this.platform.em.findOne(ApiKeyRow, { keyId, ...own });
    if (!row) throw new DomainError('not-found', 'api-key.not-found', 'There is no API key with this id');
    return apiKeyView(row, this.clock.now());
  }
}
