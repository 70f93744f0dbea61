import { Injectable } from '@nestjs/common';
import { Metrics, PlatformDatabase, TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { isTroubled } from '../../domain/webhooks/tenant-state.ts';
import { type OverviewRow, type PauseRow, STATS_SQL } from './stats-sql.ts';

const TENANT_EVERY_MS = 60_000;
/** What has not changed is written so often all the same: so it is seen that somebody looks. */
const WRITTEN_EVERY_MS = 600_000;
const MOST_TENANTS = 10_000;

const WRITE = {
  name: 'webhook.write_tenant_state',
  text: `insert into platform.webhook_tenant_state as s (tenant_id, pending, queue_seconds, oldest_seconds, endpoints_active, endpoints_paused,
      endpoints_disabled, endpoints_lost, tries, failures, worst_share, paused_since, is_troubled)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    on conflict (tenant_id) do update set pending = excluded.pending, queue_seconds = excluded.queue_seconds,
      oldest_seconds = excluded.oldest_seconds, endpoints_active = excluded.endpoints_active,
      endpoints_paused = excluded.endpoints_paused, endpoints_disabled = excluded.endpoints_disabled,
      endpoints_lost = excluded.endpoints_lost, tries = excluded.tries, failures = excluded.failures,
      worst_share = excluded.worst_share, paused_since = excluded.paused_since, is_troubled = excluded.is_troubled, seen_at = now()`,
} as const;
const FORGET = {
  name: 'webhook.forget_tenant_state',
  text: 'delete from platform.webhook_tenant_state where tenant_id = $1',
} as const;

interface Told {
  readonly at: number;
  /** What was written down of it last, and when. */
  readonly written: string;
  readonly writtenAt: number;
}

/**
 * Once a minute, tenant by tenant: tells the metrics how many messages wait to be sent, for how long one has been due and how its endpoints
 * are, and writes that down for the operator's overview of all tenants. A tenant without endpoints has nothing there.
 */
@Injectable()
@WorkerPart()
export class WebhookBacklogGauge implements WorkerPartOf {
  readonly #told = new Map<string, Told>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly metrics: Metrics,
    private readonly platform: PlatformDatabase,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const { at = -Infinity } = this.#told.get(tenant.schema) ?? {};
    if (performance.now() - at < TENANT_EVERY_MS) return;
    await this.tell(tenant);
  }

  /** At once. */
  async tell({ id, schema }: Pick<TenantRef, 'id' | 'schema'>): Promise<void> {
    const at = performance.now();
    const [[overview], [queue], [pause]] = await this.database.readAll<
      [OverviewRow, { seconds: number | null }, PauseRow]
    >(schema, [STATS_SQL.overview, STATS_SQL.queue, STATS_SQL.pause]);
    const { pending, active, paused, disabled } = overview!;
    const queueSeconds = queue?.seconds ?? 0;
    this.metrics.setWebhookBacklog(id, { messages: pending, seconds: queueSeconds });
    this.metrics.setWebhookEndpoints(id, { active, paused, disabled });
    const state = stateOf(overview!, queueSeconds, pause?.since ?? null);
    const statement = overview!.endpoints === 0 ? { ...FORGET, values: [id] } : { ...WRITE, values: [id, ...state] };
    const written = JSON.stringify(statement.values);
    const before = this.#told.get(schema);
    const isOld = before?.written !== written || at - before.writtenAt >= WRITTEN_EVERY_MS;
    if (isOld) await this.platform.query(statement);
    if (this.#told.size >= MOST_TENANTS) this.#told.clear();
    this.#told.set(schema, { at, written, writtenAt: isOld ? at : before.writtenAt });
  }
}

function stateOf(overview: OverviewRow, queueSeconds: number, pausedSince: Date | null): unknown[] {
  const { pending, oldest_seconds, active, paused, disabled, lost, tries, failures, worst_share } = overview;
  const troubled = isTroubled({ pausedSince, queueSeconds, endpointsPaused: paused, endpointsLost: lost });
  const messages = [pending, queueSeconds, oldest_seconds ?? 0];
  return [...messages, active, paused, disabled, lost, tries, failures, worst_share, pausedSince, troubled];
}
