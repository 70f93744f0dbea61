import { DomainError } from '#kernel';
import { isUnverified, type Owned, reconsider } from '../../domain/webhooks/ownership.ts';
import { type WebhookEndpointRow } from '../../entities.ts';
import { type ChangeWebhookEndpointBody } from './webhook-endpoint.dto.ts';

interface Settled {
  readonly change: Pick<ChangeWebhookEndpointBody, 'status' | 'verification'>;
  /** The tenant wants endpoints to be verified. */
  readonly isRequired: boolean;
}

/**
 * Whether something is sent to the endpoint from now on, all else of the change being in place. Made active, it begins anew: how it was
 * before counts no more.
 * @throws DomainError 409 `webhook-endpoint.unverified`, `webhook-endpoint.verification-required`
 */
export function settleStatus(
  endpoint: WebhookEndpointRow,
  before: Pick<Owned, 'url' | 'verification'>,
  { change: { status, verification: asked }, isRequired }: Settled,
): void {
  const wasDisabled = endpoint.status === 'disabled';
  reconsider(endpoint, before, { asked, isRequired, now: new Date() });
  if (status === 'active' && isUnverified(endpoint))
    throw new DomainError(
      'conflict',
      'webhook-endpoint.unverified',
      'The receiver has not shown yet that it wants this',
    );
  if (status && status !== endpoint.status) {
    endpoint.status = status;
    endpoint.disabledReason = status === 'disabled' ? 'person' : null;
    if (status === 'disabled') endpoint.disabledAt = new Date();
  }
  if (wasDisabled && endpoint.status === 'active') endpoint.health = {};
}
