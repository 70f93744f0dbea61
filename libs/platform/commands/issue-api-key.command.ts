import { randomInt } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDate,
  IsIn,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import {
  answerFromLedger,
  Clock,
  currentContext,
  currentTenant,
  DomainError,
  Optional,
  PlatformDatabase,
} from '#kernel';
import { IssueApiKey, type IssuedApiKey } from '../contracts.ts';
import { BASE62, formatApiKey, KEY_ID_LENGTH, KEY_SECRET_LENGTH, publicKeyId } from '../domain/api-key.ts';
import { KeyDigest } from '../domain/key-digest.ts';

export class IssueApiKeyBody {
  /** Says what the key is for; appears in timelines beside what was done with it. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @IsIn(['test', 'live'])
  readonly mode!: 'test' | 'live';

  /** Permissions such as `booking:read`; `booking:*` is every action on bookings, `*` everything. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(/^(\*|([a-z][a-z-]*|\*):([a-z][a-z.-]*|\*))$/, {
    each: true,
    message: 'each value in scopes must be a permission such as booking:read, booking:* or *',
  })
  readonly scopes!: string[];

  /** When the key stops working. Left out, it works until it is revoked. */
  @Optional()
  @Type(() => Date)
  @IsDate()
  @ApiProperty({ required: false, type: 'string', format: 'date-time' })
  readonly expiresAt?: Date;
}

export class IssuedApiKeyView implements IssuedApiKey {
  /** `key_…` */
  readonly id!: string;
  /** The key itself, shown this once. `null` when the request was repeated: revoke the key and make another one if it was lost. */
  readonly secret!: string | null;
}

interface Before {
  readonly key_id: string;
  readonly fingerprint: string;
}

@CommandHandler(IssueApiKey)
export class IssueApiKeyHandler implements ICommandHandler<IssueApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
    private readonly clock: Clock,
  ) {}

  /** One statement is the whole decision: the command id is unique, so of two that race one makes the key. */
  async execute({ key: { name, mode, scopes, expiresAt = null }, replace }: IssueApiKey): Promise<IssuedApiKey> {
    const now = this.clock.now();
    if (expiresAt && expiresAt <= now)
      throw new DomainError('invalid', 'api-key.expires-in-past', 'expiresAt must lie in the future');
    const command = currentContext()?.command;
    const keyId = randomBase62(KEY_ID_LENGTH);
    const secret = formatApiKey({ mode, keyId, secret: randomBase62(KEY_SECRET_LENGTH) });
    const made = await this.platform.query({
      text: `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, command_id, fingerprint, created_at, expires_at)
        values ($1, $2, $3, $4, 'sk', $5, $6, $7, $8, $9, $10)
        on conflict (command_id) do update set (key_id, secret_hash) = (excluded.key_id, excluded.secret_hash) where $11
        returning key_id`,
      values: [
        keyId,
        currentTenant().id,
        name,
        mode,
        [...scopes],
        Buffer.from(this.digests.of(secret)),
        command?.id ?? null,
        command?.fingerprint ?? null,
        now,
        expiresAt,
        replace,
      ],
    });
    return made.length === 1 ? { id: publicKeyId(keyId), secret } : this.#repeated(command!.id);
  }

  /** @throws DomainError when the command id came with another request */
  async #repeated(commandId: string): Promise<IssuedApiKey> {
    const [before] = await this.platform.query<Before>({
      text: 'select key_id, fingerprint from platform.api_key where command_id = $1',
      values: [commandId],
    });
    const { key_id, fingerprint } = before!;
    answerFromLedger(currentContext()!, { streamId: key_id, version: 1, position: 0, result: { fingerprint } });
    return { id: publicKeyId(key_id), secret: null };
  }
}

/** Unbiased: `randomInt` draws again where a remainder would favour some letters. */
function randomBase62(length: number): string {
  return Array.from({ length }, () => BASE62[randomInt(BASE62.length)]).join('');
}
