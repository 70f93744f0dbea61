import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testCertificate } from '../../../test/kit/test-certificate.ts';
import { AddressRules } from './address-rules.ts';
import { GuardedHttp } from './guarded-http.ts';
import { WireTrace } from './wire-trace.ts';

const number = expect.any(Number) as number;
const own = testCertificate('localhost');
const key = own.key.export({ type: 'pkcs8', format: 'pem' });
const servers: Server[] = [];
let http: GuardedHttp;
beforeEach(() => {
  http = new GuardedHttp(new AddressRules(['127.0.0.0/8', '::1/128']));
});
afterEach(async () => {
  await http.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('request', (request, response) => void request.resume().on('end', () => response.end('ok')));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}
async function traced(url: string, more: object = {}): Promise<WireTrace> {
  const trace = new WireTrace();
  const posting = http.post(url, { headers: {}, body: Buffer.from('{}'), timeoutMs: 30_000, ...more }, trace);
  // Of a request that failed something was seen as well; how it ended is the business of others' tests.
  await Promise.allSettled([posting]);
  return trace;
}

describe('of a request is seen', () => {
  test('how long a new connection took in each of its parts, and on one that was there nothing of that', async () => {
    const port = await listening(createSecureServer({ key, cert: own.pem }));
    const certificate = { cert: own.pem, key: String(key), ca: own.pem };
    const ask = () => traced(`https://localhost:${port}/`, { certificate, pool: 'own' });
    const first = await ask();
    let second = await ask();
    // A connection is free a moment after its answer was read.
    await expect.poll(async () => (second = await ask()).isReused).toBe(true);
    expect(first.phases).toEqual({ dns: number, connect: number, tls: number, firstByte: number });
    expect([first.isReused, first.remoteAddress]).toEqual([false, '127.0.0.1']);
    expect(second.phases).toEqual({ firstByte: number });
    expect(second.remoteAddress).toBe('127.0.0.1');
  });

  test('no look-up where the address is a number, and no encryption where there is none', async () => {
    const port = await listening(createServer());
    expect((await traced(`http://127.0.0.1:${port}/`)).phases).toEqual({ connect: number, firstByte: number });
  });

  test('how far it came when the receiver is not who it says', async () => {
    const port = await listening(createSecureServer({ key, cert: own.pem }));
    const { phases, remoteAddress } = await traced(`https://localhost:${port}/`);
    expect([phases, remoteAddress]).toEqual([{ dns: number, connect: number }, undefined]);
  });

  test('that nothing was sent when the rules refuse it', async () => {
    const { phases, remoteAddress } = await traced('https://10.0.0.1/');
    expect([phases, remoteAddress]).toEqual([{}, undefined]);
  });

  test('its own connection, however many go at once', async () => {
    const port = await listening(createServer());
    const all = await Promise.all(Array.from({ length: 20 }, () => traced(`http://localhost:${port}/`)));
    expect(all.map(({ phases }) => phases)).toEqual(
      all.map(() => ({ dns: number, connect: number, firstByte: number })),
    );
  });
});
