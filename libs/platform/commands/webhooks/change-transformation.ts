import { uuidv7 } from 'uuidv7';
import { type Appended, currentTenant, type EventStore, refuseOtherVersion, type TenantDatabase } from '#kernel';
import { noticeOfChange } from '../../domain/webhooks/endpoint-alerts.ts';
import { type WebhookTransformation } from '../../domain/webhooks/endpoint-settings.ts';
import { lockEndpoint } from './lock-endpoint.ts';

/**
 * Gives an endpoint another transformation; `null`: none. It is part of the endpoint and of its version.
 * @throws DomainError `webhook-endpoint.not-found`, PreconditionFailed, and what `decide` throws
 */
export function changeTransformation(
  { database, events }: { readonly database: TenantDatabase; readonly events: EventStore },
  endpointId: string,
  decide: (before: WebhookTransformation | null) => WebhookTransformation | null,
): Promise<Appended> {
  return database.transaction(currentTenant().schema, async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    refuseOtherVersion(endpoint.version);
    endpoint.transformation = decide(endpoint.transformation);
    const notice = noticeOfChange(endpoint.status, endpoint.status, ['transformation']);
    if (notice) endpoint.notices = [...endpoint.notices, { id: uuidv7(), at: new Date().toISOString(), ...notice }];
    endpoint.version += 1;
    await tx.em.flush();
    return { id: endpointId, version: endpoint.version, position: await events.head(tx) };
  });
}
