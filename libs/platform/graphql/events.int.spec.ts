import { once } from 'node:events';
import { connect as dial, type AddressInfo } from 'node:net';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Client, createClient } from 'graphql-ws';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  GraphqlModule,
  KernelModule,
  startWakeUps,
  type TenantRef,
  typedId,
  type WakeUps,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { notes } from '../../../test/kit/note-events.ts';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { IssueApiKey } from '../contracts.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';
import { PLATFORM_TYPES } from './webhook-types.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let wakeUps: WakeUps;
let tenant: TenantRef;
let key: { id: string; secret: string };
const clients: Client[] = [];

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes]);
  wakeUps = startWakeUps(clutch.kernel, () => undefined);
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [platformContext, notes] }),
      PlatformModule,
      GraphqlModule.forRoot([PLATFORM_TYPES, 'extend type Query { nothing: String }']),
    ],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { name: 'test', title: 'Test', description: 'Test' };
  app = await createHttpApp(module, { ...about, config: clutch.config, logger: false });
  await app.listen(0, '127.0.0.1');
  tenant = await clutch.newTenant();
  key = await newKey();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(async () => {
  await app.close();
  await wakeUps.flush();
  await clutch.close();
});

async function newKey(owner = tenant, scopes = ['event:read']): Promise<{ id: string; secret: string }> {
  const command = new IssueApiKey({ name: 'Live', mode: 'live', scopes });
  const { id, secret } = await clutch.as(owner, () => app.get(CommandBus, { strict: false }).execute(command));
  return { id, secret: secret! };
}
async function append(n: number, streamId: string = uuidv7(), owner = tenant): Promise<void> {
  const events = [{ type: 'Noted', data: { n } }];
  const request = { streamId, category: 'note', expected: 'any' as const, events };
  await clutch.as(owner, () => clutch.kernel.events.append(currentContext()!, request));
}

