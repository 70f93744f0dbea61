import { type Bus, type BusReport } from './bus.ts';
import { encodeHint } from './hint.ts';
import { HintWindow } from './hint-window.ts';
import { Subscribers } from './subscribers.ts';

/** The bus of a single process. */
export class LocalBus implements Bus {
  readonly #subscribers: Subscribers;
  readonly #window = new HintWindow(async (hints) => hints.forEach((hint) => this.#subscribers.tell(hint)));

  constructor(report: BusReport) {
    this.#subscribers = new Subscribers(report);
  }

  publish(topic: string, payload: string): void {
    this.#window.add(encodeHint(topic, payload));
  }

  subscribe(topic: string, listener: (payload: string) => void, onGap?: () => void): () => void {
    if (onGap) queueMicrotask(onGap);
    return this.#subscribers.add(topic, listener, onGap);
  }

  async close(): Promise<void> {
    await this.#window.flush();
    this.#subscribers.clear();
  }
}
