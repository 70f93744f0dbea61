import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { invalidRequest, IsInstant, Optional } from '#kernel';

export const STATS_INTERVALS = ['minute', 'hour', 'day'] as const;
export type StatsInterval = (typeof STATS_INTERVALS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The longest period of each interval. */
const LONGEST_MS: Readonly<Record<StatsInterval, number>> = { minute: DAY_MS, hour: 7 * DAY_MS, day: 7 * DAY_MS };

/** The period that is counted. */
export class WebhookStatsPeriod {
  /** Tries that began then or later, at most 7 days before `until`. Left out, a day before it. */
  @Optional()
  @IsInstant({ required: false })
  readonly since?: Date;

  /** Tries that began before then. Left out, now. */
  @Optional()
  @IsInstant({ required: false })
  readonly until?: Date;
}

export class WebhookStatsQuery extends WebhookStatsPeriod {
  /** How long each part of the period is, in UTC; minutes for a day at the most. */
  @ApiPropertyOptional({ enum: STATS_INTERVALS, default: 'hour' })
  @Optional()
  @IsIn(STATS_INTERVALS)
  readonly interval: StatsInterval = 'hour';
}

/** How many tries there were, and how they ended. */
export class WebhookTryCounts {
  readonly tries!: number;
  /** Of those: how many did not succeed. */
  readonly failures!: number;
  /** Of 1; `null` where nothing was tried. */
  @ApiProperty({ format: 'double' })
  readonly successShare!: number | null;
  /** Half of the tries took no longer, in milliseconds; `null` where nothing was tried. */
  @ApiProperty({ format: 'double' })
  readonly p50Ms!: number | null;
  /** 95 of 100 tries took no longer. */
  @ApiProperty({ format: 'double' })
  readonly p95Ms!: number | null;
}

/** What waits to be sent. */
export class WebhookBacklog {
  /** Messages that are still to be delivered; 10,000 stands for that many and more. */
  readonly pending!: number;
  /** When the first of them in the order of the endpoint was recorded; `null` where nothing waits. */
  readonly oldestPendingAt!: string | null;
  /** How long ago that is. */
  @ApiProperty({ format: 'double' })
  readonly oldestPendingSeconds!: number | null;
}

/** @throws ProblemError 422 for a period that ends before it begins, or is too long */
export function periodOf(
  { since, until = new Date() }: WebhookStatsPeriod,
  interval: StatsInterval,
): { readonly since: Date; readonly until: Date } {
  const begin = since ?? new Date(until.getTime() - DAY_MS);
  const longest = LONGEST_MS[interval];
  const lengthMs = until.getTime() - begin.getTime();
  if (lengthMs > 0 && lengthMs <= longest) return { since: begin, until };
  const detail = `since must be before until, by ${longest / DAY_MS} days at the most with this interval`;
  throw invalidRequest([{ parameter: 'since', code: 'period', detail }]);
}
