import { spawn } from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { LaunchError } from '../launch-error.ts';
import { type Account } from './postgres-account.ts';
import { type PostgresBinaries } from './postgres-binaries.ts';
import { type PostgresFolder } from './postgres-folder.ts';

/** What Postgres and initdb see of the environment: PG* variables of the user's shell are not theirs. */
export const POSTGRES_ENV = { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };

/** Name of the superuser and owner. */
export const SUPERUSER = 'postgres';

const DRAFT = 'initdb-';

/**
 * Creates the data folder with a superuser that must give `password` (SCRAM). It appears whole or not at all, so a killed first start
 * leaves nothing broken behind. @throws LaunchError with initdb's own words.
 */
export async function createCluster(
  { path, account }: PostgresFolder,
  binaries: PostgresBinaries,
  password: string,
): Promise<void> {
  removeDrafts(dirname(path));
  const draft = mkdtempSync(join(dirname(path), DRAFT));
  try {
    const passwordFile = join(draft, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    mkdirSync(join(draft, 'data'), { mode: 0o700 });
    [draft, passwordFile, join(draft, 'data')].forEach((entry) => give(account, entry));
    await initdb(binaries, account, join(draft, 'data'), passwordFile);
    if (statSync(path, { throwIfNoEntry: false })) rmdirSync(path);
    renameSync(join(draft, 'data'), path);
  } finally {
    // All of them: the initdb of a start that was killed outlives it for a moment, and may have written on after the first removal.
    removeDrafts(dirname(path));
  }
}

function removeDrafts(folder: string): void {
  const drafts = readdirSync(folder).filter((name) => name.startsWith(DRAFT));
  for (const name of drafts) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}

async function initdb(
  binaries: PostgresBinaries,
  account: Account,
  dataFolder: string,
  passwordFile: string,
): Promise<void> {
  const flags = [
    `--pgdata=${dataFolder}`,
    `--pwfile=${passwordFile}`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--no-instructions',
  ];
  // The built-in locale sorts text the same on every machine; the system's own changes with its C library.
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const child = spawn(binaries.initdb, [...flags, ...locale], {
    ...account,
    cwd: '/',
    env: POSTGRES_ENV,
    // Its own session: Ctrl-C reaches the launcher alone, which lets this finish.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [words, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  if (code !== 0 && words.includes('No space left on device'))
    throw new LaunchError(
      `The disk that holds ${dirname(dirname(dataFolder))} is full: a new database takes some 60 MB; free some space, or set CLUTCH_DATA_DIR to a folder elsewhere.`,
    );
  if (code !== 0)
    throw new LaunchError(`Postgres could not create its folder ${dataFolder}: ${words.trim().split('\n').join(' ')}`);
}

function give({ uid, gid }: Account, entry: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(entry, uid, gid);
}
