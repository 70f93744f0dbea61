import { createServer } from 'node:http';
import { createServer as createSecureServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCertificate } from '../../../../test/kit/test-certificate.ts';
import { ReachedApp } from '../../../../test/kit/reached-app.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

let webhooks: ReachedApp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  webhooks = await ReachedApp.open();
});
afterAll(() => webhooks.close());
receiverForEach((started) => (receiver = started));

const shown = async (endpointId: string) => (await webhooks.ask('GET', `/v1/webhook-endpoints/${endpointId}`)).json;
const refused = async (more: object) => {
  const body = { url: receiver.url, eventTypes: ['*'], ...more };
  const { status, code, json } = await webhooks.ask('POST', '/v1/webhook-endpoints', { body });
  const errors = (json['errors'] ?? []) as { pointer: string }[];
  return [status, code, errors.map(({ pointer }) => pointer)];
};
/** Everything that is kept of endpoints and tries, as somebody would read it who has got hold of the database. */
const stolen = async () => {
  const table = (name: string) =>
    webhooks.clutch.owner.query(`select t::text from ${webhooks.tenant.schema}.platform_webhook_${name} t`);
  const rows = await Promise.all(['endpoint', 'attempt', 'delivery'].map(table));
  return JSON.stringify(rows.map((one) => one.rows));
};

describe('headers of an endpoint', () => {
  test('go with every request as they were typed, and header names keep their case', async () => {
    const headers = { 'X-Garage-KEY': 'a-very-secret-value', x_lower: 'b' };
    const id = await webhooks.register(receiver.url, { headers });
    await webhooks.send(id);
    const { headers: got, rawHeaders } = receiver.received[0]!;
    expect(got).toMatchObject({
      'x-garage-key': 'a-very-secret-value',
      x_lower: 'b',
      'content-type': 'application/json',
    });
    expect(rawHeaders).toEqual(expect.arrayContaining(['X-Garage-KEY', 'x_lower', 'webhook-id']));
  });

  test('are never shown again, neither by the API nor in the tries nor in the database', async () => {
    const id = await webhooks.register(receiver.url, {
      headers: { 'X-Key': 'a-very-secret-value', Cookie: 'session=1' },
    });
    const held = receiver.hold();
    const messageId = await webhooks.queue(id);
    const delivering = webhooks.deliver();
    const response = await held;
    response.writeHead(200, { 'x-echo': 'you sent a-very-secret-value', 'set-cookie': 'mine=1' });
    response.end('X-Key: a-very-secret-value');
    await delivering;
    const [tried] = (await webhooks.delivery(id, messageId)).attempts;
    expect(tried!.requestHeaders).toMatchObject({ 'X-Key': '[redacted]', Cookie: '[redacted]' });
    expect(tried!.requestHeaders['webhook-signature']).toMatch(/^v1,/);
    expect(tried).toMatchObject({
      responseHeaders: { 'x-echo': 'you sent [redacted]', 'set-cookie': '[redacted]' },
      responseBody: 'X-Key: [redacted]',
    });
    expect(await shown(id)).toMatchObject({ headers: ['X-Key', 'Cookie'] });
    expect(await stolen()).not.toMatch(/a-very-secret-value|session=1|mine=1/);
  });

  test('are changed together, and cleared', async () => {
    const id = await webhooks.register(receiver.url, { headers: { 'X-A': '1', 'X-B': '2' } });
    await webhooks.change(id, { description: 'headers stay' });
    expect(await shown(id)).toMatchObject({ headers: ['X-A', 'X-B'] });
    await webhooks.change(id, { headers: { 'X-C': '3' } });
    await webhooks.send(id);
    expect(receiver.received[0]!.headers).toMatchObject({ 'x-c': '3' });
    expect(receiver.received[0]!.headers).not.toHaveProperty('x-a');
    await webhooks.change(id, { headers: null });
    await webhooks.send(id);
    expect([receiver.received[1]!.headers['x-c'], (await shown(id))['headers']]).toEqual([undefined, []]);
  });

  test('that are ours to set are refused', async () => {
    for (const name of ['Host', 'Webhook-Id', 'Content-Length', 'Transfer-Encoding'])
      expect(await refused({ headers: { [name]: 'x' } })).toEqual([422, 'request.invalid', ['/headers']]);
    expect(await refused({ headers: { 'X-A': 'a\r\nhost: evil' } })).toEqual([422, 'request.invalid', ['/headers']]);
    expect(await refused({ headers: ['x'] })).toEqual([422, 'request.invalid', ['/headers']]);
  });
});

