import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '#kernel';
import { LaunchError } from '../launch-error.ts';
import { rotated } from '../log-file.ts';
import { isGoneWithin, signal } from '../processes.ts';
import { type Running } from './keep-running.ts';

/**
 * Left to itself V8 lets the heap of a loaded app grow to several times of what is in use (69 MB after a collection). A small young
 * generation and collections at a fifth more than what was in use halve its memory, and cost little time.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=20'] as const;

const READY_MS = 60_000;
const LAST_LINES = 10;

/** One application: its compiled entry, where it logs, and the URL that answers 200 when it is ready. */
export interface AppDefinition {
  readonly name: string;
  readonly script: string;
  readonly logFile: string;
  readonly readyUrl: string;
}

/** Starts an application. Its log goes to its file as it is; `verbose` shows it here too. */
export function startApp({ script, logFile }: AppDefinition, env: Environment, verbose: boolean): Running {
  const output = openSync(rotated(logFile), 'a', 0o600);
  const sink = verbose ? 'pipe' : output;
  const child = spawn(process.execPath, [...NODE_FLAGS, script], {
    env: { ...env },
    // Its own session: Ctrl-C reaches the launcher alone, which ends everything in order. The IPC channel tells the child when the
    // launcher is gone, even by kill -9.
    detached: true,
    stdio: ['ignore', sink, sink, 'ipc'],
  });
  if (verbose) mirror(child, output);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`with "${error.message}"`));
    child.once('close', (code, by) => resolve(by === null ? `with code ${code}` : `by ${by}`));
  }).finally(() => closeSync(output));
  return { pid: child.pid ?? 0, exited };
}

/**
 * Waits until an application answers that it is ready.
 * @throws LaunchError with the last lines of its log when it ends first, or is not ready after a minute.
 */
export async function untilReady(app: AppDefinition, { exited }: Running, stopping: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_MS;
  let ended: string | undefined;
  exited.then(
    (how) => (ended = how),
    (error: unknown) => (ended = `with "${String(error)}"`),
  );
  while (!stopping.aborted) {
    if (await answersReady(app.readyUrl)) return;
    if (ended !== undefined) throw new LaunchError(`${app.name} ended ${ended} before it was ready. ${lastLines(app)}`);
    if (Date.now() > deadline) {
      throw new LaunchError(
        `${app.name} was not ready after ${READY_MS / 1000} seconds (${app.readyUrl}). ${lastLines(app)}`,
      );
    }
    await sleep(100);
  }
}

/** Asks an application to finish and waits; what does not within `budgetMs` is killed. */
export async function stopApp({ pid }: Running, budgetMs: number): Promise<void> {
  if (pid === 0) return;
  signal(pid, 'SIGTERM');
  if (await isGoneWithin(pid, budgetMs)) return;
  signal(pid, 'SIGKILL');
  await isGoneWithin(pid, 1_000);
}

/** Whether something answers 200 at a URL, within two seconds. */
export async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // nobody listens, or not in time
  }
}

/** The last lines of an application's log, introduced by where the rest is. */
export function lastLines({ logFile }: AppDefinition): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
  return `The last lines of ${logFile}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function mirror({ stdout, stderr }: ChildProcess, file: number): void {
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      writeSync(file, chunk);
      process.stdout.write(chunk);
    });
  }
}
