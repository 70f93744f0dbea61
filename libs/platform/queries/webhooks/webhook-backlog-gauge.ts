import { Injectable } from '@nestjs/common';
import { Metrics, TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { STATS_SQL } from './stats-sql.ts';

const TENANT_EVERY_MS = 60_000;
const MOST_TENANTS = 10_000;

/** Once a minute, tenant by tenant: tells the metrics how many messages wait to be sent, and for how long one has been due. */
@Injectable()
@WorkerPart()
export class WebhookBacklogGauge implements WorkerPartOf {
  readonly #toldAt = new Map<string, number>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly metrics: Metrics,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (now - (this.#toldAt.get(tenant.schema) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#toldAt.size >= MOST_TENANTS) this.#toldAt.clear();
    this.#toldAt.set(tenant.schema, now);
    await this.tell(tenant);
  }

  /** At once. */
  async tell({ id, schema }: Pick<TenantRef, 'id' | 'schema'>): Promise<void> {
    const [[waiting], [queue]] = await this.database.readAll<[{ pending: number }, { seconds: number | null }]>(
      schema,
      [STATS_SQL.pending, STATS_SQL.queue],
    );
    this.metrics.setWebhookBacklog(id, { messages: waiting?.pending ?? 0, seconds: queue?.seconds ?? 0 });
  }
}
