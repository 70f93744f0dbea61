import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isGoneWithin } from '../../apps/cli/processes.ts';
import { claimFolder, clearLeftServers } from './left-servers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clutch-left-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function left(name: string): string {
  const dataDir = join(folder, name);
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  return dataDir;
}

test('what a killed run left is stopped and removed; what somebody uses, here or elsewhere, is not', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const orphan = left('clutch-cluster-orphan');
  writeFileSync(join(orphan, 'owned-by'), `${hostname()} ${dead}`);
  // Recognised as Postgres by its command line.
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres', join(orphan, 'postgres')]);
  await once(server, 'spawn');
  writeFileSync(join(orphan, 'postgres', 'postmaster.pid'), `${server.pid}\n\n\n1\n`);
  const kept = ['clutch-test-mine', 'clutch-test-elsewhere', 'clutch-cluster-unclaimed', 'other'].map(left);
  claimFolder(kept[0]!);
  writeFileSync(join(kept[1]!, 'owned-by'), `not-${hostname()} ${dead}`);
  expect(await clearLeftServers([folder, join(folder, 'none')])).toEqual([orphan]);
  expect(await isGoneWithin(server.pid!, 5_000)).toBe(true);
  expect([orphan, ...kept].map((one) => existsSync(one))).toEqual([false, true, true, true, true]);
});
