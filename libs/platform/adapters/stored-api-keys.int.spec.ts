import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKernel, type Kernel, ProblemError, TenantDirectory, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { RotateApiKey } from '../commands/rotate-api-key.command.ts';
import { ApiKeyAuthentication, IssueApiKey, type IssuedApiKey, type NewApiKey } from '../contracts.ts';
import { formatApiKey } from '../domain/api-key.ts';
import { KeyChanges } from '../domain/key-changes.ts';
import { KeyDigest } from '../domain/key-digest.ts';
import { PlanScopes } from '../domain/plan-scopes.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';
import { ApiKeysQuery, ListApiKeys } from '../queries/list-api-keys.query.ts';
import { BusKeyChanges } from './bus-key-changes.ts';
import { HmacKeyDigest } from './hmac-key-digest.ts';
import { KeyAbilities } from './key-abilities.ts';
import { KeyProofs } from './key-proofs.ts';
import { KeyUses } from './key-uses.ts';
import { KnownKeys } from './known-keys.ts';
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
      module.get(CommandBus).execute(new IssueApiKey({ name: 'Till', mode: 'live', scopes: ['booking:read'], ...key })),
    over,
  );
const revoke = (id: string, owner = tenant) =>
  clutch.as(owner, () => module.get(CommandBus).execute(new RevokeApiKey(id)));
