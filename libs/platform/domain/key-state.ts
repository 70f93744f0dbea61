/** What a key opens, as its row says. `exhausted` has no credits left: it is known and refused with 429, until they are filled. */
export const KEY_STATES = ['active', 'exhausted', 'disabled', 'expired', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Why a key is disabled. */
export type DisabledReason = 'person' | 'unused' | 'leaked';
/** Why a key was revoked. */
export type RevokedReason = 'person' | 'leaked' | 'owner-erased';

/** What decides about the state. */
export interface KeyLife {
  readonly revokedAt: Date | null;
  readonly disabledAt: Date | null;
  readonly expiresAt: Date | null;
  /** When credits that are used up are filled; `NEVER_FILLED` for a gift that has ended. */
  readonly exhaustedUntil: Date | null;
}

/** The credits of a key that are not filled again end as late as a date can say in four digits. */
export const NEVER_FILLED = new Date('9999-12-31T00:00:00Z');

/** When a state holds: once its moment is known, once it has come, or as long as it has not. */
export type Holds = 'known' | 'come' | 'ahead';

/**
 * The first that holds is the state, and of none `active`: what is final goes before what can return, and what somebody decided before what
 * passes by itself. Lists ask the table by the same rules.
 */
export const STATE_RULES: readonly {
  readonly state: Exclude<KeyState, 'active'>;
  readonly moment: keyof KeyLife;
  readonly holds: Holds;
}[] = [
  { state: 'revoked', moment: 'revokedAt', holds: 'known' },
  { state: 'expired', moment: 'expiresAt', holds: 'come' },
  { state: 'disabled', moment: 'disabledAt', holds: 'known' },
  { state: 'exhausted', moment: 'exhaustedUntil', holds: 'ahead' },
];

export function stateOfKey(life: KeyLife, now: Date): KeyState {
  return STATE_RULES.find(({ moment, holds }) => doesHold(life[moment], holds, now))?.state ?? 'active';
}

function doesHold(moment: Date | null, holds: Holds, now: Date): boolean {
  if (moment === null || holds === 'known') return moment !== null;
  return holds === 'come' ? moment <= now : moment > now;
}
