import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageQuery, ProblemError, TenantDirectory, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { ApiKeyAuthentication, IssueApiKey, type IssuedApiKey, type NewApiKey } from '../contracts.ts';
import { formatApiKey } from '../domain/api-key.ts';
import { KeyDigest } from '../domain/key-digest.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';
import { ListApiKeys } from '../queries/list-api-keys.query.ts';
import { StoredApiKeys } from './stored-api-keys.ts';

let clutch: TestInstallation;
let module: TestingModule;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([platformContext]);
  module = await testModule(clutch, PlatformModule);
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

const issue = (key: Partial<NewApiKey> = {}, over = {}): Promise<IssuedApiKey> =>
  clutch.as(
    tenant,
    () =>
      module.get(CommandBus).execute(new IssueApiKey({ name: 'Till', mode: 'test', scopes: ['booking:read'], ...key })),
    over,
  );
const revoke = (id: string, owner = tenant) =>
  clutch.as(owner, () => module.get(CommandBus).execute(new RevokeApiKey(id)));
/** Another process: it remembers nothing of what this one has asked. */
const elsewhere = (now = new Date()) =>
  new StoredApiKeys(
    clutch.kernel.platform,
    module.get(KeyDigest),
    { now: () => now },
    new TenantDirectory(clutch.kernel.platform),
  );
const answerTo = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  return error instanceof ProblemError ? `${error.status} ${error.code}` : error;
};

describe('an API key', () => {
  test('opens the tenant that it was issued for, with its scopes and no more', async () => {
    const { id, secret } = await issue();
    const principal = await elsewhere().principalOf(secret!);
    expect(principal).toMatchObject({ tenant, actor: { kind: 'api-key', id, name: 'Till' }, credentialId: id });
    expect([
      principal.ability.can('read', 'booking'),
      principal.ability.can('cancel', 'booking'),
      principal.ability.can('read', 'whoami'),
    ]).toEqual([true, false, true]);
  });

  test('with a star may do everything', async () => {
    const { secret } = await issue({ scopes: ['*'] });
    expect((await elsewhere().principalOf(secret!)).ability.can('delete', 'webhook')).toBe(true);
  });

  test('is in the table as a digest, and the digest of another installation is another one', async () => {
    const { id, secret } = await issue();
    const { rows } = await clutch.owner.query(
      'select k::text as row, secret_hash from platform.api_key k where key_id = $1',
      [id.slice(4)],
    );
    expect(rows[0].row).not.toContain(secret!.slice(26, 58));
    expect(rows[0].secret_hash).toEqual(Buffer.from(module.get(KeyDigest).of(secret!)));
  });

  test('is made once for a repeated request, whose answer shows no secret', async () => {
    const over = { command: { id: '01933b7a-0000-7000-8000-00000000000a', fingerprint: 'f' } };
    const [first, second] = await Promise.all([issue({}, over), issue({}, over)]);
    expect(second.id).toBe(first.id);
    expect([first.secret, second.secret].filter((secret) => secret === null)).toHaveLength(1);
    await expect(issue({}, { command: { ...over.command, fingerprint: 'g' } })).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
  });

  test('that is wrong is told nothing, whatever is wrong about it', async () => {
    const { id } = await issue();
    const keyId = id.slice(4);
    const wrongSecret = formatApiKey({ mode: 'test', keyId, secret: '0'.repeat(32) });
    const unknownId = formatApiKey({ mode: 'test', keyId: '0'.repeat(12), secret: '0'.repeat(32) });
    await revoke(id);
    for (const text of [wrongSecret, unknownId, 'clk_test_sk_x', '', `${wrongSecret}x`]) {
      expect(await answerTo(elsewhere().principalOf(text))).toBe('401 key.invalid');
    }
  });

  test('that was revoked is refused by name: at once where it is new, within 5 s where it is known', async () => {
    const { id, secret } = await issue();
    const known = elsewhere();
    await known.principalOf(secret!);
    await revoke(id);
    expect(await answerTo(elsewhere().principalOf(secret!))).toBe('401 key.revoked');
    await expect
      .poll(() => answerTo(known.principalOf(secret!)), { timeout: 6_000, interval: 200 })
      .toBe('401 key.revoked');
  });

  test('that has expired is refused by name, and one cannot be issued for the past', async () => {
    const { secret } = await issue({ expiresAt: new Date(Date.now() + 60_000) });
    expect(await answerTo(elsewhere().principalOf(secret!))).toBeNull();
    expect(await answerTo(elsewhere(new Date(Date.now() + 60_001)).principalOf(secret!))).toBe('401 key.expired');
    await expect(issue({ expiresAt: new Date(0) })).rejects.toMatchObject({ code: 'api-key.expires-in-past' });
  });

  test('of a tenant that is not live opens nothing', async () => {
    const other = await clutch.newTenant();
    const { secret } = await clutch.as(other, () =>
      module.get(CommandBus).execute(new IssueApiKey({ name: 'x', mode: 'live', scopes: ['*'] })),
    );
    await clutch.owner.query("update platform.tenant set status = 'suspended' where id = $1", [other.id]);
    expect((await elsewhere().principalOf(secret!)).tenant).toMatchObject({ id: other.id, status: 'suspended' });
    await clutch.owner.query("update platform.tenant set status = 'deleting' where id = $1", [other.id]);
    expect(await answerTo(elsewhere().principalOf(secret!))).toBe('403 tenant.not-live');
  });

  test('of another tenant cannot be revoked, and is in no list but its own', async () => {
    const { id } = await issue();
    const stranger = await clutch.newTenant();
    await expect(revoke(id, stranger)).rejects.toMatchObject({ code: 'api-key.not-found' });
    const list = (owner: TenantRef) =>
      clutch.as(owner, () =>
        module.get(QueryBus).execute(new ListApiKeys(Object.assign(new PageQuery(), { limit: 100 }))),
      );
    expect((await list(stranger)).data).toEqual([]);
    expect((await list(tenant)).data.map((key) => key.id)).toContain(id);
    expect(JSON.stringify(await list(tenant))).not.toContain('clk_');
  });

  test('shows when it was used last', async () => {
    const { id, secret } = await issue();
    await module.get(ApiKeyAuthentication).principalOf(secret!);
    const { rows } = await clutch.owner.query('select last_used_at from platform.api_key where key_id = $1', [
      id.slice(4),
    ]);
    expect(Date.now() - rows[0].last_used_at.getTime()).toBeLessThan(60_000);
  });
});
