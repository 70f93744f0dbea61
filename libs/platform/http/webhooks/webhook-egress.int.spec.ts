import { createServer as createSecureServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ConnectProxy, startConnectProxy } from '../../../../test/kit/connect-proxy.ts';
import { ReachedApp } from '../../../../test/kit/reached-app.ts';
import { testCertificate } from '../../../../test/kit/test-certificate.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

const CREDENTIALS = 'way-out:open-sesame-of-the-proxy';
const own = testCertificate('hooks.garage.example');
const key = own.key.export({ type: 'pkcs8', format: 'pem' }).toString();
const certificate = { kind: 'mtls', certificate: own.pem, privateKey: key, ca: own.pem };

let proxy: ConnectProxy;
let secure: Server;
let shownCertificates: string[];
let webhooks: ReachedApp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  secure = createSecureServer({ key, cert: own.pem, ca: own.pem, requestCert: true }, (request, response) => {
    shownCertificates.push(String((request.socket as TLSSocket).getPeerCertificate().subject?.CN));
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((listening) => secure.listen(0, '127.0.0.1', listening));
  proxy = await startConnectProxy({ 'hooks.garage.example': (secure.address() as AddressInfo).port });
  webhooks = await ReachedApp.open({
    CLUTCH_EGRESS_PROXY_URL: proxy.url.replace('//', `//${CREDENTIALS}@`),
    CLUTCH_WEBHOOK_ALLOWED_PORTS: '9443',
    CLUTCH_EGRESS_ADDRESSES: '203.0.113.8/32,2001:db8::/64',
    CLUTCH_EGRESS_ADDRESSES_SINCE: '2026-11-21',
  });
});
afterAll(async () => {
  await webhooks.close();
  await proxy.close();
  secure.closeAllConnections();
  secure.close();
});
beforeEach(async () => {
  shownCertificates = [];
  proxy.asked.splice(0);
  proxy.credentials.splice(0);
  receiver = await startWebhookReceiver();
  return async () => {
    proxy.refuse(undefined);
    await receiver.close();
  };
});

const authorityOf = (url: string): string => new URL(url).host;
const health = async (id: string) => (await webhooks.ask('GET', `/v1/webhook-endpoints/${id}/health`)).json;

