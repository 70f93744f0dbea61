import { Injectable, Optional } from '@nestjs/common';
import { ApiVersions, PlatformDatabase, Sandboxes, TenantDirectory, TenantPeople, type TenantRef } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { FIND_KEY, type FoundKey, foundKey, type KeyRow } from './found-key.ts';

const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;

const PIN = {
  name: 'api_key.pin',
  text: 'update platform.api_key set api_version = coalesce(api_version, $2) where key_id = $1 returning api_version as "apiVersion"',
} as const;

interface RememberedKey {
  readonly until: number;
  readonly key: Promise<FoundKey | undefined>;
  /** Of a person or a service account; `undefined` while it is looked up. */
  ownerId: string | null | undefined;
}

/**
 * Keys by their ids, whatever their state. The table is asked at most every 5 s for each, unknown ids included, and
 * at once after a hint that the key has changed, or that whom it belongs to has left or is back.
 */
@Injectable()
export class KnownKeys {
  readonly #cache = new Map<string, RememberedKey>();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly tenants: TenantDirectory,
    private readonly sandboxes: Sandboxes,
    private readonly versions: ApiVersions,
    changes: KeyChanges,
    @Optional() private readonly people?: TenantPeople,
  ) {
    // An answer that is still on its way is dropped with its place, so that it is not kept.
    changes.onChange((keyId) => (keyId === null ? this.#cache.clear() : this.#cache.delete(keyId)));
    people?.onChange((userId) => this.#forgetKeysOf(userId));
  }

  find(keyId: string): Promise<FoundKey | undefined> {
    const now = performance.now();
    const cached = this.#cache.get(keyId);
    if (cached && cached.until > now) return cached.key;
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    const key = this.#load(keyId);
    const remembered: RememberedKey = { until: now + CACHE_MS, key, ownerId: undefined };
    this.#cache.set(keyId, remembered);
    key.then(
      (found) => (remembered.ownerId = found?.principal.apiKey.owner?.id ?? null),
      () => this.#cache.delete(keyId),
    );
    return key;
  }

  /** Those of whom it is not known yet whose they are, too. */
  #forgetKeysOf(userId: string | null): void {
    for (const [keyId, { ownerId }] of this.#cache)
      if (userId === null || ownerId === undefined || ownerId === userId) this.#cache.delete(keyId);
  }

  /** The tenant as it is now; `undefined` when it is not in use. */
  homeOf({ home }: FoundKey): Promise<TenantRef | undefined> {
    return this.tenants.byId(home.id);
  }

  /** Where the key works. Whatever decides about it is the tenant's; what it works on may be the tenant's test data. */
  placeOf({ principal }: FoundKey, home: TenantRef): TenantRef | Promise<TenantRef> {
    return principal.apiKey.mode === 'test' ? this.sandboxes.of(home) : home;
  }

  /** From its first use on a key speaks the version that is the newest then. Of two first uses at once the first says which. */
  async pin(key: FoundKey): Promise<void> {
    const [pinned] = await this.platform.query<{ apiVersion: string }>({
      ...PIN,
      values: [key.keyId, this.versions.newest],
    });
    if (pinned) key.principal = { ...key.principal, apiVersion: pinned.apiVersion };
  }

  async #load(keyId: string): Promise<FoundKey | undefined> {
    const [row] = await this.platform.query<KeyRow>({ ...FIND_KEY, values: [keyId] });
    if (!row) return undefined;
    return foundKey(row, row.owner_kind === 'user' && (await this.#isPresent(row)));
  }

  /** The people of a tenant that is not in use cannot be asked for, and its keys open nothing. */
  async #isPresent({ tenant_id, owner_id }: KeyRow): Promise<boolean> {
    const tenant = await this.tenants.byId(tenant_id);
    return tenant !== undefined && (await this.people?.find(tenant, owner_id!)) !== undefined;
  }
}
