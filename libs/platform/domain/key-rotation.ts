import { DomainError } from '#kernel/domain';
import { publicKeyId } from './api-key.ts';
import { type KeyLife, stateOfKey } from './key-state.ts';

/** A week. */
export const LONGEST_GRACE_SECONDS = 604_800;

/** A key as a rotation sees it. */
export interface RotatableKey extends KeyLife {
  readonly createdAt: Date;
  /** The key that has taken its place already. */
  readonly replacedBy: string | null;
}

/** When the old key stops, and when the new one will; `null` is never. */
export interface RotationEnds {
  readonly oldEndsAt: Date;
  readonly newEndsAt: Date | null;
}

/**
 * The old key goes on for the grace, never beyond its own end. The new one lives as long as the old one was given, counted anew.
 * @throws DomainError `api-key.revoked`, `api-key.expired`, `api-key.rotated`
 */
export function rotate(key: RotatableKey, now: Date, graceSeconds: number): RotationEnds {
  const state = stateOfKey(key, now);
  if (state === 'revoked')
    throw new DomainError('conflict', 'api-key.revoked', 'A revoked key has no successor; make a new one');
  if (state === 'expired')
    throw new DomainError('conflict', 'api-key.expired', 'An expired key has no successor; make a new one');
  if (key.replacedBy !== null)
    throw new DomainError('conflict', 'api-key.rotated', 'This key was rotated before; rotate its successor', {
      replacedBy: publicKeyId(key.replacedBy),
    });
  const { createdAt, expiresAt } = key;
  const graceEnd = now.getTime() + graceSeconds * 1_000;
  return {
    oldEndsAt: new Date(Math.min(graceEnd, expiresAt?.getTime() ?? Infinity)),
    newEndsAt: expiresAt && new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime()),
  };
}
