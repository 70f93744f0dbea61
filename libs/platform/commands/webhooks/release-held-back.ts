import { type TenantTransaction } from '#kernel';
import { type WebhookEndpointRow } from '../../entities.ts';

type Order = Pick<WebhookEndpointRow, 'ordering' | 'onExhausted'>;

const RELEASE = {
  name: 'webhook.release',
  text: 'update platform_webhook_delivery set holds_back = false where endpoint_id = $1 and holds_back',
} as const;

/**
 * Lets go on what waits behind messages whose tries are used up, when the endpoint wants that from now on, or no order at all. Where it had
 * none before, nothing was waiting: what was used up by then holds nothing back either.
 */
export async function releaseHeldBack(
  tx: TenantTransaction,
  { endpointId, ordering, onExhausted }: Order & Pick<WebhookEndpointRow, 'endpointId'>,
  before: Order,
): Promise<void> {
  const isFree = ordering === 'none' || onExhausted === 'skip';
  const wasFree = before.ordering === 'none' || before.onExhausted === 'skip';
  if (isFree !== wasFree) await tx.query({ ...RELEASE, values: [endpointId] });
}
