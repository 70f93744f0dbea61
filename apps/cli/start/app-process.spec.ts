import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive, isGoneWithin } from '../processes.ts';
import { assertPortsFree, baseUrl } from './addresses.ts';
import { type AppDefinition, startApp, stopApp, untilReady } from './app-process.ts';
import { RunRegister } from './run-register.ts';

const folder = mkdtempSync(join(tmpdir(), 'clutch-launcher-'));
const exitWithParent = join(import.meta.dirname, '../../../libs/kernel/config/exit-with-parent.ts');
const never = new AbortController().signal;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SERVES = `
  import { createServer } from 'node:http';
  import { exitWithParent } from ${JSON.stringify(exitWithParent)};
  exitWithParent();
  const server = createServer((_, response) => response.end());
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"msg":"ready"}'));
  process.on('SIGTERM', () => { console.log('{"msg":"bye"}'); server.close(); server.closeAllConnections(); });`;
const IGNORES = `process.on('SIGTERM', () => {}); console.log('stubborn'); setInterval(() => {}, 1000);`;
const CRASHES = `console.log('{"msg":"no such table"}'); process.exit(7);`;

describe('an application under the launcher', () => {
  test('becomes ready, logs to its file, and finishes when it is asked to', async () => {
    const { app, env } = await define('serves', SERVES);
    const running = startApp(app, env, false);
    await untilReady(app, running, never);
    await stopApp(running, 5_000);
    expect(await running.exited).toBe('with code 0');
    expect(readFileSync(app.logFile, 'utf8')).toBe('{"msg":"ready"}\n{"msg":"bye"}\n');
  });

  test('is killed when it does not finish within its budget', async () => {
    const { app, env } = await define('ignores', IGNORES);
    const running = startApp(app, env, false);
    while (!readFileSync(app.logFile, 'utf8').includes('stubborn')) await new Promise((wake) => setTimeout(wake, 10));
    await stopApp(running, 100);
    expect(await running.exited).toBe('by SIGKILL');
  });

  test('that ends before it is ready is told with the last lines of its log', async () => {
    const { app, env } = await define('crashes', CRASHES);
    const failure = untilReady(app, startApp(app, env, false), never);
    await expect(failure).rejects.toThrow(
      `crashes ended with code 7 before it was ready. The last lines of ${app.logFile}:\n  {"msg":"no such table"}`,
    );
  });

  test('ends when the launcher is killed', async () => {
    const { app, env } = await define('orphan', SERVES);
    const program = `
      const { startApp, untilReady } = await import(${JSON.stringify(join(import.meta.dirname, 'app-process.ts'))});
      const app = ${JSON.stringify(app)};
      const running = startApp(app, process.env, false);
      await untilReady(app, running, new AbortController().signal);
      process.stdout.write(String(running.pid));`;
    const launcher = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output]: unknown[] = await once(launcher.stdout, 'data');
    const pid = Number(String(output));
    expect(isAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    expect(await isGoneWithin(pid, 5_000)).toBe(true);
  });
});

describe('the register of what runs', () => {
  test('ends the applications of a killed launcher, and spares a stranger that has one of their pids', async () => {
    const leftover = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'clutch-mark-api']);
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'somebody-else']);
    await Promise.all([once(leftover, 'spawn'), once(stranger, 'spawn')]);
    const entries = {
      launcher: { pid: stranger.pid, mark: 'clutch-mark-launcher' },
      api: { pid: leftover.pid, mark: 'clutch-mark-api' },
      worker: { pid: stranger.pid, mark: 'clutch-mark-worker' },
    };
    writeFileSync(join(folder, 'pids.json'), JSON.stringify(entries));
    const register = await RunRegister.open(folder, 'clutch-mark-launcher');
    expect(isAlive(leftover.pid ?? 0)).toBe(false);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
    register.close();
  });

  test('refuses a second launcher on the same folder', async () => {
    const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'clutch-mark-launcher']);
    await once(first, 'spawn');
    writeFileSync(
      join(folder, 'pids.json'),
      JSON.stringify({ launcher: { pid: first.pid, mark: 'clutch-mark-launcher' } }),
    );
    await expect(RunRegister.open(folder, 'clutch-mark-launcher')).rejects.toThrow(
      `Clutch runs already (pid ${first.pid})`,
    );
    expect(isAlive(first.pid ?? 0)).toBe(true);
    first.kill();
  });

  test('that was cut off half-way keeps nobody from starting', async () => {
    writeFileSync(join(folder, 'pids.json'), '{"launcher": {"pi');
    (await RunRegister.open(folder, 'clutch-mark-launcher')).close();
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe('the addresses of an installation', () => {
  const host = '127.0.0.1';
  const addresses = {
    api: { host, port: 21_001, metricsPort: 21_002 },
    admin: { host, port: 21_003, metricsPort: 21_004 },
    worker: { host, port: 21_005, concurrency: 1, sweepSeconds: 1, headSeconds: 60 },
    metrics: { host },
  };

  test('a taken port is told with its number and its setting', async () => {
    const taken = createServer().listen(0, host);
    await once(taken, 'listening');
    const port = portOf(taken);
    await expect(assertPortsFree({ ...addresses, admin: { ...addresses.admin, port } })).rejects.toThrow(
      `Port ${port}, meant for the admin API, is taken by another program; stop that program or set CLUTCH_ADMIN_PORT to a free port.`,
    );
    taken.close();
  });

  test('a port given twice or left to chance is refused', async () => {
    await expect(assertPortsFree({ ...addresses, worker: { ...addresses.worker, port: 21_001 } })).rejects.toThrow(
      'CLUTCH_API_PORT and CLUTCH_WORKER_PORT are both 21001; give each a port of its own.',
    );
    await expect(assertPortsFree({ ...addresses, api: { ...addresses.api, port: 0 } })).rejects.toThrow(
      'CLUTCH_API_PORT is 0',
    );
  });

  test('an address that stands for all is reached over the loopback', () => {
    expect(baseUrl({ host: '0.0.0.0', port: 1 })).toBe('http://127.0.0.1:1');
    expect(baseUrl({ host: '::', port: 1 })).toBe('http://[::1]:1');
    expect(baseUrl({ host: 'shop.local', port: 1 })).toBe('http://shop.local:1');
  });
});

async function define(
  name: string,
  program: string,
): Promise<{ app: AppDefinition; env: Record<string, string | undefined> }> {
  const script = join(folder, `${name}.mjs`);
  writeFileSync(script, program);
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const port = portOf(probe);
  await new Promise((resolve) => probe.close(resolve));
  const app = { name, script, logFile: join(folder, `${name}.log`), readyUrl: `http://127.0.0.1:${port}/ready` };
  return { app, env: { ...process.env, PORT: String(port) } };
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