describe('an endpoint that wants to know who sends', () => {
  test('gets user name and password', async () => {
    const auth = { kind: 'basic', username: 'clutch', password: 'pass:wörd-of-ours' };
    const id = await webhooks.register(receiver.url, { auth, headers: { authorization: 'Own one' } });
    const { attempts } = await webhooks.send(id);
    const sent = receiver.received[0]!.headers.authorization!;
    expect(Buffer.from(sent.replace('Basic ', ''), 'base64').toString()).toBe('clutch:pass:wörd-of-ours');
    expect(attempts[0]!.requestHeaders['authorization']).toBe('[redacted]');
    expect((await shown(id))['auth']).toMatchObject({ kind: 'basic', username: 'clutch', certificate: null });
    expect(JSON.stringify(await shown(id))).not.toContain('wörd');
  });

  test('gets a token that stays the same, until it wants none', async () => {
    const id = await webhooks.register(receiver.url, { auth: { kind: 'bearer', token: 'tok_0123456789abcdef' } });
    await webhooks.send(id);
    await webhooks.change(id, { auth: { kind: 'none' } });
    await webhooks.send(id);
    expect(receiver.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer tok_0123456789abcdef',
      undefined,
    ]);
    expect(await stolen()).not.toContain('tok_0123456789abcdef');
  });

  test.each([
    [{ kind: 'digest' }, ['/auth/kind']],
    [{ kind: 'basic', username: 'a:b', password: 'x' }, ['/auth/username']],
    [{ kind: 'basic', username: 'a' }, ['/auth/password']],
    [{ kind: 'bearer', token: 'a b' }, ['/auth/token']],
    [{ kind: 'bearer', token: 'ab', password: 'x' }, ['/auth/password']],
    [{ kind: 'none', token: 'ab' }, ['/auth/token']],
    [{ kind: 'oauth2', tokenUrl: 'https://8.8.8.8/', clientId: 'a' }, ['/auth/clientSecret']],
    [null, ['/auth']],
  ])('says so in full: %j is refused', async (auth, pointers) => {
    expect(await refused({ auth })).toEqual([422, 'request.invalid', pointers]);
  });
});

describe('an endpoint that wants a token of an issuer', () => {
  interface Issuer {
    readonly url: string;
    readonly asked: { readonly authorization: string | undefined; readonly form: Record<string, string> }[];
    answer: (n: number) => { readonly status?: number; readonly body: unknown; readonly waitMs?: number };
  }
  const issuing = {
    answer: (n: number) => ({ body: { access_token: `token-number-${n}`, token_type: 'Bearer', expires_in: 3600 } }),
  };
  let issuer: Issuer;
  beforeEach(async () => {
    const asked: Issuer['asked'] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
        const { status = 200, body } = issuer.answer(
          asked.push({ authorization: request.headers.authorization, form }),
        );
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    issuer = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked, ...issuing };
    return () => {
      server.closeAllConnections();
      server.close();
    };
  });
  const client = (more: object = {}) => ({
    auth: { kind: 'oauth2', tokenUrl: issuer.url, clientId: 'clutch:1', clientSecret: 'very secret & more', ...more },
  });
  const tokens = () => receiver.received.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));

  test('gets one that was asked for with its credentials, once for many messages', async () => {
    const id = await webhooks.register(receiver.url, client({ scopes: ['hooks:write', 'b'], audience: 'https://api' }));
    await Promise.all([webhooks.queue(id), webhooks.queue(id), webhooks.queue(id)]);
    await webhooks.deliver();
    await webhooks.send(id);
    expect(tokens()).toEqual(Array(4).fill('token-number-1'));
    expect(issuer.asked).toHaveLength(1);
    const [{ authorization, form }] = issuer.asked as [Issuer['asked'][number]];
    expect(form).toEqual({ grant_type: 'client_credentials', scope: 'hooks:write b', audience: 'https://api' });
    expect(Buffer.from(authorization!.replace('Basic ', ''), 'base64').toString()).toBe(
      'clutch%3A1:very+secret+%26+more',
    );
    expect((await shown(id))['auth']).toMatchObject({ kind: 'oauth2', tokenUrl: issuer.url, clientId: 'clutch:1' });
    expect(await stolen()).not.toMatch(/very secret|token-number/);
  });

  test('is asked for with credentials in the body where the issuer wants them there', async () => {
    await webhooks.send(await webhooks.register(receiver.url, client({ credentialsIn: 'body' })));
    expect(issuer.asked).toMatchObject([
      { authorization: undefined, form: { client_id: 'clutch:1', client_secret: 'very secret & more' } },
    ]);
  });

  test('that it does not take any more is dropped, and another one tried at once, in the same try', async () => {
    const id = await webhooks.register(receiver.url, client());
    await webhooks.send(id);
    receiver.answer(401, 200);
    const { status, attempts } = await webhooks.send(id);
    expect([status, attempts.length, attempts[0]!.responseStatus]).toEqual(['delivered', 1, 200]);
    expect(tokens()).toEqual(['token-number-1', 'token-number-1', 'token-number-2']);
  });

  test('that it never takes is asked for once more and no further', async () => {
    const id = await webhooks.register(receiver.url, client());
    receiver.answer(401, 401, 401, 401);
    const { status, attempts } = await webhooks.send(id);
    expect([status, attempts[0]!.error, attempts[0]!.responseStatus]).toEqual(['pending', 'status', 401]);
    expect([receiver.received.length, issuer.asked.length]).toEqual([2, 2]);
  });

  test('is asked for anew when it has expired', async () => {
    issuer.answer = (n) => ({ body: { access_token: `short-lived-${n}`, token_type: 'bearer', expires_in: 0.002 } });
    const id = await webhooks.register(receiver.url, client());
    await webhooks.send(id);
    await webhooks.send(id);
    expect(tokens()).toEqual(['short-lived-1', 'short-lived-2']);
  });

  test('where the endpoint was changed is asked for with what it has now', async () => {
    const id = await webhooks.register(receiver.url, client());
    await webhooks.send(id);
    await webhooks.change(id, client({ clientId: 'another' }));
    await webhooks.send(id);
    expect(tokens()).toEqual(['token-number-1', 'token-number-2']);
  });

  test.each([
    ['a refusal', 'answered 401', { status: 401, body: { error: 'invalid_client' } }],
    ['no token', 'gave no access_token', { body: {} }],
    ['no JSON', 'gave no JSON object', { body: 'hello' }],
    [
      'a token that is no header',
      'gave no access_token',
      { body: { access_token: 'a\r\nhost: evil', token_type: 'Bearer' } },
    ],
    ['a token of another type', 'other than Bearer', { body: { access_token: 'a-token', token_type: 'mac' } }],
    ['a redirect', 'answered 302', { status: 302, body: {} }],
  ])('and gets %s instead: that is a failed try, and nothing is sent', async (_, detail, answer) => {
    issuer.answer = () => answer;
    const { status, attempts } = await webhooks.send(await webhooks.register(receiver.url, client()));
    expect([status, attempts[0]!.error, attempts[0]!.responseStatus]).toEqual(['pending', 'oauth', null]);
    expect(attempts[0]!.errorDetail).toContain(detail);
    expect([attempts[0]!.remoteAddress, receiver.received.length]).toEqual([null, 0]);
  });

  test('may not have it from an address that nothing is sent to', async () => {
    expect(await refused(client({ tokenUrl: 'https://169.254.169.254/latest' }))).toEqual([
      422,
      'webhook-target.refused',
      [],
    ]);
    const id = await webhooks.register(receiver.url, client({ tokenUrl: 'http://127.0.0.1:1/' }));
    expect((await webhooks.send(id)).attempts[0]).toMatchObject({
      error: 'oauth',
      errorDetail: 'The token URL gave no answer: connection-refused',
    });
  });
});

