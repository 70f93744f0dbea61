import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, TenantDatabase } from '#kernel';
import { type ErrorClass } from '../../domain/webhooks/error-classes.ts';
import { requireEndpoint } from './require-endpoint.ts';
import { backlogOf, type BacklogRow, type CountRow, countsOf, MOST_TRIES, STATS_SQL } from './stats-sql.ts';
import {
  periodOf,
  type StatsInterval,
  WebhookBacklog,
  type WebhookStatsQuery,
  WebhookTryCounts,
} from './webhook-stats.dto.ts';

export class WebhookStatsPart extends WebhookTryCounts {
  /** When the part began. */
  readonly at!: string;
}

export class WebhookErrorCount {
  /** A class of errors, as `GET /v1/webhook-endpoints/{endpointId}/attempts` shows it. */
  readonly error!: string;
  readonly tries!: number;
}

export class WebhookStatsView {
  readonly since!: string;
  readonly until!: string;
  /** From when on tries are counted: later than `since` where there were more than 100,000, of which the newest count. */
  readonly countedSince!: string;
  readonly interval!: StatsInterval;
  readonly total!: WebhookTryCounts;
  /** Failures by class, the most frequent first. */
  readonly errors!: WebhookErrorCount[];
  readonly backlog!: WebhookBacklog;
  /** The parts of the period in which something was tried, the oldest first. */
  readonly parts!: WebhookStatsPart[];
}

/** How the tries of an endpoint went in a period, and what waits now. */
export class GetWebhookStats extends Query<WebhookStatsView> {
  constructor(
    readonly endpointId: string,
    readonly wanted: WebhookStatsQuery,
  ) {
    super();
  }
}

interface Row extends CountRow {
  readonly kind: 'all' | 'part' | 'class';
  readonly at: Date | null;
  readonly class: ErrorClass | null;
  readonly since: Date | null;
}

/** @throws DomainError 404 `webhook-endpoint.not-found`; ProblemError 422 for the period */
@QueryHandler(GetWebhookStats)
export class GetWebhookStatsHandler implements IQueryHandler<GetWebhookStats> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId, wanted }: GetWebhookStats): Promise<WebhookStatsView> {
    const { interval } = wanted;
    const { since, until } = periodOf(wanted, interval);
    await requireEndpoint(this.database, endpointId);
    const [rows, [backlog]] = await this.database.readAll<[Row, BacklogRow]>(currentTenant().schema, [
      { ...STATS_SQL.ofEndpoint, values: [endpointId, since, until, interval] },
      { ...STATS_SQL.backlog, values: [endpointId] },
    ]);
    const all = rows.find(({ kind }) => kind === 'all')!;
    return {
      since: since.toISOString(),
      until: until.toISOString(),
      countedSince: (all.tries < MOST_TRIES ? since : all.since!).toISOString(),
      interval,
      total: countsOf(all),
      errors: errorsOf(rows),
      backlog: backlogOf(backlog ?? { pending: 0, oldest: null }, new Date()),
      parts: rows.flatMap((row) => (row.kind === 'part' ? [{ at: row.at!.toISOString(), ...countsOf(row) }] : [])),
    };
  }
}

function errorsOf(rows: readonly Row[]): WebhookErrorCount[] {
  const classes = rows.flatMap(({ kind, class: error, tries }) =>
    kind === 'class' && error !== null ? [{ error, tries }] : [],
  );
  return classes.toSorted((one, other) => other.tries - one.tries);
}
