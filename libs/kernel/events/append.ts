import { type Event } from '../domain/event.ts';

/** What the stream must look like: `any`, `none` (must not exist), `exists`, or exactly this version. */
export type ExpectedVersion = 'any' | 'none' | 'exists' | number;

/** One append. With a command id it happens once, however often it is sent, also when two arrive at the same time. */
export interface AppendRequest {
  readonly streamId: string;
  readonly category: string;
  readonly expected: ExpectedVersion;
  /** May be empty only with a command id: a decision of "nothing to do" is recorded too. */
  readonly events: readonly Event[];
  readonly commandId?: string;
  /** Given back to whoever sends the command id again. */
  readonly result?: LedgerResult;
}

/** What the ledger keeps beside stream, version and position. */
export interface LedgerResult {
  /** Of the request that came first; another one under the same key is refused. */
  readonly fingerprint: string;
  /** The refusal, when the decision was one. */
  readonly refusal?: {
    readonly kind: string;
    readonly code: string;
    readonly message: string;
    readonly details: object;
  };
}

/**
 * Conflict and duplicate are answers, not errors.
 * - `ok`: the stream's new version and the last position of the batch;
 * - `duplicate`: stream, version, position and result of the first time;
 * - `conflict`: the version that the stream really has; nothing was written.
 */
export type AppendAnswer =
  | {
      readonly status: 'ok' | 'duplicate';
      readonly streamId: string;
      readonly version: number;
      readonly position: number;
      readonly result: LedgerResult | null;
    }
  | { readonly status: 'conflict'; readonly streamId: string; readonly version: number };

export interface AnswerRow {
  status: 'ok' | 'duplicate' | 'conflict';
  version: number;
  last_position: string | null;
  stream: string;
  result: LedgerResult | null;
}

export function toAnswer({ status, version, last_position, stream, result }: AnswerRow): AppendAnswer {
  if (status === 'conflict') return { status, streamId: stream, version };
  return { status, streamId: stream, version, position: Number(last_position), result };
}

/** Limits of one append: events, and bytes of their JSON. */
export const APPEND_LIMITS = { events: 500, eventBytes: 65_536, bytes: 1_048_576 } as const;

/** A version is an int4. */
const MOST_VERSIONS = 2 ** 31 - 1;

/** As the statements read it: null any, 0 none, -1 exists, n exactly. @throws RangeError for what is none of these */
export function expectedNumber(expected: ExpectedVersion): number | null {
  if (expected === 'any') return null;
  if (expected === 'none') return 0;
  if (expected === 'exists') return -1;
  if (!Number.isInteger(expected) || expected < 0 || expected > MOST_VERSIONS)
    throw new RangeError(`expected version: ${expected}`);
  return expected;
}
