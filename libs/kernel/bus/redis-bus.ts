import { Redis, type RedisOptions } from 'ioredis';
import { type Bus, type BusReport } from './bus.ts';
import { encodeHint, type Hint } from './hint.ts';
import { HintWindow } from './hint-window.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import { Subscribers } from './subscribers.ts';

const CHANNEL = 'clutch:bus';
const CONNECT_TIMEOUT_MS = 2_000;

/** The bus over PUBLISH and SUBSCRIBE of Redis or Valkey, with a connection each for sending and listening, opened when needed. */
export class RedisBus implements Bus {
  readonly #subscribers: Subscribers;
  readonly #window = new HintWindow((hints) => this.#send(hints));
  #sending: Redis | undefined;
  #listening: Redis | undefined;
  /** Whether the connection has been made and listens. */
  #hears = false;

  constructor(
    private readonly url: string,
    private readonly report: BusReport,
  ) {
    this.#subscribers = new Subscribers(report);
  }

  publish(topic: string, payload: string): void {
    this.#window.add(encodeHint(topic, payload));
  }

  subscribe(topic: string, listener: (payload: string) => void, onGap?: () => void): () => void {
    const end = this.#subscribers.add(topic, listener, onGap);
    if (!this.#listening) this.#listen();
    // While the connection is being made, its success tells all of them.
    else if (onGap && this.#hears) queueMicrotask(onGap);
    return end;
  }

  async close(): Promise<void> {
    await this.#window.flush();
    this.#subscribers.clear();
    this.#sending?.disconnect();
    this.#listening?.disconnect();
  }

  async #send(hints: readonly Hint[]): Promise<void> {
    const client = (this.#sending ??= this.#connect({ maxRetriesPerRequest: 1 }));
    try {
      await Promise.all(hints.map((hint) => client.publish(CHANNEL, hint)));
    } catch (error) {
      this.report(error as Error);
    }
  }

  #listen(): void {
    const client = this.#connect({ maxRetriesPerRequest: null, autoResubscribe: false });
    this.#listening = client;
    client.on('message', (_, hint: string) => this.#subscribers.tell(hint));
    client.on('ready', () => {
      client.subscribe(CHANNEL).then(() => this.#nowHears(), this.report);
    });
    client.on('close', () => (this.#hears = false));
  }

  #nowHears(): void {
    this.#hears = true;
    this.#subscribers.tellGap();
  }

  #connect(options: RedisOptions): Redis {
    const client = new Redis(this.url, {
      ...options,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: reconnectDelayMs,
    });
    return client.on('error', this.report);
  }
}
