import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  currentContext,
  currentTenant,
  DomainError,
  type RequestContext,
  runInContext,
  tenantSchema,
  typedId,
  uuidV5,
} from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { CreateOwner } from '#identity/contracts';
import { IssueApiKey, type IssuedApiKey } from '#platform/contracts';
import { Tenants } from '../aggregates.ts';
import { TenantSchemas } from '../domain/tenant-schemas.ts';
import { tenancyContext, TenancyAdminModule } from '../tenancy.module.ts';
import { type CreatedTenant, CreateTenant } from './create-tenant.command.ts';

const NAMESPACE = 'f1c7a1de-0b0f-5d5e-8f0a-2d8a3c1f7e64';
const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;

type Owner = CreateOwner['owner'];

/** What identity and platform keep, as far as their contracts go; the real ones are asked in apps/admin. */
const owners = new Map<string, Owner>();
const keys = new Map<string, { readonly tenantId: string; readonly issued: IssuedApiKey }>();
/** The step after which the next sign-up dies. */
let deadly: string | undefined;

function dieAfter(step: string): void {
  if (deadly !== step) return;
  deadly = undefined;
  throw new Error(`died after ${step}`);
}

@CommandHandler(CreateOwner)
class OwnersOfIdentity {
  async execute({ owner }: CreateOwner): Promise<void> {
    owners.set(`${currentTenant().id} ${owner.userId}`, owner);
    dieAfter('owner');
  }
}

@CommandHandler(IssueApiKey)
class KeysOfPlatform {
  async execute({ replace }: IssueApiKey): Promise<IssuedApiKey> {
    const { id } = currentContext()!.command!;
    const before = keys.get(id)?.issued;
    if (before && !replace) return { ...before, secret: null };
    const made = `${keys.size}${Math.random().toString(36).slice(2)}`;
    const issued = { id: `key_${made}`, secret: `clk_live_${made}` };
    keys.set(id, { tenantId: currentTenant().id, issued });
    dieAfter('key');
    return issued;
  }
}

let clutch: TestInstallation;
let commands: CommandBus;
let schemas: TenantSchemas;

beforeAll(async () => {
  clutch = await testInstallation([tenancyContext]);
  const around = { module: class Around {}, providers: [OwnersOfIdentity, KeysOfPlatform] };
  const module = await testModule(clutch, TenancyAdminModule, around);
  commands = module.get(CommandBus);
  schemas = module.get(TenantSchemas, { strict: false });
  const tenants = module.get(Tenants, { strict: false });
  const [provision, change] = [schemas.provision.bind(schemas), tenants.change.bind(tenants)];
  schemas.provision = async (schema) => {
    dieAfter('registry');
    await provision(schema);
    dieAfter('schema');
  };
  tenants.change = async (...given) => {
    const appended = await change(...given);
    dieAfter('events');
    return appended;
  };
});
beforeEach(() => {
  deadly = undefined;
});
afterAll(() => clutch.close());

interface Sent {
  readonly key?: string | null;
  readonly name?: string;
  readonly email?: string;
}

/** The operator sends a sign-up, under an Idempotency-Key that is the slug unless said otherwise. */
async function signUp(slug: string, { key = slug, name = 'Garage', email = 'ana@garage.example' }: Sent = {}) {
  const context: RequestContext = {
    requestId: 'req_1',
    correlation: 'req_1',
    source: 'api',
    actor: OPERATOR,
    ...(key === null
      ? {}
      : { command: { id: uuidV5(NAMESPACE, key), fingerprint: JSON.stringify([slug, name, email]) } }),
  };
  const command = new CreateTenant({ slug, name, owner: { email, name: 'Ana' } });
  const answer = await runInContext(context, () => commands.execute(command));
  return { ...answer, replayed: context.replayed ?? false };
}
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );
const newSlug = (): string => `garage-${uuidv7().slice(-8)}`;
const runOutOfTime = (slug: string) =>
  clutch.owner.query("update platform.tenant set provisioning_until = now() - interval '1 second' where slug = $1", [
    slug,
  ]);
const statusOf = async (slug: string): Promise<unknown> =>
  (await clutch.owner.query('select status from platform.tenant where slug = $1', [slug])).rows[0]?.status;

/** Everything that there is of a slug: exactly one of each kind, or this fails. */
async function everythingOf(slug: string) {
  const { rows } = await clutch.owner.query('select id, name, schema, status from platform.tenant where slug = $1', [
    slug,
  ]);
  const [{ id, name, schema, status }] = rows;
  const places = await clutch.owner.query(
    'select (select count(*)::int from pg_roles where rolname = $1) as roles, (select count(*)::int from pg_namespace where nspname = $1) as schemas',
    [schema],
  );
  const events = await clutch.owner.query(
    `select type, data, meta->'actor' as actor from ${tenantSchema(schema)}.event order by position`,
  );
  const [owner, ...moreOwners] = [...owners].filter(([key]) => key.startsWith(id)).map(([, value]) => value);
  const [key, ...moreKeys] = [...keys.values()].filter(({ tenantId }) => tenantId === id);
  expect([rows.length, places.rows[0], moreOwners, moreKeys]).toEqual([1, { roles: 1, schemas: 1 }, [], []]);
  return { id: id as string, name, status, owner: owner!, key: key!.issued, events: events.rows };
}

