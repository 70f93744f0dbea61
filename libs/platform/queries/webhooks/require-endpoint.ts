import { currentTenant, DomainError, type TenantDatabase } from '#kernel';
import { WebhookEndpointRow } from '../../entities.ts';

/** @throws DomainError 404 `webhook-endpoint.not-found` where the tenant has none with this id */
export async function requireEndpoint(database: TenantDatabase, endpointId: string): Promise<void> {
  const { schema } = currentTenant();
  if ((await database.withEntities(schema, (em) => em.count(WebhookEndpointRow, { endpointId }))) === 0)
    throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
}
