import { uuidv7 } from 'uuidv7';
import { runInContext, type TenantRef } from '../context/request-context.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { pause } from '../lifecycle/pause.ts';
import { type SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { type TenantDirectory } from '../tenancy/tenant-directory.ts';
import { drainQueue } from './wake-ups.ts';

/** So many of all tenants have their turn in one round, so that ten thousand cost no more than a hundred. */
const SLICE = 100;
/** A tenant that had work within so long is swept more often, every half minute. */
const ACTIVE_FOR_MS = 3_600_000;
const ACTIVE_EVERY_MS = 30_000;
const MOST_ACTIVE = 1_000;

export interface SweeperParts {
  readonly tenants: Pick<TenantDirectory, 'slice' | 'bySchema'>;
  readonly runner: SubscriptionRunner;
  readonly jobs: Jobs;
  readonly sweeps: readonly ((tenant: TenantRef) => Promise<void>)[];
  onError(tenant: TenantRef, error: unknown): void;
}

interface Active {
  readonly seenAt: number;
  readonly sweptAt: number;
}

/**
 * Goes over the tenants, a slice every few seconds, and finds what every lost wake-up would have started. Up to a hundred tenants
 * are swept in every round; of more each has its turn later, those that had work lately sooner.
 */
export class Sweeper {
  readonly #active = new Map<string, Active>();
  #after = '';
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
      await this.sweepRound();
      await pause(this.everyMs, signal);
    }
  }

  /** The tenant has work: where a wake-up of it is lost, that is to be found soon. */
  noteActive({ schema }: TenantRef, now = performance.now()): void {
    const sweptAt = this.#active.get(schema)?.sweptAt ?? now;
    this.#active.delete(schema); // so that those seen longest ago come first
    this.#active.set(schema, { seenAt: now, sweptAt });
    if (this.#active.size > MOST_ACTIVE) this.#active.delete(this.#active.keys().next().value!);
  }

  /** The next slice of all tenants, then the active ones that are due. A tenant whose sweep fails is reported; the others go on. */
  async sweepRound(now = performance.now()): Promise<void> {
    const slice = await this.parts.tenants.slice(this.#after, SLICE).catch(() => []); // the database is away: the next round finds the tenants
    this.#after = slice.length < SLICE ? '' : slice.at(-1)!.schema;
    for (const tenant of slice) await this.#sweep(tenant, now);
    for (const [schema, { seenAt, sweptAt }] of this.#active) {
      if (now - seenAt > ACTIVE_FOR_MS) this.#active.delete(schema);
      else if (now - sweptAt >= ACTIVE_EVERY_MS) await this.#sweepActive(schema, now);
    }
  }

  async #sweepActive(schema: string, now: number): Promise<void> {
    const tenant = await this.parts.tenants.bySchema(schema).catch(() => null); // the database is away: it stays due
    if (tenant === null) return;
    if (tenant?.status === 'live') await this.#sweep(tenant, now);
    else this.#active.delete(schema); // once it is live again its next drain notes it anew
  }

  async #sweep(tenant: TenantRef, now: number): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    const active = this.#active.get(tenant.schema);
    if (active) this.#active.set(tenant.schema, { ...active, sweptAt: now });
    const requestId = `sweep_${uuidv7()}`; // shown with the events that follow from it, so it names nothing of the inside
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
