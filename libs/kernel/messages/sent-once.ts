import { type Message, Messages } from './messages.ts';

const MOST_KNOWN = 10_000;

/**
 * Sends what was not sent before, as far as this process remembers: for providers that would send the same message twice. Jobs keep the
 * promise between processes, because one worker at a time has a job.
 */
export class SentOnce extends Messages {
  readonly #sent = new Map<string, Promise<void>>();

  constructor(private readonly provider: Messages) {
    super();
  }

  override send(id: string, message: Message): Promise<void> {
    const before = this.#sent.get(id);
    if (before) return before;
    if (this.#sent.size >= MOST_KNOWN) this.#sent.delete(this.#sent.keys().next().value!);
    const sending = this.provider.send(id, message);
    this.#sent.set(id, sending);
    // What did not go out may be tried again.
    sending.catch(() => this.#sent.delete(id));
    return sending;
  }
}
