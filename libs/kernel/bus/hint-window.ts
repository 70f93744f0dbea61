import { inBackground } from '../lifecycle/in-background.ts';
import { type Hint } from './hint.ts';

const WINDOW_MS = 10;

/** Collects the hints of 10 ms, equal ones once, and hands them on together. */
export class HintWindow {
  #hints = new Set<Hint>();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  /** `send` must not reject. */
  constructor(private readonly send: (hints: readonly Hint[]) => Promise<void>) {}

  add(hint: Hint): void {
    this.#hints.add(hint);
    this.#timer ??= setTimeout(() => inBackground('sending hints', this.flush()), WINDOW_MS);
  }

  /** Sends what waits now. Resolves when that, and what was being sent, has gone. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#hints.size > 0) {
      const hints = [...this.#hints];
      this.#hints = new Set();
      this.#sending = Promise.all([this.#sending, this.send(hints)]).then(() => undefined);
    }
    await this.#sending;
  }
}
