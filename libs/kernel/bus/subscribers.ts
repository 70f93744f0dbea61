import { type BusReport } from './bus.ts';
import { decodeHint, type Hint } from './hint.ts';

interface Subscriber {
  readonly listener: (payload: string) => void;
  readonly onGap: (() => void) | undefined;
}

/** Who listens in this process. */
export class Subscribers {
  readonly #topics = new Map<string, Set<Subscriber>>();

  constructor(private readonly report: BusReport) {}

  add(topic: string, listener: (payload: string) => void, onGap?: () => void): () => void {
    const subscriber = { listener, onGap };
    const subscribers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, subscribers.add(subscriber));
    return () => {
      subscribers.delete(subscriber);
      if (subscribers.size === 0 && this.#topics.get(topic) === subscribers) this.#topics.delete(topic);
    };
  }

  tell(hint: Hint): void {
    const { topic, payload } = decodeHint(hint);
    for (const { listener } of this.#topics.get(topic) ?? []) this.#call(() => listener(payload));
  }

  tellGap(): void {
    for (const subscribers of this.#topics.values()) {
      for (const { onGap } of subscribers) if (onGap) this.#call(onGap);
    }
  }

  clear(): void {
    this.#topics.clear();
  }

  /** One that throws must not keep the hint from the others. */
  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.report(error as Error);
    }
  }
}
