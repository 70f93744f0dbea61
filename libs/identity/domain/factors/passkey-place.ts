/** Where a passkey is made and used: for one domain, on pages that belong to it. */
export interface PasskeyPlace {
  readonly rpId: string;
  /** Web origins. */
  readonly origins: readonly string[];
}

/** What places there are: the installation's own, and the tenant's domains. */
export interface PasskeyPlaces {
  readonly home: PasskeyPlace;
  readonly domains: readonly string[];
}

/** The place of a page: the closest of the tenant's domains that it lies in, else the installation's own. */
export function placeOfPage({ home, domains }: PasskeyPlaces, origin: string | undefined): PasskeyPlace {
  const [closest] = domains.filter((domain) => liesIn(origin, domain)).toSorted((a, b) => b.length - a.length);
  return closest === undefined ? home : { rpId: closest, origins: [origin!] };
}

/**
 * The place of a passkey that was made for `rpId`, used on this page. It stays with the domain that it was made for: when the tenant gives
 * that up, or the page lies elsewhere, there is none.
 */
export function placeOfPasskey(
  { home, domains }: PasskeyPlaces,
  rpId: string,
  origin: string | undefined,
): PasskeyPlace | null {
  if (domains.includes(rpId)) return liesIn(origin, rpId) ? { rpId, origins: [origin!] } : null;
  return rpId === home.rpId ? home : null;
}

/** Only what comes by TLS: anybody could speak for a domain without. */
function liesIn(origin: string | undefined, domain: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, hostname, origin: canonical } = new URL(origin);
  return protocol === 'https:' && canonical === origin && (hostname === domain || hostname.endsWith(`.${domain}`));
}
