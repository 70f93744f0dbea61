import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, PlatformDatabase } from '#kernel';
import { keyIdOf } from '../domain/api-key.ts';

/** Ends a key for good; within 5 s it opens nothing any more. Revoking twice changes nothing. */
export class RevokeApiKey extends Command<void> {
  constructor(readonly publicId: string) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  async execute({ publicId }: RevokeApiKey): Promise<void> {
    const revoked = await this.platform.query({
      text: 'update platform.api_key set revoked_at = coalesce(revoked_at, $3) where key_id = $1 and tenant_id = $2 returning key_id',
      values: [keyIdOf(publicId), currentTenant().id, this.clock.now()],
    });
    if (revoked.length === 0)
      throw new DomainError('not-found', 'api-key.not-found', 'There is no API key with this id');
  }
}
