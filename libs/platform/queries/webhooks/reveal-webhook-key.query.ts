import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, liveTenantId, PlatformDatabase, TenantDatabase, typedId } from '#kernel';
import { SecretBox } from '../../domain/secret-box.ts';
import { signingKeys } from './list-webhook-keys.query.ts';

export class WebhookKeySecret {
  /** `whk_…` */
  readonly id!: string;
  /** `whsec_…` */
  readonly secret!: string;
}

/** Shows a secret once more to whoever has to set up a receiver anew. Of an Ed25519 key nobody needs more than the public half. */
export class RevealWebhookKey extends Query<WebhookKeySecret> {
  constructor(
    readonly endpointId: string,
    readonly keyId: string,
  ) {
    super();
  }
}

const POLICY = {
  name: 'api_key_policy.webhook_secrets',
  text: `select webhook_secrets as "webhookSecrets" from platform.api_key_policy where tenant_id = $1`,
} as const;

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-key.not-found`, 403 `webhook-key.hidden`, 409 `webhook-key.not-shown` */
@QueryHandler(RevealWebhookKey)
export class RevealWebhookKeyHandler implements IQueryHandler<RevealWebhookKey> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly platform: PlatformDatabase,
    private readonly secrets: SecretBox,
  ) {}

  async execute({ endpointId, keyId }: RevealWebhookKey): Promise<WebhookKeySecret> {
    const key = (await signingKeys(this.database, endpointId)).find(({ id }) => id === keyId);
    if (!key) throw new DomainError('not-found', 'webhook-key.not-found', 'The endpoint has no key with this id');
    await this.#refuseWhereHidden();
    if (key.algorithm === 'ed25519') {
      const message = 'The secret half of an Ed25519 key is shown to nobody; a receiver verifies with its publicKey';
      throw new DomainError('conflict', 'webhook-key.not-shown', message);
    }
    return { id: typedId('whk', key.id), secret: this.secrets.open(Buffer.from(key.sealed, 'base64'), endpointId) };
  }

  async #refuseWhereHidden(): Promise<void> {
    const values = [liveTenantId(currentTenant())];
    const [policy] = await this.platform.query<{ webhookSecrets: string }>({ ...POLICY, values });
    if (policy?.webhookSecrets !== 'hidden') return;
    const message = 'The policy of keys says that secrets of webhooks are shown once only; rotate the key instead';
    throw new DomainError('forbidden', 'webhook-key.hidden', message);
  }
}
