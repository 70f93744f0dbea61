import { Logger } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { inBackground, outsideAnyRequest, span, type TenantDatabase, type WebhookOutcome } from '#kernel';
import { type Transformer } from '../../domain/webhooks/transformation.ts';
import { type GuardedHttp } from '../guarded-http.ts';
import { CLAIM_SQL, SLOW_AFTER_MS } from './claim-sql.ts';
import { type Claim } from './dispatch-sql.ts';
import { EndpointLines } from './endpoint-lines.ts';
import { giveBack } from './give-back.ts';
import { type Receiver, type Receivers } from './receivers.ts';
import { type FreePlaces, type Place, type PlaceLimits, SendingPlaces } from './sending-places.ts';
import { type Settlement, settlementOf, settleTries } from './settle-tries.ts';
import { sendMessage, type Try } from './webhook-sender.ts';

export interface DispatcherParts {
  readonly database: TenantDatabase;
  readonly http: Pick<GuardedHttp, 'post' | 'ask'>;
  readonly receivers: Receivers;
  readonly transformer: Transformer;
  /** Waits between tries, where an endpoint has none of its own. */
  readonly retrySeconds: readonly number[];
  /** Told how each try ended. */
  readonly count: (outcome: WebhookOutcome) => void;
  /** Messages that are sent at a time; most of that is waiting for receivers. */
  readonly places?: PlaceLimits;
}

const PLACES: PlaceLimits = { worker: 1_000, tenant: 250, slowAfterMs: SLOW_AFTER_MS };
/** As many as a claim looks at, so that there may be more. */
const ENDPOINTS_AT_A_TIME = 100;
/** What is due later than that the sweep finds. */
const LONGEST_TIMER_MS = 60_000;
/** While something is under way, what else is due is looked for so often at the least. */
const WHILE_SENDING_MS = 1_000;
/** What waits for its endpoint for longer is given back. Leases last longer than that and a try together. */
const WAITS_AT_MOST_MS = 2_000;
/** While others are under way, more is looked for after so long: what ends within it is made up for at once. */
const GATHERED_MS = 5;
/** Where another worker had an endpoint at hand, it is looked at again after so long, and twice as long each time. */
const SOON_MS = 20;

/** What a worker has to do for one tenant. */
interface Desk {
  readonly ended: Ended[];
  /** Leased, and not to be sent by us. */
  readonly givenBack: Message[];
  isClaiming: boolean;
  claimAgain: boolean;
  settling: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Set while what ends is gathered. */
  gathering: NodeJS.Timeout | undefined;
  /** How often in a row something was due and could not be had. */
  inVain: number;
  /** Called when nothing is due and nothing under way. */
  readonly atRest: (() => void)[];
}

interface Message {
  readonly claim: Claim;
  readonly receiver: Receiver;
  readonly place: Place;
}

interface Ended {
  readonly settlement: Settlement;
  readonly place: Place;
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
  readonly #places: SendingPlaces;
  readonly #lines = new EndpointLines();
  /** Whose its leases are. */
  readonly #id = uuidv7();
  #isStopped = false;

