import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';

// A real process, since signals and exit codes belong to one. Node reads the TypeScript of these two files as it is.
const PROGRAM = `
  import 'reflect-metadata';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { Module } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { FastifyAdapter } from '@nestjs/platform-fastify';
  import { closeGracefully } from '${import.meta.resolve('./close-gracefully.ts')}';
  import { Readiness } from '${import.meta.resolve('./readiness.ts')}';

  const { graceful, steps, ...times } = JSON.parse(process.argv[1]);
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  class App { onApplicationShutdown() { say({ closed: 'application' }); } }
  Module({ providers: [Readiness] })(App);
  const app = await NestFactory.create(App, new FastifyAdapter({ return503OnClosing: false }), { logger: false });
  const http = app.getHttpAdapter().getInstance();
  http.get('/ready', (_request, reply) => reply.code(app.get(Readiness).draining ? 503 : 200).send());
  http.get('/fault/:kind', async (request) => {
    const fault = new Error('nobody caught this');
    if (request.params.kind === 'rejection') Promise.reject(fault);
    else setImmediate(() => { throw fault; });
    return 'begun';
  });
  http.get('/slow/:ms', async (request) => { await sleep(Number(request.params.ms)); return 'done'; });
  const closers = { ok: () => sleep(5), hangs: () => new Promise(() => {}), throws: () => { throw new Error('boom'); } };
  if (graceful) closeGracefully(app, {
    ...times,
    steps: steps.map(({ name, does, timeoutMs }) => ({ name, timeoutMs, close: async () => { await closers[does](); say({ closed: name }); } })),
    logger: {
      info: (_fields, message) => say({ message }),
      error: ({ step }, message) => say({ step, message }),
      fatal: ({ err, origin }, message) => say({ message, origin, stack: err.stack }),
    },
  });
  await app.listen(0, '127.0.0.1');
  say({ port: http.server.address().port });
`;

interface Step {
  readonly name: string;
  readonly does: 'ok' | 'hangs' | 'throws';
  readonly timeoutMs?: number;
}

interface Line {
  readonly port?: number;
  readonly closed?: string;
  readonly step?: string;
  readonly message?: string;
  readonly origin?: string;
  readonly stack?: string;
}

const running: ChildProcess[] = [];
const agent = new Agent({ keepAlive: true });

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  agent.destroy();
});

async function start(options: { graceful?: boolean; timeoutMs?: number; pauseMs?: number; steps?: Step[] } = {}) {
  const settings = JSON.stringify({ graceful: true, timeoutMs: 5_000, steps: [], ...options });
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, settings], {
    // What Node itself says of a fault that nobody caught is no news where that is the control.
    stdio: ['ignore', 'pipe', options.graceful === false ? 'ignore' : 'inherit'],
  });
  running.push(child);
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines: Line[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the process ended before it listened')));
    createInterface(child.stdout).on('line', (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (line.port) resolve(line.port);
    });
  });
  return { child, exit, lines, port, closed: () => lines.flatMap(({ closed }) => closed ?? []) };
}

/** A request on a kept connection. */
function ask(port: number, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1', agent }, (response) => resolve(response.resume())).once('error', reject);
  });
}

describe('a process that is asked to end', () => {
  test('answers the request in flight, refuses new ones, closes its parts in order and exits 0', async () => {
    const { child, exit, port, closed } = await start({
      steps: [
        { name: 'sockets', does: 'ok' },
        { name: 'jobs', does: 'ok' },
      ],
    });
    const slow = ask(port, '/slow/600');
    await sleep(200);
    child.kill('SIGTERM');
    await sleep(150);
    await expect(fetch(`http://127.0.0.1:${port}/ready`)).rejects.toThrow('fetch failed');
    expect(closed()).toEqual([]);

    const response = await slow;
    expect(response.statusCode).toBe(200);
    expect(response.headers.connection).toBe('close');
    expect(await exit).toEqual([0, null]);
    expect(closed()).toEqual(['sockets', 'jobs', 'application']);
  });

  test('breaks the request in flight when it does not close gracefully', async () => {
    const { child, exit, port } = await start({ graceful: false });
    const broken = ask(port, '/slow/600').catch(String);
    await sleep(200);
    child.kill('SIGTERM');
    expect(await broken).toMatch(/socket hang up|ECONNRESET/);
    expect(await exit).toEqual([null, 'SIGTERM']);
  });

  test('serves on during the pause, while it already says that it is not ready', async () => {
    const { child, exit, port } = await start({ pauseMs: 1_500 });
    expect((await ask(port, '/ready')).statusCode).toBe(200);
    child.kill('SIGINT');
    await sleep(100);
    expect((await ask(port, '/ready')).statusCode).toBe(503);
    expect((await ask(port, '/slow/1')).statusCode).toBe(200);
    expect(await exit).toEqual([0, null]);
  });

  test('is not held up by clients that keep a connection open or never send anything', async () => {
    const { child, exit, port } = await start();
    await ask(port, '/ready');
    const silent: Socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(silent, 'connect');
    await sleep(50);
    child.kill('SIGTERM');
    const endedAt = await Promise.race([exit.then(() => 'ended'), sleep(2_000, 'held up')]);
    expect(endedAt).toBe('ended');
    expect(await exit).toEqual([0, null]);
  });
});

