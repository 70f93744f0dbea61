import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfPresent } from '../private-file.ts';
import { commandLine, isAlive, isGoneWithin, isTaken, processesIn, signal } from '../processes.ts';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
const ORPHANS_LEAVE_MS = 3_000;

/** A Postgres server that runs on a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that runs on a data folder, found by its `postmaster.pid` and recognised by its command line: the file may outlive its
 * server, and the pid may since belong to anybody.
 */
export function runningPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = readIfPresent(pidFile(dataFolder))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 1) || !isAlive(pid)) return undefined;
  const command = commandLine(pid);
  return /postgres/.test(command) && command.includes(dataFolder) ? { pid, port } : undefined;
}

/** Stops a server: sessions are cut and the data is written (fast), or else without that (immediate); recovery then follows at the next start. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await isGoneWithin(pid, FAST_SHUTDOWN_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await isGoneWithin(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  signal(pid, 'SIGKILL');
  await isGoneWithin(pid, IMMEDIATE_SHUTDOWN_MS);
}

/**
 * Clears what a killed server left: its children, which hold the shared memory until they notice, and a `postmaster.pid` whose pid is a
 * zombie or now belongs to another program. Must only be called when `runningPostmaster` found nothing.
 */
export async function clearLeftovers(dataFolder: string): Promise<void> {
  const orphans = () => processesIn(dataFolder).filter((pid) => /postgres/.test(commandLine(pid)));
  const deadline = Date.now() + ORPHANS_LEAVE_MS;
  while (orphans().length > 0 && Date.now() < deadline) await sleep(50);
  for (const pid of orphans()) {
    signal(pid, 'SIGQUIT');
    if (!(await isGoneWithin(pid, 1_000))) signal(pid, 'SIGKILL');
    await isGoneWithin(pid, IMMEDIATE_SHUTDOWN_MS);
  }
  const pid = Number(readIfPresent(pidFile(dataFolder))?.split('\n')[0]);
  if (!(pid > 1) || isTaken(pid)) rmSync(pidFile(dataFolder), { force: true });
}

function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}
