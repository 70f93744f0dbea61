import { type TenantTransaction } from '#kernel';

const AT_ONCE = {
  name: 'webhook.try_at_once',
  text: "update platform_webhook_delivery set next_attempt_at = now() where endpoint_id = $1 and status = 'pending'",
} as const;

/** What waits for an endpoint that is active again is due. */
export async function tryAtOnce(tx: TenantTransaction, endpointId: string): Promise<void> {
  await tx.query({ ...AT_ONCE, values: [endpointId] });
}
