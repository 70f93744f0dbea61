import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { FuzzApps } from '../fuzz/fuzz-apps.ts';
import { type Answer, type Call, send } from './call.ts';
import { allOperations, type Operation } from './operations.ts';
import { ENDS_SESSIONS, inOrder, rightCall, rightfulToken } from './rightful.ts';
import { makeWorld, type World } from './world.ts';

const operations = allOperations();
let apps: FuzzApps;
let world: World;
/** Another key of the tenant that may do everything. */
let colleague: string;

beforeAll(async () => {
  apps = await FuzzApps.open();
  world = await makeWorld(apps, 'Repeats');
  const key = { name: 'Colleague', mode: 'live', scopes: ['*'] };
  const program = new HttpClient(apps.apiUrl, world.tenant.apiKey.secret);
  colleague = (await program.post<{ secret: string }>('/v1/api-keys', key)).secret;
}, 180_000);
afterAll(() => apps?.close());

/** What is sent to an operation twice. */
interface Twice {
  readonly call: Call;
  readonly token: string | undefined;
}

const keyed = ({ call, token }: Twice, key: string): Twice => ({
  token,
  call: { ...call, headers: { ...call.headers, 'idempotency-key': key } },
});
const isReplayed = ({ everything }: Answer): boolean => everything.includes('["idempotent-replayed","true"]');

type Asks = (operation: Operation, twice: Twice) => Promise<Answer>;

async function ask(operation: Operation, { call, token }: Twice): Promise<Answer> {
  return send(operation.app === 'api' ? apps.apiUrl : apps.adminUrl, operation, call, token);
}

/** What is shown once is `null` in a repeat, so it is left out of what is compared. */
const SHOWN_ONCE = /secret|passw|token|^codes$|^uri$|^image$/i;
const shownOf = ({ status, code, json }: Answer): unknown => [status, code, code === undefined ? masked(json) : null];
function masked(json: unknown): unknown {
  return JSON.parse(
    JSON.stringify(json, (name, value: unknown) =>
      SHOWN_ONCE.test(name) || String(value).includes('#token=') ? null : value,
    ),
  );
}
/** The other of two at once may also be told that the first is still at it; SCIM has no place for codes. */
const isInProgress = ({ status, everything }: Answer): boolean =>
  status === 409 && everything.includes('idempotency.in-progress');

const OF_ANOTHER_TIME = { 'if-match': '"999"' };

/** The right call, by whoever may make it. Where no version is compared, a wrong one is sent along, which must not matter. */
async function rightOf(operation: Operation, of: World): Promise<Twice> {
  const call = rightCall(operation, of);
  const headers = operation.takesVersion ? call.headers : { ...call.headers, ...OF_ANOTHER_TIME };
  return {
    call: headers ? { ...call, headers } : call,
    token: await rightfulToken(operation, of, apps.config.operatorToken),
  };
}

/** @returns what is wrong where the document says that a version is compared, and another one is taken */
async function carelessOf(operation: Operation, of: World, asks: Asks = ask): Promise<string[]> {
  if (!operation.takesVersion) return [];
  const { call, token } = await rightOf(operation, of);
  const { status } = await asks(operation, {
    token,
    call: { ...call, headers: { ...call.headers, ...OF_ANOTHER_TIME } },
  });
  return status === 412 ? [] : [`${operation.app} ${operation.operationId}: takes another version (${status})`];
}

/** @returns what is wrong with how the operation makes what is right, and with how it takes it a second time where it is a DELETE */
async function changesOf(operation: Operation, of: World, asks: Asks = ask): Promise<string[]> {
  const { operationId, app, method, statuses } = operation;
  const sent = await rightOf(operation, of);
  const { call, token } = sent;
  const first = await asks(operation, sent);
  const isRight = first.status < 300 || first.code === call.refusedWith;
  if (!isRight) return [`${app} ${operationId}: the right call is refused (${first.status} ${first.code})`];
  if (method !== 'DELETE') return [];
  const id = randomUUID();
  const again = await asks(operation, { token, call: { ...call, headers: { ...call.headers, 'x-request-id': id } } });
  const faults: string[] = [];
  const isSame = isDeepStrictEqual(shownOf(again), shownOf(first));
  const isGone = again.status === 404 || (ENDS_SESSIONS.has(operationId) && again.status === 401);
  if (!isSame && !isGone) faults.push(`${app} ${operationId}: ends ${again.status} what has ended (${first.status})`);
  if (!statuses.includes(again.status)) faults.push(`${app} ${operationId}: ${again.status} is not documented`);
  if (await hasStory(id, of)) faults.push(`${app} ${operationId}: changes again what has ended`);
  return faults;
}

