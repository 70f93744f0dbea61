import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AddressRules } from './address-rules.ts';
import { GuardedFetch } from './guarded-fetch.ts';
import { GuardedHttp } from './guarded-http.ts';

const [listed, unlisted] = [['127.0.0.0/8'], []].map((networks) => new GuardedHttp(new AddressRules(networks)));
const requests = new GuardedFetch(listed!);
const asking = { method: 'GET', headers: {} } as const;
let server: Server;
let origin: string;

async function serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
  const [, path = ''] = (request.url ?? '').split('/');
  if (path === 'redirect') return void answer.writeHead(302, { location: `${origin}/elsewhere` }).end();
  if (path === 'nothing') return void answer.writeHead(204).end();
  if (path === 'large') return void answer.end(Buffer.alloc(262_145));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  answer.setHeader('content-type', 'application/json').setHeader('set-cookie', ['a=1', 'b=2']);
  answer.end(JSON.stringify({ method: request.method, sent: request.headers['x-sent'], body }));
}

beforeAll(async () => {
  server = createServer((request, answer) => void serve(request, answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all([listed!.close(), unlisted!.close()]);
  server.close();
});

describe('a server that a tenant has chosen', () => {
  test('is sent what is given, and answered as fetch would', async () => {
    const answer = await requests.fetch(`${origin}/x`, { method: 'POST', headers: { 'x-sent': 'y' }, body: 'a=b' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answer.json()).toEqual({ method: 'POST', sent: 'y', body: 'a=b' });
  });

  test('leads nowhere else: a redirect is an answer', async () => {
    const answer = await requests.fetch(`${origin}/redirect`, asking);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${origin}/elsewhere`]);
  });

  test('may answer nothing, and no more than 256 KiB', async () => {
    expect((await requests.fetch(`${origin}/nothing`, asking)).status).toBe(204);
    await expect(requests.fetch(`${origin}/large`, asking)).rejects.toThrow('more than 262144 bytes');
  });

  test('is not asked where the operator has not listed its network', async () => {
    const strict = new GuardedFetch(unlisted!);
    for (const url of [
      origin,
      'https://127.0.0.1',
      'https://169.254.169.254/latest',
      'https://[::1]',
      'file:///etc/passwd',
    ]) {
      await expect(strict.fetch(url, asking)).rejects.toMatchObject({ code: 'webhook-target.refused' });
      await expect(strict.check(url)).rejects.toMatchObject({ code: 'webhook-target.refused' });
    }
  });
});
