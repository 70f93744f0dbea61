import { type AttemptCause } from './endpoint-settings.ts';
import { nextTry } from './retry-schedule.ts';

/** How far a message had come when it was tried. */
export interface TriedMessage {
  readonly status: 'pending' | 'delivered' | 'exhausted';
  /** Tries of the schedule that are used up. */
  readonly scheduled: number;
  readonly instant: 'unused' | 'due' | 'used';
}

export interface EndedTry {
  readonly cause: AttemptCause;
  readonly durationMs: number;
  /** A class of errors; `null` for success. */
  readonly error: string | null;
  /** Nothing was sent, as the endpoint's script wants it. */
  readonly isCancelled?: boolean;
  /** Of the answer, where there was one. */
  readonly answer: {
    readonly status: number;
    readonly retryAfterSeconds: number | undefined;
    readonly wish: ReceiverWish;
  } | null;
  /** In [0, 1): which end of the jitter it gets. */
  readonly chance: number;
}

/** What a receiver may ask for by the header `webhook-delivery` of its answer. */
export type ReceiverWish = 'none' | 'abort-message' | 'disable';

export interface MessageOutcome {
  readonly status: 'pending' | 'delivered' | 'exhausted';
  /** Seconds until the next try; `null`: the time of that stays as it is. */
  readonly waitSeconds: number | null;
  readonly scheduled: number;
  readonly instant: 'unused' | 'due' | 'used';
  /** What is behind it in its order waits until somebody has looked at it. */
  readonly holdsBack: boolean;
  readonly endedBecause: 'tries-used-up' | 'receiver' | 'cancelled' | null;
}

export interface MessageRules {
  readonly retrySeconds: readonly number[];
  readonly blocks: boolean;
}

const SLOW_DOWN = [429, 502, 504];

/**
 * What becomes of a message after a try. Pure.
 *
 * A success ends it, whoever wanted the try. A failure uses up one try of the schedule, unless somebody had asked for the try, the breaker
 * was probing, or it was the extra one after a refused connection: then the schedule stays where it is.
 */
export function outcomeOfTry(
  message: TriedMessage,
  ended: EndedTry,
  { retrySeconds, blocks }: MessageRules,
): MessageOutcome {
  const stays = { ...message, waitSeconds: null, holdsBack: false, endedBecause: null };
  if (ended.error === null)
    return { ...stays, status: 'delivered', endedBecause: ended.isCancelled ? 'cancelled' : null };
  const exhausted = { ...stays, status: 'exhausted' as const, holdsBack: blocks };
  if (ended.answer?.wish === 'abort-message') return { ...exhausted, endedBecause: 'receiver' };
  if (ended.cause === 'resend' || ended.cause === 'probe')
    return { ...stays, holdsBack: message.status === 'exhausted' && blocks };
  const scheduled = message.scheduled + (ended.cause === 'instant' ? 0 : 1);
  const next = nextTry(retrySeconds, {
    used: Math.max(scheduled, 1),
    chance: ended.chance,
    retryAfterSeconds: ended.answer?.retryAfterSeconds,
    slowDown: ended.error === 'timeout' || SLOW_DOWN.includes(ended.answer?.status ?? 0),
    refusedAfterMs: ended.error === 'connection-refused' ? ended.durationMs : undefined,
    hadInstant: message.instant !== 'unused',
  });
  const instant = message.instant === 'due' ? 'used' : message.instant;
  if (!next) return { ...exhausted, scheduled, instant, endedBecause: 'tries-used-up' };
  const waitSeconds = next.delayMs / 1_000;
  return { ...stays, status: 'pending', scheduled, waitSeconds, instant: next.isInstant ? 'due' : instant };
}
