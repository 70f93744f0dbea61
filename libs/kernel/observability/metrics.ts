import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type OverloadState } from '../http/overload/overload.ts';
import { type PoolCounts } from '../tenancy/pool-counts.ts';
import { StateGauge } from './state-gauge.ts';
import { TenantGauge } from './tenant-gauge.ts';

/** How an append ended; `duplicate` is a command that had already taken effect. */
export type AppendStatus = 'ok' | 'duplicate' | 'conflict';

/**
 * How an attempt ended: answered 2xx, answered otherwise, no answer, not sent because the address is not allowed, not sent because the
 * endpoint's script failed, or not sent because the script wanted that.
 */
export type WebhookOutcome = 'delivered' | 'refused' | 'unreachable' | 'blocked' | 'script-failed' | 'cancelled';

/** How many endpoints of a tenant take messages, are paused by their breakers, and are disabled. */
export interface WebhookEndpointCounts {
  readonly active: number;
  readonly paused: number;
  readonly disabled: number;
}

// 0.25 and 0.4 are the goals for reads and commands, so that their share can be read off exactly.
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 1, 2.5, 5, 10];
const APPEND_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 4];
const JOB_SECONDS = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60];

/**
 * What this process counts and measures, in a registry of its own. No series is made per path, id or tenant, so their number is
 * bounded by the code. Includes memory, descriptors, garbage collection and event-loop delay of the process.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = this.histogram(
    'http_request_duration_seconds',
    'Requests by route pattern and status class.',
    REQUEST_SECONDS,
    ['method', 'route', 'status'],
  );
  private readonly appends = this.histogram(
    'append_duration_seconds',
    'Appends to the log, with conflicts and repeats.',
    APPEND_SECONDS,
    ['status'],
  );
  private readonly jobs = this.histogram('job_duration_seconds', 'Jobs by queue and outcome.', JOB_SECONDS, [
    'queue',
    'outcome',
  ]);
  private readonly lagEvents = this.tenantGauge('subscription_lag_events', 'Events not yet read, over the tenants.');
  private readonly lagSeconds = this.tenantGauge(
    'subscription_lag_seconds',
    'Age of the oldest event not yet read, over the tenants.',
  );
  private readonly parked = this.tenantGauge(
    'subscription_parked_events',
    'Events set aside because their handling kept failing.',
  );
  private readonly webhookMessages = this.tenantGauge(
    'webhook_pending_messages',
    'Webhook messages that wait to be delivered, at endpoints that are not disabled.',
  );
  private readonly webhookSeconds = this.tenantGauge(
    'webhook_queue_seconds',
    'How long the webhook message has been due that is due for longest.',
  );
  private readonly webhookEndpoints = new TenantGauge(
    this.registry,
    'clutch_webhook_endpoints',
    'Webhook endpoints by state: active, paused by their breakers, disabled.',
    'state',
  );
  private readonly states = new StateGauge(this.registry, {
    name: 'clutch_subscription_tenants',
    help: 'Tenants whose subscription is not live, by its state.',
    label: 'subscription',
    usual: 'live',
    shown: ['catching-up', 'paused', 'halted'],
  });
  private readonly oldestJobs = this.gauge(
    'queue_oldest_job_seconds',
    'How long the oldest job that could run has waited.',
    'queue',
  );
  private readonly freeSchemas = new Gauge({
    name: 'clutch_schema_pool_free',
    help: 'Tenant schemas that wait for a sign-up.',
    registers: [this.registry],
  });
  private readonly poolMisses = new Counter({
    name: 'clutch_schema_pool_misses_total',
    help: 'Sign-ups that found no ready schema and had theirs built while somebody waited.',
    registers: [this.registry],
  });
  private readonly webhooks = new Counter({
    name: 'clutch_webhook_attempts_total',
    help: 'Webhook attempts by outcome.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** One answered request. `route` is the pattern, never the path. */
  observeRequest(method: string, route: string, statusCode: number, ms: number): void {
    this.requests.observe({ method, route, status: `${Math.trunc(statusCode / 100)}xx` }, ms / 1000);
  }

  /** One append, from the call to the answer of Postgres. */
  observeAppend(status: AppendStatus, ms: number): void {
    this.appends.observe({ status }, ms / 1000);
  }

  /** One job run, also one that will be tried again. */
  observeJob(queue: string, outcome: 'completed' | 'failed', ms: number): void {
    this.jobs.observe({ queue, outcome }, ms / 1000);
  }

  /** How far one tenant's subscription is behind: events unread and the age of the oldest of them. Report 0 when it has caught up. */
  setLag(subscription: string, tenantId: string, lag: { readonly events: number; readonly seconds: number }): void {
    this.lagEvents.set(subscription, tenantId, lag.events);
    this.lagSeconds.set(subscription, tenantId, lag.seconds);
  }

  /** How one tenant's subscription stands. */
  setState(subscription: string, tenantId: string, state: 'live' | 'catching-up' | 'paused' | 'halted'): void {
    this.states.set(subscription, tenantId, state);
  }

  /** Events of one tenant that a subscription has set aside. */
  setParked(subscription: string, tenantId: string, events: number): void {
    this.parked.set(subscription, tenantId, events);
  }

  /** Age of the oldest job that could run now; 0 when none waits. Workers are scaled on it. */
  setOldestJob(queue: string, seconds: number): void {
    this.oldestJobs.set({ queue }, seconds);
  }

  /** Tenant schemas that wait for a sign-up. */
  setFreeSchemas(count: number): void {
    this.freeSchemas.set(count);
  }

  /** One sign-up that had to wait for its schema. */
  countPoolMiss(): void {
    this.poolMisses.inc();
  }

  /** Messages of one tenant that wait to be delivered, and for how long one has been due. Report 0 when none is. */
  setWebhookBacklog(tenantId: string, backlog: { readonly messages: number; readonly seconds: number }): void {
    this.webhookMessages.set('platform.webhooks', tenantId, backlog.messages);
    this.webhookSeconds.set('platform.webhooks', tenantId, backlog.seconds);
  }

  /** The endpoints of one tenant, by state. Report 0 where it has none. */
  setWebhookEndpoints(tenantId: string, counts: WebhookEndpointCounts): void {
    for (const state of ['active', 'paused', 'disabled'] as const)
      this.webhookEndpoints.set(state, tenantId, counts[state]);
  }

  /** One attempt to deliver a webhook message. */
  countWebhookAttempt(outcome: WebhookOutcome): void {
    this.webhooks.inc({ outcome });
  }

  /** Shows how many sockets are open, asked for at each scrape. Call once. */
  watchSockets(open: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'clutch_sockets_open',
      help: 'Open sockets.',
      registers: [this.registry],
      collect: () => gauge.set(open()),
    });
  }

  /** How the process keeps up with what is asked of it, read when it is asked for. */
  watchOverload(overload: { readonly state: OverloadState }): void {
    const requests = new Gauge({
      name: 'clutch_http_admission_requests',
      help: 'Requests that run, that wait for their turn, and that may run at a time.',
      labelNames: ['state'],
      registers: [this.registry],
      collect: () => {
        const { running, waiting, limit } = overload.state;
        requests.set({ state: 'running' }, running);
        requests.set({ state: 'waiting' }, waiting);
        requests.set({ state: 'limit' }, limit);
      },
    });
    const shed: Counter = new Counter({
      name: 'clutch_http_shed_total',
      help: 'Requests that were turned away because the process could not keep up.',
      registers: [this.registry],
      collect: () => {
        shed.reset();
        shed.inc(overload.state.shed);
      },
    });
  }

  /** Shows a pool: its connections, who waits, how many tenants they have served, and what it has counted. Call once. */
  watchPool(pool: PoolCounts): void {
    const gauge = new Gauge({
      name: 'clutch_db_pool_connections',
      help: 'Connections of the pool: all, idle, and requests that wait for one.',
      labelNames: ['state'],
      registers: [this.registry],
      collect: () => {
        gauge.set({ state: 'total' }, pool.totalCount);
        gauge.set({ state: 'idle' }, pool.idleCount);
        gauge.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
    const tenants: Gauge = new Gauge({
      name: 'clutch_db_connection_tenants',
      help: 'Tenants that the connection with the most of them has served; each takes memory of the server.',
      registers: [this.registry],
      collect: () => tenants.set(Math.max(0, ...pool.tenantCounts)),
    });
    const counted = new Counter({
      name: 'clutch_db_pool_total',
      help: 'Waits for a connection, refusals after waiting, connections retired, connections on which something was left.',
      labelNames: ['what'],
      registers: [this.registry],
      collect: () => {
        counted.reset();
        counted.inc({ what: 'wait' }, pool.waits);
        counted.inc({ what: 'refusal' }, pool.refusals);
        counted.inc({ what: 'retirement' }, pool.retirements);
        counted.inc({ what: 'leftover' }, pool.leftovers);
      },
    });
  }

  private histogram<Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: Label[],
  ): Histogram<Label> {
    return new Histogram({ name: `clutch_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }

  private gauge<Label extends string>(name: string, help: string, label: Label): Gauge<Label> {
    return new Gauge({ name: `clutch_${name}`, help, labelNames: [label], registers: [this.registry] });
  }

  private tenantGauge(name: string, help: string): TenantGauge {
    return new TenantGauge(this.registry, `clutch_${name}`, help, 'subscription');
  }
}
