import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscoveryService } from '@nestjs/core';
import { type Command, CommandBus } from '@nestjs/cqrs';
import { type GraphQLObjectType, isObjectType } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { GraphqlEngine, type Principal, type TenantRef } from '#kernel';
import { permissionOf } from '../../libs/kernel/graphql/document-permissions.ts';
import { AuthenticationGuard } from '../../libs/kernel/http/authorization/authentication.guard.ts';
import { PERMISSION_METADATA, type RequiredPermission } from '../../libs/kernel/http/authorization/can.decorator.ts';
import { DisableApiKey } from '../../libs/platform/commands/disable-api-key.command.ts';
import { RevokeApiKey } from '../../libs/platform/commands/revoke-api-key.command.ts';
import { DocumentsStage } from './documents-stage.ts';

let stage: DocumentsStage;
const clients: Client[] = [];
beforeAll(async () => {
  stage = await DocumentsStage.open();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => stage.close());

interface Watching {
  readonly told: unknown[];
  readonly errors: { readonly extensions?: Record<string, unknown> }[];
  /** The reason that the socket was closed with. */
  readonly closed: Promise<string>;
}

function watch(secret: string, query: string, payload: object = {}): Watching {
  const { promise: closed, resolve } = Promise.withResolvers<string>();
  const { port } = stage.app.getHttpServer().address() as AddressInfo;
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    connectionParams: { authorization: `Bearer ${secret}` },
    retryAttempts: 0,
    on: { closed: (event) => resolve((event as { reason: string }).reason) },
  });
  clients.push(client);
  const [told, errors]: [unknown[], Watching['errors'][number][]] = [[], []];
  client.subscribe<{ events: { data: { n: number } } }>(
    { query, ...payload },
    {
      next: ({ data }) => void told.push(data?.events.data.n),
      error: (error) => void errors.push(...(Array.isArray(error) ? (error as typeof errors) : [])),
      complete: () => undefined,
    },
  );
  return { told, errors, closed };
}

/** However busy the machine is. */
const SOON = { timeout: 15_000 };
const EVENTS = 'subscription Watch { events { id data } }';
const sql = (text: string, ...values: unknown[]) => stage.clutch.owner.query(text, values);
const execute = (tenant: TenantRef, command: Command<void>): Promise<void> =>
  stage.clutch.as(tenant, () => stage.app.get(CommandBus, { strict: false }).execute(command));

/** Somebody who watches what happens, with a key of their own. */
interface Watcher {
  readonly tenant: TenantRef;
  /** `key_…` */
  readonly keyId: string;
}
type End = (watcher: Watcher) => Promise<unknown>;

const revoke: End = ({ tenant, keyId }) => execute(tenant, new RevokeApiKey(keyId));
const suspend: End = async ({ tenant: { id } }) => {
  await sql("update platform.tenant set status = 'suspended' where id = $1", id);
  stage.clutch.kernel.tenants.announce(stage.clutch.kernel.bus, id);
};
const withdraw: End = async ({ tenant: { id } }) => {
  await sql(`insert into platform.plan values ('blind', 'Blind', '[]', '[]', '{booking:read}', 30, 1, now(), now())`);
  await sql("insert into platform.tenant_plan values ($1, 'blind', now())", id);
  stage.clutch.kernel.bus.publish('plans', 'changed');
};

/** @returns why the socket was closed, and what it was told of what happened behind the end */
async function endedBy(end: End, patienceMs = 20_000): Promise<{ reason: string; told: unknown[] }> {
  const tenant = await stage.clutch.newTenant();
  const secret = await stage.keyOf(tenant, { scopes: ['event:read', 'booking:read'] });
  const keyId = `key_${secret.split('_')[3]!}`;
  const { told, closed } = watch(secret, EVENTS);
  await expect.poll(async () => (await stage.note(tenant, 1), told.length), SOON).toBeGreaterThan(0);
  await end({ tenant, keyId });
  const reason = await Promise.race([closed, sleep(patienceMs, 'still open')]);
  const before = told.length;
  await stage.note(tenant, 2);
  const heard = (): unknown[] => told.slice(before).filter((n) => n === 2);
  if (reason === 'still open') await vi.waitUntil(() => heard().length > 0, SOON);
  return { reason, told: heard() };
}

describe('a subscription', () => {
  test.each([
    ['its key is revoked', 'key.revoked', revoke],
    ['its key is disabled', 'key.disabled', ({ tenant, keyId }: Watcher) => execute(tenant, new DisableApiKey(keyId))],
    ['its tenant is suspended', 'tenant.suspended', suspend],
    ['its right is withdrawn', 'permission.denied', withdraw],
  ])('ends when %s, though nothing happens that could be delivered', async (_, code, end) => {
    expect(await endedBy(end)).toEqual({ reason: code, told: [] });
  });

  test('whose credential is looked at only once is found: the control', async () => {
    const guard = stage.app.get(AuthenticationGuard, { strict: false });
    const prove = guard.principalOf.bind(guard);
    const proved = new Map<unknown, Promise<Principal>>();
    const planted = vi.spyOn(guard, 'principalOf').mockImplementation((request) => {
      const known = proved.get(request) ?? prove(request);
      proved.set(request, known);
      return known;
    });
    const found = await endedBy(revoke, 3_000);
    planted.mockRestore();
    expect(found).toEqual({ reason: 'still open', told: [2] });
  });
});

