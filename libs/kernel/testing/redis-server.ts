import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface TestRedis {
  readonly url: string;
  /** Cuts every connection, as a restart or a network would. */
  cutConnections(): Promise<void>;
  stop(): Promise<void>;
}

const ATTEMPTS = 5;

/** Whether this machine can start a Redis. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;

/** A private Redis that keeps nothing, on a port of its own. */
export async function startTestRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'clutch-redis-'));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    const server = spawn('redis-server', args, { stdio: 'ignore' });
    const admin = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: 50, retryStrategy: () => 50 });
    admin.on('error', () => undefined);
    if (await answers(server, admin)) return running(server, admin, { port, folder });
    admin.disconnect();
  }
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`redis-server did not start on any of ${ATTEMPTS} ports`);
}

/** False when the server ended at once, because the port was taken. */
async function answers(server: ChildProcess, admin: Redis): Promise<boolean> {
  const ended = once(server, 'exit').then(() => false);
  const pong = admin.ping().then(
    () => true,
    () => false,
  );
  return (await Promise.race([ended, pong])) && server.exitCode === null;
}

function running(server: ChildProcess, admin: Redis, { port, folder }: { port: number; folder: string }): TestRedis {
  return {
    url: `redis://127.0.0.1:${port}`,
    cutConnections: async () => {
      await admin.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await admin.client('KILL', 'TYPE', 'pubsub');
    },
    stop: async () => {
      admin.disconnect();
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
