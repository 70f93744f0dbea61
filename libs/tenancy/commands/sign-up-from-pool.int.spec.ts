import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appDatabaseUrl, currentTenant, fillSchemaPool, Metrics, readMigrations, runInContext, uuidV5 } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { CreateOwner } from '#identity/contracts';
import { IssueApiKey, type IssuedApiKey } from '#platform/contracts';
import { TenantSchemas } from '../domain/tenant-schemas.ts';
import { tenancyContext, TenancyAdminModule } from '../tenancy.module.ts';
import { CreateTenant } from './create-tenant.command.ts';

const NAMESPACE = '5e0f0a5e-0b0f-5d5e-8f0a-2d8a3c1f7e64';
let failing = false;

@CommandHandler(CreateOwner)
class NoOwners {
  async execute(): Promise<void> {
    if (failing) throw new Error('died');
  }
}

@CommandHandler(IssueApiKey)
class OneKey {
  async execute(): Promise<IssuedApiKey> {
    return { id: `key_${currentTenant().slug}`, secret: 'secret' };
  }
}

let clutch: TestInstallation;
let commands: CommandBus;
/** Schemas that were built while somebody waited. */
let built: string[];

beforeAll(async () => {
  clutch = await testInstallation([tenancyContext]);
  const around = { module: class Around {}, providers: [NoOwners, OneKey] };
  const module = await testModule(clutch, TenancyAdminModule, around);
  commands = module.get(CommandBus);
  const schemas = module.get(TenantSchemas, { strict: false });
  const provision = schemas.provision.bind(schemas);
  schemas.provision = async (schema) => {
    built.push(schema);
    await provision(schema);
  };
});
beforeEach(async () => {
  failing = false;
  built = [];
  await clutch.owner.query("update platform.tenant_schema set status = 'building' where status = 'free'");
  await fill(0);
});
afterAll(() => clutch.close());

const fill = (wanted: number) =>
  fillSchemaPool(wanted, {
    ownerUrl: clutch.config.database.url,
    appRole: decodeURIComponent(new URL(appDatabaseUrl(clutch.config)).username),
    migrations: readMigrations('tenant'),
  });
const newSlug = (): string => `garage-${uuidv7().slice(-8)}`;

function signUp(slug: string) {
  const context = {
    requestId: 'r',
    correlation: 'r',
    source: 'api' as const,
    actor: { kind: 'operator' as const, id: 'operator', name: 'Operator' },
    command: { id: uuidV5(NAMESPACE, slug), fingerprint: slug },
  };
  const tenant = { slug, name: 'Garage', owner: { email: 'ana@garage.example', name: 'Ana' } };
  return runInContext(context, () => commands.execute(new CreateTenant(tenant)));
}
const free = async (): Promise<string[]> =>
  (
    await clutch.owner.query<{ schema: string }>("select schema from platform.tenant_schema where status = 'free'")
  ).rows.map(({ schema }) => schema);
const registered = async (slug: string) =>
  (
    await clutch.owner.query(
      `select t.schema, t.status, s.status as schema_status, s.tenant_id = t.id as is_its_own, s.claimed_at is not null as claimed
         from platform.tenant t join platform.tenant_schema s on s.schema = t.schema where t.slug = $1`,
      [slug],
    )
  ).rows[0];
const misses = async (): Promise<number> =>
  (await clutch.kernel.metrics.registry.getSingleMetric('clutch_schema_pool_misses_total')!.get()).values[0]!.value;

describe('a sign-up', () => {
  test('takes a schema that waits in the pool, and nothing is built', async () => {
    await fill(2);
    const before = [await free(), await misses()] as const;
    const slug = newSlug();
    await signUp(slug);
    const { schema, ...rest } = await registered(slug);
    expect(rest).toEqual({ status: 'live', schema_status: 'live', is_its_own: true, claimed: true });
    expect(before[0]).toContain(schema);
    expect(await free()).toEqual(before[0].filter((one) => one !== schema));
    expect([built, await misses()]).toEqual([[], before[1]]);
  });

  test('builds its own where the pool is empty, which is counted', async () => {
    const before = await misses();
    const slug = newSlug();
    await signUp(slug);
    const { schema, ...rest } = await registered(slug);
    expect(rest).toEqual({ status: 'live', schema_status: 'live', is_its_own: true, claimed: false });
    expect([built, await misses()]).toEqual([[schema], before + 1]);
  });

  test('leaves a schema in which less has run than it knows', async () => {
    await fill(1);
    await clutch.owner.query("update platform.tenant_schema set steps = steps - 1 where status = 'free'");
    await signUp(newSlug());
    expect([await free(), built]).toMatchObject([[expect.any(String)], [expect.any(String)]]);
  });

  test('whose slug is taken leaves the pool as it is', async () => {
    const slug = newSlug();
    await fill(2);
    await signUp(slug);
    const before = await free();
    const another = runInContext(
      { requestId: 'r', correlation: 'r', source: 'api', actor: { kind: 'operator', id: 'o', name: 'O' } },
      () => commands.execute(new CreateTenant({ slug, name: 'Other', owner: { email: 'e@x.example', name: 'E' } })),
    );
    await expect(another).rejects.toMatchObject({ code: 'tenant.slug-taken' });
    expect(await free()).toEqual(before);
  });

  test('that died with its schema goes on with that, and takes no other', async () => {
    await fill(2);
    const slug = newSlug();
    failing = true;
    await expect(signUp(slug)).rejects.toThrow('died');
    const [{ schema }, left] = [await registered(slug), await free()];
    failing = false;
    await clutch.owner.query(
      "update platform.tenant set provisioning_until = now() - interval '1 second' where slug = $1",
      [slug],
    );
    await signUp(slug);
    expect(await registered(slug)).toMatchObject({ schema, status: 'live' });
    expect([await free(), built]).toEqual([left, []]);
  });
});

describe('of many sign-ups at once', () => {
  test('each gets a schema of its own, and a builder that works beside them is in nobody’s way', async () => {
    await fill(12);
    const slugs = Array.from({ length: 12 }, newSlug);
    const building = fill(16);
    await Promise.all(slugs.map(signUp));
    await building;
    const taken = await Promise.all(slugs.map(async (slug) => (await registered(slug)).schema));
    expect(new Set(taken).size).toBe(12);
    expect(built).toEqual([]);
  });

  test('some get the same when they look first and take then: the control', async () => {
    await fill(4);
    const taken = await Promise.all(Array.from({ length: 4 }, lookThenTake));
    expect(new Set(taken).size).toBeLessThan(4);
  });

  async function lookThenTake(): Promise<string> {
    const { platform } = clutch.kernel;
    const text = "select schema from platform.tenant_schema where status = 'free' order by built_at limit 1";
    const [{ schema } = { schema: '' }] = await platform.query<{ schema: string }>({ text });
    await sleep(20);
    await platform.query({
      text: "update platform.tenant_schema set status = 'live' where schema = $1",
      values: [schema],
    });
    return schema;
  }
});

test('what is counted is shown to Prometheus', async () => {
  const metrics = new Metrics();
  metrics.setFreeSchemas(7);
  metrics.countPoolMiss();
  const shown = await metrics.registry.metrics();
  expect(shown).toContain('clutch_schema_pool_free 7');
  expect(shown).toContain('clutch_schema_pool_misses_total 1');
});
