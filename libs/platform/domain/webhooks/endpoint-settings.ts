import { type SigningAlgorithm, type SigningKey } from './key-ring.ts';

/** All of the data, or the ids in it only: who wants to know more asks the API. */
export type WebhookPayload = 'full' | 'thin';
/** Our own form; CloudEvents 1.0 in the headers (`binary`) or around the data (`structured`). */
export type WebhookFormat = 'standard' | 'cloudevents-binary' | 'cloudevents-structured';
export type WebhookAuthKind = 'none' | 'basic' | 'bearer' | 'oauth2' | 'mtls';
/**
 * `none`: as fast as it goes. `perKey`: what happens to one thing arrives in its order. `strict`: everything does, one at a time, so that
 * the rate is one message for each answer's time.
 */
export const ORDERINGS = ['none', 'perKey', 'strict'] as const;
export type WebhookOrdering = (typeof ORDERINGS)[number];

export interface WebhookSigning {
  /** Of the next key. */
  readonly algorithm: SigningAlgorithm;
  /** Newest first. */
  readonly keys: readonly SigningKey[];
}

export interface WebhookTransformation {
  readonly isEnabled: boolean;
  /** The number of the one that runs. */
  readonly revision: number;
  /** Newest first, ten at the most. */
  readonly revisions: readonly { readonly revision: number; readonly code: string; readonly createdAt: string }[];
}

/** Why a try was made: by the schedule, at once after a refused connection, while the breaker was open, or because somebody asked. */
export type AttemptCause = 'schedule' | 'instant' | 'probe' | 'resend';

/** How long each part of a try took, in milliseconds; on a connection that was there already the first three are absent. */
export interface AttemptPhases {
  readonly dns?: number;
  readonly connect?: number;
  readonly tls?: number;
  readonly firstByte?: number;
}
