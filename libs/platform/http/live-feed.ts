import { type EventsRead, type LoggedEvent, type PublicEventLog } from '../queries/public-event-log.ts';

/** Somebody who reads along. */
export interface LiveReader {
  /** Position up to which everything has been sent to them; the feed moves it. */
  cursor: number;
  /** Only the events of this resource (UUID of its stream); `null` is the whole tenant. */
  readonly streamId: string | null;
  /** Sends without waiting. @returns false when they read too slowly and must go */
  send(events: readonly LoggedEvent[]): boolean;
  /** Resolves when what was sent is on its way; to false when they are gone, or too slow even for that. */
  drained(): Promise<boolean>;
}

const PAGE = 200;

/**
 * The log of one tenant, read once for all of its live readers in this process.
 *
 * A reader first catches up from the log by itself, page by page and at its own speed. When it has reached what the feed has read,
 * it goes on with the others; nothing can happen between that comparison and the joining, so nothing is lost or doubled.
 */
export class LiveFeed {
  readonly #joined = new Set<LiveReader>();
  readonly #live = new Set<LiveReader>();
  #position: number | undefined;
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly schema: string,
    private readonly log: PublicEventLog,
  ) {}

  /** Whether anybody reads along or is catching up. */
  get isWatched(): boolean {
    return this.#joined.size > 0;
  }

  /** Brings the reader up to date; from then on `refresh` keeps it there, until it leaves. Rejects when the log cannot be read. */
  async join(reader: LiveReader): Promise<void> {
    this.#joined.add(reader);
    const head = await this.log.head(this.schema);
    this.#position ??= head;
    while (this.#joined.has(reader)) {
      if (reader.cursor >= this.#position) {
        this.#live.add(reader);
        return;
      }
      const page = await this.#read(reader.cursor, reader.streamId);
      reader.cursor = page.reached;
      if (!reader.send(page.events) || !(await reader.drained())) this.leave(reader);
    }
  }

  leave(reader: LiveReader): void {
    this.#joined.delete(reader);
    this.#live.delete(reader);
  }

  /** Something may be new. A call during a read is answered by another read after it. */
  refresh(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    while (this.#again && this.#position !== undefined) {
      this.#again = false;
      const page = await this.#read(this.#position, null);
      this.#position = page.reached;
      this.#again ||= page.more;
      for (const reader of this.#live) this.#tell(reader, page);
    }
  }

  #tell(reader: LiveReader, { events, reached }: EventsRead): void {
    const wanted = events.filter(
      ({ position, streamId }) =>
        position > reader.cursor && (reader.streamId === null || reader.streamId === streamId),
    );
    reader.cursor = Math.max(reader.cursor, reached);
    if (wanted.length > 0 && !reader.send(wanted)) this.leave(reader);
  }

  #read(after: number, streamId: string | null): Promise<EventsRead> {
    return this.log.read(this.schema, { after, limit: PAGE, ...(streamId ? { streamId } : {}) });
  }
}
