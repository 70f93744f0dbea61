import pg from 'pg';
import { inBackground } from '../lifecycle/in-background.ts';
import { type Bus, type BusReport } from './bus.ts';
import { encodeHint, type Hint } from './hint.ts';
import { HintWindow } from './hint-window.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import { Subscribers } from './subscribers.ts';

/** What hints are sent through. */
export interface BusPool {
  query(statement: { text: string; values: unknown[] }): Promise<unknown>;
}

const CHANNEL = 'clutch_bus';
const CONNECT_TIMEOUT_MS = 5_000;
const NOTIFY = { name: 'bus.notify', text: `select pg_notify('${CHANNEL}', hint) from unnest($1::text[]) hint` };

/**
 * The bus over LISTEN and NOTIFY. It listens on one connection of its own, opened at the first subscription, and sends over the
 * pool in statements of their own: NOTIFY makes transactions commit one at a time, so it must never be part of an append.
 */
export class PostgresBus implements Bus {
  readonly #subscribers: Subscribers;
  readonly #window = new HintWindow((hints) => this.#send(hints));
  #listening: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  /** Whether the connection has been made and listens. */
  #hears = false;
  #failures = 0;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly pool: BusPool,
    private readonly report: BusReport,
  ) {
    this.#subscribers = new Subscribers(report);
  }

  publish(topic: string, payload: string): void {
    this.#window.add(encodeHint(topic, payload));
  }

  subscribe(topic: string, listener: (payload: string) => void, onGap?: () => void): () => void {
    const end = this.#subscribers.add(topic, listener, onGap);
    if (!this.#listening && !this.#retry) inBackground('listening to the bus', this.#listen());
    // While the connection is being made, its success tells all of them.
    else if (onGap && this.#hears) queueMicrotask(onGap);
    return end;
  }

  async close(): Promise<void> {
    await this.#window.flush();
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#subscribers.clear();
    await this.#listening?.end();
  }

  async #send(hints: readonly Hint[]): Promise<void> {
    try {
      await this.pool.query({ ...NOTIFY, values: [hints] });
    } catch (error) {
      this.report(error as Error);
    }
  }

  async #listen(): Promise<void> {
    this.#retry = undefined;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'clutch-bus',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    this.#listening = client;
    client.on('notification', ({ payload }) => this.#subscribers.tell(payload ?? ''));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#failures = 0;
      this.#hears = true;
      this.#subscribers.tellGap();
    } catch (error) {
      this.#lost(client, error as Error);
      client.end().catch(() => undefined); // a connection that did not come up has nothing to end
    }
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#closed || this.#listening !== client) return;
    this.#listening = undefined;
    this.#hears = false;
    if (error) this.report(error);
    this.#retry = setTimeout(
      () => inBackground('listening to the bus', this.#listen()),
      reconnectDelayMs((this.#failures += 1)),
    );
  }
}
