import { eventMessageId } from '../../domain/public-event.ts';
import { type AttemptCause, type AttemptPhases } from '../../domain/webhooks/endpoint-settings.ts';
import { type ErrorClass } from '../../domain/webhooks/error-classes.ts';
import { type Transformer } from '../../domain/webhooks/transformation.ts';
import { type Answer, type GuardedHttp } from '../guarded-http.ts';
import { WireTrace } from '../wire-trace.ts';
import { type Claim } from './dispatch-sql.ts';
import { errorClassOf, NoKey, TokenRefused } from './error-class.ts';
import { type Credentials, over } from './receiver-auth.ts';
import { type Receiver } from './receivers.ts';
import { signWebhook } from './sign-webhook.ts';
import { type Outgoing, outgoingOf, TransformFailed } from './transform/transform-message.ts';

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
  /** What the endpoint's script said when it failed, or why no token was to be had. */
  readonly errorDetail: string | null;
  /** Nothing was sent, as the endpoint's script wants it. */
  readonly isCancelled: boolean;
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

export interface SenderParts {
  readonly http: Pick<GuardedHttp, 'post' | 'ask'>;
  readonly transformer: Transformer;
}

/** Sends one message, as its endpoint's script wants it, signed by all keys that are valid, and never throws: what goes wrong is how the try ended. */
export async function sendMessage({ http, transformer }: SenderParts, sending: Sending): Promise<Try> {
  const { claim, receiver } = sending;
  const startedAt = new Date();
  const began = performance.now();
  const trace = new WireTrace();
  let headers: Record<string, string> = {};
  const ended = (answer: Answer | null, error: ErrorClass | null, errorDetail: string | null = null): Try => ({
    cause: causeOf(claim),
    startedAt,
    durationMs: Math.round(performance.now() - began),
    answer,
    error,
    errorDetail,
    isCancelled: false,
    phases: trace.phases,
    remoteAddress: trace.remoteAddress ?? null,
    requestHeaders: receiver.access.shownHeaders(headers),
  });
  const posting = (outgoing: Outgoing) => {
    const ours = signedHeaders(receiver, { id: eventMessageId(claim.event_id), ...outgoing });
    headers = ours;
    return ({ certificate, headers: own, token }: Credentials, timeoutMs: number): Promise<Answer> => {
      headers = over(over(own, outgoing.headers), ours);
      const pool = poolOf(sending.schema, claim.endpoint_id, certificate && receiver);
      return http
        .post(outgoing.url, { headers, body: outgoing.body, timeoutMs, pool, certificate }, trace)
        .then((answer) => receiver.access.shownAnswer(answer, token));
    };
  };
  try {
    const outgoing = await outgoingOf(transformer, sending);
    if (!outgoing) return { ...ended(null, null), isCancelled: true };
    const answer = await postedTo(receiver, http, posting(outgoing));
    return ended(answer, answer.status >= 200 && answer.status < 300 ? null : errorOfStatus(answer.status));
  } catch (error) {
    const isTold = error instanceof TransformFailed || error instanceof TokenRefused;
    return ended(null, errorClassOf(error), isTold ? error.message : null);
  }
}

/**
 * A token that the receiver does not take any more is dropped, and another one tried at once, within the same time: once, so that a
 * receiver that takes none is no reason to ask for ever.
 */
export async function postedTo(
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

/** Whose connections a request uses: with a certificate those of its endpoint in this version, else its tenant's. */
export function poolOf(schema: string, endpointId: string, certified: Pick<Receiver, 'version'> | undefined): string {
  return certified ? `${schema}.${endpointId}.${certified.version}` : schema;
}

/** What every message to the endpoint has, whatever else it wants on them. @throws NoKey */
export function signedHeaders(
  receiver: Pick<Receiver, 'keys' | 'signatureHeader'>,
  { id, body, form }: Pick<Outgoing, 'body' | 'form'> & { readonly id: string },
): Record<string, string> {
  const at = new Date();
  const timestamp = Math.floor(at.getTime() / 1_000);
  const live = receiver.keys.filter(({ expiresAt }) => expiresAt > at.getTime()).map(({ key }) => key);
  if (live.length === 0) throw new NoKey('There is no key to sign with');
  const signatures = signWebhook(live, { id, timestamp, body });
  const { signatureHeader } = receiver;
  return {
    'content-type': 'application/json',
    ...form,
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
