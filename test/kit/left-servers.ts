import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { runningPostmaster, stopPostmaster } from '../../apps/cli/embedded-postgres/postmaster.ts';
import { isAlive } from '../../apps/cli/processes.ts';

const OWNER = 'owned-by';

/** Notes that this process has made the folder and will remove it. */
export function claimFolder(dataDir: string): void {
  writeFileSync(join(dataDir, OWNER), `${hostname()} ${process.pid}`);
}

/**
 * Stops the databases of test runs that were killed, and removes their folders: each holds connections, memory and disk. A folder whose
 * owner lives is left alone. Processes of apps are gone by then: they end with whoever started them.
 * @returns the folders that were removed
 */
export async function clearLeftServers(places: readonly string[]): Promise<string[]> {
  const left = places
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((path) => /^clutch-(test|cluster|bench)-/.test(basename(path)))
    .filter((dataDir) => existsSync(join(dataDir, OWNER)) && isOrphan(dataDir));
  for (const dataDir of left) {
    const server = runningPostmaster(join(dataDir, 'postgres'));
    if (server) await stopPostmaster(server.pid);
    rmSync(dataDir, { recursive: true, force: true });
  }
  return left;
}

/** Of a machine that shares this folder nobody here can say who lives. */
function isOrphan(dataDir: string): boolean {
  const [host, pid] = readFileSync(join(dataDir, OWNER), 'utf8').split(' ');
  return host === hostname() && !isAlive(Number(pid));
}
