import { accessSync, chmodSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { claimFolder } from './left-servers.ts';

const GIB = 1024 ** 3;
/** What all servers of a run hold together stays below a third of it. */
const ENOUGH = 6 * GIB;

/** Where a Linux keeps files in memory. */
export const MEMORY = '/dev/shm';

/**
 * Where the databases of tests lie: in memory where there is enough of it, else in the folder for temporary files. Most of what such
 * a database does is to make schemas and to drop them, thousands of small files each; ext4 spent a fifth of both cores on finding free inodes.
 * A process that is killed loses nothing there, and nothing here cuts the power.
 */
function placeOfServers(): string {
  return hasRoom(MEMORY) && process.availableMemory() >= 2 * ENOUGH ? MEMORY : tmpdir();
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false; // there is none on this system, or not for this user
  }
}

/** A new folder for a server of tests, which this process has to remove. */
export function serverFolder(kind: 'test' | 'cluster' | 'bench', place = placeOfServers()): string {
  const folder = mkdtempSync(join(place, `clutch-${kind}-`));
  chmodSync(folder, 0o755); // Postgres never runs as root; its user must be able to enter
  claimFolder(folder);
  return folder;
}
