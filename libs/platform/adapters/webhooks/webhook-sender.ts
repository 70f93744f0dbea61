import { eventMessageId } from '../../domain/public-event.ts';
import { type AttemptCause, type AttemptPhases } from '../../domain/webhooks/endpoint-settings.ts';
import { type Answer, type GuardedHttp } from '../guarded-http.ts';
import { WireTrace } from '../wire-trace.ts';
import { type Claim } from './dispatch-sql.ts';
import { errorClassOf } from './error-class.ts';
import { type Receiver } from './receivers.ts';
import { signWebhook } from './sign-webhook.ts';

/** How a try ended. */
export interface Try {
  readonly cause: AttemptCause;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** `null` when there was no answer at all. */
  readonly answer: Answer | null;
  /** A class of errors; `null` for success. */
  readonly error: string | null;
  readonly phases: AttemptPhases;
  readonly remoteAddress: string | null;
  /** As they were sent, without what is secret. */
  readonly requestHeaders: Readonly<Record<string, string>>;
}

/** Sends one message, signed by all keys that are valid, and never throws: what goes wrong is how the try ended. */
export async function sendMessage(
  http: Pick<GuardedHttp, 'post'>,
  { schema, claim, receiver }: { schema: string; claim: Claim; receiver: Receiver },
): Promise<Try> {
  const startedAt = new Date();
  const began = performance.now();
  const trace = new WireTrace();
  const id = eventMessageId(claim.event_id);
  const timestamp = Math.floor(startedAt.getTime() / 1_000);
  const live = receiver.keys.filter(({ expiresAt }) => expiresAt > startedAt.getTime()).map(({ secret }) => secret);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Clutch-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook(live, { id, timestamp, body: claim.body }),
  };
  const ended = (answer: Answer | null, error: string | null): Try => ({
    cause: causeOf(claim),
    startedAt,
    durationMs: Math.round(performance.now() - began),
    answer,
    error,
    phases: trace.phases,
    remoteAddress: trace.remoteAddress ?? null,
    requestHeaders: headers,
  });
  try {
    const { url, timeoutMs } = receiver;
    const answer = await http.post(url, { headers, body: claim.body, timeoutMs, pool: schema }, trace);
    return ended(answer, answer.status >= 200 && answer.status < 300 ? null : errorOfStatus(answer.status));
  } catch (error) {
    return ended(null, errorClassOf(error));
  }
}

function causeOf({ is_resend, is_probe, instant }: Claim): AttemptCause {
  if (is_resend) return 'resend';
  if (is_probe) return 'probe';
  return instant === 'due' ? 'instant' : 'schedule';
}

function errorOfStatus(status: number): string {
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}
