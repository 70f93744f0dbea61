import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { EventStore, interventionsOf, Optional, TenantDatabase, TenantDirectory, tenantOfPath, typedId } from '#kernel';
import { FAN_OUT } from '../../domain/webhooks/tenant-state.ts';
import { type EndpointStatsRow } from './list-webhook-stats.query.ts';
import { backlogOf, countsOf, type PauseRow, STATS_SQL } from './stats-sql.ts';
import { WebhookBacklog, WebhookTryCounts } from './webhook-stats.dto.ts';

const PERIOD_MS = { hour: 3_600_000, day: 86_400_000 } as const;

export class TenantWebhooksQuery {
  /** How far back the tries are counted; the newest 100,000. */
  @ApiPropertyOptional({ enum: ['hour', 'day'], default: 'hour' })
  @Optional()
  @IsIn(['hour', 'day'])
  readonly period: 'hour' | 'day' = 'hour';
}

export class EndpointStateCounts {
  readonly active!: number;
  /** Too much failed lately, so that only single messages are tried until one is taken. */
  readonly paused!: number;
  readonly disabled!: number;
}

export class TenantEndpointView extends WebhookTryCounts {
  /** `whe_…` */
  readonly endpointId!: string;
  readonly state!: 'active' | 'paused' | 'disabled';
  readonly backlog!: WebhookBacklog;
}

export class TenantWebhooksView {
  /** Since when nothing is sent for the tenant, because the operator has paused it; `null`: it is sent. */
  readonly pausedSince!: string | null;
  /** Why, as the operator has said it. */
  readonly pauseReason!: string | null;
  /** For how long the message has been due that is due for longest, at endpoints that are not disabled; `null`: none is. */
  @ApiProperty({ format: 'double' })
  readonly queueSeconds!: number | null;
  /** Messages that are still to be delivered, at disabled endpoints too; 10,000 of an endpoint stand for that many and more. */
  readonly pending!: number;
  @ApiProperty({ format: 'double' })
  readonly oldestPendingSeconds!: number | null;
  readonly endpointStates!: EndpointStateCounts;
  /** Of the period, of all endpoints together; `null` where nothing was tried. */
  @ApiProperty({ format: 'double' })
  readonly successShare!: number | null;
  /** How the tries of the period went at each: the first 1,000 in the order in which they were made. */
  readonly endpoints!: TenantEndpointView[];
}

/** How a tenant's webhooks are, for the operator. Where they go is the tenant's own matter, and not among it. */
export class GetTenantWebhooks extends Query<TenantWebhooksView> {
  constructor(
    /** UUID. */
    readonly tenantId: string,
    readonly period: 'hour' | 'day',
  ) {
    super();
  }
}

/** @throws ProblemError 404 `tenant.not-found` */
@QueryHandler(GetTenantWebhooks)
export class GetTenantWebhooksHandler implements IQueryHandler<GetTenantWebhooks> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: TenantDirectory,
    private readonly events: EventStore,
  ) {}

  async execute({ tenantId, period }: GetTenantWebhooks): Promise<TenantWebhooksView> {
    const tenant = await tenantOfPath(this.tenants, tenantId);
    const now = new Date();
    const values = [new Date(now.getTime() - PERIOD_MS[period]), now, null];
    const [rows, [queue], [pause]] = await this.database.readAll<
      [EndpointStatsRow, { seconds: number | null }, PauseRow]
    >(tenant.schema, [{ ...STATS_SQL.ofAll, values }, STATS_SQL.queue, STATS_SQL.pause]);
    const endpoints = rows.map((row) => endpointView(row, now));
    const ages = endpoints.flatMap(({ backlog }) => backlog.oldestPendingSeconds ?? []);
    const tries = sum(rows.map((row) => row.tries));
    const inState = (wanted: TenantEndpointView['state']): number =>
      rows.filter(({ state }) => state === wanted).length;
    return {
      pausedSince: pause?.since.toISOString() ?? null,
      pauseReason: pause ? await this.#reasonOfPause(tenant.schema) : null,
      queueSeconds: queue?.seconds ?? null,
      pending: sum(rows.map(({ pending }) => pending)),
      oldestPendingSeconds: ages.length === 0 ? null : Math.max(...ages),
      endpointStates: { active: inState('active'), paused: inState('paused'), disabled: inState('disabled') },
      successShare: tries === 0 ? null : 1 - sum(rows.map(({ failures }) => failures)) / tries,
      endpoints,
    };
  }

  async #reasonOfPause(schema: string): Promise<string | null> {
    const { events } = await this.events.load(schema, interventionsOf(FAN_OUT));
    const paused = events.findLast(({ type }) => type === 'SubscriptionPaused');
    const { reason = null }: { readonly reason?: string | null } = paused?.data ?? {};
    return reason;
  }
}

function endpointView(row: EndpointStatsRow, now: Date): TenantEndpointView {
  const { endpoint_id, state } = row;
  return { endpointId: typedId('whe', endpoint_id), state, ...countsOf(row), backlog: backlogOf(row, now) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
