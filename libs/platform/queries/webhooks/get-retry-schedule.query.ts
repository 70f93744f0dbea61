import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CONFIG, type Config } from '#kernel';
import { plannedTries, RETRY_RULES } from '../../domain/webhooks/retry-schedule.ts';

export class PlannedTryView {
  /** 1 for the first. */
  readonly attempt!: number;
  /** Seconds after the try before it has failed. */
  readonly waitSeconds!: number;
  /** Seconds after the first try, where every try fails at once and nothing is varied. */
  readonly afterSeconds!: number;
}

export class RetryScheduleView {
  readonly attempts!: PlannedTryView[];
  /** Each wait is varied by so much of it, up or down, so that what failed together does not come back together. */
  readonly jitterPercent!: number;
  /** Added to the wait after 429, 502, 504 and where no answer came in time. */
  readonly slowDownSeconds!: number;
  /** A connection refused within so many milliseconds is tried once more at once, beside the schedule. */
  readonly instantWithinMs!: number;
  /** `Retry-After` can make a wait longer, up to this, and never shorter. */
  readonly longestRetryAfterSeconds!: number;
}

/** When messages of endpoints without a schedule of their own are tried. */
export class GetRetrySchedule extends Query<RetryScheduleView> {}

@QueryHandler(GetRetrySchedule)
export class GetRetryScheduleHandler implements IQueryHandler<GetRetrySchedule> {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async execute(): Promise<RetryScheduleView> {
    const attempts = plannedTries(this.config.webhook.retrySeconds);
    return { attempts, ...RETRY_RULES };
  }
}