interface Process {
  readonly now?: Date;
  readonly kernel?: Kernel;
  readonly digests?: KeyDigest;
  readonly changes?: KeyChanges;
}
/** Another process: it remembers nothing of what this one has asked. */
const elsewhere = ({ now = new Date(), kernel = clutch.kernel, digests, changes }: Process = {}) => {
  const clock = { now: () => now };
  const { platform, sandboxes } = kernel;
  const directory = new TenantDirectory(platform);
  return new StoredApiKeys(
    new KnownKeys(platform, directory, sandboxes, kernel.versions, changes ?? new BusKeyChanges(kernel.bus)),
    new KeyProofs(platform, digests ?? module.get(KeyDigest)),
    new KeyAbilities(new EveryScope()),
    new KeyUses(platform, clock),
    clock,
  );
};
/** A plan that leaves nothing out. */
class EveryScope extends PlanScopes {
  override of(): undefined {
    return undefined;
  }
}
/** Hears nothing: what every hint that is lost would come to. */
class NoChanges extends KeyChanges {
  override announce(): void {
    // nobody listens
  }
  override onChange(): void {
    // and nobody speaks
  }
}
const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  (await clutch.owner.query('select * from platform.api_key where key_id = $1', [id.slice(4)])).rows[0];
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
    expect(rows[0].secret_hash).toEqual(Buffer.from(module.get(KeyDigest).of(secret!).hash));
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
    const wrongSecret = formatApiKey({ mode: 'live', kind: 'sk', keyId, secret: '0'.repeat(32) });
    const unknownId = formatApiKey({ mode: 'live', kind: 'sk', keyId: '0'.repeat(12), secret: '0'.repeat(32) });
    await revoke(id);
    for (const text of [wrongSecret, unknownId, 'clk_test_sk_x', '', `${wrongSecret}x`]) {
      expect(await answerTo(elsewhere().principalOf(text))).toBe('401 key.invalid');
    }
  });

  test('that was revoked is refused by name, in every process within moments, and without any hint within 5 s', async () => {
    const { id, secret } = await issue();
    const other = await createKernel(clutch.config, [platformContext]);
    const [near, far, deaf] = [elsewhere(), elsewhere({ kernel: other }), elsewhere({ changes: new NoChanges() })];
    const answers = () => Promise.all([near, far, deaf].map((keys) => answerTo(keys.principalOf(secret!))));
    // The bus has to be listening before there is anything to hear.
    await expect.poll(() => heardBy(other, far, secret!), { timeout: 5_000 }).toBe(true);
    expect(await answers()).toEqual([null, null, null]);
    await revoke(id);
    await expect.poll(answers, { timeout: 4_000, interval: 20 }).toEqual(['401 key.revoked', '401 key.revoked', null]);
    await expect.poll(answers, { timeout: 6_000, interval: 200 }).toEqual(Array(3).fill('401 key.revoked'));
    await other.close();
  });

  test('under a former secret of the installation still opens, and from then on is kept under the new one', async () => {
    const { id, secret } = await issue();
    const NEW_SECRET = 'quite-another-secret-of-this-installation';
    const rotated = elsewhere({ digests: new HmacKeyDigest(NEW_SECRET, [clutch.config.secret]) });
    expect(await answerTo(elsewhere({ digests: new HmacKeyDigest(NEW_SECRET) }).principalOf(secret!))).toBe(
      '401 key.invalid',
    );
    expect(await answerTo(rotated.principalOf(secret!))).toBeNull();
    await expect.poll(async () => (await rowOf(id))['pepper']).toBe(new HmacKeyDigest(NEW_SECRET).of('').pepper);
    expect(await answerTo(elsewhere({ digests: new HmacKeyDigest(NEW_SECRET) }).principalOf(secret!))).toBeNull();
  });

  test('from before peppers had names opens, and gets the name', async () => {
    const { id, secret } = await issue();
    await clutch.owner.query('update platform.api_key set pepper = null where key_id = $1', [id.slice(4)]);
    expect(await answerTo(elsewhere().principalOf(secret!))).toBeNull();
    await expect.poll(async () => (await rowOf(id))['pepper']).toMatch(/^[0-9a-f]{8}$/);
  });

  test('opens from its networks only: its own, else those of the tenant', async () => {
    const { secret } = await issue({ networks: ['192.0.2.0/24', '2001:db8::/32'] });
    const from = (key: string | null, ip?: string) => answerTo(elsewhere().principalOf(key!, ip));
    expect(await Promise.all(['192.0.2.9', '2001:db8::1', '::ffff:192.0.2.9'].map((ip) => from(secret, ip)))).toEqual([
      null,
      null,
      null,
    ]);
    expect(await Promise.all(['192.0.3.1', '2001:db9::1', undefined].map((ip) => from(secret, ip)))).toEqual(
      Array(3).fill('403 key.network'),
    );
    const other = await clutch.newTenant();
    const theirs = await clutch.as(other, () =>
      module.get(CommandBus).execute(new IssueApiKey({ name: 'x', mode: 'live', scopes: ['*'] })),
    );
    expect(await from(theirs.secret, '192.0.3.1')).toBeNull();
    await clutch.owner.query(
      "insert into platform.api_key_policy values ($1, '{10.0.0.0/8}', 'revoke', 'list', 90, null, 1)",
      [other.id],
    );
    expect(
      await Promise.all([from(theirs.secret, '10.1.2.3'), from(theirs.secret, '192.0.3.1'), from(secret, '192.0.2.9')]),
    ).toEqual([null, '403 key.network', null]);
  });

  test('carries its limits and credits, counted with those that share them and through every rotation', async () => {
    const limits = [
      { name: 'burst', quota: 5, windowSeconds: 1 },
      { name: 'daily', quota: 9, windowSeconds: 86_400, operations: ['search*'], sharedAs: 'tills' },
    ];
    const { id, secret } = await issue({ limits, credits: { amount: 100, refill: 'monthly' } });
    const rotated = await clutch.as(tenant, () =>
      module.get(CommandBus).execute(new RotateApiKey(id, 0, () => undefined)),
    );
    const line = id.slice(4);
    const counted = {
      limits: [
        { name: 'burst', quota: 5, windowSeconds: 1, countedUnder: `key:${line}:burst` },
        {
          name: 'daily',
          quota: 9,
          windowSeconds: 86_400,
          operations: ['search*'],
          countedUnder: `shared:${tenant.id}:tills:daily`,
        },
      ],
      credits: { amount: 100, refill: 'monthly', countedUnder: `key:${line}:credits` },
    };
    expect(await elsewhere().principalOf(rotated.secret!)).toMatchObject(counted);
    expect(await answerTo(elsewhere({ now: new Date(Date.now() + 1_000) }).principalOf(secret!))).toBe(
      '401 key.expired',
    );
  });

  test('that has expired is refused by name, and one cannot be issued for the past', async () => {
    const { secret } = await issue({ expiresAt: new Date(Date.now() + 60_000) });
    expect(await answerTo(elsewhere().principalOf(secret!))).toBeNull();
    expect(await answerTo(elsewhere({ now: new Date(Date.now() + 60_001) }).principalOf(secret!))).toBe(
      '401 key.expired',
    );
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
        module.get(QueryBus).execute(new ListApiKeys(Object.assign(new ApiKeysQuery(), { limit: 100 }))),
      );
    expect((await list(stranger)).data).toEqual([]);
    expect((await list(tenant)).data.map((key) => key.id)).toContain(id);
    expect(JSON.stringify(await list(tenant))).not.toContain('clk_');
  });

  test('shows when it was used last, from where and by what, without any request waiting for it', async () => {
    const { id, secret } = await issue();
    await module.get(ApiKeyAuthentication).principalOf(secret!, '192.0.2.9', 'till/1.0');
    await expect
      .poll(() => rowOf(id), { timeout: 4_000 })
      .toMatchObject({ last_used_at: expect.any(Date), last_used_ip: '192.0.2.9', last_used_agent: 'till/1.0' });
    const first = (await rowOf(id))['last_used_at'];
    await module.get(ApiKeyAuthentication).principalOf(secret!, '192.0.2.10', 'till/2.0');
    await module.get(KeyUses).flush();
    expect((await rowOf(id))['last_used_at']).toEqual(first);
  });
});

/** Whether a process hears of a change: its answer changes with the row at once, which it otherwise would after 5 s. */
async function heardBy(other: Kernel, keys: StoredApiKeys, secret: string): Promise<boolean> {
  const name = `Till ${randomUUID()}`;
  await keys.principalOf(secret);
  const keyId = secret.slice(12, 24);
  await clutch.owner.query('update platform.api_key set name = $2 where key_id = $1', [keyId, name]);
  new BusKeyChanges(clutch.kernel.bus).announce(keyId);
  await sleep(100);
  return (await keys.principalOf(secret)).actor.name === name && !other.pool.ended;
}
