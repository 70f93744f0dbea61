import { Logger } from '@nestjs/common';
import { inBackground, outsideAnyRequest, span, type TenantDatabase, type WebhookOutcome } from '#kernel';
import { outcomeOfTry, type ReceiverWish } from '../../domain/webhooks/outcome-of-try.ts';
import { type GuardedHttp } from '../guarded-http.ts';
import { type Claim, DISPATCH_SQL } from './dispatch-sql.ts';
import { type Receiver, type Receivers } from './receivers.ts';
import { type EndpointChange, type Settlement, settleTries } from './settle-tries.ts';
import { sendMessage, type Try } from './webhook-sender.ts';

export interface DispatcherParts {
  readonly database: TenantDatabase;
  readonly http: Pick<GuardedHttp, 'post'>;
  readonly receivers: Receivers;
  /** Waits between tries, where an endpoint has none of its own. */
  readonly retrySeconds: readonly number[];
  /** Told how each try ended. */
  readonly count: (outcome: WebhookOutcome) => void;
  /** Told of what changed for endpoints, after that was written. */
  readonly changed: (schema: string, changes: readonly EndpointChange[]) => void;
}

/** Longer than a try can take, so that a lease ends only when its worker has died. */
const LEASE_SECONDS = 45;
/** Messages that a worker sends at a time; most of that is waiting for receivers. */
const MOST_AT_A_TIME = 1_000;
/** Of them for one tenant, so that receivers of others find places however slow those of one are. */
const MOST_OF_TENANT = 250;
const ENDPOINTS_AT_A_TIME = 100;
/** What is due later than that the sweep finds. */
const LONGEST_TIMER_MS = 60_000;
const GONE = 410;

/** What a worker has to do for one tenant. */
interface Desk {
  sending: number;
  readonly ended: Settlement[];
  isClaiming: boolean;
  claimAgain: boolean;
  settling: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Called when nothing is due and nothing under way. */
  readonly atRest: (() => void)[];
}

/**
 * Sends what is due to the endpoints of tenants, many at a time.
 *
 * A try is claimed by a lease before anything is sent, and no transaction is open while the receiver thinks. A worker that dies leaves a
 * lease that runs out: the next one sends the same message with the same id. One that was only slow finds the lease's number (`fence`)
 * changed and writes nothing. So: at least once, in the endpoint's order, two workers never at the same time.
 */
export class WebhookDispatcher {
  readonly #log = new Logger('webhooks');
  readonly #desks = new Map<string, Desk>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** Tenants that found no place, in the order in which they came. */
  readonly #waiting = new Set<string>();
  #sending = 0;
  #isStopped = false;

  constructor(private readonly parts: DispatcherParts) {}

