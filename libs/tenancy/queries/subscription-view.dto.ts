import { ApiProperty } from '@nestjs/swagger';
import { type SubscriptionFailure, type SubscriptionState, type SubscriptionStatus } from '#kernel';

export class SubscriptionLag {
  /** Events between where it stands and the end of the log. */
  readonly events!: number;
  /** Age of the oldest of them. */
  @ApiProperty({ format: 'double' })
  readonly seconds!: number;
}

export class SubscriptionError {
  readonly message!: string;
  /** Of the event that is to blame, where one is. */
  readonly position!: number | null;
}

export class RebuildView {
  /** `requested`, `running`, `halted` or `cancelling`. */
  readonly state!: string;
  /** How far the new tables have come. */
  readonly position!: number;
  /** Where the log ends. */
  readonly total!: number;
  readonly error!: SubscriptionError | null;
}

export class SubscriptionView {
  /** `booking.bookings` */
  readonly name!: string;
  /** `projection`, `policy`, `process` or `feed`; `null` where no worker has met the tenant yet. */
  readonly kind!: string | null;
  /** `live`, `catching-up`, `paused`, `halted`, `rebuilding` or `retired`. */
  readonly state!: SubscriptionState;
  /** Where it stands in the log. */
  readonly position!: number;
  /** Where the log ends. */
  readonly head!: number;
  readonly lag!: SubscriptionLag;
  readonly error!: SubscriptionError | null;
  /** Failures in a row of what it is trying. */
  readonly attempts!: number;
  /** Events that are set aside because their handling kept failing. */
  readonly parked!: number;
  /** Later events that wait behind them. */
  readonly heldBack!: number;
  readonly rebuild!: RebuildView | null;
  readonly updatedAt!: string;
}

export function subscriptionView(status: SubscriptionStatus): SubscriptionView {
  const { name, kind, state, position, head, attempts, parked, heldBack, rebuild } = status;
  return {
    name,
    kind,
    state,
    position,
    head,
    lag: { events: Math.max(0, head - position), seconds: seconds(status.lagSeconds) },
    error: errorView(status.error),
    attempts,
    parked,
    heldBack,
    rebuild: rebuild && {
      state: rebuild.state,
      position: rebuild.position,
      total: head,
      error: errorView(rebuild.error),
    },
    updatedAt: status.updatedAt.toISOString(),
  };
}

function errorView(failure: SubscriptionFailure | null): SubscriptionError | null {
  return failure && { message: failure.message, position: failure.position ?? null };
}

/** To the millisecond. */
export const seconds = (value: number): number => Math.round(value * 1_000) / 1_000;
