import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Matches } from 'class-validator';
import { ApiVersions, PlatformDatabase, refuseOtherVersion } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { requireOffered } from '../domain/require-offered.ts';
import { lockKey, managedKeys } from './key-rows.ts';

export class PinKeyVersionBody {
  /** One that `GET /v1/versions` lists. */
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'version must be a date such as 2026-11-01' })
  readonly version!: string;
}

/** Lets a key speak another dated version of the API from now on. */
export class PinKeyVersion extends Command<void> {
  constructor(
    readonly publicId: string,
    readonly version: string,
  ) {
    super();
  }
}

const SET = `update platform.api_key set api_version = $3, version = version + 1
  where tenant_id = $1 and key_id = $2 and api_version is distinct from $3`;

@CommandHandler(PinKeyVersion)
export class PinKeyVersionHandler implements ICommandHandler<PinKeyVersion> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly versions: ApiVersions,
    private readonly changes: KeyChanges,
  ) {}

  /** @throws DomainError `api-key.not-found`, `version.not-offered` */
  async execute({ publicId, version }: PinKeyVersion): Promise<void> {
    requireOffered(this.versions, 'version', version);
    const keyId = await this.platform.transaction(async (tx) => {
      const key = await lockKey(tx, publicId);
      refuseOtherVersion(key.version);
      await tx.query({ text: SET, values: [managedKeys().tenantId, key.keyId, version] });
      return key.keyId;
    });
    this.changes.announce(keyId);
  }
}
