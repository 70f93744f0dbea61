import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';

/** What came back, and when. `at` and `ms` are milliseconds. */
export interface Answer {
  readonly status: number;
  readonly ms: number;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const STATUS = { from: 9, to: 12 } as const;

/** One connection that is kept alive and carries a request at a time, which was made ready beforehand: it costs the sender next to nothing. */
export class PacedConnection {
  #sentAt = 0;
  #pending: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly socket: Socket,
    private readonly onAnswer: (connection: PacedConnection, answer: Answer) => void,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /** Resolves when connected. `onBroken` is told when the connection ends before its time. */
  static async open(
    { hostname, port }: URL,
    onAnswer: (connection: PacedConnection, answer: Answer) => void,
    onBroken: () => void,
  ): Promise<PacedConnection> {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.on('close', onBroken);
    socket.on('error', () => socket.destroy()); // 'close' follows, and is told
    return new PacedConnection(socket, onAnswer);
  }

  send(request: Buffer): void {
    this.#sentAt = performance.now();
    this.socket.write(request);
  }

  end(): void {
    this.socket.removeAllListeners('close');
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    const got = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const end = got.indexOf(END_OF_HEAD);
    const length = end < 0 ? undefined : LENGTH.exec(got.toString('latin1', 0, end))?.[1];
    if (end < 0 || got.length < end + END_OF_HEAD.length + Number(length ?? 0)) {
      this.#pending = got;
      return;
    }
    this.#pending = Buffer.alloc(0);
    const status = Number(got.toString('latin1', STATUS.from, STATUS.to));
    this.onAnswer(this, { status, ms: performance.now() - this.#sentAt });
  }
}
