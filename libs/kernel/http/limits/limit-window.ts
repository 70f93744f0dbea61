/** Who shares one count: everybody of the tenant, one key or session, one person over all sessions, one address. */
export const LIMIT_HOLDERS = ['tenant', 'credential', 'person', 'address'] as const;
export type LimitHolder = (typeof LIMIT_HOLDERS)[number];

/** So many requests in a window; a dear one counts for several. */
export interface LimitWindow {
  /** As the headers and the 429 name it: `burst`, `daily`. */
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  readonly per: LimitHolder;
  /** Patterns of operation ids, `search*`; absent, it counts every operation. */
  readonly operations?: readonly string[];
}

/** What begins anew when: after so many seconds, at midnight UTC, on the month's first, or never. */
export type LimitPeriod = number | 'day' | 'month' | 'never';

const SECOND_MS = 1_000;
/** From here on a window ends when a calendar says so: a day at midnight UTC. Shorter ones end at another moment for each holder. */
const CALENDAR_SECONDS = 3_600;

/**
 * When the window ends in which `now` lies, in milliseconds of the epoch. All processes answer the same. Short windows of different
 * holders end at different moments, or everybody would come back at once.
 * @param name of the count, which decides that moment
 */
export function endOfPeriod(period: LimitPeriod, now: number, name: string): number {
  if (period === 'never') return Number.POSITIVE_INFINITY;
  if (period === 'month') return Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth() + 1, 1);
  const width = (period === 'day' ? 86_400 : period) * SECOND_MS;
  const shift = width >= CALENDAR_SECONDS * SECOND_MS ? 0 : spread(name) % width;
  return (Math.floor((now - shift) / width) + 1) * width + shift;
}

/** Whether an operation id fits one of the patterns, in which `*` stands for anything. */
export function fitsOperation(patterns: readonly string[] | undefined, operation: string): boolean {
  return !patterns || patterns.some((pattern) => expressionOf(pattern).test(operation));
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  if (expressions.size > 1_000) expressions.clear(); // keys are made and forgotten
  const source = pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`).replaceAll('*', '.*');
  const made = new RegExp(`^${source}$`);
  expressions.set(pattern, made);
  return made;
}

/** FNV-1a, 32 bits: spreads names evenly. */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
