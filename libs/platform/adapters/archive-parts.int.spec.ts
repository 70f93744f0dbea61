import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ArchivePart, type PartArrival, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { AesSecretBox } from './aes-secret-box.ts';
import { usageParts } from './archive-usage.ts';
import { apiKeysPart, keyOwnersParts } from './archive-api-keys.ts';
import { webhookSecretsPart } from './webhooks/archive-webhook-secrets.ts';

const [HERE, THERE] = ['here-here-here-here-here-here-here', 'there-there-there-there-there-there'];
const KEY_ID = 'abcdefABCDEF';
const ENDPOINT = randomUUID();

let clutch: TestInstallation;
let owner: pg.Client;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation();
  owner = new pg.Client({ connectionString: clutch.config.database.url });
  await owner.connect();
  tenant = await clutch.newTenant();
  await owner.query(
    `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, created_at, pepper, owner_kind, owner_id,
       environment, metadata, networks, limits, credits, disabled_at, last_used_ip)
     values ($1, $2, 'Till', 'live', 'rk', '{booking:*,event:read}', '\\xdeadbeef', '2026-05-01T00:00:00Z', '0a1b2c3d', 'user',
       gen_random_uuid(), 'staging', '{"a": "b"}', '{10.0.0.0/8}', '[{"name": "burst", "quota": 1, "windowSeconds": 1}]',
       '{"amount": 5, "refill": "never"}', now(), '10.1.2.3')`,
    [KEY_ID, tenant.id],
  );
  await endpointIn(tenant, new AesSecretBox(HERE).seal('whsec_1', ENDPOINT));
});
afterAll(async () => {
  await owner.end();
  await clutch.close();
});

const endpointIn = ({ schema }: TenantRef, secret: Buffer) =>
  owner.query(
    `insert into ${schema}.platform_webhook_endpoint (endpoint_id, url, event_types, secret, after_position, created_at)
     values ($1, 'https://receiver.example', '{*}', $2, 0, now())`,
    [ENDPOINT, secret],
  );
/** Takes a part from the tenant and gives it to another one, as an archive would. */
async function carry(
  part: ArchivePart,
  to: TenantRef,
  over: Partial<PartArrival> = {},
  arriving = part,
  from = tenant,
) {
  const at = { home: owner, place: owner, passphrase: undefined, key: undefined, ...over };
  const rows: object[] = [];
  for await (const row of part.leave({ ...at, tenant: from })) rows.push(JSON.parse(JSON.stringify(row)) as object);
  const manifest = { tenant: { id: tenant.id } } as PartArrival['manifest'];
  const again = async function* () {
    yield* rows;
  };
  const arrive = () => arriving.arrive(again(), { ...at, tenant: to, manifest, sameSecret: true, ...over });
  const note = await arrive();
  await arrive();
  return note;
}

describe('API keys', () => {
  const keys = async () => (await owner.query('select k::text as row from platform.api_key k')).rows;

  test('of a tenant that keeps its id, under the same secret, are as they were', async () => {
    const before = await keys();
    const part: ArchivePart = {
      ...apiKeysPart,
      async *leave(from) {
        yield* apiKeysPart.leave(from);
        await owner.query('delete from platform.api_key');
      },
    };
    expect(await carry(part, tenant)).toBeUndefined();
    expect(await keys()).toEqual(before);
  });

  test('from an archive of an earlier release get what they lack', async () => {
    const { rows } = await owner.query<{ key: object }>('select to_jsonb(k) as key from platform.api_key k');
    await owner.query('delete from platform.api_key');
    const early = {
      key_id: KEY_ID,
      name: 'Till',
      mode: 'live',
      kind: 'sk',
      scopes: ['event:read'],
      secret_hash: 'deadbeef',
      created_at: '2026-05-01T00:00:00Z',
    };
    const part: ArchivePart = {
      ...apiKeysPart,
      async *leave() {
        yield early;
      },
    };
    expect(await carry(part, tenant)).toBeUndefined();
    const [arrived] = (await owner.query('select * from platform.api_key')).rows;
    expect(arrived).toMatchObject({
      tenant_id: tenant.id,
      version: 1,
      metadata: {},
      limits: [],
      networks: [],
      secret_hash: Buffer.from('deadbeef', 'hex'),
    });
    await owner.query('delete from platform.api_key');
    await owner.query(
      'insert into platform.api_key select r.* from jsonb_populate_record(null::platform.api_key, $1) r',
      [rows[0]!.key],
    );
  });

  test.each([
    ['of a copy', true, 'another'],
    ['under another secret', false, 'same'],
  ])('%s stay behind, and the operator is told', async (_, sameSecret, id) => {
    const copy = id === 'same' ? tenant : { ...(await clutch.newTenant()) };
    const before = await keys();
    expect(await carry(apiKeysPart, copy, { sameSecret })).toBe(
      '1 API keys did not come along, because they open nothing here; issue new ones',
    );
    expect(await keys()).toEqual(before);
  });
});

