import { DomainError } from '#kernel/domain';

/** How an endpoint shows, before anything is sent to it, that it wants to be sent something. */
export const VERIFICATIONS = ['none', 'options', 'challenge'] as const;
export type VerificationKind = (typeof VERIFICATIONS)[number];

/** Type of the message whose `data.challenge` the receiver has to answer with. */
export const CHALLENGE_TYPE = 'webhook.endpoint.challenge';
/** Why such an endpoint is disabled until it has shown it. */
export const UNVERIFIED = 'unverified';

/**
 * How a check went. `no-answer`: a try that failed without an answer. `status`: an answer outside 2xx. `origin-not-allowed`,
 * `challenge-not-answered`: 2xx, and it does not say what it has to. `changed-meanwhile`: another address was given while it was asked.
 */
export const CHECK_OUTCOMES = [
  'verified',
  'no-answer',
  'status',
  'origin-not-allowed',
  'challenge-not-answered',
  'changed-meanwhile',
] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export interface CheckResult {
  readonly outcome: CheckOutcome;
  /** In words, for whoever looks after the receiver. */
  readonly detail: string;
  /** Most messages a minute that the receiver lets in; `null`: it has not said any. */
  readonly allowedPerMinute: number | null;
}

/** Kept with the endpoint, where it has to show it at all. */
export interface Verification {
  readonly kind: Exclude<VerificationKind, 'none'>;
  readonly allowedPerMinute: number | null;
  /** The last check; `at` in RFC 3339. */
  readonly last: { readonly at: string; readonly outcome: CheckOutcome; readonly detail: string } | null;
}

