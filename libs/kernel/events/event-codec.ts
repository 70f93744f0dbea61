import { uuidv7 } from 'uuidv7';
import { type RequestContext } from '../context/request-context.ts';
import { currentTraceparent } from '../observability/span.ts';
import { PersonalData } from '../personal-data/personal-data.ts';
import { type SubjectKeys } from '../personal-data/subject-keys.ts';
import { APPEND_LIMITS, type AppendRequest } from './append.ts';
import { type EventTypeRegister } from './event-type-register.ts';
import { type EventTypes } from './event-types.ts';
import { type EventMeta, type EventRow, type StoredEvent } from './stored-event.ts';

/** An event as the log keeps it, still as an object. */
export interface EventJson {
  readonly id: string;
  readonly type: string;
  /** Schema version of `data`. */
  readonly v: number;
  readonly data: object;
  readonly meta: EventMeta;
}

/**
 * Between the events that code speaks of and the rows that the log keeps. Every event passes here, in both directions. Personal
 * texts are sealed in the rows and open outside; events without any pay nothing for that.
 */
export class EventCodec {
  readonly personal: PersonalData;

  constructor(
    readonly types: EventTypes,
    keys: SubjectKeys,
    /** Left out, types are not registered: for tests of the log alone. */
    private readonly register?: EventTypeRegister,
  ) {
    this.personal = new PersonalData(types, keys);
  }

  /** Makes sure that the types of these events are registered; `encode` does it, too, but inside of whatever transaction runs. */
  async registerTypes(events: AppendRequest['events']): Promise<void> {
    await this.register?.ensure(events);
  }

  /**
   * With new ids, today's versions and the context's metadata.
   * @throws RangeError beyond `APPEND_LIMITS.events`; DomainError `person.erased`, see `PersonalData.seal`
   */
  async encode(context: RequestContext, request: AppendRequest): Promise<EventJson[]> {
    if (request.events.length > APPEND_LIMITS.events)
      throw new RangeError(`More than ${APPEND_LIMITS.events} events in one append`);
    await this.registerTypes(request.events);
    const meta = { ...metaOf(context, request.commandId), ...(this.register ? { build: this.register.build } : {}) };
    let anyPersonal = false;
    const events = request.events.map(({ type, data }) => {
      const { version: v, personal } = this.types.definition(type);
      anyPersonal ||= personal !== undefined;
      return { id: uuidv7(), type, v, data, meta };
    });
    return anyPersonal ? this.personal.seal(context.tenant!, events) : events;
  }

  /**
   * Rows of one tenant's log, in today's versions, with `ERASED` for what was erased.
   * @throws Error when today's code cannot read one of them, or a person's key is missing
   */
  async decode(schema: string, rows: readonly EventRow[]): Promise<StoredEvent[]> {
    const opened = rows.some(({ type }) => this.personal.concerns(type))
      ? await this.personal.open(schema, rows)
      : rows;
    return opened.map((row) => this.types.read(row));
  }
}

function metaOf({ tenant, actor, correlation, causation, source }: RequestContext, command?: string): EventMeta {
  const trace = currentTraceparent();
  if (!tenant || !actor) throw new Error('An append needs a tenant and an actor in its context');
  return {
    tenant: tenant.id,
    actor: { kind: actor.kind, id: actor.id, ...(actor.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {}) },
    ...(command ? { command } : {}),
    correlation,
    ...(causation ? { causation } : {}),
    ...(trace ? { trace } : {}),
    source,
  };
}