describe('with a proxy', () => {
  test('deliveries go through it, over a connection that is kept, and show how long each part took', async () => {
    const id = await webhooks.register(receiver.url);
    const { status, attempts } = await webhooks.send(id);
    expect(status).toBe('delivered');
    expect(proxy.asked).toEqual([authorityOf(receiver.url)]);
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from(CREDENTIALS).toString('base64')}`]);
    const number = expect.any(Number) as number;
    expect(attempts).toMatchObject([
      { remoteAddress: null, phases: { dns: null, connect: number, tls: null, firstByte: number } },
    ]);
    await expect.poll(async () => (await webhooks.send(id)).attempts[0]!.phases.connect).toBeNull();
    expect(receiver.received.length).toBeGreaterThan(proxy.asked.length);
  });

  test('names are looked up there, and TLS with its certificates is spoken with the receiver', async () => {
    const id = await webhooks.register('https://hooks.garage.example/', { auth: certificate });
    const { status, attempts } = await webhooks.send(id);
    expect([status, shownCertificates]).toEqual(['delivered', ['hooks.garage.example']]);
    expect(proxy.asked).toEqual(['hooks.garage.example:443']);
    expect(attempts[0]!.phases).toMatchObject({ dns: null, tls: expect.any(Number) as number });
  });

  test('tokens and checks of ownership go through it, too', async () => {
    const auth = { kind: 'oauth2', tokenUrl: receiver.url, clientId: 'a', clientSecret: 'b' };
    const id = await webhooks.register('https://8.8.8.8/', { auth });
    expect(await webhooks.send(id)).toMatchObject({ error: 'oauth' });
    const asked = await webhooks.register('https://hooks.garage.example/', {
      verification: 'options',
      auth: certificate,
    });
    const { json } = await webhooks.ask('POST', `/v1/webhook-endpoints/${asked}/verification`);
    expect(json['outcome']).toBe('origin-not-allowed');
    expect(proxy.asked).toEqual([authorityOf(receiver.url), 'hooks.garage.example:443']);
  });

  test('a receiver that is not who it says is still found out', async () => {
    const id = await webhooks.register('https://hooks.garage.example:8443/');
    expect(await webhooks.send(id)).toMatchObject({ error: 'tls', attempts: [{ remoteAddress: null }] });
  });

  test.each([
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://0x0a000001/',
    'https://8.8.8.8:22/',
    'http://hooks.garage.example/',
    'https://hooks.garage.example:22/',
    'https://localhost/',
    'https://metadata/',
    'https://metadata.google.internal/',
  ])('%s never reaches it', async (url) => {
    const body = { url, eventTypes: ['*'] };
    const made = await webhooks.ask('POST', '/v1/webhook-endpoints', { body });
    expect([made.status, made.code]).toEqual([422, 'webhook-target.refused']);
    const id = await webhooks.register(receiver.url);
    const table = `${webhooks.tenant.schema}.platform_webhook_endpoint`;
    await webhooks.clutch.owner.query(`update ${table} set url = $1 where url = $2`, [url, receiver.url]);
    expect(await webhooks.send(id)).toMatchObject({ error: 'target-refused', attempts: [{ responseStatus: null }] });
    expect(proxy.asked).toEqual([]);
  });

  test('that is down the try fails with a class of its own, and the endpoint is none the worse for it', async () => {
    const id = await webhooks.register(receiver.url);
    await proxy.stop();
    const messageId = await webhooks.queue(id);
    await webhooks.deliver();
    await proxy.start();
    const { status, error, attempts } = await webhooks.delivery(id, messageId);
    expect([status, error]).toEqual(['pending', 'proxy']);
    expect(attempts).toMatchObject([{ error: 'proxy', responseStatus: null, responseBody: null }]);
    expect(await health(id)).toMatchObject({ state: 'healthy', failingSince: null });
    const { rows } = await webhooks.clutch.owner.query(
      `select health from ${webhooks.tenant.schema}.platform_webhook_endpoint where url = $1`,
      [receiver.url],
    );
    expect(rows).toEqual([{ health: {} }]);
  });

  test.each([
    [403, 'target-refused'],
    [407, 'proxy'],
    [502, 'network'],
    [504, 'timeout'],
  ])('that answers %i the try fails as %s', async (status, error) => {
    const id = await webhooks.register(receiver.url);
    proxy.refuse(status);
    expect(await webhooks.send(id)).toMatchObject({ status: 'pending', error });
    expect(receiver.received).toEqual([]);
  });

  test('a further port may be had of the internet, once the operator has listed it', async () => {
    const body = { url: 'https://8.8.8.8:9443/', eventTypes: ['*'] };
    expect((await webhooks.ask('POST', '/v1/webhook-endpoints', { body })).status).toBe(201);
  });

  test('nothing that is kept of a try holds its credentials', async () => {
    const id = await webhooks.register(receiver.url);
    proxy.refuse(407);
    const { attempts } = await webhooks.send(id);
    const { rows } = await webhooks.clutch.owner.query(
      `select a::text from ${webhooks.tenant.schema}.platform_webhook_attempt a`,
    );
    expect(JSON.stringify([attempts, rows])).not.toMatch(/open-sesame|proxy-authorization/i);
  });
});

test('without one nothing goes there, and this would be seen (control)', async () => {
  const direct = await ReachedApp.open();
  try {
    const id = await direct.register(receiver.url);
    expect((await direct.send(id)).status).toBe('delivered');
    expect(proxy.asked).toEqual([]);
    const { json } = await direct.ask('GET', '/.well-known/webhook-ips.json');
    expect(json).toEqual({ addresses: [], isFixed: false, updatedAt: null, version: 1 });
  } finally {
    await direct.close();
  }
});

test('anyone learns from where webhooks come, and may keep it for an hour', async () => {
  const url = '/.well-known/webhook-ips.json';
  const first = await webhooks.app.inject({ method: 'GET', url });
  expect([first.statusCode, first.json()]).toEqual([
    200,
    { addresses: ['203.0.113.8/32', '2001:db8::/64'], isFixed: true, updatedAt: '2026-11-21', version: 1 },
  ]);
  expect(first.headers['cache-control']).toBe('public, max-age=3600');
  const again = await webhooks.app.inject({ method: 'GET', url, headers: { 'if-none-match': first.headers.etag! } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});
