import { Writable } from 'node:stream';
import { Logger as NestLogger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { Logger } from 'nestjs-pino';
import { describe, expect, test } from 'vitest';
import { enterContext, type RequestContext, runInContext } from '../context/request-context.ts';
import { createLogger, type LogConfig, loggerModule } from './logger.ts';
import { requestLogHook } from './request-log-hook.ts';

const CANARY = 'canary-5f1d7c';
const config: LogConfig = {
  log: { level: 'info' },
  secret: `${CANARY}-of-thirty-two-characters-or-more`,
  operatorToken: `${CANARY}-operator-token-"quoted"`,
  database: {
    url: `postgres://owner:${CANARY}%21owner@127.0.0.1:5432/clutch`,
    appUrl: undefined,
    poolMax: 1,
    tenantsPerConnection: 1,
    port: 1,
  },
  redis: { url: `redis://:${CANARY}-redis@127.0.0.1:6379` },
};
const origin: RequestContext = {
  requestId: 'req_1',
  correlation: 'cor_1',
  source: 'api',
  trace: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tenant: { id: '0', schema: 't_0123456789abcdef', slug: 'north' },
  actor: { kind: 'api-key', id: 'key_1', name: 'Server' },
};

function recording() {
  let text = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  return {
    logger: createLogger(config, 'api', sink),
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('a log line', () => {
  test('is one JSON object with UTC time, level and where the work came from (ASVS 16.2.2, 16.2.4)', () => {
    const log = recording();
    runInContext(origin, () => log.logger.warn({ attempt: 2 }, 'delivery failed'));

    const [line] = log.lines();
    expect(line).toMatchObject({
      level: 'warn',
      app: 'api',
      msg: 'delivery failed',
      attempt: 2,
      requestId: 'req_1',
      correlation: 'cor_1',
      tenant: 'north',
      actor: 'api-key:key_1',
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
    expect(line?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  });

  test('stays one line whatever line breaks a value holds (ASVS 16.4.1)', () => {
    const log = recording();
    const broken = 'first\r\n{"level":"fatal","msg":"forged"}\u2028\u0085last';
    log.logger.info({ value: broken, error: new Error(broken) }, broken);

    expect(log.lines()).toHaveLength(1);
    expect(log.lines()[0]).toMatchObject({ value: broken, msg: broken, level: 'info' });
  });

  test('keeps type, message, code, stack and cause of an error and drops what drivers hang on it', () => {
    const log = recording();
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: `Key (email)=(${CANARY})`,
      parameters: [CANARY],
    });
    log.logger.error(new Error('append failed', { cause }));
    log.logger.error({ reason: new AggregateError([new Error('refused')], '') });

    expect(log.lines()[0]).toMatchObject({
      msg: 'append failed',
      err: { type: 'Error', message: 'append failed', cause: { code: '23505', message: 'duplicate key' } },
    });
    expect(log.lines()[1]).toMatchObject({ reason: { type: 'AggregateError', errors: [{ message: 'refused' }] } });
    expect(log.text()).not.toContain(CANARY);
  });
});

describe('secrets (ASVS 16.2.5)', () => {
  const key = 'clk_test_sk_0123456789ab_0123456789abcdefghijABCDEFGHIJ0123456789abCDEF';

  test.each<[string, unknown]>([
    ['an authorization header', { headers: { authorization: CANARY, Cookie: CANARY, 'set-cookie': [CANARY, CANARY] } }],
    ['a password at depth', { a: { b: { c: [{ newPassword: CANARY, passwd: CANARY }] } } }],
    [
      'tokens and key material',
      { accessToken: CANARY, keyMaterial: Buffer.from(CANARY), private_key: CANARY, apiKey: { raw: CANARY } },
    ],
    ['a buffer under a harmless name', { body: Buffer.from(CANARY) }],
  ])('are masked by name: %s', (_what, fields) => {
    const log = recording();
    log.logger.info(fields);
    expect(log.lines()).toHaveLength(1);
    expect(log.text()).not.toContain(CANARY);
    expect(log.text()).not.toContain(Buffer.from(CANARY).toString('base64'));
  });

  test.each([
    ['an API key', `refused ${key}`, key.slice(12)],
    ['what opens a portal', `to /portal/webhooks#token=cwp_${'0'.repeat(26)}_${CANARY}`, CANARY],
    ['a webhook secret', `rotated whsec_${CANARY}`, CANARY],
    ['an authorization value', `got Authorization: Bearer ${CANARY}.${CANARY}`, CANARY],
    ['a password in a URL', `cannot reach postgres://clutch:${CANARY}@db:5432/clutch`, CANARY],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`, CANARY],
    ['the secret of the installation', `bad ${config.secret}`, CANARY],
    ['the operator token, with quotes in it', `bad ${config.operatorToken}`, CANARY],
    ['the database password, decoded', `password ${CANARY}!owner is wrong`, CANARY],
    ['the Redis password', `AUTH ${CANARY}-redis`, CANARY],
  ])('are masked in free text: %s', (_what, text, canary) => {
    const log = recording();
    log.logger.error(new Error(text));
    log.logger.info({ note: text }, text);
    expect(log.lines()).toHaveLength(2);
    expect(log.text()).not.toContain(canary);
    expect(log.text()).toContain('[redacted]');
  });

  test('are found by the canary when nothing masks them', () => {
    const log = recording();
    log.logger.info({ note: CANARY }, CANARY);
    expect(log.text()).toContain(CANARY);
  });
});

describe('a request', () => {
  test('is one line with method, route pattern, status and time; probes are none', async () => {
    const log = recording();
    const app = fastify();
    app.addHook('onRequest', (_request, _reply, done) => {
      enterContext({ ...origin });
      done();
    });
    app.addHook('onResponse', requestLogHook(log.logger));
    app.get('/v1/bookings/:bookingId', () => 'ok');
    app.get('/broken', (_request, reply) => reply.code(503).send());
    app.get('/ready', () => 'ok');
    for (const url of ['/v1/bookings/bkg_1?q=secret', '/broken', '/ready', `/nowhere/${CANARY}`]) await app.inject(url);
    await app.close();

    expect(log.lines().map(({ level, method, route, status }) => [level, method, route, status])).toEqual([
      ['info', 'GET', '/v1/bookings/:bookingId', 200],
      ['warn', 'GET', '/broken', 503],
      ['info', 'GET', 'unmatched', 404],
    ]);
    expect(log.lines()[0]).toMatchObject({ requestId: 'req_1', tenant: 'north', ms: expect.any(Number) as number });
    expect(log.text()).not.toMatch(/bkg_1|q=secret|canary/);
  });
});

describe('the log of a Nest application', () => {
  test('comes from Nest and from the kernel in one form', async () => {
    const log = recording();
    class App {}
    Module({ imports: [loggerModule(config, 'api', log.logger)] })(App);
    const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { bufferLogs: true });
    app.useLogger(app.get(Logger));
    await app.init();
    runInContext(origin, () => new NestLogger('Booking').warn('slot taken'));
    await app.inject('/anything');
    await app.close();

    expect(log.lines().at(-1)).toMatchObject({
      level: 'warn',
      app: 'api',
      context: 'Booking',
      msg: 'slot taken',
      tenant: 'north',
    });
    expect(log.lines().some(({ context }) => context === 'NestApplication')).toBe(true);
  });
});
