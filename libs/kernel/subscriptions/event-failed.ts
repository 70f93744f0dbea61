import { type TenantTransaction } from '../tenancy/tenant-database.ts';

/** Where a subscription stands in the log with one event, and the lane in which the event's order counts. */
export interface LaneEvent {
  readonly position: number;
  /** A policy's stream, or the key of a process. */
  readonly lane: string;
}

/** One event could not be handled. When that goes on, this event is parked and the others of the subscription go on. */
export class EventFailed extends Error {
  override readonly name = 'EventFailed';

  constructor(
    readonly event: LaneEvent,
    override readonly cause: unknown,
  ) {
    super(messageOf(cause));
  }
}

/** What is kept of an error for an operator to read: a message, never a stack. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? 'The error has no message' : message.slice(0, MOST_CHARACTERS);
}

/** What a subscription keeps of its failure: what went wrong, and at which event where one is to blame. */
export function reportOf(error: unknown): { message: string; position?: number } {
  return { message: messageOf(error), ...(error instanceof EventFailed ? { position: error.event.position } : {}) };
}

const MOST_CHARACTERS = 1_000;

/** The transaction of whoever holds a subscription's lock. */
export type Locked = Pick<TenantTransaction, 'query' | 'schema'>;
