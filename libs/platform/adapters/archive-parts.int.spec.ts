import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ArchivePart, type PartArrival, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { AesSecretBox } from './aes-secret-box.ts';
import { apiKeysPart } from './archive-api-keys.ts';
import { webhookSecretsPart } from './archive-webhook-secrets.ts';

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
    `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, created_at)
     values ($1, $2, 'Till', 'live', 'sk', '{booking:*,event:read}', '\\xdeadbeef', '2026-05-01T00:00:00Z')`,
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
async function carry(part: ArchivePart, to: TenantRef, over: Partial<PartArrival> = {}, arriving = part) {
  const at = { home: owner, place: owner, passphrase: undefined, key: undefined, ...over };
  const rows: object[] = [];
  for await (const row of part.leave({ ...at, tenant })) rows.push(JSON.parse(JSON.stringify(row)) as object);
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