interface Answered {
  readonly status: number;
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What of an endpoint says whether it has shown it. */
export interface Owned {
  url: string;
  status: 'active' | 'disabled';
  disabledReason: string | null;
  disabledAt: Date | null;
  verifiedAt: Date | null;
  verification: Verification | null;
  ratePerSecond: number | null;
}

const RATE = /^[1-9]\d{0,8}$/;

/** The answer to `OPTIONS` with `WebHook-Request-Origin` (CloudEvents, HTTP 1.1 Web Hooks for Event Delivery, §4.2). */
export function optionsAnswered({ status, headers }: Answered, origin: string): CheckResult {
  if (!isSuccess(status)) return refused('status', `OPTIONS was answered with ${status}, not with 2xx`);
  const allowed = headers['webhook-allowed-origin']?.trim();
  if (allowed === undefined) return refused('origin-not-allowed', 'The answer has no header WebHook-Allowed-Origin');
  if (allowed !== '*' && allowed.toLowerCase() !== origin.toLowerCase())
    return refused('origin-not-allowed', `WebHook-Allowed-Origin is neither * nor ${origin}`);
  const rate = headers['webhook-allowed-rate']?.trim() ?? '';
  return {
    outcome: 'verified',
    detail: 'The receiver allows it',
    allowedPerMinute: RATE.test(rate) ? Number(rate) : null,
  };
}

/** The answer to the challenge: its text and nothing else, or JSON that is this text or has it as `challenge`. */
export function challengeAnswered({ status, body }: Answered, challenge: string): CheckResult {
  if (!isSuccess(status)) return refused('status', `The challenge was answered with ${status}, not with 2xx`);
  if (saidOf(body) !== challenge)
    return refused('challenge-not-answered', 'The body is neither the challenge nor JSON that has it as "challenge"');
  return { outcome: 'verified', detail: 'The receiver has answered the challenge', allowedPerMinute: null };
}

/** The answer to another question than the one that counts now. */
export function changedMeanwhile(): CheckResult {
  return refused('changed-meanwhile', 'The endpoint was changed while its receiver was asked; ask once more');
}

/** The lower of what the endpoint's owner and its receiver want, in messages a second; `null`: neither has said any. */
export function boundedRate(ratePerSecond: number | null, allowedPerMinute: number | null): number | null {
  if (allowedPerMinute === null) return ratePerSecond;
  return Math.min(ratePerSecond ?? Infinity, allowedPerMinute / 60);
}

/**
 * How an endpoint that is made, or moves, has to show it. Where the tenant wants that it does, and nobody says how, it is a challenge.
 * @throws DomainError 409 `webhook-endpoint.verification-required`
 */
export function wantedKind(
  asked: VerificationKind | undefined,
  { current = 'none', isRequired }: { readonly current?: VerificationKind; readonly isRequired: boolean },
): VerificationKind {
  const kind = asked ?? current;
  if (kind !== 'none' || !isRequired) return kind;
  if (asked === undefined) return 'challenge';
  const message = 'The policy of keys wants every endpoint to be verified: by options or by challenge';
  throw new DomainError('conflict', 'webhook-endpoint.verification-required', message);
}

interface Reconsidered {
  readonly asked: VerificationKind | undefined;
  /** By the tenant. */
  readonly isRequired: boolean;
  readonly now: Date;
}

/** What a change makes of it: of another origin, or in another way, nothing has been shown yet, and nothing is sent until it is. */
export function reconsider(
  endpoint: Owned,
  before: Pick<Owned, 'url' | 'verification'>,
  { asked, isRequired, now }: Reconsidered,
): void {
  const hasMoved = originOf(endpoint.url) !== originOf(before.url);
  const current = kindOf(before);
  const kind = wantedKind(asked, { current, isRequired: isRequired && (hasMoved || current !== 'none') });
  if (kind === 'none') {
    endpoint.verification = null;
    endpoint.verifiedAt = null;
    if (endpoint.disabledReason === UNVERIFIED) activate(endpoint);
    return;
  }
  const isTheSame = kind === current && !hasMoved;
  endpoint.ratePerSecond = boundedRate(endpoint.ratePerSecond, isTheSame ? allowedBy(endpoint) : null);
  if (isTheSame) return;
  endpoint.verification = { kind, allowedPerMinute: null, last: null };
  endpoint.verifiedAt = null;
  if (endpoint.status === 'disabled') return;
  endpoint.status = 'disabled';
  endpoint.disabledReason = UNVERIFIED;
  endpoint.disabledAt = now;
}

/**
 * Keeps how a check went. Who has shown it once stays verified when a later check fails, which may be due to a bad moment.
 * @returns whether the endpoint was waiting for this, and is active now
 */
export function conclude(endpoint: Owned, { outcome, detail, allowedPerMinute }: CheckResult, now: Date): boolean {
  if (!endpoint.verification) return false;
  const last = { at: now.toISOString(), outcome, detail };
  endpoint.verification = { ...endpoint.verification, last };
  if (outcome !== 'verified') return false;
  endpoint.verification = { ...endpoint.verification, allowedPerMinute };
  endpoint.verifiedAt = now;
  endpoint.ratePerSecond = boundedRate(endpoint.ratePerSecond, allowedPerMinute);
  if (endpoint.disabledReason !== UNVERIFIED) return false;
  activate(endpoint);
  return true;
}

/** It has to show it, and has not. */
export function isUnverified({ verification, verifiedAt }: Pick<Owned, 'verification' | 'verifiedAt'>): boolean {
  return verification !== null && verifiedAt === null;
}

/** Asks receivers. */
export abstract class OwnershipChecks {
  /** Sends one request at the most, within ten seconds, and never throws for what the receiver does. */
  abstract run(schema: string, wanted: WantedCheck): Promise<CheckResult>;
}

export interface WantedCheck {
  readonly endpointId: string;
  readonly version: number;
  readonly kind: Verification['kind'];
  readonly ratePerSecond: number | null;
}

function activate(endpoint: Owned): void {
  endpoint.status = 'active';
  endpoint.disabledReason = null;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function kindOf({ verification }: Pick<Owned, 'verification'>): VerificationKind {
  return verification?.kind ?? 'none';
}

function allowedBy({ verification }: Owned): number | null {
  return verification?.allowedPerMinute ?? null;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function refused(outcome: CheckOutcome, detail: string): CheckResult {
  return { outcome, detail, allowedPerMinute: null };
}

function saidOf(body: string): unknown {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return body.trim();
  }
  return typeof said === 'object' && said !== null && 'challenge' in said ? said.challenge : said;
}
