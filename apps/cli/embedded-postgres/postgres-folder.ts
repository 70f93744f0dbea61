import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { readIfPresent, writePrivate } from '../private-file.ts';
import { errorCode } from '../processes.ts';
import { type Account, mayEnter, postgresAccount } from './postgres-account.ts';
import { REACHABLE_FOLDER } from './postgres-binaries.ts';

/** The data folder of the embedded Postgres and who it belongs to. */
export interface PostgresFolder {
  /** Absolute, free of symbolic links. */
  readonly path: string;
  readonly account: Account;
  readonly state: 'empty' | 'in use';
}

/**
 * Finds the data folder: `postgres` in `dataDir`. Where Postgres runs as another user who may not enter that (a checkout in /root, say),
 * it is a folder of its own below /var/lib/clutch, and the file `postgres-location` in `dataDir` says which.
 * @throws LaunchError when the folder holds something else than data of this Postgres version.
 */
export function postgresFolder(dataDir: string, majorVersion: (account: Account) => string): PostgresFolder {
  mkdirSync(dataDir, { recursive: true });
  const own = join(realpathSync(dataDir), 'postgres');
  const path = readIfPresent(join(dataDir, 'postgres-location'))?.trim() ?? own;
  const account = postgresAccount(path);
  if (existsSync(path)) {
    if (isEmpty(path)) return { path, account, state: 'empty' };
    assertIntact(path, majorVersion(account));
    return { path, account, state: 'in use' };
  }
  if (path !== own) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    return { path, account, state: 'empty' };
  }
  if (account.uid === undefined || mayEnter(account, dirname(own))) return { path: own, account, state: 'empty' };
  return { path: reachableFolder(dataDir), account, state: 'empty' };
}

function reachableFolder(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  // A folder that nobody's note names is of an earlier checkout in the same place: somebody's data, so it is left alone.
  for (let attempt = 1; ; attempt++) {
    const path = join(REACHABLE_FOLDER, attempt === 1 ? name : `${name}-${attempt}`, 'postgres');
    if (existsSync(dirname(path))) continue;
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    writePrivate(join(dataDir, 'postgres-location'), `${path}\n`);
    return path;
  }
}

function isEmpty(path: string): boolean {
  if (!lstatSync(path).isDirectory()) throw broken(path, 'it is not a folder');
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    if (errorCode(error) === 'EACCES') {
      throw new LaunchError(
        `The database folder ${path} belongs to another user; start Clutch as that user, or as root.`,
      );
    }
    throw broken(path, `it cannot be read (${errorCode(error)})`);
  }
}

function assertIntact(path: string, majorVersion: string): void {
  let version: string;
  try {
    version = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw broken(
      path,
      errorCode(error) === 'ENOENT'
        ? 'its file PG_VERSION is missing'
        : `its file PG_VERSION cannot be read (${errorCode(error)})`,
    );
  }
  if (version !== majorVersion)
    throw broken(path, `its file PG_VERSION says "${version.slice(0, 20)}", and this is Postgres ${majorVersion}`);
}

/** Deletes a data folder whose server has stopped. The next start on the same `dataDir` creates it anew. */
export function removeFolder({ path }: PostgresFolder): void {
  // Below /var/lib/clutch each data folder has a folder of its own around it.
  const whole = dirname(dirname(path)) === REACHABLE_FOLDER ? dirname(path) : path;
  rmSync(whole, { recursive: true, force: true });
}

/** The sentence for a data folder that cannot be used. */
export function broken(path: string, why: string): LaunchError {
  return new LaunchError(
    `The database folder ${path} cannot be used: ${why}; restore it from a backup, or delete it to start afresh.`,
  );
}
