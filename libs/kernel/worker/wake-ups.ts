import { outsideAnyRequest } from '../context/request-context.ts';
import { type EventStore } from '../events/event-store.ts';
import { type Kernel } from '../kernel.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { defineQueue } from '../jobs/queue-definition.ts';

export interface DrainJob {
  /** Hints should have told already: whether one was lost. */
  readonly check?: boolean;
}

/** Brings a tenant's subscriptions up to date. One waiting job per tenant is enough. */
export const drainQueue = defineQueue<DrainJob>('drain', { attempts: 1 });

/** Where jobs go out one after the other, further tenants are gathered for the next one. */
const GATHER_MS = 20;
/** Appends of a tenant that come closer are told by hints alone, to the worker that attends to it since the first one's job. */
const BUSY_MS = 1_500;
/** So long after such an append a job looks whether the hint arrived. */
const CHECK_MS = 1_000;

/**
 * Turns appends into wake-ups. Each is hinted, to live feeds and to the worker that attends to the tenant. The first one after a pause
 * also makes a drain job, which finds a worker; while appends keep coming, one job a second for each tenant makes sure that hints
 * arrive. What is lost here (a process dies, the queue is away) the sweep finds.
 */
export class WakeUps {
  readonly #lastAt = new Map<string, number>();
  readonly #waiting = new Set<string>();
  readonly #unchecked = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #checkTimer: NodeJS.Timeout | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly jobs: Jobs,
    private readonly hint: (schema: string) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  listenTo(events: EventStore): void {
    events.onAppend((schema) => this.#add(schema));
  }

  /** Sends what waits and takes no more timers; for shutdown. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#checkTimer);
    this.#timer = this.#checkTimer = undefined;
    this.#send(this.#waiting, {});
    this.#send(this.#unchecked, { check: true });
    await this.#sending;
  }

  #add(schema: string): void {
    const now = performance.now();
    const isBusy = now - (this.#lastAt.get(schema) ?? -Infinity) < BUSY_MS;
    this.#lastAt.set(schema, now);
    this.hint(schema);
    this.#checkTimer ??= setTimeout(() => this.#check(), CHECK_MS);
    if (isBusy) {
      this.#unchecked.add(schema);
      return;
    }
    this.#waiting.add(schema);
    if (!this.#timer) this.#turn();
  }

  /** The first tenant after a pause goes out at once; while others keep coming, one round trip takes many. */
  #turn(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => this.#turn(), GATHER_MS);
    this.#send(this.#waiting, {});
  }

  #check(): void {
    this.#send(this.#unchecked, { check: true });
    const quietSince = performance.now() - BUSY_MS;
    for (const [schema, at] of this.#lastAt) if (at < quietSince) this.#lastAt.delete(schema);
    this.#checkTimer = this.#lastAt.size > 0 ? setTimeout(() => this.#check(), CHECK_MS) : undefined;
  }

  #send(schemas: Set<string>, data: DrainJob): void {
    const deduplicate = data.check ? 'drain-check' : 'drain';
    const jobs = [...schemas].map((tenant) => ({ data, tenant, deduplicate }));
    schemas.clear();
    if (jobs.length === 0) return;
    const sending = outsideAnyRequest(() => this.jobs.addBulk(drainQueue, jobs)).catch((error: unknown) => {
      for (const { tenant } of jobs) this.#lastAt.delete(tenant); // nobody may attend to them: the next append makes a job again
      this.onError(error);
    });
    // An earlier one may still be under way; a flush waits for both.
    this.#sending = Promise.all([this.#sending, sending]);
  }
}

/** Topic of the hints that a tenant's log has grown; the payload is empty. */
export function logTopic(schema: string): string {
  return `log:${schema}`;
}

/** From now on each append of this process wakes the workers, and hints to every process that the tenant's log has grown. */
export function startWakeUps(
  { jobs, bus, events }: Pick<Kernel, 'jobs' | 'bus' | 'events'>,
  onError: (error: unknown) => void,
): WakeUps {
  const wakeUps = new WakeUps(jobs, (schema) => bus.publish(logTopic(schema), ''), onError);
  wakeUps.listenTo(events);
  return wakeUps;
}