describe('a socket', () => {
  test.each([
    ['lies deeper than 8', `${'event { '.repeat(8)} id ${'} '.repeat(8)}`, 'graphql.too-deep'],
    ['gives 16 names', Array.from({ length: 16 }, (_, n) => `a${n}: id`).join(' '), 'graphql.too-many-aliases'],
    ['has 1,001 tokens', 'id '.repeat(1_000), 'graphql.too-many-tokens'],
    ['could fetch more than 1,000 things', 'dear { id }', 'graphql.too-complex'],
  ])('refuses a document that %s, as the route does', async (_, fields, code) => {
    const tenant = await stage.clutch.newTenant();
    const { errors, told } = watch(await stage.keyOf(tenant), `subscription { events { ${fields} } }`);
    await expect.poll(() => errors, SOON).toMatchObject([{ extensions: { code } }]);
    expect(told).toEqual([]);
  });

  test('runs only what is registered where the tenant says so, and takes its hash in place of the text', async () => {
    const tenant = await stage.clutch.newTenant();
    const key = await stage.keyOf(tenant);
    const made = await stage.register(key, { name: 'watch.v1', query: EVENTS });
    const policy = { body: { onlyRegistered: true }, headers: { 'if-match': '*' } };
    expect(await stage.send('PUT', '/v1/graphql-policy', { key, ...policy })).toMatchObject({ status: 200 });
    await expect
      .poll(async () => (await stage.run(key, { query: '{ __typename }' })).code, SOON)
      .toBe('graphql.untrusted-document');
    const other = watch(key, 'subscription { events { id } }');
    await expect.poll(() => other.errors, SOON).toMatchObject([{ extensions: { code: 'graphql.untrusted-document' } }]);
    const persistedQuery = { version: 1, sha256Hash: made.json['sha256'] };
    const { told } = watch(key, '', { extensions: { persistedQuery } });
    await expect.poll(async () => (await stage.note(tenant, 1), told.length), SOON).toBeGreaterThan(0);
  });
});

interface Declared {
  /** `Query.bookings` */
  readonly field: string;
  readonly permission: string | undefined;
}

describe('what the schema says that a field needs', () => {
  /** What resolvers ask for, by what Nest has noted of them. */
  function asked(): Declared[] {
    const providers = stage.app.get(DiscoveryService, { strict: false }).getProviders();
    const methods = providers.flatMap(({ instance }: { readonly instance: unknown }) => {
      const prototype = instance ? (Object.getPrototypeOf(instance) as object | null) : null;
      return prototype ? Object.values<PropertyDescriptor>(Object.getOwnPropertyDescriptors(prototype)) : [];
    });
    return methods.flatMap(({ value }) => {
      if (typeof value !== 'function') return [];
      const type = Reflect.getMetadata('graphql:resolver_type', value) as string | undefined;
      if (!type || !['Query', 'Mutation', 'Subscription'].includes(type)) return [];
      const required = Reflect.getMetadata(PERMISSION_METADATA, value) as RequiredPermission | undefined;
      const name = Reflect.getMetadata('graphql:resolver_name', value) as string;
      return [{ field: `${type}.${name}`, permission: required?.permission }];
    });
  }
  const objects = (): GraphQLObjectType[] =>
    Object.values(stage.app.get(GraphqlEngine).schema.getTypeMap()).filter(isObjectType);
  const said = (types: readonly GraphQLObjectType[]): Declared[] =>
    types.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        field: `${type.name}.${field.name}`,
        permission: permissionOf(field),
      })),
    );
  const inOrder = (all: readonly Declared[]) => all.toSorted((a, b) => (a.field < b.field ? -1 : 1));

  test('is what its resolver asks for', () => {
    const roots = objects().filter(({ name }) => ['Query', 'Mutation', 'Subscription'].includes(name));
    expect(inOrder(said(roots))).toEqual(inOrder(asked()));
    expect(asked().length).toBeGreaterThan(15);
    expect(asked().filter(({ permission }) => permission === undefined)).toEqual([]);
  });

  test('is, of whatever refers to a thing, what the thing itself needs', () => {
    const { Query: query, ...others } = Object.fromEntries(objects().map((type) => [type.name, type]));
    const things = Object.values(query!.getFields()).filter(({ type }) => isObjectType(type));
    const needs = new Map(things.map((field) => [String(field.type), permissionOf(field)]));
    const references = Object.values(others)
      .filter(({ name }) => !/Connection$|Edge$|^Mutation$|^Subscription$|^__/.test(name))
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => needs.has(String(type)));
    expect(references.map(permissionOf)).toEqual(references.map(({ type }) => needs.get(String(type))));
    expect(references.length).toBeGreaterThan(5);
  });
});