  /** Looks what is due for the tenant, now or, where that is going on, once more. */
  wake(schema: string): void {
    if (this.#isStopped) return;
    const desk = this.#desk(schema);
    if (desk.isClaiming) desk.claimAgain = true;
    else this.#follow('claiming messages', () => this.#claimAll(schema, desk));
  }

  /** Resolves when nothing is due and nothing under way for the tenant. */
  async rest(schema: string): Promise<void> {
    const resting = new Promise<void>((resolve) => this.#desk(schema).atRest.push(resolve));
    this.wake(schema);
    await resting;
  }

  /** Begins nothing new, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { timer } of this.#desks.values()) clearTimeout(timer);
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Takes what is due, at most so many messages, and nobody else does. */
  claim(schema: string, most: number): Promise<Claim[]> {
    const values = [most, LEASE_SECONDS, ENDPOINTS_AT_A_TIME];
    return this.parts.database.read<Claim>(schema, { ...DISPATCH_SQL.CLAIM, values });
  }

  #desk(schema: string): Desk {
    const known = this.#desks.get(schema);
    if (known) return known;
    const desk: Desk = {
      sending: 0,
      ended: [],
      isClaiming: false,
      claimAgain: false,
      settling: undefined,
      timer: undefined,
      atRest: [],
    };
    this.#desks.set(schema, desk);
    return desk;
  }

  async #claimAll(schema: string, desk: Desk): Promise<void> {
    desk.isClaiming = true;
    clearTimeout(desk.timer);
    try {
      do {
        desk.claimAgain = false;
        const room = Math.min(MOST_OF_TENANT - desk.sending, MOST_AT_A_TIME - this.#sending);
        // Whoever ends a try looks again.
        if (room <= 0) {
          if (desk.sending === 0) this.#waiting.add(schema);
          return;
        }
        const claims = await this.claim(schema, room);
        if (claims.length > 0) await this.#send(schema, desk, claims);
        desk.claimAgain ||= claims.length > 0;
      } while (desk.claimAgain && !this.#isStopped);
    } finally {
      desk.isClaiming = false;
    }
    await this.#settleDown(schema, desk);
  }

  /** Nothing is due: waits for what will be, or is at rest. */
  async #settleDown(schema: string, desk: Desk): Promise<void> {
    if (desk.sending > 0 || desk.settling || this.#isStopped) return;
    const [next] = await this.parts.database.read<{ seconds: number | null }>(schema, DISPATCH_SQL.NEXT_DUE);
    if (desk.sending > 0 || desk.isClaiming) return;
    const seconds = next?.seconds ?? null;
    if (seconds !== null) {
      const delayMs = Math.min(Math.max(1_000 * seconds, 5), LONGEST_TIMER_MS);
      clearTimeout(desk.timer);
      desk.timer = setTimeout(() => this.wake(schema), delayMs).unref();
    }
    for (const resolve of desk.atRest.splice(0)) resolve();
    if (seconds === null && desk.atRest.length === 0) this.#desks.delete(schema);
  }

  async #send(schema: string, desk: Desk, claims: readonly Claim[]): Promise<void> {
    const receivers = await this.parts.receivers.of(schema, claims);
    for (const claim of claims) {
      const receiver = receivers.get(claim.endpoint_id);
      // Deleted meanwhile, with its messages.
      if (!receiver) continue;
      desk.sending += 1;
      this.#sending += 1;
      this.#follow('sending a message', () => this.#try(schema, desk, { claim, receiver }));
    }
  }

  async #try(schema: string, desk: Desk, message: { claim: Claim; receiver: Receiver }): Promise<void> {
    const { claim, receiver } = message;
    const tried = await span('clutch.webhook', { 'clutch.attempt': claim.scheduled + 1 }, () =>
      sendMessage(this.parts.http, { schema, claim, receiver }),
    );
    this.parts.count(countedAs(tried));
    desk.ended.push(this.#settlement(tried, message));
    desk.settling ??= this.#settleAll(schema, desk);
    await desk.settling;
  }

  #settlement(tried: Try, { claim, receiver }: { claim: Claim; receiver: Receiver }): Settlement {
    const { answer, cause, durationMs, error } = tried;
    const wish = wishOf(answer?.headers['webhook-delivery']);
    const rules = { retrySeconds: receiver.retrySeconds ?? this.parts.retrySeconds, blocks: receiver.blocks };
    const ended = { cause, durationMs, error, chance: Math.random(), answer: answer && { ...answer, wish } };
    const disables = answer?.status === GONE ? 'gone' : wish === 'disable' ? 'receiver' : null;
    return { claim, tried, outcome: outcomeOfTry(claim, ended, rules), disables };
  }

  /** What ends while something is written is written next, together. */
  async #settleAll(schema: string, desk: Desk): Promise<void> {
    try {
      while (desk.ended.length > 0) {
        const settlements = desk.ended.splice(0);
        try {
          const changes = await settleTries(this.parts.database, schema, settlements);
          if (changes.length > 0) this.parts.changed(schema, changes);
        } catch (err) {
          // Their leases run out, and they are sent again.
          this.#log.error({ err, messages: settlements.length }, 'How tries ended could not be written');
        }
        desk.sending -= settlements.length;
        this.#sending -= settlements.length;
        this.wake(schema);
        this.#wakeWaiting();
      }
    } finally {
      desk.settling = undefined;
    }
  }

  #wakeWaiting(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    this.#waiting.delete(first);
    this.wake(first);
  }

  /** On its own: nobody who has asked for it waits, and it belongs to no request. */
  #follow(what: string, begin: () => Promise<void>): void {
    const work = outsideAnyRequest(begin).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
    inBackground(what, work);
  }
}

function wishOf(header: string | undefined): ReceiverWish {
  return header === 'disable' || header === 'abort-message' ? header : 'none';
}

function countedAs({ answer, error }: Try): WebhookOutcome {
  if (error === null) return 'delivered';
  if (answer) return 'refused';
  return error === 'target-refused' ? 'blocked' : 'unreachable';
}
