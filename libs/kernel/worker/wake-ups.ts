import { outsideAnyRequest } from '../context/request-context.ts';
import { type EventStore } from '../events/event-store.ts';
import { type Kernel } from '../kernel.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { defineQueue } from '../jobs/queue-definition.ts';

/** Brings a tenant's subscriptions up to date. One waiting job per tenant is enough. */
export const drainQueue = defineQueue<Record<string, never>>('drain', { attempts: 1 });

/** After a wake-up has gone out, how long further appends are gathered for the next one. */
const GATHER_MS = 20;

/**
 * Turns appends into wake-ups: a drain job for each tenant, and a hint to whoever listens for live feeds. What is lost here
 * (a process dies, the queue is away) the sweep finds.
 */
export class WakeUps {
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

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
    this.#timer = undefined;
    this.#send();
    await this.#sending;
  }

  /** The first append after a pause wakes at once; while appends keep coming, one wake-up goes out for many. */
  #add(schema: string): void {
    this.#waiting.add(schema);
    if (!this.#timer) this.#turn();
  }

  #turn(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => this.#turn(), GATHER_MS);
    this.#send();
  }

  #send(): void {
    const schemas = [...this.#waiting];
    this.#waiting.clear();
    if (schemas.length === 0) return;
    const sending = outsideAnyRequest(() => this.#wake(schemas)).catch(this.onError);
    // An earlier one may still be under way; a flush waits for both.
    this.#sending = Promise.all([this.#sending, sending]).then(() => undefined);
  }

  async #wake(schemas: readonly string[]): Promise<void> {
    const jobs = schemas.map((tenant) => ({ data: {}, tenant, deduplicate: 'drain' }));
    schemas.forEach(this.hint);
    await this.jobs.addBulk(drainQueue, jobs);
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
