import { Logger } from '@nestjs/common';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { type TenantRef } from '../../context/request-context.ts';
import { type Principal } from '../authorization/principal.ts';
import { type BatchName, BatchNames } from '../batch-names.ts';
import { PROBLEM_JSON } from '../problems/problem.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { inBackground } from '../../lifecycle/in-background.ts';
import { type KeptRequest, type RequestLogSink } from './kept-request.ts';
import { latencyBucket } from './latency-buckets.ts';
import { keptRequestHeaders, redactBody, redactUnknownPath, redactUrl } from './redact-body.ts';
import { type UsageCount, UsageTally, type UsageSink } from './usage-tally.ts';

/** How often what was counted is written down: so much a crash can lose. */
const FLUSH_MS = 1_000;
const MINUTE_MS = 60_000;
/** Requests that wait to be written; in a storm the rest is counted, but cannot be looked at. */
const MOST_WAITING = 4_000;
/** From here on reads that went well are left out, so that there is room for what somebody will ask about. */
const MOST_READS = 2_000;
/** So many are written at a time, and as soon as there are. */
const BATCH = 200;
const LARGEST_BODY = 16_384;
/** What reaches no operation. */
const UNMATCHED = 'unmatched';
const TOO_LARGE = '[too large to be kept]';

/**
 * Requests that no limit has counted: from nobody who was known when they were refused. Of each tenant so many a minute are kept; what comes
 * besides is counted, or whoever knows the id of a key could fill the log.
 */
const MOST_UNCOUNTED = 60;

export interface MeteringSinks {
  readonly usage: UsageSink;
  readonly log: RequestLogSink;
}

/**
 * A request that is over, and what of it will be read when there is time. Only what is small: a whole request that waits here would be
 * copied by the garbage collector again and again.
 */
interface Ended {
  /** Its URL as it was sent. */
  readonly kept: Omit<KeptRequest, 'requestBody' | 'responseBody'>;
  /** As it was parsed; absent where it may not be kept. */
  readonly body: unknown;
  readonly answer: string | undefined;
}

interface UsageBatch {
  readonly counts: readonly UsageCount[];
  readonly name: BatchName;
}

const RESPONSE_HEADERS = [
  'content-type',
  'clutch-position',
  'clutch-version',
  'deprecation',
  'etag',
  'idempotent-replayed',
  'location',
  'ratelimit',
  'retry-after',
  'sunset',
] as const;

/**
 * Counts every request of a tenant and keeps it for its log. What a request pays is one entry in memory; reading, redacting and writing
 * happen between requests, in batches, and nothing waits for them.
 */
export class Metering {
  readonly #log = new Logger('metering');
  readonly #tally = new UsageTally();
  readonly #names = new BatchNames();
  /** What is being written, or was written without an answer. */
  #batch: UsageBatch | undefined;
  #waiting: Ended[] = [];
  #sinks: MeteringSinks | undefined;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #minute = 0;
  readonly #uncounted = new Map<string, number>();

  /** Must be called after the habits have added their own hooks, so that it sees the answer as it goes out. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onSend', (request, reply, payload, done) => {
      if (this.#sinks) noteBody(request as HttpRequest, reply, payload);
      done(null, payload);
    });
    instance.addHook('onResponse', (request, reply, done) => {
      this.#end(request as HttpRequest, reply);
      done();
    });
  }

  /** Whether the request can be looked at afterwards: decided once, and before its answer says so. */
  willKeep(request: HttpRequest): boolean {
    return (request.isKept ??= this.#hasRoomFor(request));
  }

  #hasRoomFor(request: HttpRequest): boolean {
    const tenant = tenantOf(request);
    if (!tenant || !this.#sinks?.log.keeps(tenant.id) || this.#waiting.length >= MOST_WAITING) return false;
    if (request.principal) return true;
    const minute = minuteOf(Date.now());
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#uncounted.clear();
    }
    const before = this.#uncounted.get(tenant.id) ?? 0;
    this.#uncounted.set(tenant.id, before + 1);
    return before < MOST_UNCOUNTED;
  }

  start(sinks: MeteringSinks): void {
    this.#sinks = sinks;
    this.#timer = setInterval(() => inBackground('writing usage', this.flush()), FLUSH_MS).unref();
  }

