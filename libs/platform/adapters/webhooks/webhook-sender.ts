import { eventMessageId } from '../../domain/public-event.ts';
import { type AttemptCause, type AttemptPhases } from '../../domain/webhooks/endpoint-settings.ts';
import { type ErrorClass } from '../../domain/webhooks/error-classes.ts';
import { type Answer, type GuardedHttp } from '../guarded-http.ts';
import { WireTrace } from '../wire-trace.ts';
import { type Claim } from './dispatch-sql.ts';
import { errorClassOf } from './error-class.ts';
import { type Credentials, over } from './receiver-auth.ts';
import { type Receiver } from './receivers.ts';
import { signWebhook } from './sign-webhook.ts';

const UNAUTHORIZED = 401;

/** How a try ended. */
export interface Try {
  readonly cause: AttemptCause;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** `null` when there was no answer at all. */
  readonly answer: Answer | null;
  /** A class of errors; `null` for success. */
  readonly error: ErrorClass | null;
  readonly phases: AttemptPhases;
  readonly remoteAddress: string | null;
  /** As they were sent, without what is secret. */
  readonly requestHeaders: Readonly<Record<string, string>>;
}

/** A message on its way. */
interface Sending {
  readonly schema: string;
  readonly claim: Claim;
  readonly receiver: Receiver;
}

/** Sends one message, signed by all keys that are valid, and never throws: what goes wrong is how the try ended. */
export async function sendMessage(http: Pick<GuardedHttp, 'post' | 'ask'>, sending: Sending): Promise<Try> {
  const { claim, receiver } = sending;
  const startedAt = new Date();
  const began = performance.now();
  const trace = new WireTrace();
  const ours = headersOf(sending, startedAt);
  let headers = ours;
  const ended = (answer: Answer | null, error: ErrorClass | null): Try => ({
    cause: causeOf(claim),
    startedAt,
    durationMs: Math.round(performance.now() - began),
    answer,
    error,
    phases: trace.phases,
    remoteAddress: trace.remoteAddress ?? null,
    requestHeaders: receiver.access.shownHeaders(headers),
  });
  const post = ({ certificate, headers: own, token }: Credentials, timeoutMs: number): Promise<Answer> => {
    headers = over(own, ours);
    const pool = certificate ? `${sending.schema}.${claim.endpoint_id}.${receiver.version}` : sending.schema;
    return http
      .post(receiver.url, { headers, body: claim.body, timeoutMs, pool, certificate }, trace)
      .then((answer) => receiver.access.shownAnswer(answer, token));
  };
  try {
    const answer = await postedTo(receiver, http, post);
    return ended(answer, answer.status >= 200 && answer.status < 300 ? null : errorOfStatus(answer.status));
  } catch (error) {
    return ended(null, errorClassOf(error));
  }
}

/**
 * A token that the receiver does not take any more is dropped, and another one tried at once, within the same time: once, so that a
 * receiver that takes none is no reason to ask for ever.
 */
async function postedTo(
  { access, url, timeoutMs }: Receiver,
  http: Pick<GuardedHttp, 'ask'>,
  post: (credentials: Credentials, timeoutMs: number) => Promise<Answer>,
): Promise<Answer> {
  const credentials = await access.credentials(url, http);
  const began = performance.now();
  const answer = await post(credentials, timeoutMs);
  if (answer.status !== UNAUTHORIZED || credentials.token === undefined) return answer;
  const leftMs = Math.floor(timeoutMs - (performance.now() - began));
  access.drop(credentials.token);
  const fresh = await access.credentials(url, http);
  return fresh.token === credentials.token || leftMs < 1 ? answer : post(fresh, leftMs);
}

/** What every request to the endpoint has, whatever else it wants on them. */
function headersOf({ claim, receiver }: Sending, at: Date): Record<string, string> {
  const id = eventMessageId(claim.event_id);
  const timestamp = Math.floor(at.getTime() / 1_000);
  const live = receiver.keys.filter(({ expiresAt }) => expiresAt > at.getTime()).map(({ secret }) => secret);
  const signatures = signWebhook(live, { id, timestamp, body: claim.body });
  const { signatureHeader } = receiver;
  return {
    'content-type': 'application/json',
    ...claim.headers,
    'user-agent': 'Clutch-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures,
    ...(signatureHeader === null ? {} : { [signatureHeader]: signatures }),
  };
}

function causeOf({ is_resend, is_probe, instant }: Claim): AttemptCause {
  if (is_resend) return 'resend';
  if (is_probe) return 'probe';
  return instant === 'due' ? 'instant' : 'schedule';
}

function errorOfStatus(status: number): ErrorClass {
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}