describe('a fault that nobody caught', () => {
  test.each([
    { kind: 'exception', origin: 'uncaughtException' },
    { kind: 'rejection', origin: 'unhandledRejection' },
  ])('($kind) is logged with its stack, and the process exits 1 after the work of others', async ({ kind, origin }) => {
    const { exit, port, lines, closed } = await start({ steps: [{ name: 'jobs', does: 'ok' }] });
    const slow = ask(port, '/slow/600');
    await sleep(200);
    expect((await ask(port, `/fault/${kind}`)).statusCode).toBe(200);
    await sleep(150);
    await expect(fetch(`http://127.0.0.1:${port}/ready`)).rejects.toThrow('fetch failed');

    expect((await slow).statusCode).toBe(200);
    expect(await exit).toEqual([1, null]);
    expect(closed()).toEqual(['jobs', 'application']);
    const told = lines.filter((line) => line.origin !== undefined);
    expect(told).toEqual([
      {
        message: 'a fault that nobody caught: shutting down',
        origin,
        stack: expect.stringContaining('nobody caught this'),
      },
    ]);
    expect(told[0]!.stack).toContain('    at ');
  });

  test('while it ends on a signal does not begin the end anew, and still makes it exit 1', async () => {
    const { child, exit, port, closed } = await start({ pauseMs: 600, steps: [{ name: 'jobs', does: 'ok' }] });
    child.kill('SIGTERM');
    await sleep(100);
    expect((await ask(port, '/fault/exception')).statusCode).toBe(200);
    expect(await exit).toEqual([1, null]);
    expect(closed()).toEqual(['jobs', 'application']);
  });

  test('kills the requests of others where a process does not close gracefully', async () => {
    const { exit, port } = await start({ graceful: false });
    const broken = ask(port, '/slow/600').catch(String);
    await sleep(200);
    const fault = ask(port, '/fault/exception').then(({ statusCode }) => String(statusCode), String);
    expect(await broken).toMatch(/socket hang up|ECONNRESET/);
    expect(await fault).toMatch(/^200$|socket hang up|ECONNRESET/);
    expect(await exit).toEqual([1, null]);
  });
});

describe('a step', () => {
  test('that hangs is named; the rest is closed all the same, and the process exits 1', async () => {
    const { child, exit, lines, closed } = await start({
      steps: [
        { name: 'jobs', does: 'hangs', timeoutMs: 100 },
        { name: 'traces', does: 'throws' },
        { name: 'pool', does: 'ok' },
      ],
    });
    child.kill('SIGTERM');
    expect(await exit).toEqual([1, null]);
    expect(lines.flatMap(({ step }) => step ?? [])).toEqual(['jobs', 'traces']);
    expect(closed()).toEqual(['pool', 'application']);
  });

  test('that uses up the whole time is named, and the process exits 1 there and then', async () => {
    const { child, exit, lines } = await start({
      timeoutMs: 300,
      steps: [
        { name: 'jobs', does: 'hangs' },
        { name: 'pool', does: 'ok' },
      ],
    });
    child.kill('SIGTERM');
    expect(await exit).toEqual([1, null]);
    expect(lines.at(-1)).toEqual({ step: 'jobs', message: 'shutdown hung in step "jobs"' });
  });
});

describe('a second signal', () => {
  test('ends the process at once with 1', async () => {
    const { child, exit, port } = await start({ timeoutMs: 20_000 });
    const slow = ask(port, '/slow/20000').catch(String);
    await sleep(100);
    child.kill('SIGINT');
    await sleep(400);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect(await exit).toEqual([1, null]);
    expect(await slow).toMatch(/socket hang up|ECONNRESET/);
  });

  test('that is only the echo of one Ctrl-C changes nothing', async () => {
    const { child, exit, port } = await start();
    const slow = ask(port, '/slow/500');
    await sleep(100);
    child.kill('SIGINT');
    await sleep(50);
    child.kill('SIGTERM');
    expect((await slow).statusCode).toBe(200);
    expect(await exit).toEqual([0, null]);
  });
});
