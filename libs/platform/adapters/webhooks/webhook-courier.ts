import { span, type TenantDatabase, type WebhookOutcome } from '#kernel';
import { type DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { eventMessageId } from '../../domain/public-event.ts';
import { nextTryAfterMs } from '../../domain/webhooks/retry-schedule.ts';
import { type SecretBox } from '../../domain/secret-box.ts';
import { errorClassOf } from './error-class.ts';
import { type Answer, type GuardedHttp } from '../guarded-http.ts';
import { signWebhook } from './sign-webhook.ts';

export interface CourierParts {
  readonly database: TenantDatabase;
  readonly http: Pick<GuardedHttp, 'post'>;
  readonly secrets: SecretBox;
  readonly wakeUps: DeliveryWakeUps;
  /** Waits between tries. */
  readonly retrySeconds: readonly number[];
  /** Told how each try ended. */
  readonly count: (outcome: WebhookOutcome) => void;
}

/** A message that this worker alone may send until its lease runs out. */
interface Claim {
  readonly endpoint_id: string;
  readonly seq: string;
  readonly fence: number;
  readonly attempts: number;
  readonly event_id: string;
  readonly body: Buffer;
  readonly url: string;
  readonly secret: Buffer;
}

interface Try {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly answer: Answer | null;
  readonly error: string | null;
}

const TIMEOUT_MS = 15_000;
/** Longer than a try can take, so that a lease ends only when its worker has died. */
const LEASE_SECONDS = 30;
/** After so many messages other endpoints get their turn. */
const MESSAGES_AT_A_TIME = 100;
const GONE = 410;

const SQL = {
  claim: {
    name: 'webhook.claim',
    text: `update platform_webhook_delivery d set fence = d.fence + 1, leased_until = now() + make_interval(secs => $2)
      from platform_webhook_endpoint e
      where e.endpoint_id = $1 and e.status = 'active' and d.endpoint_id = e.endpoint_id
        and d.seq = (select seq from platform_webhook_delivery where endpoint_id = $1 and status = 'pending' order by seq limit 1)
        and d.status = 'pending' and d.next_attempt_at <= now() and (d.leased_until is null or d.leased_until < now())
      returning d.endpoint_id, d.seq, d.fence, d.attempts, d.event_id, d.body, e.url, e.secret`,
  },
  settle: {
    name: 'webhook.settle',
    text: `update platform_webhook_delivery set attempts = attempts + 1, leased_until = null, status = $4,
        next_attempt_at = now() + make_interval(secs => $5), finished_at = case when $4 = 'pending' then null else now() end
      where endpoint_id = $1 and seq = $2 and fence = $3 and status = 'pending' returning attempts`,
  },
  log: {
    name: 'webhook.attempt',
    text: `insert into platform_webhook_attempt (endpoint_id, seq, attempt, started_at, duration_ms, response_status, error, response_body)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  },
  disable: {
    name: 'webhook.disable',
    text: "update platform_webhook_endpoint set status = 'disabled', disabled_reason = 'gone', version = version + 1 where endpoint_id = $1 and status = 'active'",
  },
} as const;

/**
 * Sends the messages of an endpoint in their order, the oldest open one first and nothing behind it before it has ended.
 *
 * A try is claimed by a lease before anything is sent, and no transaction is open while the receiver thinks. A worker that dies
 * leaves a lease that runs out: the next one sends the same message with the same id. One that was only slow finds the lease's
 * number (`fence`) changed and writes nothing. So: at least once, in order, two workers never at the same time.
 */
export class WebhookCourier {
  constructor(private readonly parts: CourierParts) {}

  /** Sends until nothing is due, or `signal` fires between two messages. */
  async deliver(schema: string, endpointId: string, signal?: AbortSignal): Promise<void> {
    for (let sent = 0; sent < MESSAGES_AT_A_TIME; sent += 1) {
      if (signal?.aborted) return;
      const claim = await this.claim(schema, endpointId);
      if (!claim) return;
      const ended = await span('clutch.webhook', { 'clutch.attempt': claim.attempts + 1 }, () => this.#try(claim));
      this.parts.count(outcomeOf(ended));
      await this.#settle(schema, claim, ended);
    }
    await this.parts.wakeUps.wake(schema, endpointId);
  }

  /** Takes the endpoint's oldest open message, if it is due and nobody else is sending it. */
  async claim(schema: string, endpointId: string): Promise<Claim | undefined> {
    const [claim] = await this.parts.database.read<Claim>(schema, {
      ...SQL.claim,
      values: [endpointId, LEASE_SECONDS],
    });
    return claim;
  }

  async #try({ endpoint_id, event_id, url, secret, body }: Claim): Promise<Try> {
    const startedAt = new Date();
    const began = performance.now();
    const ended = (answer: Answer | null, error: string | null): Try => ({
      startedAt,
      durationMs: Math.round(performance.now() - began),
      answer,
      error,
    });
    try {
      const id = eventMessageId(event_id);
      const timestamp = Math.floor(startedAt.getTime() / 1000);
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Clutch-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(this.parts.secrets.open(secret, endpoint_id), { id, timestamp, body }),
      };
      const answer = await this.parts.http.post(url, { headers, body, timeoutMs: TIMEOUT_MS });
      return ended(answer, answer.status >= 200 && answer.status < 300 ? null : errorOfStatus(answer.status));
    } catch (error) {
      return ended(null, errorClassOf(error));
    }
  }

  async #settle(schema: string, claim: Claim, { startedAt, durationMs, answer, error }: Try): Promise<void> {
    const { endpoint_id, fence, attempts } = claim;
    const seq = Number(claim.seq);
    const failure = { failures: attempts + 1, retryAfterSeconds: answer?.retryAfterSeconds, chance: Math.random() };
    const delayMs = error === null ? null : nextTryAfterMs(this.parts.retrySeconds, failure);
    const status = error === null ? 'delivered' : delayMs === null ? 'exhausted' : 'pending';
    const settled = await this.parts.database.transaction(schema, async (tx) => {
      const rows = await tx.query({ ...SQL.settle, values: [endpoint_id, seq, fence, status, (delayMs ?? 0) / 1000] });
      if (rows.length === 0) return false;
      await tx.query({
        ...SQL.log,
        values: [
          endpoint_id,
          seq,
          attempts + 1,
          startedAt,
          durationMs,
          answer?.status ?? null,
          error,
          answer?.body ?? null,
        ],
      });
      if (answer?.status === GONE) await tx.query({ ...SQL.disable, values: [endpoint_id] });
      return true;
    });
    if (settled && delayMs !== null)
      await this.parts.wakeUps.wakeLater(schema, endpoint_id, { seq, attempt: attempts + 1, delayMs });
  }
}

function outcomeOf({ answer, error }: Try): WebhookOutcome {
  if (error === null) return 'delivered';
  if (answer) return 'refused';
  return error === 'target-refused' ? 'blocked' : 'unreachable';
}

function errorOfStatus(status: number): string {
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}
