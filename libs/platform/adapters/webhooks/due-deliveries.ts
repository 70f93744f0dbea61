import { type TenantDatabase } from '#kernel';
import { type DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';

/** Endpoints whose oldest open message could be sent now and is not being sent. */
const DUE = {
  name: 'webhook.due',
  text: `select e.endpoint_id from platform_webhook_endpoint e
    cross join lateral (select d.next_attempt_at, d.leased_until from platform_webhook_delivery d
      where d.endpoint_id = e.endpoint_id and d.status = 'pending' order by d.seq limit 1) oldest
    where e.status = 'active' and oldest.next_attempt_at <= now() and (oldest.leased_until is null or oldest.leased_until < now())`,
} as const;

/** Wakes the worker for every endpoint of the tenant that has something due: after a fan-out, and for whatever a lost job left. */
export async function wakeDueEndpoints(
  database: TenantDatabase,
  wakeUps: DeliveryWakeUps,
  schema: string,
): Promise<void> {
  for (const { endpoint_id } of await database.read<{ endpoint_id: string }>(schema, DUE))
    await wakeUps.wake(schema, endpoint_id);
}
