import { ApiProperty } from '@nestjs/swagger';

/** How long requests took, in milliseconds; shares are interpolated inside buckets, which are some 40 % wide. */
export class LatencyView {
  @ApiProperty({ format: 'double' })
  readonly p50Ms!: number;
  @ApiProperty({ format: 'double' })
  readonly p95Ms!: number;
  @ApiProperty({ format: 'double' })
  readonly p99Ms!: number;
  @ApiProperty({ format: 'double' })
  readonly meanMs!: number;
}

export class UsageCountView {
  /** When the minute, hour or day began (UTC). */
  readonly at!: string;
  /** `operationId`, of GraphQL documents `graphql:` and their name; `unmatched` for addresses without a route. Null where the report is not grouped by it. */
  readonly operation!: string | null;
  /** `key_…`, the id of an app, or `people`. Null where the report is not grouped by it. */
  readonly key!: string | null;
  /** HTTP status. Null where the report is not grouped by outcome. */
  readonly status!: number | null;
  /** Code of the problem; null where there was none, or the report is not grouped by outcome. */
  readonly code!: string | null;
  readonly requests!: number;
  /** Of them, those that were answered with 4xx or 5xx. */
  readonly errors!: number;
  /** What they counted for in limits and quotas. */
  readonly cost!: number;
  readonly latency!: LatencyView;
}

export class UsageReport {
  readonly from!: string;
  readonly to!: string;
  @ApiProperty({ enum: ['minute', 'hour', 'day'] })
  readonly granularity!: string;
  @ApiProperty({ type: [UsageCountView], maxItems: 20_000 })
  readonly data!: UsageCountView[];
}

export class UsageErrorView {
  readonly operation!: string;
  readonly status!: number;
  /** Code of the problem. */
  readonly code!: string | null;
  readonly requests!: number;
  /** The last hour in which it happened. */
  readonly lastAt!: string;
}

export class UsageErrorList {
  @ApiProperty({ type: [UsageErrorView], maxItems: 50 })
  readonly data!: UsageErrorView[];
}

export class OperationUsageView {
  readonly operation!: string;
  readonly requests!: number;
  readonly errors!: number;
  /** Whether the operation is deprecated: whoever holds the key should move on. */
  readonly isDeprecated!: boolean;
  readonly latency!: LatencyView;
}

export class KeyUsageView {
  /** `key_…` */
  readonly key!: string;
  readonly from!: string;
  readonly to!: string;
  readonly requests!: number;
  readonly errors!: number;
  readonly cost!: number;
  readonly latency!: LatencyView;
  @ApiProperty({ type: [UsageCountView], maxItems: 20_000 })
  readonly series!: UsageCountView[];
  /** What it was used for, the most frequent first. */
  @ApiProperty({ type: [OperationUsageView], maxItems: 50 })
  readonly operations!: OperationUsageView[];
  /** What went wrong, the most frequent first. */
  @ApiProperty({ type: [UsageErrorView], maxItems: 50 })
  readonly errorsByCode!: UsageErrorView[];
}
