/** How one place of a value is changed: a member too many or too few, or one that does not belong there. */
export interface Spoiling {
  /** Counted through all of the value. */
  readonly place: number;
  readonly bad: unknown;
  readonly how: (typeof WAYS)[number];
}

export const WAYS = ['put', 'drop', 'add'] as const;

/** @returns the value with that place changed; what was handed in stays as it was */
export function spoil(value: unknown, spoiling: Spoiling): unknown {
  if (value === null || typeof value !== 'object') return spoiling.bad;
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = Object.keys(copy);
  if (keys.length === 0 || spoiling.how === 'add') {
    if (Array.isArray(copy)) copy.push(spoiling.bad);
    else copy[typeof spoiling.bad === 'string' ? spoiling.bad.slice(0, 50) : 'extra'] = spoiling.bad;
    return copy;
  }
  const key = keys[spoiling.place % keys.length]!;
  if (spoiling.how === 'drop') {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
    return copy;
  }
  const deeper = { ...spoiling, place: Math.floor(spoiling.place / keys.length) };
  copy[key] = spoil(copy[key], deeper);
  return copy;
}
