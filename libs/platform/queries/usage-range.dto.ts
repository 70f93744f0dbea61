import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { IsInstant, Optional } from '#kernel';
import { OPERATION_NAME } from '../domain/operation-name.ts';
import { GRANULARITIES, type Granularity } from '../domain/usage-time.ts';
import { USAGE_GROUPS, type UsageGroup } from './usage-rows.ts';

/** A stretch of time. */
export class UsageRange {
  /** What ended at this time or later. Default: 24 hours before `to`. */
  @Optional()
  @IsInstant({ required: false })
  readonly from?: Date;

  /** What ended before this time. Default: now. */
  @Optional()
  @IsInstant({ required: false })
  readonly to?: Date;
}

export class UsageSeries extends UsageRange {
  /** Minutes are kept for 3 days, hours for 90, days for 800. */
  @ApiPropertyOptional({ enum: GRANULARITIES, default: 'hour' })
  @Optional()
  @IsIn(GRANULARITIES)
  readonly granularity: Granularity = 'hour';
}

export class UsageQuery extends UsageSeries {
  /** What the counts are told apart by, separated by commas: `operation,outcome`. Left out, nothing but time. */
  @ApiPropertyOptional({ type: String, maxLength: 200, example: 'operation,outcome' })
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayUnique()
  @IsIn(USAGE_GROUPS, { each: true, message: `each value in groupBy must be one of ${USAGE_GROUPS.join(', ')}` })
  readonly groupBy: UsageGroup[] = [];

  /** Only requests of this operation: its `operationId`, or `graphql:` and what a GraphQL document is called. */
  @ApiPropertyOptional({ pattern: OPERATION_NAME.source, example: 'listBookings' })
  @Optional()
  @Matches(OPERATION_NAME, { message: 'operation must be an operationId, as in listBookings, or graphql:BookingCard' })
  readonly operation?: string;

  /** Only requests of this key, `key_…`, of this app, or of all sessions of people: `people`. */
  @ApiPropertyOptional({ example: 'key_0123456789ab' })
  @Optional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { message: 'key must be the id of a key or app, or people' })
  readonly key?: string;

  /** `csv` answers a table for spreadsheets, as `Accept: text/csv` does. */
  @ApiPropertyOptional({ enum: ['json', 'csv'], default: 'json' })
  @Optional()
  @IsIn(['json', 'csv'])
  readonly format?: 'json' | 'csv';
}