describe('an endpoint that wants a certificate', () => {
  const [own, others, ofServer] = ['clutch', 'somebody', 'localhost'].map((name) => testCertificate(name));
  const weak = testCertificate('weak', 1024);
  const pem = (of: typeof own) => of!.key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const mtls = (more: object = {}) => ({
    auth: { kind: 'mtls', certificate: own!.pem, privateKey: pem(own), ca: ofServer!.pem, ...more },
  });
  const seen: string[] = [];
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const tls = {
      key: pem(ofServer),
      cert: ofServer!.pem,
      requestCert: true,
      ca: [own!.pem],
      rejectUnauthorized: true,
    };
    server = createSecureServer(tls, (request, response) => {
      seen.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      request.resume().on('end', () => response.end('welcome'));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    url = `https://localhost:${(server.address() as AddressInfo).port}/`;
    return () => {
      server.closeAllConnections();
      server.close();
    };
  });

  test('is shown it, and one without is not let in by a connection of one with', async () => {
    const id = await webhooks.register(url, mtls());
    const without = await webhooks.register(url);
    const { status, attempts } = await webhooks.send(id);
    expect([status, seen]).toEqual(['delivered', ['clutch']]);
    expect(attempts[0]!.phases.tls).toBeGreaterThan(0);
    const stranger = await webhooks.send(without);
    expect([stranger.attempts[0]!.error, seen]).toEqual(['tls', ['clutch']]);
    expect((await shown(id))['auth']).toMatchObject({
      kind: 'mtls',
      certificate: { subject: 'CN=clutch', expiresAt: '2049-01-01T00:00:00.000Z' },
    });
    expect(await stolen()).not.toContain('PRIVATE KEY');
  });

  test('shows it over https only', async () => {
    const id = await webhooks.register(receiver.url, mtls());
    expect((await webhooks.send(id)).attempts[0]!.error).toBe('target-refused');
    expect(receiver.received).toHaveLength(0);
  });

  test.each([
    ['of another key', { privateKey: pem(others) }, '/auth/privateKey'],
    ['with no key', { privateKey: 'no key' }, '/auth/privateKey'],
    ['that is none', { certificate: 'no certificate' }, '/auth/certificate'],
    ['with no authority', { ca: 'no authority' }, '/auth/ca'],
    ['that is too weak', { certificate: weak.pem, privateKey: pem(weak) }, '/auth/certificate'],
  ])('may not have one %s', async (_, more, pointer) => {
    expect(await refused({ url, ...mtls(more) })).toEqual([422, 'webhook-endpoint.certificate', [pointer]]);
  });
});
