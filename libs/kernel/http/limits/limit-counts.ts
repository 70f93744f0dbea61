import { type Clock } from '../../domain/clock.ts';
import { inBackground } from '../../lifecycle/in-background.ts';
import { type BatchName, BatchNames } from '../batch-names.ts';
import { endOfPeriod, type LimitPeriod } from './limit-window.ts';
import { type LimitStore, type LimitTake } from './limit-store.ts';

/** How one count stands, as far as this process knows. */
export interface Count {
  readonly tenantId: string;
  readonly name: string;
  readonly period: LimitPeriod;
  endsAt: number;
  /** Of all processes, as the store said last. */
  known: number;
  /** On its way to the store, which may or may not have it. */
  sent: number;
  /** Let through since. */
  pending: number;
  /** Whether the store has been asked for it in this window. */
  asked: boolean;
}

export interface CountsOptions {
  readonly store: LimitStore;
  readonly clock: Clock;
  /** Told once when the store is lost (with the error), and once when it is back (without). */
  readonly report: (error?: Error) => void;
}

/** What is handed over at one time. */
interface Round {
  readonly name: BatchName;
  readonly counts: readonly Count[];
  readonly takes: readonly LimitTake[];
}

/** How often a count that is in use is compared with the store. */
export const SYNC_MS = 200;
const MOST_COUNTS = 50_000;

/**
 * The counts of a process. Each is kept here and added up in the store a few times a second, in one round for all: nobody who asks
 * waits for it. So more than the quota can pass by what the other processes let through between two rounds; and while the store is
 * away each process counts alone and keeps what it has to say. What it has said without an answer it says again under the same name, and the
 * store adds it once.
 */
export class LimitCounts {
  #counts = new Map<string, Count>();
  #dirty = new Set<Count>();
  readonly #names = new BatchNames();
  /** On its way, or handed over without an answer. */
  #round: Round | undefined;
  #syncing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastSync = -Infinity;
  #isLost = false;

  constructor(private readonly options: CountsOptions) {}

  /** The count under this name, made at its first use. */
  get(tenantId: string, name: string, period: LimitPeriod): Count {
    const key = `${tenantId} ${name}`;
    const found = this.#counts.get(key);
    if (found && found.period === period) return found;
    this.#makeRoom();
    const endsAt = endOfPeriod(period, this.now(), name);
    const count: Count = { tenantId, name, period, endsAt, known: 0, sent: 0, pending: 0, asked: false };
    this.#counts.set(key, count);
    return count;
  }

  now(): number {
    return this.options.clock.now().getTime();
  }

  /** What has been let through in the window that `now` lies in. */
  used(count: Count, now: number): number {
    if (now >= count.endsAt) {
      count.endsAt = endOfPeriod(count.period, now, count.name);
      count.known = count.sent = count.pending = 0;
      // Whoever begins a window with others knows that nothing is in it yet.
      count.asked = true;
    }
    return count.known + count.sent + count.pending;
  }

  take(count: Count, points: number): void {
    count.pending += points;
    this.#dirty.add(count);
    this.#arm();
  }

  /** Asks the store for what this process has not seen yet. @returns nothing when there is no such count */
  ask(counts: readonly Count[]): Promise<void> | undefined {
    let isNew = false;
    for (const count of counts) {
      if (count.asked) continue;
      isNew = true;
      this.#dirty.add(count);
    }
    return isNew ? this.sync() : undefined;
  }

  /** Compares what has changed with the store now. Never rejects. */
  async sync(): Promise<void> {
    // What came while a round was on its way needs one of its own.
    await this.#syncing;
    this.#syncing ??= this.#exchange().finally(() => (this.#syncing = undefined));
    await this.#syncing;
  }

  /** Tells the store what is left to tell, and leaves it. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.sync();
    clearTimeout(this.#timer);
    await this.options.store.close();
  }

  /** The first use after a pause is told at once: others should not learn of a storm only when it is over. */
  #arm(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#lastSync + SYNC_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      inBackground('comparing limits', this.sync());
    }, wait).unref();
  }

  /** What the store did not surely get goes first, as it was: nothing else is handed over before. */
  async #exchange(): Promise<void> {
    if (this.#round && !(await this.#send(this.#round))) return;
    if (this.#dirty.size === 0) return;
    this.#round = this.#nextRound();
    await this.#send(this.#round);
  }

  #nextRound(): Round {
    const counts = [...this.#dirty];
    this.#dirty = new Set();
    const takes = counts.map((count) => {
      count.sent = count.pending;
      count.pending = 0;
      return { tenantId: count.tenantId, counter: count.name, endsAt: count.endsAt, taken: count.sent };
    });
    return { name: this.#names.next(), counts, takes };
  }

  /** @returns whether the store has it */
  async #send({ name, counts, takes }: Round): Promise<boolean> {
    this.#lastSync = performance.now();
    try {
      const totals = await this.options.store.add(takes, name);
      for (const [index, count] of counts.entries())
        if (count.endsAt === takes[index]!.endsAt)
          Object.assign(count, { known: totals[index]!, sent: 0, asked: true });
      this.#round = undefined;
      this.#tell();
      return true;
    } catch (error) {
      // Not asked again and again for each request: until the store is back this process counts alone.
      for (const count of [...counts, ...this.#dirty]) count.asked = true;
      this.#arm();
      this.#tell(error as Error);
      return false;
    }
  }

  #tell(error?: Error): void {
    if (this.#isLost === (error !== undefined)) return;
    this.#isLost = error !== undefined;
    this.options.report(error);
  }

  #makeRoom(): void {
    if (this.#counts.size < MOST_COUNTS) return;
    const now = this.now();
    for (const [key, count] of this.#counts)
      if (now >= count.endsAt || !this.#dirty.has(count)) this.#counts.delete(key);
  }
}