interface Seen {
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly data: { readonly n: number };
}
interface Watching {
  readonly seen: Seen[];
  readonly errors: { readonly extensions?: Record<string, unknown> }[];
  readonly numbers: () => number[];
  readonly client: Client;
  /** Why the socket was closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}
const port = (): number => (app.getHttpServer().address() as AddressInfo).port;

function watch(variables: object = {}, secret = key.secret, query = EVENTS): Watching {
  const { promise: closed, resolve } = Promise.withResolvers<{ code: number; reason: string }>();
  const client = createClient({
    url: `ws://127.0.0.1:${port()}/graphql`,
    connectionParams: { authorization: `Bearer ${secret}` },
    retryAttempts: 0,
    lazy: true,
    on: { closed: (event) => resolve(event as { code: number; reason: string }) },
    onNonLazyError: () => undefined,
  });
  clients.push(client);
  const [seen, errors]: [Seen[], Watching['errors'][number][]] = [[], []];
  client.subscribe<{ events: Seen }>(
    { query, variables: { ...variables } },
    {
      next: ({ data, errors: told = [] }) => {
        if (data) seen.push(data.events);
        errors.push(...told);
      },
      error: (error) => void errors.push(...(Array.isArray(error) ? (error as typeof errors) : [])),
      complete: () => undefined,
    },
  );
  return { seen, errors, closed, client, numbers: () => seen.map(({ data }) => data.n) };
}
const EVENTS = `subscription ($types: [String!], $resourceId: ID, $after: String) {
  events(types: $types, resourceId: $resourceId, after: $after) { id type position data }
}`;

describe('a subscription to events', () => {
  test('shows what was and then what happens, with the ids and positions of GET /v1/events', async () => {
    await append(1);
    const { numbers, seen } = watch({ after: '0' });
    await expect.poll(numbers).toEqual([1]);
    await append(2);
    await expect.poll(numbers).toEqual([1, 2]);
    const headers = { authorization: `Bearer ${key.secret}` };
    const { data } = (await app.inject({ url: '/v1/events', headers })).json<{ data: Record<string, unknown>[] }>();
    const told = data.map(({ id, type, position, data: what }) => ({
      id,
      type,
      position: String(position),
      data: what,
    }));
    expect(told).toMatchObject(seen);
  });

  test('has each event once and in order while many are written', async () => {
    const { seen, numbers } = watch({ after: '0', types: ['note.*'] });
    for (let n = 100; n < 300; n += 10) await Promise.all(Array.from({ length: 10 }, (_, add) => append(n + add)));
    await expect.poll(() => numbers().length).toBe(202);
    const positions = seen.map(({ position }) => Number(position));
    expect(positions).toEqual(positions.map((_, index) => index + positions[0]!));
  });

  test('shows one resource alone, and nothing of another tenant', async () => {
    const [mine, other] = [uuidv7(), await clutch.newTenant()];
    await append(7, mine);
    const own = watch({ resourceId: typedId('nte', mine), after: '0' });
    const { secret } = await newKey(other);
    const foreign = watch({ resourceId: typedId('nte', mine), after: '0' }, secret);
    const all = watch({ after: '0' }, secret);
    await append(8);
    await append(9, mine);
    await append(10, uuidv7(), other);
    await expect.poll(own.numbers).toEqual([7, 9]);
    await expect.poll(all.numbers).toEqual([10]);
    await expect
      .poll(() => foreign.errors)
      .toMatchObject([{ extensions: { code: 'resource.not-found', status: 404 } }]);
  });

  test.each([
    ['types that nobody knows', { types: ['spaceship.*'] }, 'webhook-endpoint.unknown-event-type'],
    ['a position from nowhere', { after: '999999999' }, 'request.invalid'],
    ['a position that is none', { after: 'x' }, 'request.invalid'],
  ])('is refused %s', async (_, variables, code) => {
    const { errors } = watch(variables);
    await expect.poll(() => errors).toMatchObject([{ extensions: { code, status: 422 } }]);
  });

  test('is checked as documents are, and is all that a socket is for', async () => {
    const wrong = watch({}, key.secret, 'subscription { events { nothing } }');
    await expect.poll(() => wrong.errors).toMatchObject([{ extensions: { code: 'graphql.invalid' } }]);
    const query = watch({}, key.secret, '{ nothing }');
    await expect.poll(() => query.errors).toMatchObject([{ extensions: { code: 'graphql.not-a-subscription' } }]);
  });

  test('needs its permission', async () => {
    const { secret } = await newKey(tenant, ['booking:read']);
    const { errors } = watch({}, secret);
    await expect.poll(() => errors).toMatchObject([{ extensions: { code: 'key.scope', status: 403 } }]);
  });
});

describe('a socket', () => {
  test('is closed to a wrong key, and when its key is revoked, though nothing happens that could be delivered', async () => {
    expect(await watch({}, 'clk_live_sk_nobody').closed).toMatchObject({ code: 4403, reason: 'key.invalid' });
    const { id, secret } = await newKey();
    const { numbers, closed } = watch({}, secret);
    await append(20);
    await expect.poll(async () => (await append(21), numbers().length)).toBeGreaterThan(0);
    await clutch.as(tenant, () => app.get(CommandBus, { strict: false }).execute(new RevokeApiKey(id)));
    expect(await closed).toMatchObject({ code: 4403, reason: 'key.revoked' });
    await append(22);
    expect(numbers()).not.toContain(22);
  });

  test('that a page of another origin opens is refused', async () => {
    const stream = dial(port(), '127.0.0.1');
    const lines = ['GET /graphql HTTP/1.1', `Host: 127.0.0.1:${port()}`, 'Origin: https://evil.test'];
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    stream.write([...lines, ...upgrade, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''].join('\r\n'));
    const [answer] = (await once(stream, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 403 /);
    stream.destroy();
  });
});
