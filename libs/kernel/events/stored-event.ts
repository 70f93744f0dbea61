import { type Actor } from '../context/request-context.ts';
import { type Event } from '../domain/event.ts';

/** Where an event comes from. Filled from the request's context, never from a body; holds no clear personal data. */
export interface EventMeta {
  /** Tenant id (UUID). */
  readonly tenant: string;
  /** Without the name, which is personal and may change: `ActorNames` knows it. */
  readonly actor: Pick<Actor, 'kind' | 'id' | 'onBehalfOf'>;
  /** Id of the command that caused it, when it had one. */
  readonly command?: string;
  /** The same along a whole flow: request, policy, job. */
  readonly correlation: string;
  /** Event or command id that led here. */
  readonly causation?: string;
  /** W3C traceparent. */
  readonly trace?: string;
  readonly source: string;
  /** The release that wrote it. */
  readonly build?: string;
}

/** An event as the log holds it, already in today's version. */
export interface StoredEvent<E extends Event = Event> {
  /** UUIDv7. */
  readonly id: string;
  readonly streamId: string;
  readonly category: string;
  /** 1…m in its stream, without a hole. */
  readonly version: number;
  /** 1…n in the tenant's log, without a hole, in commit order. */
  readonly position: number;
  readonly recordedAt: Date;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly meta: EventMeta;
}

export interface EventRow {
  event_id: string;
  stream_id: string;
  category: string;
  version: number;
  position: string;
  recorded_at: Date;
  schema_version: number;
  type: string;
  data: Record<string, unknown>;
  meta: EventMeta;
}
