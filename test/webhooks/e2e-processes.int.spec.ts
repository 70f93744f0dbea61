import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '#kernel';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { createTenant } from '../../apps/cli/demo/tenants.ts';
import { Cluster } from '../kit/cluster.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { HeldReceiver } from '../reliability/kit/held-receiver.ts';
import { uuidOfPublicId } from '../reliability/kit/public-id.ts';
import { type Json, type ShownMessage } from './live-tenant.ts';

const WITHIN = { timeout: 60_000, interval: 100 };
let cluster: Cluster;
let database: pg.Client;
let admin: HttpClient;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-e2e-'));
  cluster = await Cluster.start({
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
    CLUTCH_WEBHOOK_RETRY_SECONDS: '3600',
    CLUTCH_TENANT_EXPORT_DIR: join(folder, 'exports'),
    CLUTCH_LOG_LEVEL: 'trace',
  });
  admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  database = new pg.Client({ connectionString: cluster.config.database.url });
  database.on('error', () => undefined);
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A tenant of its own, with a key that may do everything. */
async function newGarage() {
  const tenant = await createTenant(admin, 'Far Garage');
  const api = new HttpClient(cluster.apiUrl, tenant.apiKey.secret);
  const { rows } = await database.query<{ schema: string }>('select schema from platform.tenant where id = $1', [
    uuidOfPublicId(tenant.id),
  ]);
  let serial = 0;
  return {
    tenantId: tenant.id,
    api,
    sql: (text: string) => database.query(text.replaceAll('{}', rows[0]!.schema)),
    async vehicles(many: number): Promise<void> {
      for (let nth = 0; nth < many; nth += 1) await api.post('/v1/vehicles', { vin: vinOf((serial += 1)) });
    },
    register: (url: string, more: object = {}) =>
      api.post<{ id: string; secret: string }>('/v1/webhook-endpoints', { url, eventTypes: ['vehicle.*'], ...more }),
    async messages(endpointId: string): Promise<readonly ShownMessage[]> {
      const path = `/v1/webhook-endpoints/${endpointId}/deliveries?sort=id&limit=100`;
      return (await api.get<{ data: ShownMessage[] }>(path)).data;
    },
  };
}
type Garage = Awaited<ReturnType<typeof newGarage>>;

