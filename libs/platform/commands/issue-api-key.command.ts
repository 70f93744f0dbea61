import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { answerFromLedger, Clock, currentContext, DeclaredSubjects, DomainError, PlatformDatabase } from '#kernel';
import { type ApiKeyOwner, IssueApiKey, type IssuedApiKey, type NewApiKey } from '../contracts.ts';
import { API_KEY_PATTERN, publicKeyId } from '../domain/api-key.ts';
import { KeyDigest } from '../domain/key-digest.ts';
import { requireOriginsOfKind } from '../domain/key-origins.ts';
import { requireScopesOfKind } from '../domain/key-scopes.ts';
import { managedKeys } from './key-rows.ts';
import { newKeyText } from './new-key-text.ts';

export class IssuedApiKeyView implements IssuedApiKey {
  /** `key_…` */
  readonly id!: string;
  /** The key itself, shown this once. `null` when the request was repeated: revoke the key and make another one if it was lost. */
  @ApiProperty({ type: String, nullable: true, pattern: `^${API_KEY_PATTERN}$` })
  readonly secret!: string | null;
}

const SQL = {
  insert: `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, pepper, command_id, fingerprint,
      created_at, expires_at, owner_kind, owner_id, environment, partner_id, metadata, networks, limits, credits, origins)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
    on conflict (command_id) do update
      set (key_id, secret_hash, pepper) = (excluded.key_id, excluded.secret_hash, excluded.pepper) where $22
    returning key_id`,
  before: 'select key_id, fingerprint from platform.api_key where command_id = $1',
  account: 'select 1 from platform.service_account where tenant_id = $1 and service_account_id = $2',
} as const;

interface Before {
  readonly key_id: string;
  readonly fingerprint: string;
}

/** @throws DomainError `api-key.expires-in-past`, `api-key.live`, `api-key.unknown-owner`, and as `requireScopesOfKind` and `requireOriginsOfKind` do */
@CommandHandler(IssueApiKey)
export class IssueApiKeyHandler implements ICommandHandler<IssueApiKey> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
    private readonly clock: Clock,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** One statement is the whole decision: the command id is unique, so of two that race one makes the key. */
  async execute({ key, replace }: IssueApiKey): Promise<IssuedApiKey> {
    const { mode, kind = 'sk', expiresAt = null, owner = null } = key;
    const now = this.clock.now();
    if (expiresAt && expiresAt <= now)
      throw new DomainError('invalid', 'api-key.expires-in-past', 'expiresAt must lie in the future');
    const { tenantId, only } = managedKeys();
    if (only !== null && mode !== only)
      throw new DomainError('forbidden', 'api-key.live', 'From test data only test keys are made; use a live key');
    requireScopesOfKind(kind, key.scopes, this.subjects);
    requireOriginsOfKind(kind, key.origins);
    if (owner?.kind === 'service-account') await this.#requireAccount(owner);
    const { keyId, text } = newKeyText(mode, kind);
    const { hash, pepper } = this.digests.of(text);
    const { id: commandId = null, fingerprint = null } = currentContext()?.command ?? {};
    const made = await this.platform.query({
      text: SQL.insert,
      values: [
        keyId,
        tenantId,
        key.name,
        mode,
        kind,
        [...key.scopes],
        Buffer.from(hash),
        pepper,
        commandId,
        fingerprint,
        now,
        expiresAt,
        owner?.kind ?? null,
        owner?.id ?? null,
        ...detailsOf(key),
        replace,
      ],
    });
    return made.length === 1 ? { id: publicKeyId(keyId), secret: text } : this.#repeated(commandId!);
  }

  async #requireAccount({ id }: ApiKeyOwner): Promise<void> {
    const found = await this.platform.query({ text: SQL.account, values: [managedKeys().tenantId, id] });
    if (found.length === 0)
      throw new DomainError('invalid', 'api-key.unknown-owner', 'There is no service account with this id');
  }

  /** @throws DomainError when the command id came with another request */
  async #repeated(commandId: string): Promise<IssuedApiKey> {
    const [before] = await this.platform.query<Before & Record<string, unknown>>({
      text: SQL.before,
      values: [commandId],
    });
    const { key_id, fingerprint } = before!;
    answerFromLedger(currentContext()!, { streamId: key_id, version: 1, position: 0, result: { fingerprint } });
    return { id: publicKeyId(key_id), secret: null };
  }
}

/** What a key carries besides what it is, as the columns take it. */
function detailsOf(key: NewApiKey): readonly unknown[] {
  const {
    environment = null,
    partnerId = null,
    metadata = {},
    networks = [],
    limits = [],
    credits = null,
    origins = [],
  } = key;
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  return [environment, partnerId, json(metadata), [...networks], json(limits), json(credits), [...origins]];
}
