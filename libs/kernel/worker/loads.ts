import { type TenantRef } from '../context/request-context.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { defineQueue } from '../jobs/queue-definition.ts';
import { type Rebuild } from '../subscriptions/rebuild.ts';
import { type SubscriptionRunner } from '../subscriptions/subscription-runner.ts';

/** Long work on a tenant's log: rebuilds, and subscriptions that are far behind. Apart from drains, so that these never wait for it. */
export const loadQueue = defineQueue<Record<string, never>>('load', { attempts: 1 });

/** So many loads run in an installation at a time. */
export const MOST_LOADS = 4;

/** How many of them one process may run: an eighth of its connections. */
export function loadsOf(poolMax: number): number {
  return Math.max(1, Math.min(MOST_LOADS, Math.floor(poolMax / 8)));
}

/** A tenant works so long before another one gets its turn. */
const TURN_MS = 10_000;
const ROUND_MS = 1_000;
/** A swap that finds its lock taken keeps readers waiting for a moment, so it is tried again less and less often. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;
/** Drains ask for a load each time that they see the need; so often at most it is passed on. */
const ASK_EVERY_MS = 1_000;

export interface LoadParts {
  readonly runner: Pick<SubscriptionRunner, 'catchUpFar'>;
  readonly rebuild: Pick<Rebuild, 'pending' | 'work'>;
  readonly jobs: Pick<Jobs, 'add'>;
  failed(tenant: TenantRef, projection: string, error: unknown): void;
  onError(error: unknown): void;
}

/** The governor of long work: few at a time, in turns, each tenant once. */
export class Loads {
  readonly #asked = new Map<string, number>();
  readonly #rests = new Map<string, { readonly ms: number; readonly until: number }>();

  constructor(private readonly parts: LoadParts) {}

  /** Has a worker look after the tenant's long work. A hint: what is lost the sweep asks for again. */
  ask({ schema }: TenantRef, now = performance.now()): void {
    if (now - (this.#asked.get(schema) ?? -ASK_EVERY_MS) < ASK_EVERY_MS) return;
    if (now < (this.#rests.get(schema)?.until ?? 0)) return;
    this.#asked.set(schema, now);
    this.#add({ tenant: schema, deduplicate: 'load' });
  }

  /** One turn of a tenant. What is left gets another one, behind the tenants that wait. */
  async work(tenant: TenantRef, signal?: AbortSignal): Promise<void> {
    const until = performance.now() + TURN_MS;
    let round = await this.#round(tenant);
    while (round.more && performance.now() < until) {
      if (signal?.aborted) break;
      round = await this.#round(tenant);
    }
    this.#asked.delete(tenant.schema);
    if (round.later && !round.more) return this.#rest(tenant);
    this.#rests.delete(tenant.schema);
    if (round.more) this.#add({ tenant: tenant.schema, deduplicate: 'load' });
  }

  #rest({ schema }: TenantRef): void {
    const ms = Math.min(LONGEST_REST_MS, 2 * (this.#rests.get(schema)?.ms ?? FIRST_REST_MS / 2));
    this.#rests.set(schema, { ms, until: performance.now() + ms });
    this.#add({ tenant: schema, deduplicate: 'load-later', delayMs: ms });
  }

  async #round(tenant: TenantRef): Promise<{ more: boolean; later: boolean }> {
    const turns: string[] = [];
    for (const projection of await this.parts.rebuild.pending(tenant)) {
      const turn = await this.parts.rebuild.work(tenant, projection).catch((error: unknown) => {
        this.parts.failed(tenant, projection, error);
        return 'waiting';
      });
      turns.push(turn);
    }
    const isFar = await this.parts.runner.catchUpFar(tenant, ROUND_MS);
    return { more: isFar || turns.includes('loading'), later: turns.includes('waiting') };
  }

  #add(options: { tenant: string; deduplicate: string; delayMs?: number }): void {
    this.parts.jobs.add(loadQueue, {}, options).catch((error: unknown) => this.parts.onError(error));
  }
}
