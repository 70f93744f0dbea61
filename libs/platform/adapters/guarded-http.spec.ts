import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AddressRules } from './address-rules.ts';
import { errorClassOf } from './webhooks/error-class.ts';
import { GuardedHttp } from './guarded-http.ts';
import { type Resolve } from './name-servers.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function receiver(answer: RequestListener): Promise<{ port: number; requests: () => number }> {
  let requests = 0;
  const server: Server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push({ close: () => server.closeAllConnections() }, server);
  return { port: (server.address() as AddressInfo).port, requests: () => requests };
}

function client(listed: readonly string[], resolve?: Resolve): GuardedHttp {
  const http = new GuardedHttp(new AddressRules(listed), resolve);
  open.unshift(http);
  return http;
}

const LOOPBACK = ['127.0.0.0/8'];
const toLoopback: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
const post = (http: GuardedHttp, url: string, timeoutMs = 2_000) =>
  http.post(url, { headers: {}, body: Buffer.from('{}'), timeoutMs });
const refusal = (work: Promise<unknown>) => work.then(() => 'none', errorClassOf);

describe('an address chosen by a stranger', () => {
  test('is dialled when the operator has listed its network, by number and by name (ASVS 13.2.4)', async () => {
    const { port } = await receiver((_, response) => response.end('thanks'));
    const http = client(LOOPBACK, toLoopback);
    expect(await post(http, `http://127.0.0.1:${port}/`)).toMatchObject({ status: 200, body: 'thanks' });
    expect(await post(http, `http://receiver.test:${port}/`)).toMatchObject({ status: 200 });
  });

  test('is refused at registration when one of its addresses is special (ASVS 13.2.5)', async () => {
    const mixed = client([], async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
    await expect(mixed.check('https://mixed.test/')).rejects.toMatchObject({ code: 'webhook-target.refused' });
    await expect(client([], async () => []).check('https://nothing.test/')).rejects.toMatchObject({
      code: 'webhook-target.refused',
    });
    await expect(
      client([], () => Promise.reject(new Error('ENOTFOUND'))).check('https://nobody.test/'),
    ).rejects.toMatchObject({ code: 'webhook-target.unresolved' });
    await expect(client([]).check('https://localhost/')).rejects.toMatchObject({ code: 'webhook-target.refused' });
  });

  test('that was good when it was checked and is special when it is dialled is not dialled', async () => {
    const { port, requests } = await receiver((_, response) => response.end());
    const answers = ['8.8.8.8', '127.0.0.1'];
    const http = client([], async () => [{ address: answers.shift()!, family: 4 }]);
    await http.check('https://rebind.test:8443/');
    expect(await refusal(post(http, 'https://rebind.test:8443/'))).toBe('target-refused');
    expect(await refusal(post(client([]), `http://127.0.0.1:${port}/`))).toBe('target-refused');
    expect(requests()).toBe(0);
  });

  test('would be dialled if the rules did not look at addresses, and this would be seen (control)', async () => {
    /** As AddressRules would be if somebody left the check out. */
    class CarelessRules extends AddressRules {
      override checkAll(): void {
        // looks at nothing
      }
    }
    const { port, requests } = await receiver((_, response) => response.end());
    const careless = new GuardedHttp(new CarelessRules([]), toLoopback);
    open.unshift(careless);
    expect(await refusal(post(careless, `http://rebind.test:${port}/`))).toBe('none');
    expect(await refusal(post(careless, `http://127.0.0.1:${port}/`))).toBe('none');
    expect(requests()).toBe(2);
  });

  test('redirects nobody anywhere', async () => {
    const secret = await receiver((_, response) => response.end('metadata'));
    const { port } = await receiver((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${secret.port}/` }).end(),
    );
    expect(await post(client(LOOPBACK), `http://127.0.0.1:${port}/`)).toMatchObject({ status: 307 });
    expect(secret.requests()).toBe(0);
  });
});

describe('an answer', () => {
  test('of many megabytes is read to 64 KiB and no further', async () => {
    const { port } = await receiver((_, response) => response.end(Buffer.alloc(10_000_000, 'x')));
    const { body } = await post(client(LOOPBACK), `http://127.0.0.1:${port}/`);
    expect(body).toBe('x'.repeat(65_536));
  });

  test('that drips slowly ends at the time limit and counts with its status', async () => {
    const { port } = await receiver((_, response) => {
      response.write('drip');
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const began = performance.now();
    const answer = await post(client(LOOPBACK), `http://127.0.0.1:${port}/`, 200);
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/^drip/) });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('that holds what Postgres cannot keep is kept without it', async () => {
    const { port } = await receiver((_, response) => response.end(Buffer.from([0x61, 0, 0xff, 0x62])));
    expect((await post(client(LOOPBACK), `http://127.0.0.1:${port}/`)).body).toBe('a\ufffdb');
  });

  test('that does not come has a reason', async () => {
    const silent = await receiver(() => undefined);
    const http = client(LOOPBACK);
    expect(await refusal(post(http, `http://127.0.0.1:${silent.port}/`, 100))).toBe('timeout');
    expect(await refusal(post(http, 'http://127.0.0.1:1/'))).toBe('connection-refused');
    expect(await refusal(post(http, `https://127.0.0.1:${silent.port}/`))).toBe('tls');
    const broken = await receiver((request) => request.socket.destroy());
    expect(await refusal(post(http, `http://127.0.0.1:${broken.port}/`))).toBe('connection-reset');
  });
});
