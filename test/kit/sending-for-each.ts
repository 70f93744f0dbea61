import { type TenantRef } from '#kernel';
import { openedForEach } from './opened-for-each.ts';
import { type WebhookSending, webhookSending } from './webhook-sending.ts';

interface Given {
  readonly sending: WebhookSending;
  readonly tenant: TenantRef;
}

/**
 * Opens the installation once for the tests of the file, and gives each of them a tenant of its own in it.
 * @param take - is called before each test, and before every `beforeEach` that comes after this
 */
export function sendingForEach(take: (given: Given) => void): void {
  openedForEach(
    () => webhookSending(),
    async (sending) => take({ sending, tenant: await sending.clutch.newTenant() }),
  );
}
