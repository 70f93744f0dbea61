import { Module } from '@nestjs/common';
import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AUTH_STRATEGIES } from '../http/authorization/principal.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { httpMetricsHook } from './http-metrics-hook.ts';
import { type MetricsServer, startMetricsServer } from './metrics-server.ts';
import { MetricsController } from './metrics.controller.ts';
import { Metrics } from './metrics.ts';

let metrics: Metrics;
let server: MetricsServer;

beforeEach(async () => {
  metrics = new Metrics();
  server = await startMetricsServer({ host: '127.0.0.1', port: 0, registry: metrics.registry });
});

afterEach(() => server.close());

/** The value of one series, by its name and labels as Prometheus writes them. */
async function series(name: string): Promise<number | undefined> {
  const line = (await scrape()).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}

async function scrape(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
}

describe('requests', () => {
  test('are measured by route pattern and status class; unknown paths are one series, probes none', async () => {
    const app = fastify();
    app.addHook('onResponse', httpMetricsHook(metrics));
    app.get('/v1/bookings/:bookingId', (request, reply) =>
      reply.code(request.url.endsWith('13') ? 503 : 200).send('x'),
    );
    app.get('/ready', (_request, reply) => reply.code(503).send());
    for (let id = 0; id < 20; id += 1) await app.inject(`/v1/bookings/${id}`);
    for (let id = 0; id < 50; id += 1) await app.inject(`/nowhere/${id}`);
    await app.inject('/ready');
    await app.close();

    const count = 'clutch_http_request_duration_seconds_count';
    expect(await series(`${count}{method="GET",route="/v1/bookings/:bookingId",status="2xx"}`)).toBe(19);
    expect(await series(`${count}{method="GET",route="/v1/bookings/:bookingId",status="5xx"}`)).toBe(1);
    expect(await series(`${count}{method="GET",route="unmatched",status="4xx"}`)).toBe(50);
    expect((await scrape()).match(new RegExp(`^${count}`, 'gm'))).toHaveLength(3);
  });
});

describe('the log', () => {
  test('shows append duration, conflicts and repeats', async () => {
    metrics.observeAppend('ok', 3);
    metrics.observeAppend('ok', 7);
    metrics.observeAppend('conflict', 1);
    metrics.observeAppend('duplicate', 1);

    expect(await series('clutch_append_duration_seconds_sum{status="ok"}')).toBeCloseTo(0.01);
    expect(await series('clutch_append_duration_seconds_bucket{le="0.005",status="ok"}')).toBe(1);
    expect(await series('clutch_append_duration_seconds_count{status="conflict"}')).toBe(1);
    expect(await series('clutch_append_duration_seconds_count{status="duplicate"}')).toBe(1);
  });
});

describe('subscriptions', () => {
  test('show the worst tenant and the sum, and forget one that caught up', async () => {
    metrics.setLag('booking.agenda', 'north', { events: 7, seconds: 2 });
    metrics.setLag('booking.agenda', 'south', { events: 3, seconds: 5 });
    metrics.setParked('booking.agenda', 'south', 1);
    expect(await series('clutch_subscription_lag_events{subscription="booking.agenda",over="worst"}')).toBe(7);
    expect(await series('clutch_subscription_lag_events{subscription="booking.agenda",over="sum"}')).toBe(10);
    expect(await series('clutch_subscription_lag_seconds{subscription="booking.agenda",over="worst"}')).toBe(5);
    expect(await series('clutch_subscription_parked_events{subscription="booking.agenda",over="sum"}')).toBe(1);

    metrics.setLag('booking.agenda', 'north', { events: 0, seconds: 0 });
    metrics.setLag('booking.agenda', 'south', { events: 0, seconds: 0 });
    expect(await series('clutch_subscription_lag_events{subscription="booking.agenda",over="worst"}')).toBe(0);
  });

  test('are counted by state, where they are not live', async () => {
    metrics.setState('booking.agenda', 'north', 'halted');
    metrics.setState('booking.agenda', 'south', 'paused');
    metrics.setState('booking.agenda', 'east', 'halted');
    metrics.setState('booking.agenda', 'south', 'live');
    expect(await series('clutch_subscription_tenants{subscription="booking.agenda",state="halted"}')).toBe(2);
    expect(await series('clutch_subscription_tenants{subscription="booking.agenda",state="paused"}')).toBe(0);
  });

  test('of 10,000 tenants are as many series as of one', async () => {
    metrics.setLag('booking.agenda', 'north', { events: 1, seconds: 1 });
    metrics.setState('booking.agenda', 'north', 'paused');
    const before = await seriesCount();
    for (let tenant = 0; tenant < 10_000; tenant += 1)
      metrics.setLag('booking.agenda', `t${tenant}`, { events: 1, seconds: 1 });
    for (let tenant = 0; tenant < 10_000; tenant += 1) metrics.setState('booking.agenda', `t${tenant}`, 'halted');
    expect(await seriesCount()).toBe(before);
    expect(await series('clutch_subscription_lag_events{subscription="booking.agenda",over="sum"}')).toBe(10_001);
  });
});

