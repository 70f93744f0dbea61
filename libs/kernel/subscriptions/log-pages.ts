import { type EventReader, type LogQuery } from '../events/event-reader.ts';
import { type StoredEvent } from '../events/stored-event.ts';

/** Some events of the log in order, all that the reader wants between two places. */
export interface LogPageOf {
  readonly after: number;
  /** The place that is reached once the events are applied. */
  readonly reached: number;
  /** The log's end, as it was when reading began. */
  readonly head: number;
  readonly events: readonly StoredEvent[];
}

const FIRST = 500;
const SMALLEST = 50;
const LARGEST = 2_000;
/** Of work that leaves room to others: bursts are short, a few milliseconds. */
export const SHORT = 100;
/** One transaction shall not take longer. */
const LONGEST_MS = 200;
const QUICK_MS = 80;
/** So many positions one statement looks at, however few events of them are wanted. */
export const WINDOW = 100_000;

/** Reads a log page by page for one subscription. Pages grow while they are worked quickly and shrink when they are not. */
export class LogPages {
  #limit: number;

  constructor(
    private readonly reader: EventReader,
    private readonly schema: string,
    private readonly wanted: readonly string[] | undefined,
    private readonly largest = LARGEST,
  ) {
    this.#limit = Math.min(FIRST, largest);
  }

  get limit(): number {
    return this.#limit;
  }

  /** The types as the log has them, former names included; null for all. */
  get types(): readonly string[] | null {
    return this.wanted ? this.reader.types.storedAs(this.wanted) : null;
  }

  /** Told how long a full page took, from its reading to the next one's. */
  learn(ms: number): void {
    if (ms > LONGEST_MS) this.#limit = Math.max(SMALLEST, Math.floor(this.#limit / 2));
    else if (ms < QUICK_MS) this.#limit = Math.min(this.largest, this.#limit * 2);
  }

  /** A page from what was read behind `after`, no further than `upTo`; `limit` as it is now. */
  page(place: { after: number; head: number; upTo: number }, events: readonly StoredEvent[]): LogPageOf {
    const reached = events.length < this.#limit ? place.upTo : events.at(-1)!.position;
    return { after: place.after, head: place.head, reached, events };
  }

  /** Reads a page, from the archive as well. */
  async read(
    { after, head }: { after: number; head: number },
    tx: LogQuery = this.reader.reading(this.schema),
  ): Promise<LogPageOf> {
    const upTo = Math.min(head, after + WINDOW);
    const types = this.wanted ? { types: this.wanted } : {};
    const events = await this.reader.readLog(tx, { after, limit: this.#limit, upTo, ...types });
    return this.page({ after, head, upTo }, events);
  }

  /** What comes behind a page, read over a connection of its own. Undefined when that failed: then it is read again under the lock. */
  readAhead({ reached, head }: LogPageOf): Promise<LogPageOf | undefined> {
    return this.read({ after: reached, head }).catch(() => undefined);
  }
}
