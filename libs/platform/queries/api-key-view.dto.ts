import { ApiProperty } from '@nestjs/swagger';
import { typedId } from '#kernel';
import { KEY_ID_PATTERN, publicKeyId } from '../domain/api-key.ts';
import { NEVER_FILLED, stateOfKey } from '../domain/key-state.ts';
import { type ApiKeyRow } from '../entities.ts';

export class ApiKeyOwnerView {
  @ApiProperty({ example: 'user', description: '`user` or `service-account`; more may come.' })
  readonly kind!: string;
  /** `usr_…` or `sva_…` */
  readonly id!: string;
}

export class ApiKeyLimitView {
  readonly name!: string;
  readonly quota!: number;
  readonly windowSeconds!: number;
  /** Patterns of operation ids; `null`: every operation. */
  readonly operations!: string[] | null;
  /** Keys that name the same draw on one count. */
  readonly sharedAs!: string | null;
}

export class ApiKeyCreditsView {
  readonly amount!: number;
  @ApiProperty({ example: 'monthly', description: '`daily`, `monthly` or `never`; more may come.' })
  readonly refill!: string;
}

export class ApiKeyUseView {
  /** To the minute. */
  readonly at!: string;
  /** The address that it came from, behind trusted proxies. */
  readonly address!: string | null;
  readonly userAgent!: string | null;
}

export class ApiKeyView {
  /** `key_…`; the same characters stand inside the key, so that a key found somewhere can be told. */
  @ApiProperty({ pattern: KEY_ID_PATTERN, example: 'key_7hT2mQ9xLb4K' })
  readonly id!: string;
  readonly name!: string;
  readonly mode!: 'test' | 'live';
  @ApiProperty({ example: 'sk', description: '`sk` secret, `rk` restricted, `pk` publishable; more may come.' })
  readonly kind!: string;
  /** As asked for. What the key may do is no more than its owner may now. */
  readonly scopes!: string[];
  @ApiProperty({
    example: 'active',
    description: '`active`, `exhausted`, `disabled`, `expired` or `revoked`; more may come.',
  })
  readonly state!: string;
  /** Whose it is; `null`: the tenant's own. */
  readonly owner!: ApiKeyOwnerView | null;
  readonly environment!: string | null;
  readonly partnerId!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { team: 'till' } })
  readonly metadata!: Record<string, string>;
  /** CIDR blocks; empty: those of the tenant's policy. */
  readonly networks!: string[];
  /** Whose pages may use a publishable key; empty: those on hosts and domains that you have proved. */
  readonly origins!: string[];
  readonly limits!: ApiKeyLimitView[];
  readonly credits!: ApiKeyCreditsView | null;
  /** When credits that are used up are filled; `null` also for those that never are. */
  readonly exhaustedUntil!: string | null;
  readonly createdAt!: string;
  readonly expiresAt!: string | null;
  readonly disabledAt!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'unused',
    description: '`person`, `unused` or `leaked`; more may come.',
  })
  readonly disabledReason!: string | null;
  readonly revokedAt!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'leaked',
    description: '`person`, `leaked` or `owner-erased`; more may come.',
  })
  readonly revokedReason!: string | null;
  /** The key that has taken its place: `key_…`. */
  readonly replacedBy!: string | null;
  /** To the minute. */
  readonly lastUsedAt!: string | null;
  /** `null`: never. */
  readonly lastUse!: ApiKeyUseView | null;
  /** The dated version of the API that it speaks; `null` until it is used, which pins it to the newest. */
  readonly apiVersion!: string | null;
  /** Also the ETag. */
  readonly version!: number;
}

const PREFIXES = { user: 'usr', 'service-account': 'sva' } as const;
const shownAt = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A key as the API shows it, at a moment that decides about its state. */
export function apiKeyView(row: ApiKeyRow, now: Date): ApiKeyView {
  const { keyId, name, mode, kind, scopes, environment, partnerId, metadata, networks, origins, credits, version } =
    row;
  return {
    id: publicKeyId(keyId),
    name,
    mode,
    kind,
    scopes,
    state: stateOfKey(row, now),
    owner: row.ownerKind && { kind: row.ownerKind, id: typedId(PREFIXES[row.ownerKind], row.ownerId!) },
    environment,
    partnerId,
    metadata,
    networks,
    origins,
    limits: row.limits.map((limit) => ({
      ...limit,
      operations: limit.operations ? [...limit.operations] : null,
      sharedAs: limit.sharedAs ?? null,
    })),
    credits,
    exhaustedUntil: filledAt(row.exhaustedUntil, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: shownAt(row.expiresAt),
    disabledAt: shownAt(row.disabledAt),
    disabledReason: row.disabledReason,
    revokedAt: shownAt(row.revokedAt),
    revokedReason: row.revokedReason,
    replacedBy: row.replacedBy && publicKeyId(row.replacedBy),
    lastUsedAt: shownAt(row.lastUsedAt),
    lastUse: lastUseOf(row),
    apiVersion: row.apiVersion,
    version,
  };
}

function filledAt(until: Date | null, now: Date): string | null {
  return until && until > now && until < NEVER_FILLED ? until.toISOString() : null;
}

function lastUseOf({ lastUsedAt, lastUsedIp, lastUsedAgent }: ApiKeyRow): ApiKeyUseView | null {
  return lastUsedAt && { at: lastUsedAt.toISOString(), address: lastUsedIp, userAgent: lastUsedAgent };
}
