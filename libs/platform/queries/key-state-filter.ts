import { type FilterQuery } from '@mikro-orm/core';
import { type Holds, type KeyLife, type KeyState, STATE_RULES } from '../domain/key-state.ts';
import { type ApiKeyRow } from '../entities.ts';

type Condition = FilterQuery<ApiKeyRow>;

/** The keys of which `stateOfKey` says this state at this moment. */
export function keysInState(state: KeyState, now: Date): Condition[] {
  const at = STATE_RULES.findIndex((rule) => rule.state === state);
  const [before, own] = at < 0 ? [STATE_RULES, undefined] : [STATE_RULES.slice(0, at), STATE_RULES[at]];
  return [
    ...before.map(({ moment, holds }) => not(moment, holds, now)),
    ...(own ? [does(own.moment, own.holds, now)] : []),
  ];
}

/** The keys that can open something and that nobody has used, enabled or made since. */
export function keysUnusedSince(since: Date, now: Date): Condition[] {
  const isOld = (moment: 'lastUsedAt' | 'enabledAt') => ({ $or: [{ [moment]: null }, { [moment]: { $lt: since } }] });
  return [
    { $or: (['active', 'exhausted'] as const).map((state) => ({ $and: keysInState(state, now) })) },
    { createdAt: { $lt: since } },
    isOld('lastUsedAt'),
    isOld('enabledAt'),
  ];
}

function does(moment: keyof KeyLife, holds: Holds, now: Date): Condition {
  if (holds === 'known') return { [moment]: { $ne: null } };
  return { [moment]: holds === 'come' ? { $lte: now } : { $gt: now } };
}

function not(moment: keyof KeyLife, holds: Holds, now: Date): Condition {
  if (holds === 'known') return { [moment]: null };
  return { $or: [{ [moment]: null }, { [moment]: holds === 'come' ? { $gt: now } : { $lte: now } }] };
}
