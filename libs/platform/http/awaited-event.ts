import { type LoggedEvent } from '../queries/public-event-log.ts';
import { type LiveReader } from './live-feed.ts';

/** Which events somebody waits for. */
export interface EventsAwaited {
  /** UUID of the stream of one resource; absent, all. */
  readonly streamId?: string;
  wants(event: LoggedEvent): boolean;
}

/** Reads the live feed along until the first event that somebody waits for; then it has told, and stays where it is. */
export class AwaitedEvent implements LiveReader {
  readonly streamId: string | null;
  #found: number | undefined;

  /** @param cursor position up to which nothing is waited for any more */
  constructor(
    private readonly awaited: EventsAwaited,
    public cursor: number,
    private readonly wake: () => void,
  ) {
    this.streamId = awaited.streamId ?? null;
  }

  /** Whether it has come. */
  get hasCome(): boolean {
    return this.#found !== undefined;
  }

  /** Up to here there is nothing that is waited for. */
  get reached(): number {
    return this.#found === undefined ? this.cursor : this.#found - 1;
  }

  send(events: readonly LoggedEvent[]): boolean {
    this.#found ??= events.find((event) => this.awaited.wants(event))?.position;
    if (this.hasCome) this.wake();
    return !this.hasCome;
  }

  drained(): Promise<boolean> {
    return Promise.resolve(!this.hasCome);
  }
}
