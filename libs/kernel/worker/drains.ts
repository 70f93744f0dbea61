import { type Bus } from '../bus/bus.ts';
import { currentTenant, type TenantRef } from '../context/request-context.ts';
import { type JobHandler } from '../jobs/job-workers.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { type SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { Attention } from './attention.ts';
import { type DrainJob, drainQueue } from './wake-ups.ts';

/** After a failure a tenant is drained again without waiting for the sweep. */
const RETRY_MS = 2_000;
/** An event that has waited so long was told by no hint: whoever attended to the tenant is gone. */
const LATE_SECONDS = 0.25;

export interface DrainParts {
  readonly runner: Pick<SubscriptionRunner, 'drain' | 'lags'>;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly jobs: Pick<Jobs, 'add'>;
  /** Called before each drain. */
  onDrain?(tenant: TenantRef): void;
  onError(tenant: TenantRef, error: unknown): void;
}

/** The drains of one worker: by jobs, and by hints for tenants that are busy. */
export class Drains {
  readonly #attention: Attention;

  constructor(private readonly parts: DrainParts) {
    this.#attention = new Attention(parts.bus, (tenant) =>
      this.#drain(tenant).catch((error: unknown) => parts.onError(tenant, error)),
    );
  }

  /** What is done with jobs of the drain queue. */
  handler(concurrency: number): JobHandler<DrainJob> {
    return {
      queue: drainQueue,
      concurrency,
      handle: ({ data }) => (data.check ? this.#check(currentTenant()) : this.#begin(currentTenant())),
    };
  }

  stop(): Promise<void> {
    return this.#attention.stop();
  }

  /** Hints count from before the first read, so that none is missed between that and the job's end. */
  async #begin(tenant: TenantRef): Promise<void> {
    this.#attention.attend(tenant);
    await this.#drain(tenant);
  }

  /** Most find nothing, because the hints arrived. */
  async #check(tenant: TenantRef): Promise<void> {
    const behind = (await this.parts.runner.lags(tenant)).filter(
      ({ events, waiting, status }) => (events > 0 || waiting) && status === 'running',
    );
    if (behind.length === 0) return;
    if (behind.some(({ seconds }) => seconds > LATE_SECONDS)) this.#attention.attend(tenant);
    await this.#drain(tenant);
  }

  async #drain(tenant: TenantRef): Promise<void> {
    this.parts.onDrain?.(tenant);
    if (await this.parts.runner.drain(tenant)) return;
    const later = { tenant: tenant.schema, delayMs: RETRY_MS, deduplicate: 'drain-again' };
    await this.parts.jobs.add(drainQueue, {}, later);
  }
}
