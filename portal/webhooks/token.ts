/** The token in a fragment, and the fragment without it; no server sees either. */
export function tokenIn(hash: string): { readonly token: string | null; readonly rest: string } {
  const parts = hash.replace(/^#/, '').split('&');
  const token = parts.find((part) => part.startsWith('token='));
  if (token === undefined) return { token: null, rest: hash };
  const rest = parts.filter((part) => part !== token).join('&');
  return { token: decodeURIComponent(token.slice('token='.length)), rest: rest === '' ? '' : `#${rest}` };
}

/** The session that an address names as the one to be framed. */
export const embedIn = (search: string): string | null => new URLSearchParams(search).get('embed');

/**
 * Whether the page may show anything. In a frame only the session that the address names is shown: the server lets those sites frame it that
 * this session names, and a token of another session does not say that they may.
 */
export function mayShow(isFramed: boolean, embed: string | null, sessionId: string): boolean {
  return !isFramed || embed === sessionId;
}

/** Where the token is kept while the tab is open: by session, so that a frame for one never finds the token of another. */
export const keyOf = (embed: string | null): string => `clutch.webhook-portal.${embed ?? 'own'}`;

/** Browsers may forbid a framed page to store anything; then the token lives as long as the page. */
export class TokenStore {
  #kept: string | null = null;

  constructor(
    private readonly key: string,
    private readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {}

  get(): string | null {
    return this.#kept ?? this.#try((storage) => storage.getItem(this.key));
  }

  set(token: string): void {
    this.#kept = token;
    this.#try((storage) => storage.setItem(this.key, token));
  }

  clear(): void {
    this.#kept = null;
    this.#try((storage) => storage.removeItem(this.key));
  }

  #try<Result>(work: (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => Result): Result | null {
    try {
      return work(this.storage());
    } catch {
      return null;
    }
  }
}
