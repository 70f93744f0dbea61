import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { AUTH_STRATEGIES } from '../http/authorization/principal.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { type HealthCheck, type HealthReport } from './health-check.ts';
import { HealthModule } from './health.module.ts';
import { Readiness } from './readiness.ts';

let app: NestFastifyApplication;

afterEach(() => app.close());

/** An app with all HTTP habits: authentication, and a limit of one request a minute. */
async function start(checks: HealthCheck[]): Promise<void> {
  class App {}
  Module({
    imports: [HealthModule.forRoot({ useFactory: () => checks })],
    providers: [{ provide: AUTH_STRATEGIES, useValue: [] }],
  })(App);
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
  app = await createHttpApp(App, { config, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
}

async function probe(path: '/live' | '/startup' | '/ready'): Promise<{ status: number; body: HealthReport }> {
  const response = await app.inject(path);
  return { status: response.statusCode, body: response.json() };
}

/** A part whose state the test sets. */
function part(name: string, critical: boolean) {
  const state = { name, critical, fails: false, asked: 0, check: () => Promise.resolve() };
  state.check = async () => {
    state.asked += 1;
    if (state.fails) throw new Error(`${name} at 10.0.0.7 refused`);
  };
  return state;
}

const outlastSharing = (): Promise<unknown> => sleep(220);

describe('readiness', () => {
  test('needs no credential and counts against no limit', async () => {
    await start([part('postgres', true)]);
    for (let probes = 0; probes < 10; probes += 1) {
      expect((await probe('/ready')).status).toBe(200);
      expect((await probe('/live')).status).toBe(200);
    }
  });

  test('is lost with a critical part and comes back with it', async () => {
    const postgres = part('postgres', true);
    await start([postgres, part('redis', false)]);
    expect(await probe('/ready')).toMatchObject({
      status: 200,
      body: { status: 'ok', degraded: [], checks: { postgres: { status: 'up' } } },
    });

    postgres.fails = true;
    await outlastSharing();
    const { status, body } = await probe('/ready');
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'unavailable',
      checks: { postgres: { status: 'down' }, redis: { status: 'up' } },
    });
    expect(JSON.stringify(body)).not.toContain('10.0.0.7');
    expect((await probe('/live')).status).toBe(200);

    postgres.fails = false;
    await outlastSharing();
    expect((await probe('/ready')).status).toBe(200);
  });

  test('stays when a part fails that is not critical; it shows as degraded', async () => {
    const redis = part('redis', false);
    redis.fails = true;
    await start([part('postgres', true), redis]);
    expect(await probe('/ready')).toMatchObject({ status: 200, body: { status: 'degraded', degraded: ['redis'] } });
  });

  test('gives up on a check that does not answer within half a second, and tells it so', async () => {
    let aborted = false;
    const check = (signal: AbortSignal) =>
      new Promise(() =>
        signal.addEventListener('abort', () => {
          aborted = true;
        }),
      );
    await start([{ name: 'postgres', critical: true, check }]);
    const startedAt = performance.now();
    expect((await probe('/ready')).status).toBe(503);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(aborted).toBe(true);
  });

  test('is over once the process drains, though every part is up', async () => {
    await start([part('postgres', true)]);
    app.get(Readiness, { strict: false }).drain();
    expect(await probe('/ready')).toMatchObject({
      status: 503,
      body: { draining: true, checks: { postgres: { status: 'up' } } },
    });
    expect((await probe('/live')).status).toBe(200);
  });

  test('asks a part once for many probes at a time', async () => {
    const postgres = part('postgres', true);
    await start([postgres]);
    await Promise.all(Array.from({ length: 50 }, () => probe('/ready')));
    expect(postgres.asked).toBe(1);
  });
});

describe('startup', () => {
  test('waits for the first time that every critical part works, and stays from then on', async () => {
    const migrations = part('migrations', true);
    migrations.fails = true;
    await start([migrations]);
    expect((await probe('/startup')).status).toBe(503);

    migrations.fails = false;
    await outlastSharing();
    expect((await probe('/startup')).status).toBe(200);

    migrations.fails = true;
    await outlastSharing();
    expect((await probe('/startup')).status).toBe(200);
    expect((await probe('/ready')).status).toBe(503);
  });
});
