import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { answerFromLedger, Clock, currentContext, Optional, PlatformDatabase, type PlatformTransaction } from '#kernel';
import { API_KEY_PATTERN, publicKeyId } from '../domain/api-key.ts';
import { KeyChanges } from '../domain/key-changes.ts';
import { KeyDigest } from '../domain/key-digest.ts';
import { LONGEST_GRACE_SECONDS, rotate } from '../domain/key-rotation.ts';
import { type KeyState, lockKey, managedKeys } from './key-rows.ts';
import { type LearntKey } from './new-key.ts';
import { newKeyText } from './new-key-text.ts';

export class RotateApiKeyBody {
  /** How long the old key goes on, a day when left out; 0 ends it now, after a leak. Never beyond its own end. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_GRACE_SECONDS)
  @ApiProperty({ required: false, default: 86_400 })
  readonly graceSeconds: number = 86_400;
}

export class RotatedApiKeyView {
  /** Of the new key: `key_…`. */
  readonly id!: string;
  /** The new key itself, shown this once. `null` when the request was repeated: rotate the new key if it was lost. */
  @ApiProperty({ type: String, nullable: true, pattern: `^${API_KEY_PATTERN}$` })
  readonly secret!: string | null;
  /** The old key: `key_…`. */
  readonly replacedId!: string;
  /** When the old key stops. */
  readonly replacedExpiresAt!: string;
}

/**
 * Puts a new key in the place of an old one: the same owner, scopes, limits, networks, origins and metadata. Whoever
 * rotates a key learns the new one, so `mayLearn` is asked.
 */
export class RotateApiKey extends Command<RotatedApiKeyView> {
  constructor(
    readonly publicId: string,
    readonly graceSeconds: number,
    /** Throws when the caller may not learn such a key. */
    readonly mayLearn: (key: LearntKey) => void,
  ) {
    super();
  }
}

const SQL = {
  insert: `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, pepper, command_id, fingerprint,
      created_at, expires_at, owner_kind, owner_id, environment, partner_id, metadata, networks, limits, credits, exhausted_until,
      counted_as, api_version, origins)
    select $3, tenant_id, name, mode, kind, scopes, $4, $5, $6, $7, $8, $9, owner_kind, owner_id, environment, partner_id, metadata,
      networks, limits, credits, exhausted_until, coalesce(counted_as, key_id), api_version, origins
    from platform.api_key where tenant_id = $1 and key_id = $2`,
  end: `update platform.api_key set expires_at = $3, replaced_by = $4, version = version + 1 where tenant_id = $1 and key_id = $2`,
  before: `select n.key_id as "newId", n.fingerprint, o.key_id as "oldId", o.expires_at as "endsAt"
    from platform.api_key n join platform.api_key o on o.tenant_id = n.tenant_id and o.replaced_by = n.key_id
    where n.tenant_id = $1 and n.command_id = $2`,
} as const;

interface Before extends Record<string, unknown> {
  readonly newId: string;
  readonly fingerprint: string;
  readonly oldId: string;
  readonly endsAt: Date;
}

/** @throws DomainError `api-key.not-found`, and as `rotate` does */
@CommandHandler(RotateApiKey)
export class RotateApiKeyHandler implements ICommandHandler<RotateApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
    private readonly clock: Clock,
    private readonly changes: KeyChanges,
  ) {}

  /** All is checked while the old key is locked, so that of two rotations, or a rotation and a revocation, one comes after the other. */
  async execute(order: RotateApiKey): Promise<RotatedApiKeyView> {
    const { view, oldId } = await this.platform.transaction(async (tx) => {
      const key = await lockKey(tx, order.publicId);
      const before = await this.#before(tx);
      const view = before ? repeated(before) : await this.#rotate(tx, key, order);
      return { view, oldId: key.keyId };
    });
    this.changes.announce(oldId);
    return view;
  }

  async #before(tx: PlatformTransaction): Promise<Before | undefined> {
    const { command } = currentContext() ?? {};
    if (!command) return undefined;
    return (await tx.query<Before>({ text: SQL.before, values: [managedKeys().tenantId, command.id] }))[0];
  }

  async #rotate(
    tx: PlatformTransaction,
    key: KeyState,
    { graceSeconds, mayLearn }: RotateApiKey,
  ): Promise<RotatedApiKeyView> {
    const now = this.clock.now();
    const { oldEndsAt, newEndsAt } = rotate(key, now, graceSeconds);
    mayLearn(key);
    const { keyId, text } = newKeyText(key.mode, key.kind);
    const { hash, pepper } = this.digests.of(text);
    const { id: commandId = null, fingerprint = null } = currentContext()?.command ?? {};
    const at = [managedKeys().tenantId, key.keyId];
    const made = [keyId, Buffer.from(hash), pepper, commandId, fingerprint, now, newEndsAt];
    await tx.query({ text: SQL.insert, values: [...at, ...made] });
    await tx.query({ text: SQL.end, values: [...at, oldEndsAt, keyId] });
    return {
      id: publicKeyId(keyId),
      secret: text,
      replacedId: publicKeyId(key.keyId),
      replacedExpiresAt: oldEndsAt.toISOString(),
    };
  }
}

/** @throws DomainError when the command id came with another request */
function repeated({ newId, oldId, endsAt, fingerprint }: Before): RotatedApiKeyView {
  answerFromLedger(currentContext()!, { streamId: newId, version: 1, position: 0, result: { fingerprint } });
  return {
    id: publicKeyId(newId),
    secret: null,
    replacedId: publicKeyId(oldId),
    replacedExpiresAt: endsAt.toISOString(),
  };
}
