import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LaunchError } from '../launch-error.ts';
import { isAlive, isGoneWithin, processesIn } from '../processes.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts';

const folders: string[] = [];
const disks: string[] = [];
const started: EmbeddedPostgres[] = [];
let port = 0;

beforeAll(async () => {
  port = await freePort();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});
afterAll(() => {
  for (const disk of disks) spawnSync('umount', [disk]);
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  test('starts in an empty folder, keeps its data over a restart, and asks for its password', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    expect(first.created).toBe(true);
    await query(first.url, 'create table kept (n int)');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start(dataDir);
    expect(second).toMatchObject({ created: false, adopted: false, url: first.url });
    expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await expect(query(second.url.replace(/:[^:]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  test('that a killed launcher left is taken over', async () => {
    const dataDir = folder();
    const pid = await startAndDie(dataDir);
    expect(isAlive(pid)).toBe(true);
    const found = await start(dataDir);
    expect(found).toMatchObject({ pid, adopted: true });
    await found.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('that was left on another port is restarted on the wanted one', async () => {
    const dataDir = folder();
    const pid = await startAndDie(dataDir);
    port = await freePort();
    const moved = await start(dataDir);
    expect(moved.adopted).toBe(false);
    expect(isAlive(pid)).toBe(false);
    expect(await query(moved.url, 'select inet_server_port() as port')).toEqual([{ port }]);
  });

  test('starts after a kill -9 of the server under load, and has every committed row', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await query(first.url, 'create table kept (n int)');
    await query(first.url, 'insert into kept select generate_series(1, 1000)');
    const busy = query(first.url, 'select pg_sleep(60)').catch((error: unknown) => error);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start(dataDir);
    expect(await busy).toBeInstanceOf(Error);
    expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  test('starts although postmaster.pid names a program that is not Postgres', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n${port}\n`);
    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(process.pid)).toBe(true);
  });

  test('leaves nothing half made when its first start is killed', async () => {
    const dataDir = folder();
    const launcher = launch(dataDir);
    while (!readdirSync(dataDir).some((name) => name.startsWith('initdb-')))
      await new Promise((wake) => setTimeout(wake, 5));
    launcher.kill('SIGKILL');
    const server = await start(dataDir);
    expect(server.created).toBe(true);
    expect(readdirSync(dataDir).sort()).toEqual(['logs', 'postgres', 'postgres-password']);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('what is broken is told in one sentence', () => {
  test('a data folder without PG_VERSION', async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'garbage'), 'x');
    await expect(start(dataDir)).rejects.toThrow(sentence(dataDir, 'its file PG_VERSION is missing'));
  });

  test('a data folder of another version', async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    await expect(start(dataDir)).rejects.toThrow(
      sentence(dataDir, 'its file PG_VERSION says "12", and this is Postgres 18'),
    );
  });

  test('a data folder that is a file', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'postgres'), '');
    await expect(start(dataDir)).rejects.toThrow(sentence(dataDir, 'it is not a folder'));
  });

  test('a damaged control file, a lost and a wrong password', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    const passwordFile = join(dataDir, 'postgres-password');
    const password = readFileSync(passwordFile, 'utf8');
    writeFileSync(passwordFile, 'guess');
    await expect(start(dataDir)).rejects.toThrow(sentence(dataDir, 'Postgres answers "password authentication failed'));
    rmSync(passwordFile);
    await expect(start(dataDir)).rejects.toThrow(sentence(dataDir, `its password is missing from ${passwordFile}`));
    writeFileSync(passwordFile, password);
    writeFileSync(join(dataDir, 'postgres', 'global', 'pg_control'), 'x');
    await expect(start(dataDir)).rejects.toThrow(sentence(dataDir, 'Postgres stopped with "'));
    expect(processesIn(join(dataDir, 'postgres'))).toEqual([]);
  });

  test('a taken port', async () => {
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const dataDir = folder();
    const failure = start(dataDir);
    await expect(failure).rejects.toThrow(LaunchError);
    await expect(failure).rejects.toThrow(
      `Port ${port}, meant for the embedded Postgres, is taken by another program; stop that program or set CLUTCH_DATABASE_PORT to a free port.`,
    );
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    taken.close();
  });
});

/** A disk of its own, as small as wanted; `undefined` where this process may not mount one. */
function smallDisk(megabytes: number): string | undefined {
  const disk = folder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk]);
  if (status !== 0) return undefined;
  disks.push(disk);
  return disk;
}

test('a full disk is told, and nothing half made is left on it', async ({ skip }) => {
  const disk = smallDisk(24) ?? skip('no disk can be mounted here');
  const dataDir = join(disk, '.clutch');
  await expect(start(dataDir)).rejects.toThrow(`The disk that holds ${dataDir} is full`);
  expect(readdirSync(dataDir)).toEqual(['postgres-password']);
});

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('runs as another user, also from a folder that only root may enter', async () => {
    const closed = folder();
    chmodSync(closed, 0o700);
    const dataDir = join(closed, '.clutch');
    const server = await start(dataDir);
    const path = readFileSync(join(dataDir, 'postgres-location'), 'utf8').trim();
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    expect(statSync(path).uid).not.toBe(0);
    expect(statSync(`/proc/${server.pid}`).uid).toBe(statSync(path).uid);
    await server.stop();
    const again = await start(dataDir);
    expect(again.created).toBe(false);
    await again.remove();
    expect(existsSync(dirname(path))).toBe(false);
  });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'clutch-embedded-'));
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, port, log: () => undefined });
  started.push(server);
  return server;
}

/** A launcher of its own that starts Postgres, prints its pid and waits. */
function launch(dataDir: string) {
  const module = join(import.meta.dirname, 'start-embedded-postgres.ts');
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { pid } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${port}, log: () => {} });
    process.stdout.write(String(pid));
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function startAndDie(dataDir: string): Promise<number> {
  const launcher = launch(dataDir);
  const [output]: unknown[] = await once(launcher.stdout, 'data');
  launcher.kill('SIGKILL');
  await isGoneWithin(launcher.pid ?? 0, 5_000);
  return Number(String(output));
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Below the range from which the system hands out ports by itself. */
async function freePort(): Promise<number> {
  for (;;) {
    const candidate = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(candidate, '127.0.0.1', () => resolve(true));
    });
    server.close();
    if (free) return candidate;
  }
}

function sentence(dataDir: string, why: string): string {
  return `The database folder ${dataDir}/postgres cannot be used: ${why}`;
}
