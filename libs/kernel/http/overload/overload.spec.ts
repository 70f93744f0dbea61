import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { setImmediate as turnOfLoop, setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { ALL_KEY, SAMPLE_OPTIONS, startSampleApp } from '../../testing/sample-http-app.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { Overload } from './overload.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A server that answers when it is told to, and takes no more than four at a time. */
async function slowServer(): Promise<{
  readonly url: string;
  readonly overload: Overload;
  answer(): void;
  readonly app: FastifyInstance;
}> {
  const app = Fastify();
  const overload = new Overload({ maxDelayMs: 1_000, maxConcurrent: 4 });
  overload.guard(app);
  let waiting: (() => void)[] = [];
  app.decorateRequest('principal');
  app.get('/slow', (request, reply) => {
    const { authorization } = request.headers;
    if (authorization !== undefined)
      (request as HttpRequest).principal = { tenant: { schema: authorization } } as HttpRequest['principal'];
    waiting.push(() => void reply.send({ by: authorization ?? 'nobody' }));
  });
  app.get('/live', () => ({ status: 'ok' }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  open.push(app);
  const { port } = app.server.address() as { port: number };
  const answer = (): void => {
    for (const go of waiting.splice(0)) go();
    waiting = [];
  };
  return { url: `http://127.0.0.1:${port}`, overload, answer, app };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2);
};

test('what is too much is turned away at once as a problem, health never is, and all that was let in is answered', async () => {
  const { url, overload, answer } = await slowServer();
  const asked = Array.from({ length: 20 }, () => fetch(`${url}/slow`));
  await until(() => overload.state.shed === 12);
  const shed = await fetch(`${url}/slow`, { headers: { 'x-request-id': 'my-own-id' } });
  expect([shed.status, shed.headers.get('retry-after'), shed.headers.get('content-type')]).toEqual([
    503,
    '1',
    'application/problem+json; charset=utf-8',
  ]);
  expect(await shed.json()).toMatchObject({ code: 'server.overloaded', requestId: 'my-own-id' });
  expect((await fetch(`${url}/live`)).status).toBe(200);
  const answering = setInterval(answer, 2);
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  clearInterval(answering);
  expect(statuses.filter((status) => status === 200)).toHaveLength(8);
  await until(() => overload.state.running === 0);
  expect(overload.state).toMatchObject({ waiting: 0, shed: 13 });
});

test('who gives up while waiting gives up the place', async () => {
  const { url, overload, answer } = await slowServer();
  const first = Array.from({ length: 4 }, () => fetch(`${url}/slow`));
  await until(() => overload.state.running === 4);
  const impatient = httpRequest(`${url}/slow`).end();
  impatient.on('error', () => undefined);
  await until(() => overload.state.waiting === 1);
  impatient.destroy();
  await until(() => overload.state.waiting === 0);
  answer();
  await Promise.all(first);
  await until(() => overload.state.running === 0);
  expect(overload.state.shed).toBe(0);
});

test('a credential that was right before has a queue of its own; one that was never right shares that of its address', async () => {
  const { url, overload, answer } = await slowServer();
  const ask = (authorization: string) => fetch(`${url}/slow`, { headers: { authorization } });
  const known = ask('quiet');
  await until(() => overload.state.running === 1);
  answer();
  await known;
  await until(() => overload.state.running === 0);
  const flood = Array.from({ length: 20 }, (_, index) => ask(`made-up-${index}`));
  await until(() => overload.state.shed === 12);
  const quiet = ask('quiet');
  const answering = setInterval(answer, 2);
  expect((await quiet).status).toBe(200);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  clearInterval(answering);
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(8);
});

describe('how much is let in', () => {
  test.each([
    { how: 'is less while the process is late', maxDelayMs: 5, restMs: 30, tenants: ['one'], least: 8, rounds: 600 },
    {
      how: 'is less while it hardly rests and several ask',
      maxDelayMs: 60_000,
      tenants: ['one', 'two'],
      least: 2,
      rounds: 600,
    },
    {
      how: 'is not, hardly resting for one that asks alone',
      maxDelayMs: 60_000,
      tenants: ['one'],
      least: 16,
      rounds: 80,
    },
  ])('$how', async ({ maxDelayMs, restMs = 0, tenants, least, rounds }) => {
    const { url, overload } = await echo(maxDelayMs);
    const ask = () => Promise.all(tenants.map((authorization) => fetch(url, { headers: { authorization } })));
    await ask(); // and whose credentials they are is known
    await sleep(1_500); // so long it counts that there were addresses before
    const before = overload.state.limit;
    const isThere = () => least < before && overload.state.limit === least;
    // Work outweighs what a busy machine adds to each wait; a round without pressure only makes it take longer.
    for (let round = 0; round < rounds && !isThere(); round += 1) {
      const asked = ask();
      const end = performance.now() + 40;
      while (performance.now() < end);
      await (restMs === 0 ? turnOfLoop() : sleep(restMs));
      await asked;
    }
    expect(overload.state.limit).toBe(least);
  });
});

/** A server that believes what it is told of whose a credential is. */
async function echo(maxDelayMs: number): Promise<{ readonly url: string; readonly overload: Overload }> {
  const app = Fastify();
  open.push(app);
  const overload = new Overload({ maxDelayMs, maxConcurrent: 64 });
  overload.guard(app);
  app.decorateRequest('principal');
  app.get('/', (request) => {
    const { authorization: schema } = request.headers;
    (request as HttpRequest).principal = { tenant: { schema } } as HttpRequest['principal'];
    return {};
  });
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), overload };
}

test('an app of Clutch is guarded: whoever sends slowly takes a place too', async () => {
  const { config } = SAMPLE_OPTIONS;
  const sample = await startSampleApp({ config: { ...config, http: { ...config.http, maxConcurrent: 4 } } });
  open.push(sample.app);
  const headers = { ...ALL_KEY, 'content-type': 'application/json', 'content-length': '100' };
  const slow = Array.from({ length: 8 }, () =>
    httpRequest(`http://127.0.0.1:${sample.port}/v1/things`, { method: 'POST', headers }).on('error', () => undefined),
  );
  for (const each of slow) each.flushHeaders();
  let status = 200;
  while (status === 200) ({ status } = await sample.ask('/v1/things'));
  expect(status).toBe(503);
  for (const each of slow) each.destroy();
  while (status === 503) ({ status } = await sample.ask('/v1/things'));
  expect(status).toBe(200);
});

test('the control: a server without a guard lets everything in', async () => {
  let running = 0;
  const server = createServer((_request, response) => {
    running += 1;
    setTimeout(() => response.end(), 50);
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await Promise.all(Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/`)));
  expect(running).toBe(20);
});