/** The tenant is whole, and the answer tells its secrets. */
async function expectWhole(slug: string, answer: CreatedTenant): Promise<void> {
  const { id, name, status, owner, key, events } = await everythingOf(slug);
  expect(status).toBe('live');
  expect(answer).toMatchObject({
    id: typedId('tnt', id),
    slug,
    name,
    owner: { id: typedId('usr', owner.userId), email: owner.email, password: owner.password },
    apiKey: key,
  });
  expect(owner.password).toMatch(/^[\w-]{20}$/);
  const actor = { kind: OPERATOR.kind, id: OPERATOR.id };
  expect(events).toEqual([
    { type: 'TenantCreated', data: { tenantId: id, slug, name }, actor },
    { type: 'OwnerInvited', data: { tenantId: id, userId: owner.userId }, actor },
  ]);
}

describe('creating a tenant', () => {
  test('makes its schema, role, first events, owner and one key, and tells the secrets', async () => {
    const slug = newSlug();
    const answer = await signUp(slug, { name: 'Oficina' });
    expect([answer.name, answer.replayed]).toEqual(['Oficina', false]);
    await expectWhole(slug, answer);
  });

  test('repeated under its Idempotency-Key answers the same ids without secrets, and makes nothing', async () => {
    const slug = newSlug();
    const { id, owner, apiKey } = await signUp(slug);
    const before = await everythingOf(slug);
    expect(await signUp(slug)).toEqual({
      id,
      slug,
      name: 'Garage',
      owner: { ...owner, password: null },
      apiKey: { ...apiKey, secret: null },
      replayed: true,
    });
    expect(await everythingOf(slug)).toEqual(before);
  });

  test('refuses an Idempotency-Key that served for something else', async () => {
    const slug = newSlug();
    await signUp(slug);
    const others: Sent[] = [{ name: 'Other' }, { email: 'eva@garage.example' }];
    for (const other of others) expect(await refusalOf(signUp(slug, other))).toBe('idempotency.key-reused');
    const another = newSlug();
    expect(await refusalOf(signUp(another, { key: slug }))).toBe('idempotency.key-reused');
    expect(await statusOf(another)).toBeUndefined();
  });

  test('refuses a slug that is taken, with another key or none', async () => {
    const slug = newSlug();
    await signUp(slug);
    const before = await everythingOf(slug);
    expect(await refusalOf(signUp(slug, { key: 'another' }))).toBe('tenant.slug-taken');
    expect(await refusalOf(signUp(slug, { key: null }))).toBe('tenant.slug-taken');
    expect(await everythingOf(slug)).toEqual(before);
  });

  test.each([
    ['Garage', 'tenant.slug-malformed'],
    ['xn--garage', 'tenant.slug-malformed'],
    ['admin', 'tenant.slug-reserved'],
  ])('refuses the slug "%s" and leaves nothing of it', async (slug, code) => {
    expect(await refusalOf(signUp(slug))).toBe(code);
    expect(await statusOf(slug)).toBeUndefined();
  });
});

describe('of two operators who want one slug at once', () => {
  test('one gets it, and the other is told', async () => {
    const slug = newSlug();
    const answers = await Promise.allSettled(
      ['x', 'y', 'z'].map((key) => signUp(slug, { key: slug + key, name: key })),
    );
    const won = answers.filter((answer) => answer.status === 'fulfilled').map(({ value }) => value);
    expect(won).toHaveLength(1);
    await expectWhole(slug, won[0]!);
    const lost = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason.code);
    for (const code of lost) expect(['tenant.being-created', 'tenant.slug-taken']).toContain(code);
  });

  test('both get their own when they want two: the control', async () => {
    const slugs = [newSlug(), newSlug()];
    const answers = await Promise.all(slugs.map((slug) => signUp(slug)));
    for (const [index, slug] of slugs.entries()) await expectWhole(slug, answers[index]!);
  });
});

describe('a sign-up that died', () => {
  test.each(['registry', 'schema', 'owner', 'events', 'key'])(
    'after its step "%s" is finished by sending it again, once its time has run out',
    async (step) => {
      const slug = newSlug();
      deadly = step;
      await expect(signUp(slug)).rejects.toThrow(`died after ${step}`);
      expect(await refusalOf(signUp(slug))).toBe('tenant.being-created');
      expect(await statusOf(slug)).toBe('provisioning');
      await runOutOfTime(slug);
      const finished = await signUp(slug);
      expect(finished.replayed).toBe(false);
      await expectWhole(slug, finished);
      expect(await signUp(slug)).toMatchObject({ id: finished.id, apiKey: { id: finished.apiKey.id, secret: null } });
    },
  );

  test.each(['registry', 'owner', 'key'])(
    'after its step "%s" is finished by another request too, whose owner it gets',
    async (step) => {
      const slug = newSlug();
      deadly = step;
      await expect(signUp(slug)).rejects.toThrow('died');
      await runOutOfTime(slug);
      const again: Sent = { key: `${slug} again`, name: 'Other', email: 'eva@garage.example' };
      const finished = await signUp(slug, again);
      expect([finished.name, finished.owner.email]).toEqual(['Garage', 'eva@garage.example']);
      await expectWhole(slug, finished);
      expect(await signUp(slug, again)).toMatchObject({ id: finished.id, replayed: true });
    },
  );

  test('was only slow, and does not touch what another has finished', async () => {
    const slug = newSlug();
    const provision = schemas.provision;
    let goOn = (): void => undefined;
    schemas.provision = async (schema) => {
      schemas.provision = provision;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await provision(schema);
    };
    const slow = refusalOf(signUp(slug));
    await expect.poll(() => schemas.provision === provision).toBe(true);
    await runOutOfTime(slug);
    const finished = await signUp(slug, { key: null });
    goOn();
    expect(await slow).toBe('tenant.being-created');
    await expectWhole(slug, finished);
  });
});
