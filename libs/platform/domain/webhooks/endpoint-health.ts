/** How an endpoint has been, as far as it matters for what comes: kept in its row. Empty: all is well. */
export interface EndpointHealth {
  /** Set while nothing but probes is sent. */
  readonly breaker?: Breaker;
  /** When the breaker last closed, RFC 3339: what came before counts no more. */
  readonly closedAt?: string;
  /** Hours (Unix hours) of the last day in which something failed, since the last success. */
  readonly failedHours?: readonly number[];
  /** The ladder's clock, RFC 3339; absent until failures lie far enough apart. */
  readonly failingSince?: string;
  /** The highest step of the ladder that was told, in per cent. */
  readonly toldPercent?: number;
}

export interface Breaker {
  /** RFC 3339. */
  readonly openedAt: string;
  /** The next probe is due then, RFC 3339. */
  readonly probeAt: string;
  readonly pauseSeconds: number;
}

/** How a try ended, for the endpoint. */
export type HealthTry =
  | { readonly at: Date; readonly isSuccess: true }
  | { readonly at: Date; readonly isSuccess: false; readonly recent: RecentTries };

/** The last tries of five minutes, this one with them, since the breaker closed: 200 at the most. */
export interface RecentTries {
  readonly tries: number;
  readonly failures: number;
}

/** What changed for the endpoint's owner: told once each. */
export type HealthChange =
  | { readonly kind: 'paused'; readonly probeAt: string }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'failing'; readonly percent: number; readonly failingSince: string }
  | { readonly kind: 'disabled'; readonly failingSince: string }
  | { readonly kind: 'recovered' };

export interface HealthDecision {
  readonly health: EndpointHealth;
  readonly changes: readonly HealthChange[];
}

const LEAST_TRIES = 10;
const OPENS_AT = 0.7;
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 900;
const LOOKS_BACK_MS = 300_000;
const HOUR_MS = 3_600_000;
/** Failures so far apart, within a day, start the ladder's clock: one bad hour never does. */
const FAR_APART_HOURS = 12;
const WITHIN_HOURS = 24;
/** After so long the endpoint is disabled. */
export const LADDER_HOURS = 120;
/** Told on the way there; the last step disables. */
export const LADDER_PERCENTS = [50, 70, 90, 100] as const;

/**
 * What one try changes. Pure.
 *
 * The breaker opens when of at least 10 tries of five minutes 70 % failed. While it is open nothing is sent but a probe, after 30 s at
 * first and after twice as long each time, up to 15 min; a success closes it. The ladder counts 120 hours from when failures lay 12
 * hours apart within a day, and tells of 50, 70, 90 and 100 % of it. A success ends both.
 */
export function afterTry(health: EndpointHealth, tried: HealthTry): HealthDecision {
  return tried.isSuccess ? afterSuccess(health, tried.at) : afterFailure(health, tried.at, tried.recent);
}

/** Whether the breaker holds back all but a probe, and whether that is due. */
export function breakerState({ breaker }: EndpointHealth, now: Date): 'closed' | 'open' | 'probing' {
  if (!breaker) return 'closed';
  return new Date(breaker.probeAt) <= now ? 'probing' : 'open';
}

/** How much of the ladder's hours is over, in whole per cent; 0 where its clock does not run. */
export function ladderPercent({ failingSince }: EndpointHealth, now: Date): number {
  if (failingSince === undefined) return 0;
  const over = ((now.getTime() - new Date(failingSince).getTime()) * 100) / (LADDER_HOURS * HOUR_MS);
  return Math.max(0, Math.min(100, Math.floor(over)));
}

function afterSuccess(health: EndpointHealth, at: Date): HealthDecision {
  const changes: HealthChange[] = [];
  if (health.breaker) changes.push({ kind: 'resumed' });
  if (health.toldPercent !== undefined) changes.push({ kind: 'recovered' });
  const closedAt = health.breaker ? at.toISOString() : health.closedAt;
  return { health: counts(closedAt, at) ? { closedAt } : {}, changes };
}

/** The breaker looks back so far only; what closed before is forgotten. */
function counts(closedAt: string | undefined, at: Date): closedAt is string {
  return closedAt !== undefined && at.getTime() - Date.parse(closedAt) < LOOKS_BACK_MS;
}

function afterFailure({ closedAt, ...health }: EndpointHealth, at: Date, recent: RecentTries): HealthDecision {
  const breaker = health.breaker ? probedInVain(health.breaker, at) : opened(recent, at);
  const ladder = climbed(health, at);
  const changes: HealthChange[] = [...ladder.changes];
  if (breaker && !health.breaker) changes.unshift({ kind: 'paused', probeAt: breaker.probeAt });
  const since = breaker ? { breaker } : counts(closedAt, at) ? { closedAt } : {};
  return { health: { ...since, ...ladder.part }, changes };
}

function opened({ tries, failures }: RecentTries, at: Date): Breaker | undefined {
  if (tries < LEAST_TRIES || failures < OPENS_AT * tries) return undefined;
  return { openedAt: at.toISOString(), ...nextProbe(at, FIRST_PAUSE_SECONDS) };
}

/** What was under way when it opened fails after it, and moves no probe that is still to come. */
function probedInVain(breaker: Breaker, at: Date): Breaker {
  if (new Date(breaker.probeAt) > at) return breaker;
  return { ...breaker, ...nextProbe(at, Math.min(2 * breaker.pauseSeconds, LONGEST_PAUSE_SECONDS)) };
}

function nextProbe(at: Date, pauseSeconds: number): Pick<Breaker, 'probeAt' | 'pauseSeconds'> {
  return { probeAt: new Date(at.getTime() + pauseSeconds * 1_000).toISOString(), pauseSeconds };
}

type Ladder = Pick<EndpointHealth, 'failedHours' | 'failingSince' | 'toldPercent'>;

function climbed(health: EndpointHealth, at: Date): { part: Ladder; changes: HealthChange[] } {
  if (health.failingSince === undefined) return { part: waiting(health, at), changes: [] };
  const { failingSince, toldPercent = 0 } = health;
  const percent = ladderPercent({ failingSince }, at);
  const reached = LADDER_PERCENTS.findLast((step) => step <= percent) ?? 0;
  if (reached <= toldPercent) return { part: ladderOf(failingSince, toldPercent), changes: [] };
  const changes: HealthChange[] = [{ kind: 'failing', percent: reached, failingSince }];
  if (reached === 100) changes.push({ kind: 'disabled', failingSince });
  return { part: ladderOf(failingSince, reached), changes };
}

function ladderOf(failingSince: string, toldPercent: number): Ladder {
  return { failingSince, ...(toldPercent > 0 ? { toldPercent } : {}) };
}

/** The clock does not run yet. */
function waiting({ failedHours = [] }: EndpointHealth, at: Date): Ladder {
  const hour = Math.floor(at.getTime() / HOUR_MS);
  const hours = [...new Set([...failedHours.filter((one) => one > hour - WITHIN_HOURS), hour])];
  return hour - hours[0]! >= FAR_APART_HOURS ? { failingSince: at.toISOString() } : { failedHours: hours };
}
