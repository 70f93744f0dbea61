import { uuidv7 } from 'uuidv7';
import { type RequestContext } from '../context/request-context.ts';
import { currentTraceparent } from '../observability/span.ts';
import { APPEND_LIMITS, type AppendRequest } from './append.ts';
import { type EventTypes } from './event-types.ts';
import { type EventMeta, type EventRow, type StoredEvent } from './stored-event.ts';

/** An event as `es.append` takes it. */
export interface EventJson {
  readonly id: string;
  readonly type: string;
  /** Schema version of `data`. */
  readonly v: number;
  readonly data: object;
  readonly meta: EventMeta;
}

/** Between the events that code speaks of and the rows that the log keeps. Every event passes here, in both directions. */
export class EventCodec {
  constructor(readonly types: EventTypes) {}

  /** With new ids, today's versions and the context's metadata. @throws RangeError beyond `APPEND_LIMITS.events` */
  async encode(context: RequestContext, request: AppendRequest): Promise<EventJson[]> {
    if (request.events.length > APPEND_LIMITS.events)
      throw new RangeError(`More than ${APPEND_LIMITS.events} events in one append`);
    const meta = metaOf(context, request.commandId);
    return request.events.map(({ type, data }) => ({
      id: uuidv7(),
      type,
      v: this.types.definition(type).version,
      data,
      meta,
    }));
  }

  /** Rows of one tenant's log, in today's versions. @throws Error when today's code cannot read one of them */
  async decode(_schema: string, rows: readonly EventRow[]): Promise<StoredEvent[]> {
    return rows.map((row) => this.types.read(row));
  }
}

function metaOf({ tenant, actor, correlation, causation, source }: RequestContext, command?: string): EventMeta {
  const trace = currentTraceparent();
  if (!tenant || !actor) throw new Error('An append needs a tenant and an actor in its context');
  return {
    tenant: tenant.id,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(command ? { command } : {}),
    correlation,
    ...(causation ? { causation } : {}),
    ...(trace ? { trace } : {}),
    source,
  };
}
