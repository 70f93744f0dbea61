import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  currentContext,
  DomainError,
  PlatformDatabase,
  type PlatformTransaction,
  refuseOtherVersion,
} from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { requireOriginsOfKind } from '../domain/key-origins.ts';
import { stateOfKey } from '../domain/key-state.ts';
import { type ChangeApiKeyBody } from './api-key.dto.ts';
import { type KeyState, lockKey, managedKeys } from './key-rows.ts';

/** Changes what is given and leaves the rest. What a key may do is never changed: make another one. */
export class ChangeApiKey extends Command<void> {
  constructor(
    readonly publicId: string,
    readonly change: ChangeApiKeyBody,
  ) {
    super();
  }
}

const UPDATE = `update platform.api_key set version = version + 1,
    name = coalesce($3, name),
    expires_at = case when $4 then $5 else expires_at end,
    environment = case when $6 then $7 else environment end,
    partner_id = case when $8 then $9 else partner_id end,
    metadata = jsonb_strip_nulls(metadata || coalesce($10::jsonb, '{}')),
    networks = coalesce($11, networks),
    limits = coalesce($12, limits),
    origins = coalesce($15, origins),
    credits = case when $13 then $14 else credits end,
    exhausted_until = case when $13 then null else exhausted_until end
  where tenant_id = $1 and key_id = $2`;

/** @throws DomainError `api-key.not-found`, `api-key.revoked`, `api-key.expired`, `api-key.expires-in-past`, `api-key.own-bounds`, `api-key.kind-origins` */
@CommandHandler(ChangeApiKey)
export class ChangeApiKeyHandler implements ICommandHandler<ChangeApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    private readonly changes: KeyChanges,
  ) {}

  async execute({ publicId, change }: ChangeApiKey): Promise<void> {
    const keyId = await this.platform.transaction((tx) => this.#change(tx, publicId, change));
    this.changes.announce(keyId);
  }

  async #change(tx: PlatformTransaction, publicId: string, change: ChangeApiKeyBody): Promise<string> {
    const key = await lockKey(tx, publicId);
    refuseOtherVersion(key.version);
    this.#refuse(key, publicId, change);
    const json = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);
    const {
      name = null,
      expiresAt,
      environment,
      partnerId,
      metadata,
      networks = null,
      limits,
      credits,
      origins = null,
    } = change;
    await tx.query({
      text: UPDATE,
      values: [
        managedKeys().tenantId,
        key.keyId,
        name,
        expiresAt !== undefined,
        expiresAt ?? null,
        environment !== undefined,
        environment ?? null,
        partnerId !== undefined,
        partnerId ?? null,
        json(metadata),
        networks,
        json(limits),
        credits !== undefined,
        json(credits),
        origins,
      ],
    });
    return key.keyId;
  }

  #refuse(key: KeyState, publicId: string, { expiresAt, networks, limits, credits, origins }: ChangeApiKeyBody): void {
    const now = this.clock.now();
    const state = stateOfKey(key, now);
    if (state === 'revoked') throw new DomainError('conflict', 'api-key.revoked', 'This key is revoked for good');
    if (state === 'expired') throw new DomainError('conflict', 'api-key.expired', 'This key has expired for good');
    if (expiresAt && expiresAt <= now)
      throw new DomainError('invalid', 'api-key.expires-in-past', 'expiresAt must lie in the future');
    if (expiresAt !== undefined && key.replacedBy !== null)
      throw new DomainError('conflict', 'api-key.rotated', 'This key was rotated and ends with its grace');
    requireOriginsOfKind(key.kind, origins);
    // Else whoever finds a key that may change keys could free it of what holds it.
    const bounds = [expiresAt, networks, limits, credits, origins].some((bound) => bound !== undefined);
    if (bounds && currentContext()?.actor?.id === publicId)
      throw new DomainError('forbidden', 'api-key.own-bounds', 'No key changes what bounds itself; use another one');
  }
}