/** Whether a request has led to anything that is in the tenant's log. */
async function hasStory(correlation: string, of: World): Promise<boolean> {
  const { status } = await ask(named('getStory'), {
    call: { params: { correlation } },
    token: await of.freshToken('admin'),
  });
  return status === 200;
}

/** @returns what is wrong with how the operation takes a second request under the same key, at once and later */
async function faultsOf(operation: Operation, of: World, asks = ask): Promise<string[]> {
  const once = keyed(await rightOf(operation, of), randomUUID());
  const { token } = once;
  const both = await Promise.all([asks(operation, once), asks(operation, once)]);
  const [first, second] = isInProgress(both[0]) || isReplayed(both[0]) ? both.toReversed() : both;
  const again = await asks(operation, once);
  const faults: string[] = [];
  const note = (what: string, { status, code }: Answer): void =>
    void faults.push(
      `${operation.app} ${operation.operationId}: ${what} (${first!.status}, then ${status} ${code ?? ''})`,
    );
  if (first!.status >= 300 && first!.code !== once.call.refusedWith) note('the right call is refused', first!);
  for (const repeat of [second!, again]) {
    if (repeat === second && isInProgress(repeat)) continue;
    if (!isDeepStrictEqual(shownOf(repeat), shownOf(first!))) note('the repeat has another answer', repeat);
    if (first!.status < 300 && !isReplayed(repeat)) note('the repeat acts again', repeat);
  }
  if (!isReplayed(again)) return faults;
  const other = await asks(operation, { ...once, call: { ...once.call, query: { ...once.call.query, again: '1' } } });
  // SCIM has no 422 (RFC 7644 §3.12).
  if (other.status !== (operation.holder === 'directory' ? 400 : 422))
    note('another request under the same key is taken', other);
  if (token === of.tenant.apiKey.secret) {
    const others = await asks(operation, { ...once, token: colleague });
    if (isReplayed(others) || others.code === 'idempotency.key-reused')
      note('another caller gets the answer of the first under the same key', others);
  }
  return faults;
}

/** Not GraphQL, which keeps a key for each of its mutations: test/graphql asks those again. */
const isKeyed = ({ takesKey, operationId }: Operation): boolean =>
  takesKey && !ENDS_SESSIONS.has(operationId) && operationId !== 'runGraphql';
const isChange = ({ method }: Operation): boolean => ['PUT', 'PATCH', 'DELETE'].includes(method);
const named = (id: string): Operation => operations.find(({ operationId }) => operationId === id)!;

/** Why a change may come without the version that it changes. */
const FREE: Readonly<Record<string, string>> = {
  putPlan: 'makes the plan where there is none yet, which has no version to name',
};
/** What is kept as events, whose version is the stream's; of plain rows a DELETE may come without, because what has to end must not wait. */
const EVENT_SOURCED = new Set(['deleteRole', 'deleteGroup']);
describe('every change of a versioned resource', () => {
  const changes = operations.filter(
    ({ method, isVersioned, path }) =>
      ['PUT', 'PATCH', 'DELETE'].includes(method) && isVersioned && !path.startsWith('/scim/'),
  );
  const careless = (all: readonly Operation[]) =>
    all.flatMap(({ needsVersion, operationId, method }) => {
      const mustNeed = method === 'DELETE' ? EVENT_SOURCED.has(operationId) : !FREE[operationId];
      return needsVersion === mustNeed ? [] : [operationId];
    });
  test('needs the version that it changes', () => {
    expect(careless(changes)).toEqual([]);
    expect(changes.length).toBeGreaterThan(16);
  });
  test('one that does not is found: the control', () => {
    expect(careless([{ ...changes[0]!, needsVersion: !changes[0]!.needsVersion }])).toEqual([changes[0]!.operationId]);
  });

  test('is refused without, where it needs one', async () => {
    const removals = changes.filter(({ method, needsVersion }) => method === 'DELETE' && needsVersion);
    expect(removals.length).toBe(EVENT_SOURCED.size);
    for (const operation of removals) {
      const { headers: _, ...call } = rightCall(operation, world);
      const token = await rightfulToken(operation, world, apps.config.operatorToken);
      expect(await ask(operation, { call, token })).toMatchObject({ status: 428, code: 'if-match.required' });
    }
  });
});

