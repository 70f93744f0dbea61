import { DomainError } from '../domain/domain-error.ts';
import { type Event } from '../domain/event.ts';
import { type AnyPersonalFields, ERASED, replacePersonalTexts } from '../domain/personal-fields.ts';
import { type EventTypes } from '../events/event-types.ts';
import { type EventRow, type StoredEvent } from '../events/stored-event.ts';
import {
  eachSealedText,
  isSealedText,
  openText,
  replaceSealedTexts,
  sealText,
  type SealingKey,
} from './sealed-text.ts';
import { type SubjectKey, type SubjectKeys } from './subject-keys.ts';

/** An event's data on its way into the log. */
interface Outgoing {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

type Keys = ReadonlyMap<string, SubjectKey>;

/** Seals what is personal on its way into the log, and opens it on the way out. Events without personal texts pass untouched. */
export class PersonalData {
  constructor(
    private readonly types: EventTypes,
    private readonly keys: SubjectKeys,
  ) {}

  /** Whether events of this type hold personal texts. */
  concerns(type: string): boolean {
    return this.types.definition(type).personal !== undefined;
  }

  /**
   * The same events with their personal texts sealed, each for its person.
   * @throws DomainError `person.erased` when something new would be written about a person who was erased
   */
  async seal<E extends Outgoing>(tenant: { id: string; schema: string }, events: readonly E[]): Promise<E[]> {
    const subjects = new Set<string>();
    for (const { type, data } of events) {
      const fields = this.#fields(type);
      if (!fields) continue;
      refuseLookalikes(type, data);
      replacePersonalTexts(fields, data, (text, subject) => (subjects.add(subject), text));
    }
    if (subjects.size === 0) return [...events];
    const keys = await this.keys.findOrCreate(tenant.schema, [...subjects]);
    return events.map((event) => {
      const fields = this.#fields(event.type);
      return fields ? { ...event, data: sealed(fields, event, tenant.id, keys) } : event;
    });
  }

  /**
   * Rows with their personal texts open, and `ERASED` where the person was erased. Keys are read once for all rows.
   * @throws Error when a text was moved or changed, and when its key is missing without a trace of an erasure: that is no erasure
   * but a lost table or root key
   */
  async open(schema: string, rows: readonly EventRow[]): Promise<EventRow[]> {
    const subjects = new Set<string>();
    const clear = new Set<EventRow>();
    for (const row of rows) {
      if (!this.concerns(row.type)) continue;
      eachSealedText(row.data, ({ k }) => {
        subjects.add(k);
      });
      for (const subject of this.#clearSubjects(row)) {
        clear.add(row);
        subjects.add(subject);
      }
    }
    if (subjects.size === 0) return [...rows];
    const keys = await this.keys.find(schema, [...subjects]);
    return rows.map((row) => {
      if (!this.concerns(row.type)) return row;
      const data = opened(row, keys);
      return { ...row, data: clear.has(row) ? this.#masked(row.type, data, keys) : data };
    });
  }

  /** The event as somebody sees it who is to know nothing personal: with `ERASED` for each personal text. */
  withhold<E extends Event>(event: StoredEvent<E>): StoredEvent<E> {
    const fields = this.#fields(event.type);
    return fields ? { ...event, data: replacePersonalTexts(fields, event.data, () => ERASED) } : event;
  }

  #masked(type: string, data: EventRow['data'], keys: Keys): EventRow['data'] {
    const mask = (text: string, subject: string): string => (keys.get(subject) === 'erased' ? ERASED : text);
    return replacePersonalTexts(this.#fields(type)!, data, mask) as EventRow['data'];
  }

  /** Whose texts stand in the clear, written before their type declared them as personal. */
  #clearSubjects(row: EventRow): string[] {
    const { version } = this.types.definition(row.type);
    if (row.schema_version !== version) return [];
    const subjects: string[] = [];
    replacePersonalTexts(this.#fields(row.type)!, row.data, (text, subject) => (subjects.push(subject), text));
    return subjects;
  }

  #fields(type: string): AnyPersonalFields | undefined {
    return this.types.definition(type).personal as AnyPersonalFields | undefined;
  }
}

function opened({ event_id: eventId, meta, data }: EventRow, keys: Keys): EventRow['data'] {
  return replaceSealedTexts(data, (text, path) => {
    const key = keys.get(text.k);
    if (!key) throw new Error(`The key of ${text.k} is missing, who was never erased: event ${eventId} cannot be read`);
    return key === 'erased' ? ERASED : openText(text, key, { tenant: meta.tenant, eventId, path });
  }) as EventRow['data'];
}

function sealed(fields: AnyPersonalFields, { id: eventId, data }: Outgoing, tenant: string, keys: Keys): object {
  return replacePersonalTexts(fields, data, (text, subject, path) => {
    if (text === ERASED) return ERASED; // a state that was read after the erasure may be written down again
    const key = keys.get(subject)!;
    if (key === 'erased') throw subjectIsErased(subject);
    return sealText(subject, key satisfies SealingKey, text, { tenant, eventId, path });
  });
}

function subjectIsErased(subject: string): DomainError {
  const detail = 'This person was erased; nothing more can be written about them under this id';
  return new DomainError('conflict', 'person.erased', detail, { subject });
}

/** What looks sealed would be opened when it is read, and stop every reader there. */
function refuseLookalikes(type: string, data: object): void {
  const inside = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && (isSealedText(value) || Object.values(value).some(inside));
  if (inside(data)) throw new Error(`${type}: data of an event must not hold an object of the form { k, v, ct }`);
}
