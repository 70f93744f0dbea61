import { currentTenant, DomainError, liveTenantId, type PlatformTransaction } from '#kernel';
import { type ApiKeyOwner } from '../contracts.ts';
import { type KeyKind, type KeyMode, keyIdOf } from '../domain/api-key.ts';
import { type RotatableKey } from '../domain/key-rotation.ts';

/** A key as commands see it. */
export interface KeyState extends RotatableKey, Record<string, unknown> {
  readonly keyId: string;
  readonly mode: KeyMode;
  readonly kind: KeyKind;
  readonly scopes: readonly string[];
  /** `null`: it is the tenant's own. */
  readonly ownerKind: ApiKeyOwner['kind'] | null;
  readonly ownerId: string | null;
  readonly version: number;
}

const LOCK = `select key_id as "keyId", mode, kind, scopes, owner_kind as "ownerKind", owner_id as "ownerId", version, created_at as "createdAt", expires_at as "expiresAt",
    revoked_at as "revokedAt", disabled_at as "disabledAt", exhausted_until as "exhaustedUntil", replaced_by as "replacedBy"
  from platform.api_key where tenant_id = $1 and key_id = $2 and ($3::text is null or mode = $3) for update`;

/** Whose keys the running work manages: all of the tenant's, and from test data the test keys alone. */
export function managedKeys(): { readonly tenantId: string; readonly only: KeyMode | null } {
  const tenant = currentTenant();
  return { tenantId: liveTenantId(tenant), only: tenant.sandboxOf ? 'test' : null };
}

/** The key, which nobody else changes until the transaction ends. @throws DomainError `api-key.not-found` */
export async function lockKey(tx: PlatformTransaction, publicId: string): Promise<KeyState> {
  const { tenantId, only } = managedKeys();
  const [key] = await tx.query<KeyState>({ text: LOCK, values: [tenantId, keyIdOf(publicId), only] });
  if (!key) throw noSuchKey();
  return key;
}

const noSuchKey = (): DomainError =>
  new DomainError('not-found', 'api-key.not-found', 'There is no API key with this id');
