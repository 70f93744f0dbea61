import { LockMode } from '@mikro-orm/core';
import { DomainError, type TenantTransaction } from '#kernel';
import { WebhookEndpointRow } from '../../entities.ts';

/** Holds the endpoint's row until the transaction ends. @throws DomainError 404 `webhook-endpoint.not-found` */
export async function lockEndpoint(tx: TenantTransaction, endpointId: string): Promise<WebhookEndpointRow> {
  const endpoint = await tx.em.findOne(WebhookEndpointRow, { endpointId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (endpoint) return endpoint;
  throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
}
