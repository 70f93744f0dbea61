import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import {
  Abilities,
  abilityFrom,
  abilityOf,
  type AccessRule,
  type AppAbility,
  Clock,
  currentContext,
  PlatformDatabase,
  ProblemError,
  TenantDirectory,
  type TenantRef,
} from '#kernel';
import { ApiKeyAuthentication, type ApiKeyPrincipal } from '../contracts.ts';
import { parseApiKey, publicKeyId } from '../domain/api-key.ts';
import { KeyDigest } from '../domain/key-digest.ts';

const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;
/** At most one write a minute says that a key is in use. */
const NOTED_EVERY_MS = 60_000;
/** However narrow a key is, its holder may ask what it is. */
const EVERY_KEY_MAY = ['whoami:read'];

interface FoundKey {
  /** As of the tenant that it was last asked for. */
  principal: ApiKeyPrincipal;
  readonly digest: Uint8Array;
  /** SHA-256 of the text that was right before: the same one again costs a tenth of the digest. */
  proof?: Buffer;
  readonly expiresAtMs: number;
  readonly revoked: boolean;
}

interface KeyRow {
  readonly key_id: string;
  readonly name: string;
  readonly mode: 'test' | 'live';
  readonly kind: 'sk';
  readonly scopes: string[];
  readonly secret_hash: Buffer;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly tenant_id: string;
  readonly schema: string;
  readonly slug: string;
}

const SQL = {
  find: {
    name: 'api_key.find',
    text: `select k.key_id, k.name, k.mode, k.kind, k.scopes, k.secret_hash, k.expires_at, k.revoked_at, k.last_used_at,
      t.id as tenant_id, t.schema, t.slug
      from platform.api_key k join platform.tenant t on t.id = k.tenant_id where k.key_id = $1`,
  },
  note: {
    name: 'api_key.note',
    text: 'update platform.api_key set last_used_at = $2 where key_id = $1 and (last_used_at is null or last_used_at < $3)',
  },
} as const;

/**
 * Knows keys by the platform's table, which is asked at most every 5 s for each key, unknown ids included. What a key's state is
 * learns only who holds its whole secret; everybody else gets `key.invalid`, after the same work.
 */
@Injectable()
export class StoredApiKeys extends ApiKeyAuthentication {
  readonly #cache = new Map<string, { readonly until: number; readonly key: Promise<FoundKey | undefined> }>();
  readonly #nobody = new Uint8Array(32);
  /** What a key may do by scopes and grants together, by its ability of each. */
  readonly #joined = new WeakMap<AppAbility, { readonly scopes: AppAbility; readonly both: AppAbility }>();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
    private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
    @Optional() private readonly abilities?: Abilities,
  ) {
    super();
  }

  override async principalOf(text: string, ip?: string): Promise<ApiKeyPrincipal> {
    const parsed = parseApiKey(text);
    if (!parsed) throw invalid();
    const key = await this.#find(parsed.keyId);
    const tenant = key && (await this.tenants.byId(key.principal.tenant.id));
    noteFor(tenant);
    if (!this.#isRight(text, key)) throw invalid();
    if (key.revoked) throw new ProblemError(401, 'key.revoked', 'This API key has been revoked');
    if (key.expiresAtMs <= this.clock.now().getTime())
      throw new ProblemError(401, 'key.expired', 'This API key has expired');
    if (!tenant) throw new ProblemError(403, 'tenant.not-live', 'The tenant of this API key is not in use');
    return this.#withGrants(principalIn(key, tenant), ip);
  }

  /** A key has its scopes, and what it was granted besides; where no grants are known of, as in a tool, its scopes. */
  async #withGrants(principal: ApiKeyPrincipal, ip: string | undefined): Promise<ApiKeyPrincipal> {
    const holder = { kind: 'api-key', id: principal.actor.id, ...(ip === undefined ? {} : { ip }) } as const;
    const granted = await this.abilities?.of(principal.tenant, holder);
    if (!granted || granted.rules.length === 0) return principal;
    const known = this.#joined.get(granted);
    if (known?.scopes === principal.ability) return { ...principal, ability: known.both };
    const both = abilityFrom([...principal.ability.rules, ...granted.rules] as AccessRule[]);
    this.#joined.set(granted, { scopes: principal.ability, both });
    return { ...principal, ability: both };
  }

  /** Nobody's key is compared with nothing, so that an unknown id takes as long as a wrong secret. */
  #isRight(text: string, key: FoundKey | undefined): key is FoundKey {
    const proof = Buffer.from(hash('sha256', text, 'hex'), 'latin1');
    if (key?.proof && timingSafeEqual(proof, key.proof)) return true;
    const right = timingSafeEqual(this.digests.of(text), key?.digest ?? this.#nobody);
    if (key && right) key.proof = proof;
    return key !== undefined && right;
  }

  #find(keyId: string): Promise<FoundKey | undefined> {
    const now = performance.now();
    const cached = this.#cache.get(keyId);
    if (cached && cached.until > now) return cached.key;
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    const key = this.#load(keyId);
    key.catch(() => this.#cache.delete(keyId));
    this.#cache.set(keyId, { until: now + CACHE_MS, key });
    return key;
  }

  async #load(keyId: string): Promise<FoundKey | undefined> {
    const [row] = await this.platform.query<KeyRow>({ ...SQL.find, values: [keyId] });
    if (!row) return undefined;
    if (!row.revoked_at) await this.#note(row);
    return {
      principal: principalOf(row),
      digest: row.secret_hash,
      expiresAtMs: row.expires_at?.getTime() ?? Infinity,
      revoked: row.revoked_at !== null,
    };
  }

  /** An id alone is public: noting its use here may count a wrong secret as one, and saves a write for every request. */
  async #note({ key_id, last_used_at }: KeyRow): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - NOTED_EVERY_MS);
    if (last_used_at && last_used_at >= before) return;
    await this.platform.query({ ...SQL.note, values: [key_id, now, before] });
  }
}

function principalOf({
  key_id,
  name,
  mode,
  kind,
  scopes,
  expires_at,
  tenant_id,
  schema,
  slug,
}: KeyRow): ApiKeyPrincipal {
  const id = publicKeyId(key_id);
  return {
    tenant: { id: tenant_id, schema, slug },
    actor: { kind: 'api-key', id, name },
    ability: abilityOf([...scopes.map((scope) => (scope === '*' ? '*:*' : scope)), ...EVERY_KEY_MAY]),
    credentialId: id,
    apiKey: { id, kind, mode, scopes, expiresAt: expires_at },
  };
}

/** A tenant may have been suspended, renamed or moved since the key was looked up. */
function principalIn(key: FoundKey, tenant: TenantRef): ApiKeyPrincipal {
  if (key.principal.tenant !== tenant) key.principal = { ...key.principal, tenant };
  return key.principal;
}

/** So that the tenant reads of what is refused, of a wrong secret for a key of its own too. */
function noteFor(tenant: TenantRef | undefined): void {
  const context = currentContext();
  if (tenant && context) context.tenant = tenant;
}

function invalid(): ProblemError {
  return new ProblemError(401, 'key.invalid', 'This is not a valid API key');
}
