import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { KERNEL, type Kernel, logTopic } from '#kernel';
import { PublicEventLog } from '../queries/public-event-log.ts';
import { LiveFeed, type LiveReader } from './live-feed.ts';

/** A lost hint delays an event by this much. */
const POLL_MS = 1_000;

interface Watched {
  readonly feed: LiveFeed;
  endHints(): void;
}

/** One feed for each tenant that somebody watches in this process; refreshed by hints from the bus, and every second without any. */
@Injectable()
export class LiveFeeds implements OnApplicationShutdown {
  readonly #log = new Logger('live');
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly log: PublicEventLog,
  ) {}

  /** Resolves when the reader has caught up. Rejects when the log cannot be read; the reader has left then. */
  async join(schema: string, reader: LiveReader): Promise<void> {
    const { feed } = this.#watched.get(schema) ?? this.#watch(schema);
    try {
      await feed.join(reader);
    } catch (error) {
      this.leave(schema, reader);
      throw error;
    }
  }

  leave(schema: string, reader: LiveReader): void {
    this.#watched.get(schema)?.feed.leave(reader);
    this.#dropUnwatched();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    for (const { endHints } of this.#watched.values()) endHints();
    this.#watched.clear();
  }

  #watch(schema: string): Watched {
    const feed = new LiveFeed(schema, this.log);
    const refresh = (): void => this.#refresh(feed);
    const watched = { feed, endHints: this.kernel.bus.subscribe(logTopic(schema), refresh, refresh) };
    this.#watched.set(schema, watched);
    this.#timer ??= setInterval(() => this.#poll(), POLL_MS);
    return watched;
  }

  #poll(): void {
    this.#dropUnwatched();
    for (const { feed } of this.#watched.values()) this.#refresh(feed);
  }

  #refresh(feed: LiveFeed): void {
    // The log cannot be read now: the next look comes within a second, and cursors have not moved.
    feed.refresh().catch((err: unknown) => this.#log.warn({ err }, 'A live feed could not be read'));
  }

  #dropUnwatched(): void {
    for (const [schema, { feed, endHints }] of this.#watched) {
      if (feed.isWatched) continue;
      this.#watched.delete(schema);
      endHints();
    }
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
