import { type AccessRule, abilityOf, type AppAbility, ruleOf, type TenantRef } from '#kernel';
import { type ApiKeyCredits, type ApiKeyLimit, type ApiKeyPrincipal } from '../contracts.ts';
import { type KeyKind, type KeyMode, publicKeyId } from '../domain/api-key.ts';
import { type KeptDigest } from '../domain/key-digest.ts';
import { countedCredits, countedLimits } from '../domain/key-limits.ts';
import { type KeyLife } from '../domain/key-state.ts';

/** However narrow a key is, its holder may ask what it is. */
const EVERY_KEY_MAY = ruleOf('whoami:read');

/** A key with its tenant and what bounds it, by its id. */
export const FIND_KEY = {
  name: 'api_key.find',
  text: `select k.key_id, k.name, k.mode, k.kind, k.scopes, k.secret_hash, k.pepper, k.expires_at, k.revoked_at, k.disabled_at, k.exhausted_until,
      k.owner_kind, k.owner_id, k.environment, k.partner_id, k.limits, k.credits, k.origins, coalesce(k.counted_as, k.key_id) as line, k.api_version,
      case when cardinality(k.networks) > 0 then k.networks else coalesce(p.networks, '{}') end as networks,
      s.role_ids, t.id as tenant_id, t.schema, t.slug
      from platform.api_key k join platform.tenant t on t.id = k.tenant_id
      left join platform.api_key_policy p on p.tenant_id = k.tenant_id
      left join platform.service_account s on k.owner_kind = 'service-account' and s.tenant_id = k.tenant_id
        and s.service_account_id = k.owner_id
      where k.key_id = $1`,
} as const;

export interface KeyRow {
  readonly key_id: string;
  readonly name: string;
  readonly mode: KeyMode;
  readonly kind: KeyKind;
  readonly scopes: string[];
  readonly secret_hash: Buffer;
  readonly pepper: string | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly disabled_at: Date | null;
  readonly exhausted_until: Date | null;
  readonly owner_kind: 'user' | 'service-account' | null;
  readonly owner_id: string | null;
  readonly environment: string | null;
  readonly partner_id: string | null;
  readonly limits: ApiKeyLimit[];
  readonly credits: ApiKeyCredits | null;
  /** The first key of its line of rotations. */
  readonly line: string;
  readonly networks: string[];
  readonly origins: string[];
  readonly api_version: string | null;
  /** Of the service account that owns it; `null` when there is none, or none any more. */
  readonly role_ids: string[] | null;
  readonly tenant_id: string;
  readonly schema: string;
  readonly slug: string;
}

/** By what the owner's say is known: a person's grants, an account's roles. `gone`: nobody is there any more. */
export type OwnersSay =
  | { readonly kind: 'nobody' | 'gone' }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'service-account'; readonly roleIds: readonly string[] };

/** A key as it is remembered for some seconds. */
export interface FoundKey {
  readonly keyId: string;
  readonly life: KeyLife;
  readonly kept: KeptDigest;
  /** SHA-256 of the text that was right before: the same one again costs a tenth of the digest. */
  proof?: Buffer;
  /** Where the key is managed, and its owner is at home. */
  readonly home: TenantRef;
  readonly owner: OwnersSay;
  readonly scopes: readonly AccessRule[];
  /** What the scopes alone allow. */
  readonly ability: AppAbility;
  /** As of the tenant and the ability that it last had. */
  principal: ApiKeyPrincipal;
}

/** What a row says. @param isPresent whether the person who owns it still belongs to the tenant */
export function foundKey(row: KeyRow, isPresent: boolean): FoundKey {
  const home = { id: row.tenant_id, schema: row.schema, slug: row.slug };
  const scopes = row.scopes.map((scope) => ruleOf(scope === '*' ? '*:*' : scope));
  const ability = abilityOf([...row.scopes.map((scope) => (scope === '*' ? '*:*' : scope)), 'whoami:read']);
  return {
    keyId: row.key_id,
    life: {
      revokedAt: row.revoked_at,
      disabledAt: row.disabled_at,
      expiresAt: row.expires_at,
      exhaustedUntil: row.exhausted_until,
    },
    kept: { hash: row.secret_hash, pepper: row.pepper },
    home,
    owner: ownersSay(row, isPresent),
    scopes: [...scopes, EVERY_KEY_MAY],
    ability,
    principal: principalOf(row, home, ability),
  };
}

function ownersSay({ owner_kind, owner_id, role_ids }: KeyRow, isPresent: boolean): OwnersSay {
  if (owner_kind === null) return { kind: 'nobody' };
  if (owner_kind === 'user') return isPresent ? { kind: 'user', id: owner_id! } : { kind: 'gone' };
  return role_ids ? { kind: 'service-account', roleIds: role_ids } : { kind: 'gone' };
}

function principalOf(row: KeyRow, tenant: TenantRef, ability: AppAbility): ApiKeyPrincipal {
  const id = publicKeyId(row.key_id);
  const counted = { tenantId: tenant.id, line: row.line };
  const { kind, mode, scopes, networks, origins, environment, owner_kind, owner_id, partner_id: partnerId } = row;
  return {
    tenant,
    actor: { kind: 'api-key', id, name: row.name },
    ability,
    credentialId: id,
    ...(row.api_version === null ? {} : { apiVersion: row.api_version }),
    ...(row.limits.length > 0 ? { limits: countedLimits(counted, row.limits) } : {}),
    ...(origins.length > 0 ? { webOrigins: origins } : {}),
    ...(row.credits ? { credits: countedCredits(counted, row.credits) } : {}),
    apiKey: {
      id,
      kind,
      mode,
      scopes,
      expiresAt: row.expires_at,
      owner: owner_kind && { kind: owner_kind, id: owner_id! },
      environment,
      partnerId,
      networks,
      origins,
    },
  };
}
