import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { Cluster } from '../kit/cluster.ts';
import { liveTenants, untilAtRest } from './checker/at-rest.ts';
import { checkTenant } from './checker/check-tenant.ts';
import { CommandClient } from './kit/command-client.ts';
import { describeViolations } from './kit/describe-violations.ts';
import { type Garage, makeGarage } from './kit/garage.ts';
import { HeldReceiver } from './kit/held-receiver.ts';
import { type Asked, History } from './kit/history.ts';
import { uuidOfPublicId } from './kit/public-id.ts';

/** Long enough for a process to do the wrong thing: to go before its work is done. */
const MEANWHILE_MS = 400;
const WITHIN = { timeout: 30_000, interval: 50 };

let cluster: Cluster;
let garage: Garage;
let schema: string;
/** The tests' own look into the tenant. */
let database: pg.Client;

beforeAll(async () => {
  cluster = await Cluster.start({
    CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1,1',
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
    // A head of the audit trail would be one delivery more, now and then.
    CLUTCH_WORKER_HEAD_SECONDS: '0',
  });
}, 120_000);
afterAll(() => cluster?.stop());

beforeEach(async () => {
  garage = await makeGarage(cluster);
  schema = (await liveTenants(cluster.config.database.url)).at(-1)!;
  database = new pg.Client({ connectionString: cluster.config.database.url });
  await database.connect();
  await database.query("select set_config('search_path', $1, false)", [schema]);
}, 60_000);
afterEach(() => database?.end());

/** Every append of the tenant waits until the returned function is called. */
async function stopAppends(): Promise<() => Promise<unknown>> {
  await database.query('begin');
  await database.query('select from event_head for update');
  return () => database.query('rollback');
}

async function appendWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const { rowCount } = await database.query(
        "select from pg_stat_activity where application_name = 'clutch-api' and wait_event_type = 'Lock'",
      );
      return rowCount;
    }, WITHIN)
    .toBeGreaterThan(0);
}

describe('an api with requests in the middle', () => {
  interface Report {
    readonly asked: Asked;
    readonly key: string;
    readonly request: { readonly path: string; readonly body: unknown };
  }

  function reports(history: History): Report[] {
    return garage.vehicleIds.slice(0, 6).map((vehicleId, index) => ({
      asked: history.begin('report', `TroubleCodeDetected ${uuidOfPublicId(vehicleId)} P0118`),
      key: `report-${index}`,
      request: {
        path: `/v1/vehicles/${vehicleId}/trouble-codes`,
        body: { code: 'P0118', detectedAt: new Date().toISOString() },
      },
    }));
  }

  function clientOf(history: History): CommandClient {
    return new CommandClient({ baseUrls: cluster.apiUrls, token: garage.apiKey, history, freshKeyPerTry: false });
  }

  async function expectNothingWrong(history: History): Promise<void> {
    const { url } = cluster.config.database;
    expect(await untilAtRest(url, schema, 30_000)).toEqual([]);
    expect(describeViolations(await checkTenant(cluster.config, schema, { history }))).toBe('none');
  }

  test('answers them after SIGTERM, takes no new ones and exits with 0', { timeout: 60_000 }, async () => {
    const history = new History();
    const client = clientOf(history);
    const letGo = await stopAppends();
    const sent = reports(history).map(({ asked, request, key }) => client.send(asked, request, key));
    await appendWaits();
    const exit = cluster.stopApp('api');
    await sleep(MEANWHILE_MS);
    await expect(fetch(`${cluster.apiUrl}/ready`)).rejects.toThrow('fetch failed');
    await letGo();
    expect((await Promise.all(sent)).map((reply) => reply?.status)).toEqual(sent.map(() => 200));
    expect(await exit).toBe(0);
    await cluster.startApp('api');
    await expectNothingWrong(history);
  });

  test('leaves them unanswered after SIGKILL, and a repeat settles each', { timeout: 60_000 }, async () => {
    const history = new History();
    const client = clientOf(history);
    const letGo = await stopAppends();
    const asked = reports(history);
    const sent = asked.map(({ asked, request, key }) => client.send(asked, request, key));
    await appendWaits();
    const back = cluster.killApp('api');
    expect(await Promise.all(sent)).toEqual(sent.map(() => undefined));
    await letGo();
    await back;
    const repeated = await Promise.all(asked.map(({ asked, request, key }) => client.send(asked, request, key)));
    expect(repeated.map((reply) => reply?.status)).toEqual(sent.map(() => 200));
    await expectNothingWrong(history);
  });
});

describe('a worker with a delivery in the middle', () => {
  let receiver: HeldReceiver;
  let api: HttpClient;

  const report = (vehicleId: string) =>
    api.post(`/v1/vehicles/${vehicleId}/trouble-codes`, { code: 'P0118', detectedAt: new Date().toISOString() });
  const deliveries = async () =>
    (
      await database.query<{ status: string; attempts: number }>(
        'select status, attempts from platform_webhook_delivery order by seq',
      )
    ).rows;

  beforeEach(async () => {
    receiver = new HeldReceiver();
    api = new HttpClient(cluster.apiUrl, garage.apiKey);
    const url = await receiver.listen();
    await api.post('/v1/webhook-endpoints', { url, eventTypes: ['*'], ordering: 'strict' });
    await report(garage.vehicleIds[0]!);
    await vi.waitUntil(() => receiver.deliveries.length === 1, WITHIN);
  }, 60_000);
  afterEach(() => receiver.close());

  test('ends it after SIGTERM and exits with 0; the next worker goes on behind it', { timeout: 60_000 }, async () => {
    const exit = cluster.stopApp('worker');
    await sleep(MEANWHILE_MS);
    expect((await deliveries())[0]).toEqual({ status: 'pending', attempts: 0 });
    receiver.release();
    expect(await exit).toBe(0);
    expect((await deliveries())[0]).toEqual({ status: 'delivered', attempts: 1 });
    await report(garage.vehicleIds[1]!);
    await cluster.startApp('worker');
    await expect.poll(() => receiver.deliveries.length, WITHIN).toBe(4); // two codes and the two needs that follow
    await expect
      .poll(async () => (await deliveries()).map(({ status }) => status), WITHIN)
      .toEqual(Array.from({ length: 4 }, () => 'delivered'));
    expect(new Set(receiver.deliveries).size).toBe(4);
  });

  test('leaves it open after SIGKILL', { timeout: 60_000 }, async () => {
    await cluster.killApp('worker');
    receiver.release();
    expect((await deliveries())[0]).toEqual({ status: 'pending', attempts: 0 });
  });
});
