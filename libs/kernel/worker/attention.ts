import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { type Bus } from '../bus/bus.ts';
import { outsideAnyRequest, runInContext, type TenantRef } from '../context/request-context.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { logTopic } from './wake-ups.ts';

/** So long after the last hint a tenant is still attended to; longer than appends may be apart without a job (`BUSY_MS`). */
const LINGER_MS = 3_000;
/** Hints that come while a tenant is drained, and shortly after, share one more drain. */
const REST_MS = 10;

interface Attended {
  /** As it was when a job last came. */
  tenant: TenantRef;
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
    if (known) {
      Object.assign(known, { tenant, lastHintAt: performance.now() });
      return;
    }
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
    const ended = running.finally(() => this.#running.delete(running));
    inBackground('draining on a hint', ended);
  }

  async #drain(attended: Attended): Promise<void> {
    const requestId = `hint_${uuidv7()}`; // shown with the events that follow from it, so it names nothing of the inside
    const actor = { kind: 'job' as const, id: 'drain', name: 'drain' };
    attended.isDraining = true;
    while (attended.isHinted && this.isOn(attended.tenant)) {
      attended.isHinted = false;
      const { tenant } = attended;
      const context = { requestId, correlation: requestId, source: 'job' as const, tenant, actor };
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
