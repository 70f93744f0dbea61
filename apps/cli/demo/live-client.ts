import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { inBackground } from '#kernel';

export interface LiveEvent {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Problem {
  readonly status: number;
  readonly code: string;
}

const RETRY_MS = 200;

/** A subscriber of the live feed that remembers its cursor, and goes on from it after every connection. */
export class LiveClient {
  /** Each event once, in order. */
  readonly events: LiveEvent[] = [];
  /** How often a connection was made. */
  connections = 0;
  /** Whether the server knows who we are on this connection. */
  #greeted = false;
  /** From the beginning of the tenant's log, whenever the first connection is made. */
  #cursor = '0';
  readonly #socket: Socket;

  constructor(
    url: string,
    private readonly token: string,
  ) {
    this.#socket = io(url, {
      path: '/v1/live',
      transports: ['websocket'],
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      autoConnect: false,
    });
    this.#socket.on('connect', () => inBackground('greeting the live feed', this.#begin()));
    this.#socket.on('event', (event: LiveEvent) => {
      this.#cursor = event.cursor;
      this.events.push(event);
    });
    // The server asks a slow client, or one of a closing process, to come again; a closed connection is not reopened by itself.
    this.#socket.on('disconnect', (reason) => {
      this.#greeted = false;
      if (reason === 'io server disconnect') this.#socket.connect();
    });
  }

  connect(): void {
    this.#socket.connect();
  }

  /** Drops the connection as a phone in a tunnel does. */
  drop(): void {
    this.#socket.disconnect();
  }

  /** Asks for the events of one resource. @returns the refusal, if it is one. @throws Error before the connection is made */
  async watch(id: string): Promise<Problem | undefined> {
    if (!this.#greeted) throw new Error('Not connected yet');
    const answer = (await this.#socket.timeout(5_000).emitWithAck('watch', { id })) as { problem?: Problem };
    return answer.problem;
  }

  close(): void {
    this.#socket.close();
  }

  async #begin(): Promise<void> {
    this.connections += 1;
    const { id } = this.#socket;
    try {
      await this.#ask('hello', { token: this.token, cursor: this.#cursor });
      this.#greeted = true;
      await this.#ask('watch', { cursor: this.#cursor });
    } catch {
      // No answer, or not now: the server is going away, or its database is. A later connection has begun anew already.
      await sleep(RETRY_MS);
      if (this.#socket.id === id) this.#socket.disconnect().connect();
    }
  }

  async #ask(message: 'hello' | 'watch', fields: object): Promise<void> {
    const { problem } = (await this.#socket.timeout(5_000).emitWithAck(message, fields)) as { problem?: Problem };
    if (problem) throw new Error(`${message} was refused: ${problem.code}`);
  }
}
