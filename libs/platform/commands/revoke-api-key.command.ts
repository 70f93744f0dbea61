import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, PlatformDatabase, refuseOtherVersion } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { lockKey, managedKeys } from './key-rows.ts';

/** Ends a key for good, at once. Revoking twice changes nothing. */
export class RevokeApiKey extends Command<void> {
  constructor(readonly publicId: string) {
    super();
  }
}

const REVOKE = `update platform.api_key set revoked_at = $3, revoked_reason = 'person', version = version + 1
  where tenant_id = $1 and key_id = $2 and revoked_at is null`;

/** @throws DomainError `api-key.not-found` */
@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    private readonly changes: KeyChanges,
  ) {}

  async execute({ publicId }: RevokeApiKey): Promise<void> {
    const keyId = await this.platform.transaction(async (tx) => {
      const key = await lockKey(tx, publicId);
      refuseOtherVersion(key.version);
      await tx.query({ text: REVOKE, values: [managedKeys().tenantId, key.keyId, this.clock.now()] });
      return key.keyId;
    });
    this.changes.announce(keyId);
  }
}