test('service accounts and the policy of keys come along, also into a copy', async () => {
  await owner.query(
    `insert into platform.service_account (tenant_id, service_account_id, name, role_ids, created_at)
     values ($1, gen_random_uuid(), 'Till', array[gen_random_uuid()], now())`,
    [tenant.id],
  );
  await owner.query(`insert into platform.api_key_policy values ($1, '{10.0.0.0/8}', 'disable', 'list', 30, null, 4)`, [
    tenant.id,
  ]);
  const copy = await clutch.newTenant();
  for (const part of keyOwnersParts) await carry(part, copy, { sameSecret: false });
  for (const table of ['service_account', 'api_key_policy']) {
    const rowsOf = async (id: string) =>
      (await owner.query(`select to_jsonb(r) - 'tenant_id' as row from platform.${table} r where tenant_id = $1`, [id]))
        .rows;
    expect(await rowsOf(copy.id)).toEqual(await rowsOf(tenant.id));
    expect(await rowsOf(copy.id)).toHaveLength(1);
  }
});

describe('secrets of webhooks', () => {
  const [here, there] = [webhookSecretsPart(new AesSecretBox(HERE)), webhookSecretsPart(new AesSecretBox(THERE))];
  const arrivedIn = async ({ schema }: TenantRef) =>
    (
      await owner.query<{ secret: Buffer; status: string }>(
        `select secret, status from ${schema}.platform_webhook_endpoint`,
      )
    ).rows[0]!;
  /** The table's rows have come along already; their secrets are still sealed for where they come from. */
  const copied = async (): Promise<TenantRef> => {
    const copy = await clutch.newTenant();
    await endpointIn(copy, new AesSecretBox(HERE).seal('whsec_1', ENDPOINT));
    return copy;
  };

  test('travel under a passphrase, and are sealed anew where they arrive', async () => {
    const copy = await copied();
    expect(await carry(here, copy, { sameSecret: false, key: randomBytes(32) }, there)).toBeUndefined();
    const { secret, status } = await arrivedIn(copy);
    expect([new AesSecretBox(THERE).open(secret, ENDPOINT), status]).toEqual(['whsec_1', 'active']);
  });

  test('travel with every key that signs, and with headers and credentials, and nothing else of the keys changes', async () => {
    const [from, copy] = [await copied(), await copied()];
    const sealed = (text: string): Buffer => Buffer.from(new AesSecretBox(HERE).seal(text, ENDPOINT));
    const keys = ['whsk_2', 'whsec_1'].map((text, nth) => {
      return { id: `k${nth}`, algorithm: 'x', sealed: sealed(text).toString('base64'), expiresAt: nth ? 'soon' : null };
    });
    const signing = { algorithm: 'ed25519', keys };
    for (const { schema } of [from, copy])
      await owner.query(
        `update ${schema}.platform_webhook_endpoint set signing = $1, sealed_headers = $2, sealed_auth = $3`,
        [JSON.stringify(signing), sealed('{"X-Till": "1"}'), sealed('hunter2')],
      );
    expect(await carry(here, copy, { sameSecret: false, key: randomBytes(32) }, there, from)).toBeUndefined();
    const { rows } = await owner.query<{ signing: typeof signing; sealed_headers: Buffer; sealed_auth: Buffer }>(
      `select signing, sealed_headers, sealed_auth from ${copy.schema}.platform_webhook_endpoint`,
    );
    const opened = (box: Buffer): string => new AesSecretBox(THERE).open(box, ENDPOINT);
    const [{ sealed_headers: headers, sealed_auth: auth, signing: arrived }] = rows as [(typeof rows)[0]];
    expect([opened(headers), opened(auth)]).toEqual(['{"X-Till": "1"}', 'hunter2']);
    expect(arrived.keys.map((key) => opened(Buffer.from(key.sealed, 'base64')))).toEqual(['whsk_2', 'whsec_1']);
    const bare = (one: typeof signing) => ({ ...one, keys: one.keys.map((key) => ({ ...key, sealed: '' })) });
    expect(bare(arrived)).toEqual(bare(signing));
  });

  test('without one are not in the archive, and nobody gets a wrong signature: the endpoint is disabled', async () => {
    const copy = await copied();
    expect(await carry(here, copy, { sameSecret: false }, there)).toContain('1 webhook endpoints are disabled');
    expect((await arrivedIn(copy)).status).toBe('disabled');
  });

  test('under the same secret stay as they are', async () => {
    const copy = await copied();
    expect(await carry(here, copy)).toBeUndefined();
    expect((await arrivedIn(copy)).status).toBe('active');
  });
});

test('usage by the day, what is billed and what was warned of come along, and nothing of another tenant', async () => {
  const [to, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  for (const { id } of [tenant, stranger]) {
    await owner.query(
      `insert into platform.usage_day values ($1, '2026-11-01T00:00:00Z', 'key_x', 'op', 200, '', 3, false, 9007199254740991, 2, 1.5)`,
      [id],
    );
    await owner.query(`insert into platform.billable_event values ($1, 7, 'sales', gen_random_uuid(), now())`, [id]);
    await owner.query(`insert into platform.quota_warning values ($1, '2026-11-01', 'sales', 80, 8, 10, now())`, [id]);
  }
  const rowsOf = async ({ id }: TenantRef): Promise<string[]> => {
    const found: string[] = [];
    for (const table of ['usage_day', 'billable_event', 'quota_warning']) {
      const text = `select (to_jsonb(t) - 'tenant_id')::text as row from platform.${table} t where tenant_id = $1`;
      found.push(...(await owner.query<{ row: string }>(text, [id])).rows.map(({ row }) => row));
    }
    return found;
  };
  for (const part of usageParts) expect(await carry(part, to)).toBeUndefined();
  expect(await rowsOf(to)).toHaveLength(3);
  expect(await rowsOf(to)).toEqual(await rowsOf(tenant));
});
