import { Injectable } from '@nestjs/common';
import { Clock, type KnownOrigin, NOBODYS_ORIGIN, PlatformDatabase, WebOrigins } from '#kernel';

const KEPT_MS = 5_000;
const MOST_KNOWN = 10_000;
const MOST_UNKNOWN = 1_000;
/** So many are asked for at a time; whoever comes behind them is told what was known before, and asks again. */
const MOST_AT_ONCE = 200;
const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]{1,253}$/;
/** Domains are proved by DNS, and only TLS says that a page lies there. */
const ON_A_DOMAIN = /^https:\/\/(?<host>[a-z0-9.-]{1,253})$/;
const MOST_LABELS = 10;

const FIND = {
  name: 'web_origins.find',
  text: `select a.origin,
      array(
        select b.tenant_id from platform.portal_brand b join platform.tenant t on t.id = b.tenant_id and t.status <> 'deleting'
         where b.host = a.host and b.host_proved_at is not null
        union
        select d.tenant_id from platform.web_domains d join platform.tenant t on t.id = d.tenant_id and t.status <> 'deleting'
         where d.domains && a.domains) as tenants,
      exists (select from platform.api_key k where k.origins @> array[a.origin] and k.revoked_at is null and k.disabled_at is null
        and (k.expires_at is null or k.expires_at > $2)) as "hasKey"
    from jsonb_to_recordset($1) as a(origin text, host text, domains text[])`,
};

interface Row extends KnownOrigin {
  readonly origin: string;
}

interface Round {
  readonly origins: Set<string>;
  readonly found: Promise<ReadonlyMap<string, KnownOrigin>>;
}

/**
 * Pages on hosts and domains that tenants have proved, and those that publishable keys name. An answer is kept for 5 s. Anybody may send any
 * origin, so what that costs has an end: one statement at a time, for 200 origins at most; and those that nobody knows never drive out the others.
 */
@Injectable()
export class StoredWebOrigins extends WebOrigins {
  readonly #known = new Kept(MOST_KNOWN);
  readonly #unknown = new Kept(MOST_UNKNOWN);
  #next: Round | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async find(origin: string): Promise<KnownOrigin> {
    if (!ORIGIN.test(origin)) return NOBODYS_ORIGIN;
    const now = performance.now();
    const kept = this.#known.get(origin) ?? this.#unknown.get(origin);
    if (kept && kept.until > now) return kept.known;
    const round = (this.#next ??= this.#open());
    if (round.origins.size >= MOST_AT_ONCE && !round.origins.has(origin)) return kept?.known ?? NOBODYS_ORIGIN;
    round.origins.add(origin);
    return (await round.found).get(origin) ?? NOBODYS_ORIGIN;
  }

  /** Its statement is sent when that of the round before is answered: until then whoever asks joins. */
  #open(): Round {
    const origins = new Set<string>();
    const found = this.#last.then(() => {
      this.#next = undefined;
      return this.#look([...origins]);
    });
    this.#last = found.catch(() => undefined); // those who have asked are told
    return { origins, found };
  }

  async #look(origins: readonly string[]): Promise<ReadonlyMap<string, KnownOrigin>> {
    const values = [JSON.stringify(origins.map(placesOf)), this.clock.now()];
    const rows = await this.platform.query<Row>({ ...FIND, values });
    const until = performance.now() + KEPT_MS;
    for (const { origin, tenants, hasKey } of rows) {
      const isKnown = hasKey || tenants.length > 0;
      this.#known.delete(origin);
      (isKnown ? this.#known : this.#unknown).set(origin, { known: { tenants, hasKey }, until });
    }
    return new Map(rows.map(({ origin, tenants, hasKey }) => [origin, { tenants, hasKey }]));
  }
}

interface Remembered {
  readonly known: KnownOrigin;
  readonly until: number;
}

/** Forgets all when there is no room. */
class Kept extends Map<string, Remembered> {
  constructor(private readonly most: number) {
    super();
  }

  override set(origin: string, remembered: Remembered): this {
    if (this.size >= this.most) this.clear();
    return super.set(origin, remembered);
  }
}

/** The host, and the domains that it lies in. */
function placesOf(origin: string): { readonly origin: string; readonly host?: string; readonly domains: string[] } {
  const host = ON_A_DOMAIN.exec(origin)?.groups?.['host'];
  if (host === undefined) return { origin, domains: [] };
  const labels = host.split('.').slice(-MOST_LABELS);
  return { origin, host, domains: labels.slice(0, -1).map((_, at) => labels.slice(at).join('.')) };
}
