import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, refuseOtherVersion, TenantDatabase } from '#kernel';
import { EndpointKeys, keysOf } from '../../domain/webhooks/endpoint-keys.ts';
import { endKey } from '../../domain/webhooks/key-ring.ts';
import { lockEndpoint } from './lock-endpoint.ts';

/** Ends a key that overlaps with the current one, at once; nothing of it stays. */
export class EndWebhookKey extends Command<void> {
  constructor(
    readonly endpointId: string,
    readonly keyId: string,
  ) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-key.not-found`, `webhook-key.current` */
@CommandHandler(EndWebhookKey)
export class EndWebhookKeyHandler implements ICommandHandler<EndWebhookKey> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly keys: EndpointKeys,
  ) {}

  async execute({ endpointId, keyId }: EndWebhookKey): Promise<void> {
    await this.database.transaction(currentTenant().schema, async (tx) => {
      const endpoint = await lockEndpoint(tx, endpointId);
      refuseOtherVersion(endpoint.version);
      const keys = endKey(keysOf(endpoint), keyId, new Date());
      Object.assign(endpoint, this.keys.columns(keys, endpointId));
      endpoint.version += 1;
      await tx.em.flush();
    });
  }
}
