import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PartArrival, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { AesConnectionSecrets } from './aes-connection-secrets.ts';
import { clientSecretsPart } from './archive-client-secrets.ts';

const [here, there] = ['here-here-here-here-here-here-here', 'there-there-there-there-there-there'].map(
  (secret) => new AesConnectionSecrets(secret),
) as [AesConnectionSecrets, AesConnectionSecrets];
const ID = randomUUID();

let clutch: TestInstallation;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation();
  tenant = await withConnection();
});
afterAll(() => clutch.close());

/** A tenant whose table has come along already, sealed for where it comes from. */
async function withConnection(): Promise<TenantRef> {
  const made = await clutch.newTenant();
  await clutch.owner.query(
    `insert into ${made.schema}.identity_connection (connection_id, kind, name, state, secret, created_at, changed_at)
     values ($1, 'oidc', 'Work', 'on', $2, now(), now())`,
    [ID, JSON.stringify(here.seal(ID, 'the secret'))],
  );
  return made;
}

async function carry(to: TenantRef, over: Partial<PartArrival>): Promise<string | undefined> {
  const place = clutch.owner as unknown as PartArrival['place'];
  const at = { home: place, place, passphrase: undefined, key: undefined, ...over };
  const rows: object[] = [];
  for await (const row of clientSecretsPart(here).leave({ ...at, tenant }))
    rows.push(JSON.parse(JSON.stringify(row)) as object);
  expect(JSON.stringify(rows)).not.toContain('the secret');
  const manifest = { tenant: { id: tenant.id } } as PartArrival['manifest'];
  const again = async function* () {
    yield* rows;
  };
  return clientSecretsPart(there).arrive(again(), { ...at, tenant: to, manifest, sameSecret: false, ...over });
}

const rowIn = async ({ schema }: TenantRef) =>
  (
    await clutch.owner.query<{ secret: { ct: string } | null; state: string }>(
      `select secret, state from ${schema}.identity_connection`,
    )
  ).rows[0]!;

describe('client secrets of providers', () => {
  test('travel under a passphrase, and are sealed anew where they arrive', async () => {
    const copy = await withConnection();
    expect(await carry(copy, { key: randomBytes(32) })).toBeUndefined();
    const { secret, state } = await rowIn(copy);
    expect([there.open(ID, secret!), state]).toEqual(['the secret', 'on']);
  });

  test('without one stay behind, and the connection is a draft', async () => {
    const copy = await withConnection();
    expect(await carry(copy, {})).toContain('1 connections to providers of identity are drafts');
    expect(await rowIn(copy)).toEqual({ secret: null, state: 'draft' });
  });

  test('under the same secret stay as they are', async () => {
    const copy = await withConnection();
    expect(await carry(copy, { sameSecret: true })).toBeUndefined();
    expect(here.open(ID, (await rowIn(copy)).secret!)).toBe('the secret');
  });

  test('belong to their connection and installation', () => {
    const sealed = here.seal(ID, 'the secret');
    expect(() => here.open(randomUUID(), sealed)).toThrow('unable to authenticate data');
    expect(() => there.open(ID, sealed)).toThrow('unable to authenticate data');
  });
});
