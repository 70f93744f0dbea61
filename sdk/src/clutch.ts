import { type ClientOptions, Transport } from './transport.ts';
import { AdminResources } from './generated/admin.resources.ts';
import type { paths as AdminPaths } from './generated/admin.types.ts';
import { ApiResources, Webhooks } from './generated/api.resources.ts';
import type { paths as ApiPaths } from './generated/api.types.ts';
import { verifyWebhook, verifyWebhookByKeys } from './webhook.ts';

/** Receivers of webhooks, and whether one that came is ours. */
class VerifyingWebhooks extends Webhooks {
  /** See {@link verifyWebhook}. */
  readonly verify = verifyWebhook;
  /** See {@link verifyWebhookByKeys}. */
  readonly verifyByKeys = verifyWebhookByKeys;
}

/** The Clutch API: `new Clutch({ apiKey, baseUrl }).bookings.list()`. */
export class Clutch extends ApiResources {
  override readonly webhooks: VerifyingWebhooks;
  /** For what has no method: the typed client below all of them (openapi-fetch), without retries. */
  readonly client: Transport<ApiPaths>['client'];

  constructor(options: ClientOptions) {
    const transport = new Transport<ApiPaths>(options);
    super(transport);
    this.webhooks = new VerifyingWebhooks(transport);
    this.client = transport.client;
  }
}

/** The administration API: people, roles, directories, and for the operator the tenants. */
export class ClutchAdmin extends AdminResources {
  /** For what has no method: the typed client below all of them (openapi-fetch), without retries. */
  readonly client: Transport<AdminPaths>['client'];

  constructor(options: ClientOptions) {
    const transport = new Transport<AdminPaths>(options);
    super(transport);
    this.client = transport.client;
  }
}
