/** A named limit as a key has it. */
export interface LimitOfKey {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Patterns of operation ids, `search*`; absent, every operation counts. */
  readonly operations?: readonly string[];
  /** Keys of the tenant that name the same draw on one count. */
  readonly sharedAs?: string;
}

/** What a key may spend until it is filled again. */
export interface CreditsOfKey {
  readonly amount: number;
  readonly refill: 'daily' | 'monthly' | 'never';
}

/** Whose limits they are. */
export interface CountedKey {
  /** UUID. */
  readonly tenantId: string;
  /** The first key of a line of rotations, so that a rotation fills nothing up. */
  readonly line: string;
}

/** Each limit with the name under which it is counted, unique over all tenants. */
export function countedLimits(
  { tenantId, line }: CountedKey,
  limits: readonly LimitOfKey[],
): (Omit<LimitOfKey, 'sharedAs'> & { readonly countedUnder: string })[] {
  return limits.map(({ sharedAs, ...limit }) => ({
    ...limit,
    countedUnder: sharedAs === undefined ? `key:${line}:${limit.name}` : `shared:${tenantId}:${sharedAs}:${limit.name}`,
  }));
}

/** The credits with the name under which they are spent. */
export function countedCredits(
  { line }: CountedKey,
  credits: CreditsOfKey,
): CreditsOfKey & { readonly countedUnder: string } {
  return { ...credits, countedUnder: `key:${line}:credits` };
}
