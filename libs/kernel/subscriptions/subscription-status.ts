/** An event that waits for less than this, in seconds, is on its way; beyond it a subscription is behind. */
export const BEHIND_SECONDS = 5;

/**
 * `live`: nothing waits longer than a moment · `catching-up`: something does · `paused`: an operator holds it · `halted`: it failed too often
 * and waits for one · `rebuilding`: it goes on, and new tables are filled beside it · `retired`: this release does not have it.
 */
export type SubscriptionState = 'live' | 'catching-up' | 'paused' | 'halted' | 'rebuilding' | 'retired';

/** What went wrong, and at which position where one event is to blame. */
export interface SubscriptionFailure {
  readonly message: string;
  readonly position?: number;
}

/** `requested` and `cancelling`: no worker has come to it yet · `halted`: it keeps failing at one event and waits for an operator. */
export interface RebuildStatus {
  readonly state: 'requested' | 'running' | 'halted' | 'cancelling';
  /** How far the new tables have come; the head is where they are to be. */
  readonly position: number;
  readonly error: SubscriptionFailure | null;
}

/** A subscription of a tenant as an operator sees it. */
export interface SubscriptionStatus {
  readonly name: string;
  /** `projection`, `policy`, `process` or `feed`; null where no worker of this release has met the tenant yet. */
  readonly kind: string | null;
  readonly state: SubscriptionState;
  /** Where it stands in the log, and where the log ends. */
  readonly position: number;
  readonly head: number;
  /** Age of the oldest event that it has not read, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
  readonly error: SubscriptionFailure | null;
  /** Failures in a row of what it is trying now. */
  readonly attempts: number;
  /** Events that are set aside, and later ones that wait behind them. */
  readonly parked: number;
  readonly heldBack: number;
  readonly rebuild: RebuildStatus | null;
  /** When the checkpoint or the state last changed. */
  readonly updatedAt: Date;
}

/** As the database answers it. */
export interface StatusRow extends Omit<SubscriptionStatus, 'state' | 'rebuild'> {
  readonly status: string;
  readonly rebuildStatus: string | null;
  readonly rebuildPosition: number;
  readonly rebuildError: SubscriptionFailure | null;
}

/** `isKnown`: whether this release has the subscription. */
export function toStatus(
  { status, rebuildStatus, rebuildPosition, rebuildError, ...row }: StatusRow,
  isKnown: boolean,
): SubscriptionStatus {
  const rebuild =
    rebuildStatus === null
      ? null
      : { state: stateOfRebuild(rebuildStatus), position: rebuildPosition, error: rebuildError };
  return { ...row, rebuild, state: isKnown ? stateOf(status, row, rebuild) : 'retired' };
}

function stateOf(
  status: string,
  { lagSeconds }: Pick<StatusRow, 'lagSeconds'>,
  rebuild: RebuildStatus | null,
): SubscriptionState {
  if (status === 'paused' || status === 'halted') return status;
  if (rebuild) return 'rebuilding';
  return lagSeconds >= BEHIND_SECONDS ? 'catching-up' : 'live';
}

function stateOfRebuild(status: string): RebuildStatus['state'] {
  return status === 'requested' || status === 'halted' || status === 'cancelling' ? status : 'running';
}
