import { type ClientBase } from 'pg';
import { inBackground } from '../../lifecycle/in-background.ts';

/** The part of pg's connection that speaks COPY (protocol documentation, "COPY Operations"). */
interface CopyWire {
  readonly stream: NodeJS.WritableStream & { pause(): void; resume(): void; readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** How much waits for its reader before the socket is paused; one row may be larger. */
const MOST_WAITING_BYTES = 262_144;

/**
 * Reads what a `copy … to stdout` answers, in chunks of whole rows. Memory stays bounded: the socket is paused while nobody reads. The
 * connection can be used again once the last chunk has been read; whoever stops earlier must end it.
 * @throws Error of the statement, or of the connection
 */
export async function* copyOut(client: ClientBase, statement: string): AsyncGenerator<Uint8Array> {
  const rows = new CopyOut(statement);
  client.query(rows as never);
  for (;;) {
    const chunk = await rows.next();
    if (!chunk) return;
    yield chunk;
  }
}

/**
 * Sends chunks to a `copy … from stdin`. When `chunks` throws, nothing of it stays and its error is thrown.
 * @returns the number of rows. @throws Error of the statement, or of the connection
 */
export function copyIn(client: ClientBase, statement: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, chunks, resolve, reject) as never);
  });
}

/** node-postgres has no COPY of its own; it hands the protocol's messages to whatever is submitted. */
class CopyOut {
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #wire: CopyWire | undefined;
  #ended = false;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;
  /** pg calls this when the connection is lost while we wait. */
  readonly callback = (error?: Error | null): void => {
    if (error) this.handleError(error);
  };

  constructor(private readonly statement: string) {}

  async next(): Promise<Uint8Array | undefined> {
    while (this.#waiting.length === 0 && !this.#ended && !this.#failure)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    if (this.#failure) throw this.#failure;
    if (this.#waiting.length === 0) return undefined;
    const chunk = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#bytes = 0;
    this.#wire!.stream.resume();
    return chunk;
  }

  submit(wire: CopyWire): void {
    this.#wire = wire;
    wire.query(this.statement);
  }

  /** The server sends a row in each. */
  handleCopyData({ chunk }: { readonly chunk: Uint8Array }): void {
    this.#waiting.push(Buffer.from(chunk)); // pg reuses the memory of what it has parsed
    this.#bytes += chunk.byteLength;
    if (this.#bytes >= MOST_WAITING_BYTES) this.#wire!.stream.pause();
    this.#wake();
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#failure = error;
    this.#wire?.stream.resume();
    this.#wake();
  }

  handleReadyForQuery(): void {
    this.#ended = true;
    this.#wake();
  }
}

class CopyIn {
  #rows = 0;
  #failure: unknown;
  readonly callback = (error?: Error | null): void => {
    if (error) this.reject(error);
  };

  constructor(
    private readonly statement: string,
    private readonly chunks: AsyncIterable<Uint8Array>,
    private readonly resolve: (rows: number) => void,
    private readonly reject: (error: unknown) => void,
  ) {}

  submit(wire: CopyWire): void {
    wire.query(this.statement);
  }

  handleCopyInResponse(wire: CopyWire): void {
    inBackground('copying rows', this.#send(wire));
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rows = Number(text.split(' ')[1]);
  }

  handleError(error: Error): void {
    // A source that failed is why the server was told to stop; a server that failed by itself is why the source is not read on.
    this.#failure ??= error;
    this.reject(this.#failure);
  }

  handleReadyForQuery(): void {
    this.resolve(this.#rows);
  }

  async #send(wire: CopyWire): Promise<void> {
    try {
      for await (const chunk of this.chunks) {
        if (this.#failure) return;
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableNeedDrain) await drained(wire.stream);
      }
      if (!this.#failure) wire.endCopyFrom();
    } catch (error) {
      if (this.#failure) return;
      this.#failure = error;
      wire.sendCopyFail('the source of the rows failed');
    }
  }
}

/** Also when the connection is gone: what is sent after that is told by it. */
function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
