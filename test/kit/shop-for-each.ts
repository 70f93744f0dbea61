import { openedForEach } from './opened-for-each.ts';
import { WebhookApp, type WebhookTenant } from './webhook-app.ts';

interface Given {
  readonly app: WebhookApp;
  readonly shop: WebhookTenant;
}

/**
 * Opens the app once for the tests of the file, and gives each of them a tenant of its own in it.
 * @param take - is called before each test, and before every `beforeEach` that comes after this
 */
export function shopForEach(take: (given: Given) => void): void {
  openedForEach(
    () => WebhookApp.open(),
    async (app) => take({ app, shop: await app.newTenant() }),
  );
}
