import { setTimeout as sleep } from 'node:timers/promises';
import { runInContext, type TenantRef } from '../context/request-context.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { type SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { type TenantDirectory } from '../tenancy/tenant-directory.ts';
import { drainQueue } from './wake-ups.ts';

const SLICE = 100;

export interface SweeperParts {
  readonly tenants: TenantDirectory;
  readonly runner: SubscriptionRunner;
  readonly jobs: Jobs;
  readonly sweeps: readonly ((tenant: TenantRef) => Promise<void>)[];
  onError(tenant: TenantRef, error: unknown): void;
}

/** Goes over all tenants every few seconds and finds what every lost wake-up would have started. */
export class Sweeper {
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: SweeperParts,
    private readonly everyMs: number,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await this.sweepAll();
      await sleep(this.everyMs, undefined, { signal }).catch(() => undefined); // the abort ends the pause early
    }
  }

  /** One round over all tenants. A tenant whose sweep fails is reported; the others go on. */
  async sweepAll(): Promise<void> {
    for (let after = ''; !this.#stopped.signal.aborted;) {
      const slice = await this.parts.tenants.slice(after, SLICE).catch(() => []); // the database is away: the next round finds the tenants
      for (const tenant of slice) await this.#sweep(tenant);
      if (slice.length < SLICE) return;
      after = slice.at(-1)!.schema;
    }
  }

  async #sweep(tenant: TenantRef): Promise<void> {
    const requestId = `sweep_${tenant.schema}`;
    const context = {
      requestId,
      correlation: requestId,
      source: 'job' as const,
      tenant,
      actor: { kind: 'job' as const, id: 'sweep', name: 'Sweep' },
    };
    await runInContext(context, async () => {
      try {
        if (await this.#isBehind(tenant)) await this.parts.jobs.add(drainQueue, {}, { deduplicate: 'drain' });
        for (const sweep of this.parts.sweeps) await sweep(tenant);
      } catch (error) {
        this.parts.onError(tenant, error);
      }
    });
  }

  /** Also where a subscription has no checkpoint yet: the tenant is new, or the subscription came with this release. */
  async #isBehind(tenant: TenantRef): Promise<boolean> {
    const lags = await this.parts.runner.lags(tenant);
    return (
      lags.length < this.parts.runner.count ||
      lags.some(({ events, waiting, status }) => (events > 0 || waiting) && status === 'running')
    );
  }
}
