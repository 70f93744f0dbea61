import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, TenantDatabase, typedId } from '#kernel';
import { scopeOfCaller } from '../../entities/endpoint-scope.ts';
import {
  backlogOf,
  type BacklogRow,
  type CountRow,
  countsOf,
  MOST_TRIES,
  type PauseRow,
  STATS_SQL,
} from './stats-sql.ts';
import { periodOf, WebhookBacklog, type WebhookStatsPeriod, WebhookTryCounts } from './webhook-stats.dto.ts';

export class WebhookEndpointStats extends WebhookTryCounts {
  /** `whe_…` */
  readonly endpointId!: string;
  readonly url!: string;
  /** `paused`: too much failed lately, so that only single messages are tried until one is taken. */
  readonly state!: 'active' | 'paused' | 'disabled';
  readonly backlog!: WebhookBacklog;
}

export class WebhookStatsList {
  readonly since!: string;
  readonly until!: string;
  /** From when on tries are counted: later than `since` where there were more than 100,000, of which the newest count. */
  readonly countedSince!: string;
  /** Since when the operator has nothing sent, so that messages wait; `null`: it is sent. */
  readonly pausedSince!: string | null;
  /** In the order in which they were made; the first 1,000. */
  readonly endpoints!: WebhookEndpointStats[];
}

/** How the tries of each endpoint went in a period, and what waits there now. */
export class ListWebhookStats extends Query<WebhookStatsList> {
  constructor(readonly wanted: WebhookStatsPeriod) {
    super();
  }
}

export interface EndpointStatsRow extends CountRow, BacklogRow {
  readonly endpoint_id: string;
  readonly url: string;
  readonly state: WebhookEndpointStats['state'];
  readonly all_tries: number;
  readonly since: Date | null;
}

/** @throws ProblemError 422 for the period */
@QueryHandler(ListWebhookStats)
export class ListWebhookStatsHandler implements IQueryHandler<ListWebhookStats> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ wanted }: ListWebhookStats): Promise<WebhookStatsList> {
    const { since, until } = periodOf(wanted, 'hour');
    const values = [since, until, scopeOfCaller()];
    const [rows, [pause]] = await this.database.readAll<[EndpointStatsRow, PauseRow]>(currentTenant().schema, [
      { ...STATS_SQL.ofAll, values },
      STATS_SQL.pause,
    ]);
    const now = new Date();
    const [first] = rows;
    return {
      since: since.toISOString(),
      until: until.toISOString(),
      countedSince: (first && first.all_tries >= MOST_TRIES ? first.since! : since).toISOString(),
      pausedSince: pause?.since.toISOString() ?? null,
      endpoints: rows.map((row) => ({
        endpointId: typedId('whe', row.endpoint_id),
        url: row.url,
        state: row.state,
        ...countsOf(row),
        backlog: backlogOf(row, now),
      })),
    };
  }
}
