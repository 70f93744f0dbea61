import { ProblemError } from '#kernel';
import { type LiveReader } from '../http/live-feed.ts';
import { type LoggedEvent } from '../queries/public-event-log.ts';

/** What may wait for a slow socket. */
const MOST_WAITING = 1_000;

/** What a subscription is shown of one event: the root of its selection. */
export interface Delivery {
  readonly events: LoggedEvent;
}

/**
 * A reader of the live feed as the source of a subscription. It hands on one event after the other as they are taken; who takes too
 * slowly is told where they stand and let go.
 */
export class EventStream implements LiveReader, AsyncIterableIterator<Delivery> {
  readonly #waiting: LoggedEvent[] = [];
  #sent: number;
  #end: { readonly error?: Error } | undefined;
  #wake: () => void = () => undefined;
  #drained: () => void = () => undefined;

  readonly streamId: string | null;
  cursor: number;

  constructor(
    { streamId, cursor }: Pick<LiveReader, 'streamId' | 'cursor'>,
    private readonly wants: (event: LoggedEvent) => boolean,
    /** Called once, when nobody reads any more. */
    private readonly onEnd: () => void,
  ) {
    this.streamId = streamId;
    this.cursor = cursor;
    this.#sent = cursor;
  }

  send(events: readonly LoggedEvent[]): boolean {
    if (this.#end) return false;
    this.#waiting.push(...events.filter(this.wants));
    if (this.#waiting.length > MOST_WAITING) this.end(tooSlow(this.#sent));
    this.#wake();
    return !this.#end;
  }

  async drained(): Promise<boolean> {
    if (this.#waiting.length > 0 && !this.#end) await new Promise<void>((resolve) => (this.#drained = resolve));
    return !this.#end;
  }

  async next(): Promise<IteratorResult<Delivery, undefined>> {
    while (this.#waiting.length === 0 && !this.#end) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#end?.error !== undefined) throw this.#end.error;
    const events = this.#end ? undefined : this.#waiting.shift();
    if (!events) return { done: true, value: undefined };
    this.#sent = events.position;
    if (this.#waiting.length === 0) this.#drained();
    return { done: false, value: { events } };
  }

  /** Takes effect at once, also while a `next` waits. */
  return(): Promise<IteratorResult<Delivery, undefined>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  end(error?: Error): void {
    if (this.#end) return;
    this.#end = error === undefined ? {} : { error };
    this.#wake();
    this.#drained();
    this.onEnd();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function tooSlow(after: number): ProblemError {
  return new ProblemError(429, 'live.too-slow', 'Events come faster than they are read; go on behind `after`', {
    extensions: { after: String(after) },
  });
}
