import { outsideAnyRequest } from '../context/request-context.ts';
import { type EventStore } from '../events/event-store.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { defineQueue } from '../jobs/queue-definition.ts';

/** Brings a tenant's subscriptions up to date. One waiting job per tenant is enough. */
export const drainQueue = defineQueue<Record<string, never>>('drain', { attempts: 1 });

/** How long appends of a tenant are gathered before one wake-up goes out for all of them. */
const GATHER_MS = 5;

/** Who wants to know that a tenant's log has grown, besides the queue. */
export type AppendHint = (schemas: readonly string[]) => Promise<void>;

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
    private readonly hint: AppendHint,
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

  #add(schema: string): void {
    this.#waiting.add(schema);
    this.#timer ??= setTimeout(() => this.#send(), GATHER_MS);
  }

  #send(): void {
    this.#timer = undefined;
    const schemas = [...this.#waiting];
    this.#waiting.clear();
    if (schemas.length === 0) return;
    this.#sending = outsideAnyRequest(() => this.#wake(schemas)).catch(this.onError);
  }

  async #wake(schemas: readonly string[]): Promise<void> {
    const jobs = schemas.map((tenant) => ({ data: {}, tenant, deduplicate: 'drain' }));
    await Promise.all([this.jobs.addBulk(drainQueue, jobs), this.hint(schemas)]);
  }
}