  /** Writes down what there is. Never rejects. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #end(request: HttpRequest, reply: FastifyReply): void {
    const tenant = tenantOf(request);
    if (!this.#sinks || !tenant) return;
    const { operation, metered, principal = request.askedBy } = request;
    const now = Date.now();
    const ms = reply.elapsedTime;
    const status = reply.statusCode;
    const code = status < 400 ? '' : (request.clutch.audit?.code ?? request.problemCode ?? '');
    this.#tally.add({
      minute: minuteOf(now),
      tenantId: tenant.id,
      credential: payerOf(principal),
      operation: metered?.operation ?? operation?.id ?? UNMATCHED,
      status,
      code,
      bucket: latencyBucket(ms),
      isDeprecated: operation?.isDeprecated ?? false,
      requests: 1,
      cost: metered?.cost ?? operation?.cost ?? 1,
      ms,
    });
    const isSpared = status < 400 && isRead(request) && this.#waiting.length >= MOST_READS;
    if (isSpared || !this.willKeep(request)) return;
    this.#waiting.push(endedOf(request, reply, { tenantId: tenant.id, at: new Date(now), status, code, ms }));
    if (this.#waiting.length === BATCH) this.#flushing = this.#flushing.then(() => this.#writeRequests());
  }

  async #write(): Promise<void> {
    if (!this.#sinks) return;
    const { usage } = this.#sinks;
    // What was written without an answer goes first.
    if (!this.#batch || (await this.#writeUsage(usage, this.#batch))) {
      const counts = this.#tally.take();
      if (counts.length > 0) await this.#writeUsage(usage, (this.#batch = { counts, name: this.#names.next() }));
    }
    await this.#writeRequests();
  }

  /** @returns whether it is written; else it is kept as it is, because it may have been */
  async #writeUsage(sink: UsageSink, { counts, name }: UsageBatch): Promise<boolean> {
    try {
      await sink.write(counts, name);
      this.#batch = undefined;
      return true;
    } catch (err) {
      this.#log.warn({ err }, 'Usage could not be written down; it is kept and tried again');
      return false;
    }
  }

  async #writeRequests(): Promise<void> {
    if (!this.#sinks) return;
    const ended = this.#waiting;
    this.#waiting = [];
    for (let at = 0; at < ended.length; at += BATCH) {
      const batch = ended.slice(at, at + BATCH).map(keptRequest);
      await this.#sinks.log.write(batch).catch((err: unknown) => {
        this.#log.warn({ err, requests: batch.length }, 'Requests were not kept; they cannot be looked at');
      });
    }
  }
}

/** Whose usage it is. People's sessions are one: which of them asked for what stands in the audit trail, where it is looked after. */
function payerOf(principal: Principal | undefined): string {
  if (!principal) return 'nobody';
  const { kind, id } = principal.actor;
  return kind === 'user' ? 'people' : id;
}

function tenantOf({ clutch, askedBy }: HttpRequest): TenantRef | undefined {
  return clutch?.tenant ?? askedBy?.tenant;
}

const minuteOf = (ms: number): number => ms - (ms % MINUTE_MS);

function isRead({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Of reads only errors have a body that is worth keeping: the rest can be read again. */
function noteBody(request: HttpRequest, reply: FastifyReply, payload: unknown): void {
  if (typeof payload !== 'string') return;
  if (isRead(request) && reply.statusCode < 400) return;
  if (reply.statusCode >= 400 && request.clutch?.audit?.code === undefined)
    request.problemCode = codeIn(reply, payload);
  request.sentBody = payload.length <= LARGEST_BODY ? payload : TOO_LARGE;
}

const CODE = /"code":"([a-z0-9.-]{1,100})"/;

/** The code of a problem that was written elsewhere than where errors end. */
function codeIn(reply: FastifyReply, payload: string): string | undefined {
  return reply.getHeader('content-type') === PROBLEM_JSON ? CODE.exec(payload)?.[1] : undefined;
}

type Outcome = Pick<KeptRequest, 'tenantId' | 'at' | 'status' | 'ms'> & { readonly code: string };

function endedOf(request: HttpRequest, reply: FastifyReply, { code, ...outcome }: Outcome): Ended {
  const { id, method, url, headers, clutch, operation, metered, principal = request.askedBy } = request;
  const isSecret = operation?.isPublic ?? true;
  const kept = {
    ...outcome,
    requestId: id,
    operation: metered?.operation ?? operation?.id ?? UNMATCHED,
    method,
    url,
    code: code === '' ? null : code,
    credential: principal?.credentialId ?? clutch.namedCredential ?? 'nobody',
    actorId: principal?.actor.id ?? 'nobody',
    requestHeaders: keptRequestHeaders(headers),
    responseHeaders: keptResponseHeaders(reply),
  };
  const isLarge = Number(headers['content-length'] ?? 0) > LARGEST_BODY;
  return {
    kept,
    body: isSecret ? undefined : isLarge ? TOO_LARGE : request.body,
    answer: isSecret && outcome.status < 400 ? undefined : request.sentBody,
  };
}

function keptResponseHeaders(reply: FastifyReply): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of RESPONSE_HEADERS) {
    const value = reply.getHeader(name);
    if (value !== undefined) kept[name] = String(value);
  }
  return kept;
}

function keptRequest({ kept, body, answer }: Ended): KeptRequest {
  return {
    ...kept,
    url: kept.operation === UNMATCHED ? redactUnknownPath(kept.url) : redactUrl(kept.url),
    ms: Math.round(kept.ms * 100) / 100,
    requestBody: keptBody(body),
    responseBody: keptAnswer(answer),
  };
}

function keptBody(body: unknown): unknown {
  if (body === TOO_LARGE) return body;
  return body === null || typeof body !== 'object' ? null : redactBody(body);
}

function keptAnswer(text: string | undefined): unknown {
  if (text === undefined || text === '') return null;
  if (text === TOO_LARGE) return text;
  try {
    return redactBody(JSON.parse(text));
  } catch {
    return '[not JSON]'; // pages, CSV: nothing of it is kept
  }
}
