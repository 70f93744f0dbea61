import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { Cluster } from '../kit/cluster.ts';
import { record } from '../reliability/kit/record.ts';
import { BrokenGateway } from './broken-gateway.ts';
import { type Breach, COLUMNS, type Column, Matrix, type MatrixParts } from './matrix.ts';
import { allOperations } from './operations.ts';
import { digestOf, untilSettled, untilToldOf } from './settled-tenant.ts';
import { makeWorld } from './world.ts';

const operations = allOperations();
const startedAt = performance.now();
let cluster: Cluster;
let parts: MatrixParts;
let matrix: Matrix;

beforeAll(async () => {
  cluster = await Cluster.start({
    CLUTCH_HTTP_RATE_PER_MINUTE: '1000000',
    // Refusals make the trail grow, and its heads would be events of the tenant that nobody here has asked for.
    CLUTCH_WORKER_HEAD_SECONDS: '0',
    // What could not be delivered is tried again when all this is over.
    CLUTCH_WEBHOOK_RETRY_SECONDS: '86400',
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
  });
  const owner = await makeWorld(cluster, 'Owner');
  const stranger = await makeWorld(cluster, 'Stranger');
  const api = new HttpClient(cluster.apiUrl, owner.tenant.apiKey.secret);
  const newKey = async (scopes: string[]) =>
    (await api.post<{ secret: string }>('/v1/api-keys', { name: 'For the matrix', mode: 'live', scopes })).secret;
  const permissions = [...new Set(operations.flatMap(({ permission }) => permission ?? []))];
  const keys = new Map<string, Promise<string>>();
  const without = (permission: string): Promise<string> => {
    const key = keys.get(permission) ?? newKey(permissions.filter((held) => held !== permission));
    keys.set(permission, key);
    return key;
  };
  for (const permission of permissions) await without(permission);
  const credentials = { operator: cluster.config.operatorToken, readOnly: await newKey(['*:read']), without };
  parts = {
    urls: { api: cluster.apiUrl, admin: cluster.adminUrl },
    operations,
    owner,
    stranger,
    credentials,
  };
  matrix = new Matrix(parts);
  // The events that tell of deprecated uses come before anybody looks at what changes.
  const deprecated = operations.filter(({ isDeprecated }) => isDeprecated);
  await new Matrix({ ...parts, operations: deprecated }).breaches('a foreign object');
  // Both applications may have the same one.
  const names = new Set(deprecated.map(({ operationId }) => operationId));
  await untilToldOf(cluster, owner, [...names]);
}, 180_000);
// Three programs and a database end one after the other, on a busy machine in more than a minute.
afterAll(() => cluster?.stop(), 120_000);

const describeBreaches = (breaches: readonly Breach[]): string[] =>
  breaches.map(({ operationId, column, what }) => `${operationId} as ${column}, ${what}`);

const digest = () => digestOf(cluster, parts.owner);
/** Who asks in the own tenant under a key and is refused, is told the same the next time: the ledger keeps that. */
const unlessRefused = (column: Column, lines: readonly string[]): string[] =>
  lines.filter((line) => column !== 'a foreign object' || !line.startsWith('command_log '));

test('every operation of the documents has a right call', () => {
  expect(matrix.strangers()).toEqual([]);
  expect(operations.length).toBeGreaterThan(45);
});

/** What the owner's tenant holds before somebody asks, and behind it. */
async function held(column: Column, ask: () => Promise<unknown>): Promise<{ before: string[]; behind: string[] }> {
  const { owner, stranger } = parts;
  for (const { renewTokens } of [owner, stranger]) await renewTokens();
  await untilSettled(cluster, owner);
  const before = unlessRefused(column, await digest());
  await ask();
  return { before, behind: unlessRefused(column, await digest()) };
}

describe('an operation lets nobody through who has no right to it (ASVS 8.3.1)', () => {
  test.each(COLUMNS.filter((column) => column !== 'the rightful one'))(
    'asked as %s',
    { timeout: 120_000 },
    async (column) => {
      const { before, behind } = await held(column, async () =>
        expect(describeBreaches(await matrix.breaches(column))).toEqual([]),
      );
      expect(behind).toEqual(before);
    },
  );

  test('what somebody writes once is seen: the control', { timeout: 60_000 }, async () => {
    const owner = new HttpClient(cluster.apiUrl, parts.owner.tenant.apiKey.secret);
    const once = () => owner.post('/v1/vehicles', { vin: '1HGCM82633A004352' });
    const { before, behind } = await held('a foreign object', once);
    const changed = behind.filter((line) => !before.includes(line)).map((line) => line.split(' ')[0]);
    expect(changed).toEqual(expect.arrayContaining(['event', 'event_head', 'fleet_vin_claim']));
  });
});

describe('the matrix sees a planted hole', () => {
  const named = (id: string) => operations.find(({ operationId }) => operationId === id)!;
  const holes: {
    name: string;
    operationId: string;
    column: Column;
    only: 'nobody' | 'stranger' | 'directory' | 'anybody';
  }[] = [
    { name: 'a handler without its guard', operationId: 'getVehicle', column: 'nobody', only: 'nobody' },
    { name: 'a guard on the wrong tenant', operationId: 'getVehicle', column: 'another tenant', only: 'stranger' },
    { name: 'a list that forgets the tenant', operationId: 'listBookings', column: 'another tenant', only: 'stranger' },
    { name: 'an unchecked permission', operationId: 'registerVehicle', column: 'a lower role', only: 'anybody' },
    { name: 'a write open to readers', operationId: 'registerVehicle', column: 'read-only', only: 'anybody' },
    { name: 'a route open to directories', operationId: 'getVehicle', column: 'a directory', only: 'directory' },
    { name: 'a directory of all tenants', operationId: 'getScimUser', column: 'another tenant', only: 'stranger' },
    { name: 'a key that speaks SCIM', operationId: 'createScimUser', column: 'a lower role', only: 'anybody' },
  ];

  test.each(holes)('$name', { timeout: 120_000 }, async ({ name, operationId, column, only }) => {
    const began = performance.now();
    const gateway = new BrokenGateway(cluster.apiUrl);
    const { owner, stranger } = parts;
    gateway.plant({
      operation: named(operationId),
      swap(token) {
        const meant = {
          nobody: token === undefined,
          stranger: token === stranger.tenant.apiKey.secret || token === stranger.directoryToken,
          directory: token === owner.directoryToken,
          anybody: true,
        };
        const { apiKey } = owner.tenant;
        const rightful = named(operationId).holder === 'directory' ? owner.directoryToken : apiKey.secret;
        return meant[only] ? rightful : token;
      },
    });
    try {
      const urls = { ...parts.urls, api: await gateway.listen() };
      const operation = named(operationId);
      const breaches = await new Matrix({ ...parts, urls, operations: [operation] }).breaches(column);
      expect(breaches.map((breach) => breach.operationId)).toContain(operationId);
      const saw = describeBreaches(breaches)[0]!;
      record({ test: 'authorization matrix', control: name, saw, seconds: (performance.now() - began) / 1_000 });
    } finally {
      await gateway.close();
    }
  });
});

test('the rightful caller succeeds with the very same calls: the control', { timeout: 120_000 }, async () => {
  expect(describeBreaches(await matrix.breaches('the rightful one'))).toEqual([]);
  record({
    test: 'authorization matrix',
    saw: `${operations.length} operations as ${COLUMNS.length} kinds of caller, no breach, no byte of the tenant changed`,
    seconds: (performance.now() - startedAt) / 1_000,
  });
});
