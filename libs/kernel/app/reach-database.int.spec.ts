import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appDatabaseUrl } from '../config/config.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { startFailure } from './boot.ts';
import { onceDatabaseAnswers } from './once-database-answers.ts';
import { reachDatabase } from './reach-database.ts';

let clutch: TestInstallation;
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  clutch = await testInstallation();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await clutch.close();
});

/** Where Postgres will be reached, by what each connection is answered with: nothing at all, or Postgres. */
async function door(answers: readonly ('silence' | 'postgres')[]): Promise<{ url: string; tries(): number }> {
  const url = new URL(appDatabaseUrl(clutch.config));
  const { hostname, port } = url;
  let tries = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    const answer = answers[Math.min(tries, answers.length - 1)];
    tries += 1;
    if (answer === 'silence') return;
    const inner = connect(Number(port), hostname);
    sockets.push(inner);
    for (const each of [socket, inner]) each.on('error', () => undefined); // whichever ends first, the other one hears of it
    socket.pipe(inner).pipe(socket);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, tries: () => tries };
}
const at = (url: string) => ({ ...clutch.config, database: { ...clutch.config.database, appUrl: url } });
const QUICK = { connectTimeoutMs: 300, pauseMs: 20 };

test('a first connection that takes too long is tried again, and each try in vain is told of', async () => {
  const { url, tries } = await door(['silence', 'silence', 'postgres']);
  const told: string[] = [];
  await reachDatabase(at(url), { ...QUICK, report: ({ message }) => told.push(message) });
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(tries()).toBe(told.length + 1);
});

test('when the time is over the start ends with a sentence that says what to do', async () => {
  const { url } = await door(['silence']);
  const failure = await reachDatabase(at(url), { ...QUICK, waitMs: 500, report: () => undefined }).catch(startFailure);
  expect(failure).toMatch(
    /^Postgres does not answer at CLUTCH_DATABASE_URL \(.*timeout.*\); start it, or correct the URL\.$/,
  );
});

test('control: without patience the first connection that takes too long is the end', async () => {
  const { url } = await door(['silence', 'postgres']);
  await expect(reachDatabase(at(url), { ...QUICK, waitMs: 0, report: () => undefined })).rejects.toThrow('timeout');
});

test('what waiting does not mend is told at once', async () => {
  let tries = 0;
  const step = async () => {
    tries += 1;
    throw Object.assign(new Error('password authentication failed'), { code: '28P01' });
  };
  await expect(onceDatabaseAnswers(step)).rejects.toThrow('password');
  expect(tries).toBe(1);
});
