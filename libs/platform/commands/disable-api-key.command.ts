import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError, PlatformDatabase } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { stateOfKey } from '../domain/key-state.ts';
import { lockKey, managedKeys } from './key-rows.ts';

/** Keeps a key from opening anything until it is enabled again. Disabling twice changes nothing. */
export class DisableApiKey extends Command<void> {
  constructor(readonly publicId: string) {
    super();
  }
}

/** Lets a disabled key open again what it did. */
export class EnableApiKey extends Command<void> {
  constructor(readonly publicId: string) {
    super();
  }
}

const SET = `update platform.api_key set disabled_at = $3::timestamptz, disabled_reason = $4, version = version + 1,
    enabled_at = case when $3::timestamptz is null then $5::timestamptz else enabled_at end
  where tenant_id = $1 and key_id = $2 and (disabled_at is null) <> ($3::timestamptz is null)`;

abstract class Switch {
  protected abstract readonly to: 'disabled' | 'active';

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    private readonly changes: KeyChanges,
  ) {}

  /** @throws DomainError `api-key.not-found`; `api-key.revoked`, `api-key.expired`, which are final */
  async execute({ publicId }: { readonly publicId: string }): Promise<void> {
    const now = this.clock.now();
    const keyId = await this.platform.transaction(async (tx) => {
      const key = await lockKey(tx, publicId);
      const state = stateOfKey(key, now);
      if (state === 'revoked') throw new DomainError('conflict', 'api-key.revoked', 'This key is revoked for good');
      if (state === 'expired') throw new DomainError('conflict', 'api-key.expired', 'This key has expired for good');
      const values = this.to === 'disabled' ? [now, 'person', null] : [null, null, now];
      await tx.query({ text: SET, values: [managedKeys().tenantId, key.keyId, ...values] });
      return key.keyId;
    });
    this.changes.announce(keyId);
  }
}

@CommandHandler(DisableApiKey)
export class DisableApiKeyHandler extends Switch implements ICommandHandler<DisableApiKey> {
  protected override readonly to = 'disabled';

  constructor(platform: PlatformDatabase, clock: Clock, changes: KeyChanges) {
    super(platform, clock, changes);
  }
}

@CommandHandler(EnableApiKey)
export class EnableApiKeyHandler extends Switch implements ICommandHandler<EnableApiKey> {
  protected override readonly to = 'active';

  constructor(platform: PlatformDatabase, clock: Clock, changes: KeyChanges) {
    super(platform, clock, changes);
  }
}
