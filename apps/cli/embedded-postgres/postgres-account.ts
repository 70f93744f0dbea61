import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { LaunchError } from '../launch-error.ts';

/** Who Postgres runs as: the ids for `spawn`, or nothing, which means as this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const NAME = 'postgres';
const ENV = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin` };

/**
 * Postgres refuses to run as root. Then it runs as the owner of an existing data folder, or else as the system user `postgres`, which is
 * created where it is missing.
 * @throws LaunchError when the user can neither be found nor created.
 */
export function postgresAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp() ?? create();
}

/** Whether the account may enter a folder, which needs every folder above it to let it pass. */
export function mayEnter(account: Account, folder: string): boolean {
  return spawnSync('test', ['-x', folder], { ...account, env: ENV, cwd: '/' }).status === 0;
}

function lookUp(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, NAME], { env: ENV, encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  });
  return uid && gid ? { uid, gid } : undefined;
}

function create(): Account {
  spawnSync('groupadd', ['--system', NAME], { env: ENV });
  const flags = [
    '--system',
    '--gid',
    NAME,
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ];
  const { error, stderr } = spawnSync('useradd', [...flags, NAME], { env: ENV, encoding: 'utf8' });
  const account = lookUp();
  if (account) return account;
  throw new LaunchError(
    `Postgres cannot run as root and the system user "${NAME}" could not be created (${error?.message ?? stderr.trim()}); ` +
      `create it, start Clutch as an ordinary user, or set CLUTCH_DATABASE_URL.`,
  );
}
