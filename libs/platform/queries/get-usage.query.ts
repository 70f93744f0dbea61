import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, DomainError, PlatformDatabase } from '#kernel';
import { keyIdOf } from '../domain/api-key.ts';
import { type Granularity } from '../domain/usage-time.ts';
import { type UsageQuery, type UsageRange, type UsageSeries } from './usage-range.dto.ts';
import { latencyOf, type UsageRow, UsageRows } from './usage-rows.ts';
import {
  type KeyUsageView,
  type OperationUsageView,
  type UsageCountView,
  type UsageErrorList,
  type UsageErrorView,
  type UsageReport,
} from './usage-view.dto.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST = 50;

/** The requests of a tenant, counted. @throws DomainError `usage.range-empty`, `usage.too-old`, `usage.too-wide` */
export class GetUsage extends Query<UsageReport> {
  constructor(
    readonly tenantId: string,
    readonly wanted: UsageQuery,
  ) {
    super();
  }
}

/** What goes wrong most often. */
export class ListUsageErrors extends Query<UsageErrorList> {
  constructor(
    readonly tenantId: string,
    readonly range: UsageRange,
  ) {
    super();
  }
}

/** Everything that a dashboard shows of one key. @throws DomainError `api-key.not-found` */
export class GetKeyUsage extends Query<KeyUsageView> {
  constructor(
    readonly tenantId: string,
    readonly keyId: string,
    readonly wanted: UsageSeries,
  ) {
    super();
  }
}

@QueryHandler(GetUsage)
export class GetUsageHandler implements IQueryHandler<GetUsage> {
  constructor(
    private readonly rows: UsageRows,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantId, wanted }: GetUsage): Promise<UsageReport> {
    const { granularity, groupBy, operation, key } = wanted;
    const range = rangeOf(wanted, this.clock);
    const narrowed = { ...(operation === undefined ? {} : { operation }), ...(key === undefined ? {} : { key }) };
    const found = await this.rows.read({ tenantId, ...range, granularity, groupBy, ...narrowed });
    return { ...written(range), granularity, data: found.map(countView) };
  }
}

@QueryHandler(ListUsageErrors)
export class ListUsageErrorsHandler implements IQueryHandler<ListUsageErrors> {
  constructor(
    private readonly rows: UsageRows,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantId, range: asked }: ListUsageErrors): Promise<UsageErrorList> {
    const range = rangeOf(asked, this.clock);
    const granularity = coarsest(range, this.clock);
    const found = await this.rows.read({ tenantId, ...range, granularity, groupBy: ['operation', 'outcome'] });
    return { data: errorsIn(found) };
  }
}

const OWN_KEY = {
  name: 'usage.own_key',
  text: 'select 1 from platform.api_key where tenant_id = $1 and key_id = $2',
} as const;

@QueryHandler(GetKeyUsage)
export class GetKeyUsageHandler implements IQueryHandler<GetKeyUsage> {
  constructor(
    private readonly rows: UsageRows,
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantId, keyId, wanted }: GetKeyUsage): Promise<KeyUsageView> {
    await this.#requireOwn(tenantId, keyId);
    const range = rangeOf(wanted, this.clock);
    const { granularity } = wanted;
    const ofKey = { tenantId, ...range, key: keyId };
    const series = await this.rows.read({ ...ofKey, granularity, groupBy: [] });
    const detail = await this.rows.read({
      ...ofKey,
      granularity: coarsest(range, this.clock),
      groupBy: ['operation', 'outcome'],
    });
    const { requests, errors, cost, latency } = countView(added(series, range.from));
    return {
      key: keyId,
      ...written(range),
      requests,
      errors,
      cost,
      latency,
      series: series.map(countView),
      operations: operationsIn(detail),
      errorsByCode: errorsIn(detail),
    };
  }

  async #requireOwn(tenantId: string, keyId: string): Promise<void> {
    const known = keyIdOf(keyId) && (await this.platform.query({ ...OWN_KEY, values: [tenantId, keyIdOf(keyId)] }));
    if (!known || known.length === 0)
      throw new DomainError('not-found', 'api-key.not-found', 'There is no such API key');
  }
}

interface Range {
  readonly from: Date;
  readonly to: Date;
}

function rangeOf({ from, to }: UsageRange, clock: Clock): Range {
  // The minute that is running is part of now.
  const end = to ?? new Date(clock.now().getTime() + 60_000);
  const begin = from ?? new Date(end.getTime() - DAY_MS);
  if (begin >= end) throw new DomainError('invalid', 'usage.range-empty', 'from must lie before to');
  return { from: begin, to: end };
}

const written = ({ from, to }: Range) => ({ from: from.toISOString(), to: to.toISOString() });

/** For sums over the whole range the time does not matter; by the hour where hours are kept, because a range may begin at one. */
function coarsest({ from }: Range, clock: Clock): Granularity {
  return clock.now().getTime() - from.getTime() < 89 * DAY_MS ? 'hour' : 'day';
}

function countView(row: UsageRow): UsageCountView {
  const { at, operation, key, status, code, requests, errors, cost } = row;
  return { at: at.toISOString(), operation, key, status, code, requests, errors, cost, latency: latencyOf(row) };
}

function operationsIn(rows: readonly UsageRow[]): OperationUsageView[] {
  return groups(rows, ({ operation }) => operation ?? '')
    .map((group) => {
      const sum = added(group, group[0]!.at);
      const { requests, errors, isDeprecated } = sum;
      return { operation: group[0]!.operation ?? '', requests, errors, isDeprecated, latency: latencyOf(sum) };
    })
    .toSorted((a, b) => b.requests - a.requests)
    .slice(0, MOST);
}

function errorsIn(rows: readonly UsageRow[]): UsageErrorView[] {
  const failed = rows.filter(({ status }) => (status ?? 0) >= 400);
  return groups(failed, ({ operation, status, code }) => `${operation} ${status} ${code}`)
    .map((group) => {
      const { operation, status, code } = group[0]!;
      const lastAt = group.at(-1)!.at.toISOString();
      return {
        operation: operation ?? '',
        status: status ?? 0,
        code,
        requests: added(group, group[0]!.at).requests,
        lastAt,
      };
    })
    .toSorted((a, b) => b.requests - a.requests)
    .slice(0, MOST);
}

function groups(rows: readonly UsageRow[], by: (row: UsageRow) => string): UsageRow[][] {
  return Object.values(Object.groupBy(rows, by)) as UsageRow[][];
}

/** The sum of rows, whatever they were told apart by. */
function added(rows: readonly UsageRow[], at: Date): UsageRow {
  const buckets = new Map<number, number>();
  for (const row of rows)
    for (const [bucket, count] of row.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  const sum = (read: (row: UsageRow) => number): number => rows.reduce((total, row) => total + read(row), 0);
  return {
    at,
    operation: null,
    key: null,
    status: null,
    code: null,
    isDeprecated: rows.some(({ isDeprecated }) => isDeprecated),
    requests: sum(({ requests }) => requests),
    errors: sum(({ errors }) => errors),
    cost: sum(({ cost }) => cost),
    ms: sum(({ ms }) => ms),
    buckets,
  };
}
