import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { type Environment } from '#kernel';

const MAIN = join(resolve(import.meta.dirname, '../../..'), 'dist', 'bundle', 'cli.js');

/** How a command ended: by itself with its code, or because it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs `clutch` as a person does. When `killAt` resolves it is ended by SIGKILL, if it still runs. */
export async function clutch(args: readonly string[], env: Environment, killAt?: () => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (killAt) {
    await Promise.race([ended, killAt()]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  return { code, output };
}
