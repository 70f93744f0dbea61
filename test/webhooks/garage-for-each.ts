import { openedForEach } from '../kit/opened-for-each.ts';
import { type LiveTenant } from './live-tenant.ts';
import { LiveWebhooks } from './live-webhooks.ts';

interface Given {
  readonly live: LiveWebhooks;
  readonly garage: LiveTenant;
}

/**
 * Opens the installation once for the tests of the file, and gives each of them a tenant of its own in it.
 * @param take - is called before each test, and before every `beforeEach` that comes after this
 */
export function garageForEach(take: (given: Given) => void, settings: Record<string, string> = {}): void {
  openedForEach(
    () => LiveWebhooks.open(settings),
    async (live) => take({ live, garage: await live.newTenant() }),
  );
}
