import { Injectable } from '@nestjs/common';
import { type Brand, Brands, PlatformDatabase } from '#kernel';

const KEPT_MS = 5_000;
const MOST_HOSTS = 1_000;
const FIND = {
  name: 'portal_brand.of_host',
  text: `select b.name, b.logo_url as "logoUrl", b.accent_color as "accentColor" from platform.portal_brand b
    join platform.tenant t on t.id = b.tenant_id and t.status <> 'deleting'
    where b.host = $1 and b.host_proved_at is not null`,
};

/** Finds brands by their proved hosts. An answer is kept for at most 5 s, that there is none as well. */
@Injectable()
export class StoredBrands extends Brands {
  readonly #kept = new Map<string, { readonly brand: Brand | null; readonly until: number }>();

  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override async ofHost(host: string): Promise<Brand | null> {
    const kept = this.#kept.get(host);
    if (kept && kept.until > Date.now()) return kept.brand;
    const [brand = null] = await this.platform.query<{ [K in keyof Brand]: Brand[K] }>({ ...FIND, values: [host] });
    // Anybody may send any host: what is kept of them has an end.
    if (this.#kept.size >= MOST_HOSTS) this.#kept.clear();
    this.#kept.set(host, { brand, until: Date.now() + KEPT_MS });
    return brand;
  }
}