const OF_THE_PERSON = 'changes the person, not the connection or directory that knows them';
const MUST_NOT_WAIT = 'has to happen whatever else has changed meanwhile';
const CHANGES_NOTHING = 'changes nothing of it';
/** Why what is done to a versioned thing does not ask for its version. */
const HEEDLESS: Readonly<Record<string, string>> = {
  storePositions: 'adds measured values, which are no part of the version of the vehicle',
  storeReadings: 'adds measured values, which are no part of the version of the vehicle',
  testWebhookEndpoint: CHANGES_NOTHING,
  sendTestMessage: CHANGES_NOTHING,
  resendWebhookMessage: CHANGES_NOTHING,
  replayWebhookMessages: CHANGES_NOTHING,
  recoverWebhookEndpoint: CHANGES_NOTHING,
  dryRunWebhookEndpoint: CHANGES_NOTHING,
  testWebhookTransformation: CHANGES_NOTHING,
  checkWebhookSignature: CHANGES_NOTHING,
  testSsoConnection: CHANGES_NOTHING,
  proveSsoDomain: 'writes down what the DNS says now',
  proveBrandingHost: 'writes down what the DNS says now',
  disableApiKey: MUST_NOT_WAIT,
  enableApiKey: 'takes that back',
  rotateApiKey: MUST_NOT_WAIT,
  rotateWebhookKey: MUST_NOT_WAIT,
  verifyWebhookEndpoint: 'writes down what the receiver says now',
  rotateDirectoryToken: MUST_NOT_WAIT,
  handOverPerson: OF_THE_PERSON,
  takeBackPerson: OF_THE_PERSON,
  unlinkSso: OF_THE_PERSON,
};

describe('what is done to a versioned thing', () => {
  const heedless = (all: readonly Operation[]): string[] =>
    all.flatMap((one) =>
      one.isBelowVersioned && one.method !== 'GET' && !one.takesVersion && !HEEDLESS[one.operationId]
        ? [one.operationId]
        : [],
    );
  test('compares the version that it is meant for, or has a reason not to', () => {
    expect(heedless(operations)).toEqual([]);
    expect(Object.keys(HEEDLESS).filter((id) => named(id).takesVersion)).toEqual([]);
  });
  test('and does not is found: the control', () => {
    expect(heedless([{ ...named('startBooking'), takesVersion: false }])).toEqual(['startBooking']);
  });

  test('is refused under another version exactly where the document says so: the control', async () => {
    const deaf: Asks = (operation, { token, call }) => ask(operation, { token, call: { ...call, headers: {} } });
    expect(await carelessOf(named('testWebhookEndpoint'), world, deaf)).toEqual([]);
    const takes = { ...named('testWebhookEndpoint'), takesVersion: true };
    expect(await carelessOf(takes, world, deaf)).toEqual(['api testWebhookEndpoint: takes another version (202)']);
    const silent = { ...named('changeWorkshop'), takesVersion: false };
    expect(await changesOf(silent, world)).toEqual([
      'api changeWorkshop: the right call is refused (412 version.mismatch)',
    ]);
  });
});

/** Last, because what ends a tenant is among them. */
describe('every POST acts once under a key, and every DELETE once', { timeout: 120_000 }, () => {
  test('an operation that forgets its key is found: the control', async () => {
    const forgetful = (operation: Operation, twice: Twice): Promise<Answer> =>
      ask(operation, keyed(twice, randomUUID()));
    const faults = await faultsOf(named('registerWorkshop'), world, forgetful);
    expect(faults.filter((fault) => fault.includes('the repeat acts again'))).toHaveLength(2);
  });

  test('an operation that takes everybody’s keys for one is found: the control', async () => {
    const careless = (operation: Operation, twice: Twice): Promise<Answer> =>
      ask(operation, { ...twice, token: world.tenant.apiKey.secret });
    expect(await faultsOf(named('registerWorkshop'), world, careless)).toMatchObject([
      expect.stringContaining('another caller'),
    ]);
  });

  test('a DELETE that ends once more what has ended is found: the control', async () => {
    const busy: Asks = async (operation, twice) => {
      const id = twice.call.headers?.['x-request-id'];
      const call = rightCall(named('registerVehicle'), world);
      if (id) await ask(named('registerVehicle'), { ...twice, call: { ...call, headers: { 'x-request-id': id } } });
      return ask(operation, twice);
    };
    expect(await changesOf(named('forgetTrustedDevices'), world)).toEqual([]);
    expect(await changesOf(named('forgetTrustedDevices'), world, busy)).toEqual([
      'api forgetTrustedDevices: changes again what has ended',
    ]);
  });

  test('and says so the second time, at once or later, to the same caller only; a DELETE ends once', async () => {
    const faults: string[] = [];
    const writes = inOrder(operations, world).filter((one) => isKeyed(one) || isChange(one));
    for (const operation of writes) {
      faults.push(...(await carelessOf(operation, world)));
      faults.push(...(await (isKeyed(operation) ? faultsOf : changesOf)(operation, world)));
    }
    expect(faults).toEqual([]);
    expect(writes.filter(isKeyed).length).toBeGreaterThan(50);
    expect(writes.filter(({ method }) => method === 'DELETE').length).toBeGreaterThan(30);
  });
});
