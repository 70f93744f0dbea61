import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeprecatedUses, KERNEL, type Kernel, type Message, Messages, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { VersionsWorkerModule } from '#platform';
import { IssueApiKey } from '#platform/contracts';
import { olderDocument } from '../../libs/kernel/http/versions/older-document.ts';
import { OWNER_ROLE } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { DeprecationWatch } from '../../libs/platform/deprecation-watch.ts';
import { type StoredDeprecatedUses } from '../../libs/platform/adapters/stored-deprecated-uses.ts';
import { publicApp } from '../kit/public-app.ts';

const OLD = '2026-11-01';
const NEWEST = '2026-11-21';
const HOUR_MS = 3_600_000;

let clutch: TestInstallation;
let app: NestFastifyApplication;
let kernel: Kernel;
let tenant: TenantRef;
let key: string;
let vehicle: string;

const boot = async (settings: Partial<TestInstallation['config']['http']> = {}): Promise<NestFastifyApplication> => {
  const config = { ...clutch.config, http: { ...clutch.config.http, ...settings } };
  return publicApp(config, VersionsWorkerModule);
};

beforeAll(async () => {
  clutch = await testInstallation();
  app = await boot();
  kernel = app.get<Kernel>(KERNEL, { strict: false });
  tenant = await clutch.newTenant();
  key = (await newKey()).secret;
  vehicle = `/v1/vehicles/${String((await ask('POST', '/v1/vehicles', { body: { vin: '1M8GDM9AXKP042788' } })).json['id'])}`;
  const positions = [{ recordedAt: new Date(), location: { latitude: 24.7, longitude: 46.7 } }];
  await ask('POST', `${vehicle}/positions`, { body: { positions } });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function newKey(): Promise<{ id: string; secret: string }> {
  const issue = new IssueApiKey({ name: 'Till', mode: 'live', scopes: ['*:*'] });
  const { id, secret } = await clutch.as(tenant, () => app.get(CommandBus, { strict: false }).execute(issue));
  return { id, secret: secret! };
}

interface Sent {
  readonly as?: string;
  readonly body?: object;
  readonly version?: string;
  readonly of?: NestFastifyApplication;
}
async function ask(method: 'GET' | 'POST', url: string, { as = key, body, version, of = app }: Sent = {}) {
  const headers = {
    authorization: `Bearer ${as}`,
    ...(method === 'POST' ? { 'idempotency-key': uuidv7() } : {}),
    ...(version === undefined ? {} : { 'clutch-version': version }),
  };
  const answer = await of.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}
const OLD_FORM = { latitude: 24.7, longitude: 46.7 };
const lastPosition = async (sent: Sent = {}): Promise<Record<string, unknown>> =>
  (await ask('GET', `${vehicle}/position`, sent)).json;

describe('a key', () => {
  test('speaks the version that is the newest when it is first used, and says so', async () => {
    const made = await newKey();
    const shown = async (): Promise<unknown> => (await ask('GET', `/v1/api-keys/${made.id}`)).json['apiVersion'];
    expect(await shown()).toBeNull();
    expect((await ask('GET', '/v1/whoami', { as: made.secret })).json['apiVersion']).toBe(NEWEST);
    expect(await shown()).toBe(NEWEST);
  });

  test('that was there before goes on with the form that it knows, until one request or its keeper says otherwise', async () => {
    const made = await newKey();
    await clutch.owner.query('update platform.api_key set api_version = $2 where key_id = $1', [made.id.slice(4), OLD]);
    const as = made.secret;
    expect(await lastPosition({ as })).toMatchObject(OLD_FORM);
    expect((await ask('GET', '/v1/whoami', { as })).headers['clutch-version']).toBe(OLD);
    expect(await lastPosition({ as, version: NEWEST })).toMatchObject({ location: OLD_FORM });
    const pinned = await ask('POST', `/v1/api-keys/${made.id}/version`, { body: { version: NEWEST } });
    expect([pinned.status, pinned.json['apiVersion']]).toEqual([200, NEWEST]);
    await expect.poll(() => lastPosition({ as })).toMatchObject({ location: OLD_FORM });
    expect(await lastPosition({ as, version: OLD })).toMatchObject(OLD_FORM);
  });

  test('is pinned to no version that there is not', async () => {
    const { id } = await newKey();
    const pin = (version: string) => ask('POST', `/v1/api-keys/${id}/version`, { body: { version } });
    expect(await pin('2026-11-02')).toMatchObject({ status: 422, code: 'version.not-offered' });
    expect(await pin('newest')).toMatchObject({ status: 422, code: 'request.invalid' });
  });
});

test('GET /v1/versions lists what changed, for everybody', async () => {
  const { status, json } = await ask('GET', '/v1/versions', { as: '' });
  expect(status).toBe(200);
  const [newest, first] = json['data'] as { version: string; isNewest: boolean; changes: { operations: string[] }[] }[];
  expect(newest).toMatchObject({ version: NEWEST, isNewest: true });
  expect(newest!.changes.flatMap(({ operations }) => operations)).toContain('listTrips');
  expect(first).toEqual({ version: OLD, isNewest: false, changes: [] });
});

describe('the document', () => {
  interface Document {
    readonly info: Record<string, unknown>;
    readonly components: {
      readonly schemas: Record<string, { properties: Record<string, unknown>; required: string[] }>;
    };
    readonly paths: Record<string, Record<string, { readonly operationId: string }>>;
  }
  const document = async (query = ''): Promise<Document> =>
    (await ask('GET', `/openapi.json${query}`)).json as unknown as Document;
  const committed = (): Document =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi', 'api.json'), 'utf8')) as Document;

  test('is served as each version has it', async () => {
    const [newest, older] = [await document(), await document(`?version=${OLD}`)];
    expect([newest.info['x-clutch-version'], older.info['x-clutch-version']]).toEqual([NEWEST, OLD]);
    expect(await document(`?version=${NEWEST}`)).toEqual(newest);
    expect(Object.keys(older.paths)).toEqual(Object.keys(newest.paths));
  });

  test('has the old forms in the older version, made by the steps that make its answers', () => {
    const newest = committed();
    const older = olderDocument({ ...newest }, kernel.versions, OLD) as unknown as Document;
    expect(newest.components.schemas['PositionView']!.properties).toHaveProperty('location');
    for (const schema of ['PositionView', 'SentPosition']) {
      const { properties, required } = older.components.schemas[schema]!;
      expect(properties).toMatchObject({ latitude: { type: 'number' }, longitude: { type: 'number' } });
      expect(properties).not.toHaveProperty('location');
      expect(required).toEqual(expect.arrayContaining(['recordedAt', 'latitude', 'longitude']));
    }
    expect(older.components.schemas['TripView']!.required).toContain('positions');
  });

  test('names with every changed schema all operations that answer or take it', () => {
    const { paths } = committed();
    for (const { schemas } of kernel.versions.changes)
      for (const { schema, answers = {}, requests = {} } of schemas) {
        const declared = new Set([...Object.keys(answers), ...Object.keys(requests)]);
        const using = Object.values(paths).flatMap((item) =>
          Object.values(item).flatMap((operation) =>
            JSON.stringify(operation).includes(`#/components/schemas/${schema}"`) ? [operation.operationId] : [],
          ),
        );
        expect(using.filter((operation) => !declared.has(operation))).toEqual([]);
      }
  });

  test('of a version that there is not is refused with those that there are', async () => {
    expect(await ask('GET', '/openapi.json?version=1')).toMatchObject({ status: 400, code: 'version.unknown' });
  });
});

describe('a deprecated operation', () => {
  const OPERATION = { path: '/v1/webhook-endpoints/whe_01h455vb4pex5vsknk084sn02q/test', id: 'testWebhookEndpoint' };
  const flush = (): Promise<void> =>
    app.get<DeprecatedUses, StoredDeprecatedUses>(DeprecatedUses, { strict: false }).flush();

  test('says on every answer since when, until when, and what to use instead; others do not', async () => {
    const { status, headers } = await ask('POST', OPERATION.path);
    expect(status).toBe(404);
    expect(headers).toMatchObject({ deprecation: '@1795219200', sunset: 'Tue, 30 Nov 2027 23:59:59 GMT' });
    expect(headers['link']).toMatch(
      /rel="deprecation".*rel="sunset".*<\/v1\/webhook-endpoints\/whe_01h455vb4pex5vsknk084sn02q\/test-messages>; rel="successor-version"/,
    );
    const successor = await ask('POST', OPERATION.path.replace('/test', '/test-messages'));
    expect([successor.status, successor.headers['deprecation']]).toEqual([404, undefined]);
    expect(successor.headers['link']).toMatch(/^<\/docs\/errors\/[^>]+>; rel="help"; type="text\/html"$/);
  });

  test('is counted by key and shown to the tenant that uses it, and to no other', async () => {
    const [made, other] = [await newKey(), await clutch.newTenant()];
    for (let count = 0; count < 3; count += 1) await ask('POST', OPERATION.path, { as: made.secret });
    await flush();
    const usesOf = async (as: string): Promise<{ credentialId: string; uses: number }[]> => {
      const { json } = await ask('GET', '/v1/deprecations', { as });
      const found = (json['data'] as { operationId: string; successor: string; uses: [] }[]).find(
        ({ operationId }) => operationId === OPERATION.id,
      );
      expect(found).toMatchObject({ method: 'POST', successor: 'sendTestMessage', sunset: '2027-11-30' });
      return found!.uses;
    };
    expect((await usesOf(key)).find(({ credentialId }) => credentialId === made.id)).toMatchObject({ uses: 3 });
    const issue = new IssueApiKey({ name: 'Other', mode: 'live', scopes: ['*:*'] });
    const theirs = await clutch.as(other, () => app.get(CommandBus, { strict: false }).execute(issue));
    expect(await usesOf(theirs.secret!)).toEqual([]);
  });

  test('is told to the owners once for each key: a letter and an event', async () => {
    const owner = uuidv7();
    await clutch.owner.query(
      `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash) values ($1, 'ana@example.com', 'Ana', 'owner', 'x')`,
      [owner],
    );
    await clutch.owner.query(
      `insert into ${tenant.schema}.identity_grant (grant_id, position, holder_kind, holder_id, role_id, scope, context, source, given_by, given_at)
       values (gen_random_uuid(), 1, 'user', $1, $2, '{"kind":"tenant"}', '{}', 'test', '{}', now())`,
      [owner, OWNER_ROLE],
    );
    const sent: Message[] = [];
    const messages = app.get(Messages, { strict: false });
    messages.send = (_id, message) => Promise.resolve(void sent.push(message));
    const made = await newKey();
    await ask('POST', OPERATION.path, { as: made.secret });
    await flush();
    const watch = app.get(DeprecationWatch, { strict: false });
    for (let round = 0; round < 2; round += 1) await clutch.as(tenant, () => watch.sweep(tenant));
    const { rows } = await clutch.owner.query<{ data: object }>(
      `select data from ${tenant.schema}.event where type = 'DeprecatedOperationUsed' and data->>'credentialId' = $1`,
      [made.id],
    );
    expect(rows.map(({ data }) => data)).toEqual([
      { credentialId: made.id, operationId: OPERATION.id, sunset: '2027-11-30', successor: 'sendTestMessage' },
    ]);
    expect(sent.filter(({ text, to }) => to === 'ana@example.com' && text.includes(made.id))).toHaveLength(1);
  });

  test('answers 410 in a brown-out that was announced, and at other times not', async () => {
    const now = Date.now();
    const at = (from: number, until: number) => [
      { operationId: OPERATION.id, from: new Date(now + from), until: new Date(now + until) },
    ];
    for (const [brownOuts, status] of [
      [at(-HOUR_MS, HOUR_MS), 410],
      [at(HOUR_MS, 2 * HOUR_MS), 404],
    ] as const) {
      const browned = await boot({ brownOuts });
      const answer = await ask('POST', OPERATION.path, { of: browned });
      expect([answer.status, answer.headers['deprecation']]).toEqual([status, '@1795219200']);
      expect(Number(answer.headers['retry-after'] ?? 0) > 3_000).toBe(status === 410);
      const { json } = await ask('GET', '/v1/deprecations', { of: browned });
      expect((json['data'] as { brownOuts: object[] }[])[0]!.brownOuts).toEqual([
        { from: brownOuts[0]!.from.toISOString(), until: brownOuts[0]!.until.toISOString() },
      ]);
      await browned.close();
    }
  });

  test('cannot be browned out before anybody was told: the app does not start', async () => {
    const brownOuts = [
      { operationId: OPERATION.id, from: new Date('2026-11-20T00:00Z'), until: new Date('2026-11-20T01:00Z') },
    ];
    await expect(boot({ brownOuts })).rejects.toThrow(/testWebhookEndpoint: a brown-out begins before 2026-11-21/);
  });
});
