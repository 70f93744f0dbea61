import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../../../apps/cli/start/app-process.ts';
import { type AppName } from '../../kit/cluster.ts';
import { type BenchServer } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_MS = 120_000;

/** One app of an installation as a user runs it, on the bench's Postgres. */
export interface RunningApp {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the compiled app; resolves when it is ready. @throws Error with the end of its log */
export async function startApp({ config, environment }: BenchServer, app: AppName): Promise<RunningApp> {
  const logFile = join(config.data.dir, `${app}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist', 'bundle', `${app}.js`)], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${config[app].port}`;
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined); // not listening yet
    if (answer?.ok) break;
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      throw new Error(`${app} did not become ready: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    }
    await sleep(50);
  }
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
