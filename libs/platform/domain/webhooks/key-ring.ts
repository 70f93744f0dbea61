import { DomainError } from '#kernel/domain';

/** HMAC-SHA-256 with a secret that both sides know (`v1`), or Ed25519, whose public half the receiver gets (`v1a`). */
export type SigningAlgorithm = 'hmac-sha256' | 'ed25519';
export const SIGNING_ALGORITHMS: readonly SigningAlgorithm[] = ['hmac-sha256', 'ed25519'];

/** A key of an endpoint. What it is is sealed; all else may be shown. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  /** base64 of the sealed `whsec_…` or `whsk_…`. */
  readonly sealed: string;
  /** `whpk_…` of an Ed25519 key. */
  readonly publicKey?: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** RFC 3339; `null` is the one that is current. */
  readonly expiresAt: string | null;
}

/** So many keys may sign at once: the current one and those that overlap with it. */
export const MOST_LIVE_KEYS = 10;
/** A week. */
export const LONGEST_OVERLAP_SECONDS = 604_800;
export const USUAL_OVERLAP_SECONDS = 86_400;

/** The keys that sign now, newest first. */
export function liveKeys(keys: readonly SigningKey[], now: Date): SigningKey[] {
  return keys.filter(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now);
}

/**
 * The new key signs at once; those before it go on for the overlap, none beyond its own end, and with 0 not at all. What has expired is
 * left out, so that nothing of it stays.
 * @throws DomainError 409 `webhook-key.too-many` when ten would sign beside it
 */
export function rotateKeys(
  keys: readonly SigningKey[],
  fresh: Omit<SigningKey, 'createdAt' | 'expiresAt'>,
  { now, overlapSeconds }: { readonly now: Date; readonly overlapSeconds: number },
): SigningKey[] {
  const overlapEnds = now.getTime() + overlapSeconds * 1_000;
  const before = liveKeys(
    keys.map((key) => ({ ...key, expiresAt: earlier(key.expiresAt, overlapEnds) })),
    now,
  );
  if (before.length >= MOST_LIVE_KEYS) throw tooMany(before.at(-1)!);
  return [{ ...fresh, createdAt: now.toISOString(), expiresAt: null }, ...before];
}

/**
 * Ends an overlapping key before its time. @throws DomainError 404 `webhook-key.not-found`, 409 `webhook-key.current`
 */
export function endKey(keys: readonly SigningKey[], id: string, now: Date): SigningKey[] {
  const key = liveKeys(keys, now).find((one) => one.id === id);
  if (!key) throw new DomainError('not-found', 'webhook-key.not-found', 'The endpoint has no key with this id');
  if (key.expiresAt === null) {
    const message = 'This is the key that messages are signed with; rotate it, with an overlap of 0 if it has leaked';
    throw new DomainError('conflict', 'webhook-key.current', message);
  }
  return liveKeys(keys, now).filter((one) => one.id !== id);
}

function earlier(expiresAt: string | null, endsAt: number): string {
  return new Date(Math.min(endsAt, expiresAt === null ? Infinity : new Date(expiresAt).getTime())).toISOString();
}

function tooMany({ expiresAt }: SigningKey): DomainError {
  const message = `${MOST_LIVE_KEYS} keys of this endpoint sign already; end one of them, or wait until the oldest expires`;
  return new DomainError('conflict', 'webhook-key.too-many', message, { oldestExpiresAt: expiresAt });
}
