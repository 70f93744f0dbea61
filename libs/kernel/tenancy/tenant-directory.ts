import { type TenantRef } from '../context/request-context.ts';
import { type PlatformDatabase } from './platform-database.ts';

interface TenantRow {
  id: string;
  schema: string;
  slug: string;
}

const CACHE_MS = 5_000;

/** Says where a tenant lives. Answers are kept for at most 5 s, so that a suspended or moved tenant is noticed. */
export class TenantDirectory {
  readonly #cache = new Map<string, { tenant: TenantRef; until: number }>();

  constructor(private readonly platform: PlatformDatabase) {}

  byId(id: string): Promise<TenantRef | undefined> {
    return this.#find('id', id);
  }

  bySlug(slug: string): Promise<TenantRef | undefined> {
    return this.#find('slug', slug);
  }

  bySchema(schema: string): Promise<TenantRef | undefined> {
    return this.#find('schema', schema);
  }

  /** All live tenants, a slice at a time: `after` is the last schema of the slice before. */
  async slice(after: string, limit: number): Promise<TenantRef[]> {
    return this.platform.query<TenantRow>({
      name: 'tenant.slice',
      text: "select id, schema, slug from platform.tenant where status = 'live' and schema > $1 order by schema limit $2",
      values: [after, limit],
    });
  }

  async #find(column: 'id' | 'slug' | 'schema', value: string): Promise<TenantRef | undefined> {
    const key = `${column}:${value}`;
    const cached = this.#cache.get(key);
    if (cached && cached.until > Date.now()) return cached.tenant;
    const [tenant] = await this.platform.query<TenantRow>({
      name: `tenant.${column}`,
      text: FIND[column],
      values: [value],
    });
    if (tenant) this.#remember(key, tenant);
    else this.#cache.delete(key);
    return tenant;
  }

  #remember(key: string, tenant: TenantRef): void {
    if (this.#cache.size > 10_000) this.#cache.clear();
    this.#cache.set(key, { tenant, until: Date.now() + CACHE_MS });
  }
}

const FIND = {
  id: "select id, schema, slug from platform.tenant where status = 'live' and id = $1",
  slug: "select id, schema, slug from platform.tenant where status = 'live' and slug = $1",
  schema: "select id, schema, slug from platform.tenant where status = 'live' and schema = $1",
} as const;
