import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { typedId } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { type ErrorClass } from '../../domain/webhooks/error-classes.ts';
import {
  CHALLENGE_TYPE,
  challengeAnswered,
  changedMeanwhile,
  type CheckResult,
  optionsAnswered,
  OwnershipChecks,
  type WantedCheck,
} from '../../domain/webhooks/ownership.ts';
import { type Answer, type GuardedHttp, type Post } from '../guarded-http.ts';
import { errorClassOf } from './error-class.ts';
import { over } from './receiver-auth.ts';
import { type Receiver, type Receivers } from './receivers.ts';
import { poolOf, postedTo, signedHeaders } from './webhook-sender.ts';

const TIMEOUT_MS = 10_000;
const CHALLENGE_BYTES = 24;

/** Asks receivers over the client that dials nothing which is none of the internet, with what their endpoints have so that they are let in. */
export class OwnershipRequests extends OwnershipChecks {
  constructor(
    private readonly http: Pick<GuardedHttp, 'post' | 'ask'>,
    private readonly receivers: Pick<Receivers, 'of'>,
    /** The host by which receivers know this installation. */
    private readonly origin: string,
  ) {
    super();
  }

  override async run(schema: string, wanted: WantedCheck): Promise<CheckResult> {
    const { endpointId, version, kind, ratePerSecond } = wanted;
    const found = await this.receivers.of(schema, [{ endpoint_id: endpointId, endpoint_version: version }]);
    const receiver = found.get(endpointId);
    if (!receiver || receiver.version !== version) return changedMeanwhile();
    const asked: Asked = { schema, endpointId, receiver, timeoutMs: Math.min(receiver.timeoutMs, TIMEOUT_MS) };
    try {
      return await (kind === 'options' ? this.#options(asked, ratePerSecond) : this.#challenge(asked));
    } catch (error) {
      return unanswered(errorClassOf(error));
    }
  }

  async #options(asked: Asked, ratePerSecond: number | null): Promise<CheckResult> {
    const rate = ratePerSecond === null ? null : Math.max(1, Math.floor(ratePerSecond * 60));
    const headers = {
      'user-agent': 'Clutch-Webhooks/1',
      'webhook-request-origin': this.origin,
      ...(rate === null ? {} : { 'webhook-request-rate': String(rate) }),
    };
    const answer = await this.#ask(asked, { method: 'OPTIONS', headers, body: new Uint8Array(0) });
    return optionsAnswered(answer, this.origin);
  }

  /**
   * In our own form, whatever that of the endpoint's messages is. A new one each time, good for as long as the request is open: an answer
   * that comes later, or for the second time, answers nothing.
   */
  async #challenge(asked: Asked): Promise<CheckResult> {
    const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
    const at = new Date();
    const expiresAt = new Date(at.getTime() + asked.timeoutMs).toISOString();
    const data = { endpointId: typedId('whe', asked.endpointId), challenge, expiresAt };
    const body = Buffer.from(JSON.stringify({ type: CHALLENGE_TYPE, timestamp: at.toISOString(), data }));
    const headers = signedHeaders(asked.receiver, { id: eventMessageId(uuidv7()), body, form: null });
    return challengeAnswered(await this.#ask(asked, { method: 'POST', headers, body }), challenge);
  }

  #ask({ schema, endpointId, receiver, timeoutMs }: Asked, request: Pick<Post, 'method' | 'headers' | 'body'>) {
    return postedTo({ ...receiver, timeoutMs }, this.http, ({ certificate, headers: own, token }, leftMs) => {
      const pool = poolOf(schema, endpointId, certificate && receiver);
      const headers = over(own, request.headers);
      return this.http
        .post(receiver.url, { ...request, headers, timeoutMs: leftMs, pool, certificate })
        .then((answer): Answer => receiver.access.shownAnswer(answer, token));
    });
  }
}

interface Asked {
  readonly schema: string;
  readonly endpointId: string;
  readonly receiver: Receiver;
  readonly timeoutMs: number;
}

function unanswered(error: ErrorClass): CheckResult {
  return { outcome: 'no-answer', detail: `The receiver gave no answer: ${error}`, allowedPerMinute: null };
}
