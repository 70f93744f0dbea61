import { setTimeout as sleep } from 'node:timers/promises';
import { type Bus } from '../bus/bus.ts';
import { outsideAnyRequest, runInContext, type TenantRef } from '../context/request-context.ts';
import { logTopic } from './wake-ups.ts';

/** So long after the last hint a tenant is still attended to; longer than appends may be apart without a job (`BUSY_MS`). */
const LINGER_MS = 3_000;
/** Hints that come while a tenant is drained, and shortly after, share one more drain. */
const REST_MS = 10;

interface Attended {
  readonly tenant: TenantRef;
  readonly end: () => void;
  lastHintAt: number;
  isDraining: boolean;
  isHinted: boolean;
}

/**
 * Drains busy tenants on hints alone, without a job for each append. A hint may be lost: jobs and the sweep find what it would have
 * told.
 */
export class Attention {
  readonly #attended = new Map<string, Attended>();
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: Pick<Bus, 'subscribe'>,
    /** Must not reject. */
    private readonly drain: (tenant: TenantRef) => Promise<unknown>,
  ) {}

  isOn({ schema }: TenantRef): boolean {
    return this.#attended.has(schema);
  }

  /** From now on hints drain the tenant, until none has come for a while. */
  attend(tenant: TenantRef): void {
    const known = this.#attended.get(tenant.schema);
    if (known) return void (known.lastHintAt = performance.now());
    const hinted = (): void => this.#hinted(attended);
    const attended: Attended = {
      tenant,
      end: this.bus.subscribe(logTopic(tenant.schema), hinted, hinted),
      lastHintAt: performance.now(),
      isDraining: false,
      isHinted: false,
    };
    this.#attended.set(tenant.schema, attended);
    this.#timer ??= setInterval(() => this.#forget(performance.now() - LINGER_MS), LINGER_MS / 3).unref();
  }

  /** Attends to nobody any more and waits for the drains that run. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#forget(Infinity);
    await Promise.all(this.#running);
  }

  #hinted(attended: Attended): void {
    attended.lastHintAt = performance.now();
    attended.isHinted = true;
    if (attended.isDraining) return;
    const running = outsideAnyRequest(() => this.#drain(attended));
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async #drain(attended: Attended): Promise<void> {
    const { tenant } = attended;
    const requestId = `hint_${tenant.schema}`;
    const actor = { kind: 'job' as const, id: 'drain', name: 'drain' };
    const context = { requestId, correlation: requestId, source: 'job' as const, tenant, actor };
    attended.isDraining = true;
    while (attended.isHinted && this.isOn(tenant)) {
      attended.isHinted = false;
      await runInContext(context, () => this.drain(tenant));
      await sleep(REST_MS);
    }
    attended.isDraining = false;
  }

  #forget(before: number): void {
    for (const [schema, { lastHintAt, end }] of this.#attended) {
      if (lastHintAt >= before) continue;
      end();
      this.#attended.delete(schema);
    }
  }
}