  constructor(readonly parts: DispatcherParts) {
    this.#places = new SendingPlaces(parts.places ?? PLACES);
  }

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
    for (const { timer, gathering } of this.#desks.values()) {
      clearTimeout(timer);
      clearTimeout(gathering);
    }
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Takes what is due, at most so many messages, and nobody else does. */
  async claim(schema: string, { well, ailing }: FreePlaces): Promise<Claim[]> {
    const values = [this.#id, uuidv7(), well, ailing];
    const statements = [CLAIM_SQL.PLANNED_ONCE, { ...CLAIM_SQL.TURN, values }, { ...CLAIM_SQL.CLAIM, values }];
    const [, , claims] = await this.parts.database.readAll<[never, never, Claim]>(schema, statements);
    return claims;
  }

  /** Whether there is something that it could claim now: all that a quiet tenant costs. */
  async hasDue(schema: string): Promise<boolean> {
    const statements = [CLAIM_SQL.PLANNED_ONCE, { ...CLAIM_SQL.ANY_DUE, values: [this.#id] }];
    const [, due] = await this.parts.database.readAll(schema, statements);
    return due !== undefined && due.length > 0;
  }

  #desk(schema: string): Desk {
    const known = this.#desks.get(schema);
    if (known) return known;
    const desk: Desk = {
      ended: [],
      givenBack: [],
      isClaiming: false,
      claimAgain: false,
      settling: undefined,
      timer: undefined,
      gathering: undefined,
      inVain: 0,
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
        const free = this.#places.free(schema);
        // Whoever ends a try looks again.
        if (free.well === 0 && this.#places.openOf(schema) === 0) this.#waiting.add(schema);
        if (free.well === 0 && free.ailing === 0) return;
        const claims = await this.claim(schema, free);
        if (claims.length > 0) await this.#send(schema, desk, claims);
        if (claims.length > 0) desk.inVain = 0;
        // With fewer nothing is left that could be had before one of them ends.
        desk.claimAgain ||= claims.length >= ENDPOINTS_AT_A_TIME;
      } while (desk.claimAgain && !this.#isStopped);
    } finally {
      desk.isClaiming = false;
    }
    if (this.#places.free(schema).well > 0) this.#wakeWaiting();
    await this.#settleDown(schema, desk);
  }

  /** Nothing can be had: waits for what will be, or is at rest. */
  async #settleDown(schema: string, desk: Desk): Promise<void> {
    if (this.#isStopped) return;
    if (this.#places.openOf(schema) > 0) return this.#wakeIn(schema, desk, WHILE_SENDING_MS);
    const statements = [CLAIM_SQL.PLANNED_ONCE, { ...CLAIM_SQL.NEXT_DUE, values: [this.#id] }];
    const [, [next]] = await this.parts.database.readAll<[never, { seconds: number | null }]>(schema, statements);
    if (this.#places.openOf(schema) > 0 || desk.isClaiming) return;
    const seconds = next?.seconds ?? null;
    if (seconds !== null && seconds <= 0) {
      this.#wakeIn(schema, desk, Math.min(SOON_MS * 2 ** desk.inVain, WHILE_SENDING_MS));
      desk.inVain += 1;
      return;
    }
    if (seconds !== null) this.#wakeIn(schema, desk, Math.min(1_000 * seconds + 1, LONGEST_TIMER_MS));
    for (const resolve of desk.atRest.splice(0)) resolve();
    if (seconds === null) this.#desks.delete(schema);
  }

  #wakeIn(schema: string, desk: Desk, delayMs: number): void {
    clearTimeout(desk.timer);
    if (!this.#isStopped) desk.timer = setTimeout(() => this.wake(schema), delayMs).unref();
  }

  async #send(schema: string, desk: Desk, claims: readonly Claim[]): Promise<void> {
    const receivers = await this.parts.receivers.of(schema, claims);
    for (const claim of claims) {
      const receiver = receivers.get(claim.endpoint_id);
      // Deleted meanwhile, with its messages.
      if (!receiver) continue;
      const message = { claim, receiver, place: this.#places.take(schema, claim.is_slow) };
      const endsAt = performance.now() + WAITS_AT_MOST_MS;
      this.#lines.enter(lineOf(schema, claim), claim.concurrency, () =>
        this.#follow('sending a message', () =>
          this.#isStopped || performance.now() > endsAt
            ? this.#giveBack(schema, desk, message)
            : this.#try(schema, desk, message),
        ),
      );
    }
  }

  async #try(schema: string, desk: Desk, message: Message): Promise<void> {
    const { claim, receiver, place } = message;
    place.open(() => this.wake(schema));
    const tried = await span('clutch.webhook', { 'clutch.attempt': claim.scheduled + 1 }, () =>
      sendMessage(this.parts, { schema, claim, receiver }),
    );
    this.#lines.leave(lineOf(schema, claim));
    this.parts.count(countedAs(tried));
    const rules = { retrySeconds: receiver.retrySeconds ?? this.parts.retrySeconds, blocks: receiver.blocks };
    desk.ended.push({ settlement: settlementOf(claim, tried, rules), place });
    desk.settling ??= this.#settleAll(schema, desk);
    await desk.settling;
  }

  /** What waits behind it, and has waited for as long, goes with it. */
  async #giveBack(schema: string, desk: Desk, message: Message): Promise<void> {
    desk.givenBack.push(message);
    this.#lines.leave(lineOf(schema, message.claim));
    const messages = desk.givenBack.splice(0);
    if (messages.length === 0) return;
    try {
      const claims = messages.map(({ claim }) => claim);
      await giveBack(this.parts.database, schema, claims);
    } finally {
      for (const { place } of messages) place.leave();
    }
    this.#wakeSoon(schema, desk);
  }

  /** What ends while something is written is written next, together. */
  async #settleAll(schema: string, desk: Desk): Promise<void> {
    try {
      while (desk.ended.length > 0) {
        const ended = desk.ended.splice(0);
        const settlements = ended.map(({ settlement }) => settlement);
        try {
          await settleTries(this.parts.database, schema, settlements);
        } catch (err) {
          // Their leases run out, and they are sent again.
          this.#log.error({ err, messages: settlements.length }, 'How tries ended could not be written');
        }
        for (const { place } of ended) place.leave();
        this.#wakeSoon(schema, desk);
        this.#wakeWaiting();
      }
    } finally {
      desk.settling = undefined;
    }
  }

  /** At once where nothing is under way: somebody's order waits for it. */
  #wakeSoon(schema: string, desk: Desk): void {
    if (this.#places.openOf(schema) === 0) this.wake(schema);
    else if (!this.#isStopped) desk.gathering ??= setTimeout(() => this.#wakeGathered(schema, desk), GATHERED_MS);
  }

  #wakeGathered(schema: string, desk: Desk): void {
    desk.gathering = undefined;
    this.wake(schema);
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

function lineOf(schema: string, { endpoint_id: endpointId }: Claim): string {
  return `${schema}.${endpointId}`;
}

function countedAs({ answer, error, isCancelled }: Try): WebhookOutcome {
  if (isCancelled) return 'cancelled';
  if (error === null) return 'delivered';
  if (answer) return 'refused';
  if (error === 'transform') return 'script-failed';
  return error === 'target-refused' ? 'blocked' : 'unreachable';
}
