import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { freePorts } from '../../kit/cluster.ts';
import { type Result, rounded } from '../kit/report.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const NOT_COPIED = ['node_modules', 'dist', '.clutch', '.git', '.env', 'coverage'];
/** The last line of what `clutch start` prints when everything is ready. */
const READY = 'Ctrl-C stops everything.';
const PATIENCE_MS = 120_000;

/** How long `clutch start` takes in a tree that `npm ci` has just left (compiling, creating the database and all), and once more. */
export async function startTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clutch-start-'));
  try {
    cpSync(ROOT, folder, { recursive: true, filter: (path) => !NOT_COPIED.includes(relative(ROOT, path)) });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const env = await environment();
    const first = await secondsToReady(folder, env);
    const warm = await secondsToReady(folder, env);
    console.log(`start: first ${first.toFixed(1)} s, warm ${warm.toFixed(1)} s`);
    return [
      { name: 'start.first.s', value: rounded(first), unit: 's', goal: 60, better: 'lower' },
      { name: 'start.warm.s', value: rounded(warm), unit: 's', goal: 6, better: 'lower' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function environment(): Promise<Record<string, string>> {
  const names = ['DATABASE_PORT', 'API_PORT', 'ADMIN_PORT', 'WORKER_PORT', 'API_METRICS_PORT', 'ADMIN_METRICS_PORT'];
  const ports = await freePorts(names.length);
  const settings = Object.fromEntries(names.map((name, index) => [`CLUTCH_${name}`, String(ports[index])]));
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings };
}

/** Starts, waits for the last line, ends it with Ctrl-C. @throws when it does not come up, or does not end with code 0 */
async function secondsToReady(folder: string, env: Record<string, string>): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['apps/cli/bin.mjs', 'start', '--no-demo'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const endWithUs = (): void => void child.kill('SIGINT');
  process.once('exit', endWithUs);
  try {
    const seconds = (await readyAt(child, ended)) - began;
    return seconds / 1_000;
  } finally {
    process.off('exit', endWithUs);
    child.kill('SIGINT');
    const [code] = await ended;
    if (code !== 0) console.log(`clutch start ended with code ${code}`);
  }
}

async function readyAt(child: ChildProcess, ended: Promise<unknown>): Promise<number> {
  let output = '';
  const ready = new Promise<number>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(READY)) resolve(performance.now());
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
  });
  const late = AbortSignal.timeout(PATIENCE_MS);
  const failed = Promise.race([ended, once(late, 'abort')]).then(() => {
    throw new Error(`clutch start did not become ready:\n${output}`);
  });
  return Promise.race([ready, failed]);
}
