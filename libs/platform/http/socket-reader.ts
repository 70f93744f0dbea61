import { setTimeout as sleep } from 'node:timers/promises';
import { type Socket } from 'socket.io';
import { type LoggedEvent } from '../queries/public-event-log.ts';
import { type LiveReader } from './live-feed.ts';

/** What may wait for a slow socket, beside one page of events. */
const MOST_BUFFERED_BYTES = 262_144;
const DRAIN_CHECK_MS = 10;
const DRAIN_WITHIN_MS = 10_000;

/** engine.io's queue before the transport, which its types keep private. */
interface EngineQueue {
  readonly writeBuffer: readonly { readonly data?: { readonly length: number } | null }[];
}

/** A socket as a reader of the live feed. One that is too slow is told where it stands (`resync`) and let go: it can come back. */
export class SocketReader implements LiveReader {
  #sent: number;
  #ended = false;

  constructor(
    private readonly socket: Socket,
    readonly streamId: string | null,
    public cursor: number,
    /** As the reader's version of the API has it. */
    private readonly shown: (event: LoggedEvent) => LoggedEvent,
  ) {
    this.#sent = cursor;
  }

  /** No more events to this socket from here: another watch has taken its place. */
  end(): void {
    this.#ended = true;
  }

  send(events: readonly LoggedEvent[]): boolean {
    if (!this.#isOpen()) return false;
    // Asked before and not after: what was just sent had no time to leave.
    if (this.#bufferedBytes() > MOST_BUFFERED_BYTES) return this.#letGo();
    for (const event of events) {
      const { position, id, type, timestamp, data } = this.shown(event);
      this.socket.emit('event', { cursor: String(position), id, type, timestamp, data });
      this.#sent = position;
    }
    return true;
  }

  async drained(): Promise<boolean> {
    const deadline = performance.now() + DRAIN_WITHIN_MS;
    while (this.#isOpen() && this.#bufferedBytes() > 0) {
      if (performance.now() > deadline) return this.#letGo();
      await sleep(DRAIN_CHECK_MS);
    }
    return this.#isOpen();
  }

  #isOpen(): boolean {
    return !this.#ended && this.socket.connected;
  }

  #bufferedBytes(): number {
    const { writeBuffer } = this.socket.conn as unknown as EngineQueue;
    return writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  }

  #letGo(): false {
    this.#ended = true;
    this.socket.emit('resync', { cursor: String(this.#sent) });
    this.socket.disconnect(true);
    return false;
  }
}
