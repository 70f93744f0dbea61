import { liveTenantId, type PlatformDatabase, type TenantRef } from '#kernel';
import { type RetentionDays } from '../../domain/webhooks/retention.ts';

const POLICY = {
  name: 'webhook.retention',
  text: 'select webhook_retention_days as days from platform.api_key_policy where tenant_id = $1',
} as const;

/** What the tenant has decided of how long payloads are kept. Test data is kept as long as the live tenant's. */
export async function retentionOfTenant(platform: PlatformDatabase, tenant: TenantRef): Promise<RetentionDays> {
  const values = [liveTenantId(tenant)];
  const [row] = await platform.query<{ days: RetentionDays | null }>({ ...POLICY, values });
  return row?.days ?? {};
}