describe('jobs, webhooks, sockets and the pool', () => {
  test('are shown as they stand at the scrape', async () => {
    const pool = {
      totalCount: 4,
      idleCount: 1,
      waitingCount: 0,
      waits: 7,
      refusals: 1,
      retirements: 3,
      leftovers: 0,
      tenantCounts: [12, 40, 0, 3],
    };
    let sockets = 0;
    metrics.watchPool(pool);
    metrics.watchSockets(() => sockets);
    metrics.setOldestJob('drain', 2.5);
    metrics.observeJob('drain', 'failed', 40);
    metrics.countWebhookAttempt('refused');
    metrics.countWebhookAttempt('script-failed');
    metrics.setWebhookEndpoints('a', { active: 3, paused: 1, disabled: 0 });
    metrics.setWebhookEndpoints('b', { active: 1, paused: 2, disabled: 0 });
    pool.waitingCount = 9;
    sockets = 12;

    expect(await series('clutch_db_pool_connections{state="waiting"}')).toBe(9);
    expect(await series('clutch_db_pool_connections{state="total"}')).toBe(4);
    expect(await series('clutch_db_connection_tenants')).toBe(40);
    for (let scrape = 0; scrape < 2; scrape += 1) {
      expect(await series('clutch_db_pool_total{what="wait"}')).toBe(7);
      expect(await series('clutch_db_pool_total{what="retirement"}')).toBe(3);
    }
    expect(await series('clutch_sockets_open')).toBe(12);
    expect(await series('clutch_queue_oldest_job_seconds{queue="drain"}')).toBe(2.5);
    expect(await series('clutch_job_duration_seconds_count{queue="drain",outcome="failed"}')).toBe(1);
    expect(await series('clutch_webhook_attempts_total{outcome="refused"}')).toBe(1);
    expect(await series('clutch_webhook_attempts_total{outcome="script-failed"}')).toBe(1);
    expect(await series('clutch_webhook_endpoints{state="paused",over="sum"}')).toBe(3);
    expect(await series('clutch_webhook_endpoints{state="active",over="worst"}')).toBe(3);
  });
});

describe('the metrics server', () => {
  test('serves the process and its event-loop delay beside ours', async () => {
    expect(await scrape()).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(await series('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });

  test('answers 404 to all but GET /metrics', async () => {
    const statuses = await Promise.all(
      [
        ['GET', '/'],
        ['GET', '/metrics/x'],
        ['POST', '/metrics'],
        ['GET', '/v1/bookings'],
      ].map(
        async ([method, path]) => (await fetch(`http://127.0.0.1:${server.port}${path}`, { method: method! })).status,
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  test('closes although a scraper keeps its connection open, and refuses from then on', async () => {
    const other = await startMetricsServer({ host: '127.0.0.1', port: 0, registry: metrics.registry });
    await fetch(`http://127.0.0.1:${other.port}/metrics`).then((response) => response.text());
    await other.close();
    await expect(fetch(`http://127.0.0.1:${other.port}/metrics`)).rejects.toThrow('fetch failed');
  });

  test('says so when its port is taken', async () => {
    await expect(
      startMetricsServer({ host: '127.0.0.1', port: server.port, registry: metrics.registry }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('an app that serves nothing to the public', () => {
  test('shows its metrics on its own port, as the metrics server would', async () => {
    class Worker {}
    Module({ controllers: [MetricsController], providers: [Metrics, { provide: AUTH_STRATEGIES, useValue: [] }] })(
      Worker,
    );
    const config = {
      http: {
        ratePerMinute: 1,
        publicRatePerMinute: 1,
        maxDelayMs: 1_000,
        maxConcurrent: 512,
        trustedProxies: [],
        brownOuts: [],
        bodyLimitBytes: 1024,
      },
      secret: 'test-secret-test-secret-test-secret',
    };
    const app = await createHttpApp(Worker, {
      config,
      name: 'worker',
      title: 'Worker',
      description: 'Worker',
      logger: false,
    });
    await app.init();
    app.get(Metrics).observeJob('drain', 'completed', 1);
    const response = await app.inject('/metrics');
    await app.close();

    expect(response.headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(response.payload).toContain('clutch_job_duration_seconds_count{queue="drain",outcome="completed"} 1');
  });
});

async function seriesCount(): Promise<number> {
  return (await scrape()).split('\n').filter((line) => line.startsWith('clutch_')).length;
}