describe('a worker that is killed', () => {
  const SENT = 6;
  /** In the middle of six messages that the receiver has and does not answer. @returns how often it had each, and the messages in the end */
  async function killedInMidSend({ vehicles, register, messages, sql }: Garage) {
    const [held, healthy] = [new HeldReceiver(), new HeldReceiver()];
    healthy.release();
    try {
      const { id } = await register(await held.listen(), { timeoutSeconds: 30 });
      await vehicles(SENT);
      await expect.poll(() => held.deliveries.length, WITHIN).toBe(SENT);
      await cluster.killApp('worker');
      // Nobody waits here for as long as a lease lasts.
      await sql(
        "update {}.platform_webhook_delivery set leased_until = now() - interval '1 second' where leased_until is not null",
      );
      const { id: other } = await register(await healthy.listen());
      await vehicles(2);
      held.release();
      const states = async (of: string) => (await messages(of)).map(({ status }) => status);
      await expect.poll(() => states(other), WITHIN).toEqual(['delivered', 'delivered']);
      await expect.poll(() => states(id), WITHIN).toEqual(Array.from({ length: SENT + 2 }, () => 'delivered'));
      const times = async () => {
        const had = Map.groupBy(held.deliveries, (messageId) => messageId);
        return (await messages(id)).map((message) => had.get(message.id)?.length ?? 0);
      };
      // The planted worker says of a message that it is delivered before it is sent.
      await expect.poll(async () => (await times()).slice(SENT), WITHIN).toEqual([1, 1]);
      return await times();
    } finally {
      await Promise.all([held.close(), healthy.close()]);
    }
  }

  test('kill the worker in mid-send: same id, no loss', async () => {
    expect(await killedInMidSend(await newGarage())).toEqual([2, 2, 2, 2, 2, 2, 1, 1]);
  });

  test('one that takes what it has begun for done loses it, and this would be seen (control)', async () => {
    const garage = await newGarage();
    await garage.sql(`create function {}.hasty() returns trigger language plpgsql as $$ begin
      new.status := 'delivered'; new.finished_at := now(); return new; end $$`);
    await garage.sql(`create trigger planted before update of leased_until on {}.platform_webhook_delivery for each row
      when (old.leased_until is null and new.leased_until is not null) execute function {}.hasty()`);
    expect(await killedInMidSend(garage)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

/** Fails whatever it gets, and says in its answer what it was sent. */
async function startTattler() {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers);
    request.resume();
    response.writeHead(500, { 'x-authorization': request.headers.authorization }).end(JSON.stringify(request.headers));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

/** The tenant's archive, all of it that can be read without a passphrase. */
async function archived(tenantId: string): Promise<string> {
  const { id } = await admin.post<{ id: string }>(`/v1/tenants/${tenantId}/exports`, {});
  const state = async () => (await admin.get<Json>(`/v1/operations/${id}`))['state'];
  await expect.poll(state, WITHIN).toBe('done');
  const answer = await fetch(`${cluster.adminUrl}/v1/operations/${id}/archive`, {
    headers: { authorization: `Bearer ${cluster.config.operatorToken}` },
  });
  const path = join(folder, 'archive.tar');
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
  const file = await open(path);
  const { manifest, lines } = await openArchive(file, { size: (await file.stat()).size });
  let all = JSON.stringify(manifest);
  for (const content of [...manifest.tables, ...manifest.parts])
    for await (const chunk of lines(content)) all += chunk.toString();
  await file.close();
  return all;
}

test('secrets absent from logs, attempts and exports', async () => {
  const { api, register, vehicles, messages, sql, tenantId } = await newGarage();
  const canary = () => randomBytes(24).toString('hex');
  const [password, value] = [canary(), canary()];
  const own = `whsec_${randomBytes(32).toString('base64')}`;
  const tattler = await startTattler();
  const auth = { kind: 'basic', username: 'garage', password };
  const settings = { secret: own, auth, headers: { 'X-Garage-Key': value } };
  const { id: broken } = await register(tattler.url, settings);
  await sql("update {}.platform_webhook_endpoint set sealed_auth = sealed_headers || '\\x00'::bytea");
  const { id } = await register(tattler.url, settings);
  const endpoint = `/v1/webhook-endpoints/${id}`;
  const { secret: fresh } = await api.post<{ secret: string }>(`${endpoint}/keys`, {});
  await vehicles(2);
  const tries = async () => (await messages(id)).map(({ attempts }) => attempts.length);
  await expect.poll(tries, WITHIN).toEqual([1, 1]);
  await expect
    .poll(async () => (await messages(broken)).map(({ error }) => error), WITHIN)
    .toEqual(['no-key', 'no-key']);

  // The receiver had it all, and has said it again.
  const basic = Buffer.from(`garage:${password}`).toString('base64');
  expect(tattler.heard[0]).toMatchObject({ authorization: `Basic ${basic}`, 'x-garage-key': value });
  const secrets = [password, value, basic, own.slice(6), fresh.slice(6)];
  const shown = await Promise.all(
    ['', '/deliveries', '/attempts', '/keys', `/deliveries/${(await messages(id))[0]!.id}`].map(async (path) =>
      JSON.stringify(await api.get(`${endpoint}${path}`)),
    ),
  );
  const logs = cluster.instances.map(({ app, index }) => readFileSync(cluster.logFile(app, index), 'utf8'));
  const archive = await archived(tenantId);
  for (const text of [...shown, ...logs, archive])
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  // What was looked through does tell of the endpoint (control).
  expect(shown.at(-1)).toContain('x-authorization');
  expect(archive).toContain(tattler.url);
  expect(logs.filter((text) => text.includes('The secrets of an endpoint cannot be read'))).toHaveLength(1);
  await tattler.close();
});
