import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type Socket } from 'socket.io-client';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  type Event,
  eventCatalogue,
  KERNEL,
  type Kernel,
  KernelModule,
  shown,
  startWakeUps,
  type TenantRef,
  typedId,
  type WakeUps,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { IssueApiKey } from '../contracts.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';

type Noted = Event<'Noted', { n: number; text?: string }> | Event<'Whispered', { n: number }>;
const written = {
  type: 'note.written',
  description: 'A note.',
  shape: { n: shown.integer('A number.', 1), text: shown.text('A text.', 'A') },
  data: ({ n, text = '' }: { n: number; text?: string }) => ({ n, text }),
};
const notes = {
  name: 'notes',
  events: [eventCatalogue<Noted>({ Noted: { version: 1, public: written }, Whispered: { version: 1 } })],
};

interface Seen {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  readonly data: { readonly n: number };
}
interface Ack {
  readonly ok?: true;
  readonly cursor?: string;
  readonly problem?: { readonly status: number; readonly code: string };
}

let clutch: TestInstallation;
let app: NestFastifyApplication;
let wakeUps: WakeUps;
let tenant: TenantRef;
let key: { id: string; secret: string };
const sockets: Socket[] = [];

/** The app has a kernel of its own, so what the test appends comes from another process, as far as the app can tell. */
beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes]);
  wakeUps = startWakeUps(clutch.kernel, () => undefined);
  const kernel = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [platformContext, notes] });
  const module = {
    module: class App {},
    imports: [kernel, PlatformModule],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { name: 'test', title: 'Test', description: 'Test' };
  app = await createHttpApp(module, { ...about, config: clutch.config, logger: false });
  await app.listen(0, '127.0.0.1');
  tenant = await clutch.newTenant();
  key = await newKey();
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(async () => {
  await app.close();
  await wakeUps.flush();
  await clutch.close();
});

async function newKey(
  owner = tenant,
  scopes = ['event:read'],
  networks: string[] = [],
): Promise<{ id: string; secret: string }> {
  const { id, secret } = await clutch.as(owner, () =>
    app.get(CommandBus, { strict: false }).execute(new IssueApiKey({ name: 'Live', mode: 'live', scopes, networks })),
  );
  return { id, secret: secret! };
}
interface Appending {
  type?: Noted['type'];
  streamId?: string;
  owner?: TenantRef;
}
const append = (n: number, { type = 'Noted', streamId = uuidv7(), owner = tenant }: Appending = {}) =>
  clutch.as(owner, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId,
      category: 'note',
      expected: 'any',
      events: [{ type, data: { n } }],
    }),
  );

/** A client that keeps everything it was sent. */
function connect(options: { origin?: string } = {}) {
  const socket = io(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`, {
    path: '/v1/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(options.origin ? { extraHeaders: { origin: options.origin } } : {}),
  });
  sockets.push(socket);
  const seen: Seen[] = [];
  socket.on('event', (event: Seen) => seen.push(event));
  return {
    socket,
    seen,
    numbers: () => seen.map(({ data }) => data.n),
    hello: (fields: object = { token: key.secret }): Promise<Ack> => socket.timeout(4_000).emitWithAck('hello', fields),
    watch: (fields: object = {}): Promise<Ack> => socket.timeout(4_000).emitWithAck('watch', fields),
    closed: () => new Promise<string>((resolve) => socket.on('disconnect', resolve)),
  };
}
async function watching(fields: { cursor?: string; id?: string } = {}) {
  const client = connect();
  await client.hello();
  await client.watch(fields);
  return client;
}

describe('the live feed', () => {
  test('shows what happens, with the ids and cursors that GET /v1/events shows', async () => {
    const client = await watching();
    await append(1, { type: 'Whispered' });
    await append(2);
    await expect.poll(client.numbers).toEqual([2]);
    const answer = await app.inject({
      url: '/v1/events?limit=100',
      headers: { authorization: `Bearer ${key.secret}` },
    });
    const { cursor, id, type, data } = client.seen[0]!;
    expect(answer.json<{ data: object[] }>().data.at(-1)).toMatchObject({
      id,
      type,
      data,
      position: Number(cursor),
    });
  });

  /** 200 appends by four racing writers, the connection lost in the middle; `resume` says from where the second one goes on. */
  async function seenOverALoss(
    resume: (last: Seen | undefined) => { cursor?: string },
  ): Promise<{ seen: Seen[]; begin: string }> {
    const first = connect();
    const hello = await first.hello();
    await first.watch();
    const writers = Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; n < 50; n += 1) await append(writer * 50 + n);
      }),
    );
    await expect.poll(() => first.seen.length, { interval: 2 }).toBeGreaterThan(40);
    first.socket.io.engine.close();
    const before = [...first.seen];
    await append(-1);
    const second = await watching(resume(before.at(-1)));
    await writers;
    const marker = await append(1_000);
    await expect.poll(() => second.seen.at(-1)?.cursor).toBe(String(marker.status === 'ok' && marker.position));
    return { seen: [...before, ...second.seen], begin: hello.cursor! };
  }

  test('has each event once and in order, over a connection that is lost among racing writers', async () => {
    const { seen, begin } = await seenOverALoss((last) => ({ cursor: last!.cursor }));
    const positions = seen.map(({ cursor }) => Number(cursor));
    expect(positions).toEqual(Array.from({ length: 202 }, (_, index) => Number(begin) + index + 1));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(202);
  });

  test('without the replay would lose, and this would be seen (control)', async () => {
    const { seen } = await seenOverALoss(() => ({}));
    expect(seen.length).toBeLessThan(202);
  });

  test('shows one resource alone, what was and what comes', async () => {
    const streamId = uuidv7();
    await append(1, { streamId });
    await append(2);
    const client = await watching({ id: typedId('nte', streamId), cursor: '0' });
    await append(3, { streamId });
    await append(4);
    await append(5, { streamId });
    await expect.poll(client.numbers).toEqual([1, 3, 5]);
  });

  test('shows another tenant nothing, and its resources are not there', async () => {
    const stranger = await clutch.newTenant();
    const { secret } = await newKey(stranger);
    const streamId = uuidv7();
    await append(1, { streamId });
    const client = connect();
    expect(await client.hello({ token: secret, cursor: '0' })).toEqual({ ok: true, cursor: '0' });
    for (const id of [typedId('nte', streamId), typedId('nte', uuidv7()), 'nte_', 7]) {
      expect(await client.watch({ id })).toMatchObject({ problem: { status: 404, code: 'resource.not-found' } });
    }
    await client.watch();
    await append(2, { streamId });
    const own = await append(3, { owner: stranger });
    await expect.poll(() => client.seen.length).toBe(1);
    expect(client.seen).toMatchObject([{ data: { n: 3 }, cursor: String(own.status === 'ok' && own.position) }]);
  });

  test('takes a new watch in the place of the old one', async () => {
    const client = await watching();
    const { cursor } = await client.watch();
    const { status } = await append(1);
    await expect.poll(client.numbers).toEqual([1]);
    await append(2);
    await expect.poll(client.numbers).toEqual([1, 2]);
    expect([status, Number(client.seen[0]!.cursor)]).toEqual(['ok', Number(cursor) + 1]);
  });
});

describe('a socket', () => {
  test('is answered as HTTP would: a wrong key, one from elsewhere, one that may not, a cursor from nowhere, a watch without a hello (ASVS 4.4.3)', async () => {
    const { secret } = await newKey(tenant, ['booking:read']);
    const client = connect();
    expect(await client.watch()).toMatchObject({ problem: { status: 401, code: 'auth.required' } });
    expect(await client.hello({})).toMatchObject({ problem: { status: 401, code: 'key.invalid' } });
    const far = await newKey(tenant, ['event:read'], ['192.0.2.0/24']);
    expect(await client.hello({ token: far.secret })).toMatchObject({ problem: { code: 'key.network' } });
    expect(await client.hello({ token: secret })).toMatchObject({
      problem: { status: 403, code: 'key.scope' },
    });
    for (const cursor of ['x', '-1', '999999999', 1.5]) {
      expect(await client.hello({ token: key.secret, cursor })).toMatchObject({
        problem: { status: 422, code: 'request.invalid' },
      });
    }
    expect(await client.hello()).toMatchObject({ ok: true });
    expect(await client.hello()).toMatchObject({ problem: { status: 409 } });
  });

  test('that says nothing is closed after five seconds', async () => {
    const client = connect();
    const began = performance.now();
    expect(await client.closed()).toBe('io server disconnect');
    expect(performance.now() - began).toBeGreaterThan(4_500);
  });

  test('of a key that was revoked is closed', async () => {
    const { id, secret } = await newKey();
    const client = connect();
    await client.hello({ token: secret });
    const closed = client.closed();
    const told = new Promise((resolve) => client.socket.on('problem', resolve));
    await clutch.as(tenant, () => app.get(CommandBus, { strict: false }).execute(new RevokeApiKey(id)));
    expect(await told).toMatchObject({ status: 401, code: 'key.revoked' });
    expect(await closed).toBe('io server disconnect');
  });

  test('of a tenant that is suspended is told so and closed at once', async () => {
    const other = await clutch.newTenant();
    const { secret } = await newKey(other);
    const client = connect();
    await client.hello({ token: secret });
    const told = new Promise((resolve) => client.socket.on('problem', resolve));
    const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
    const suspension = { what: 'suspended', to: { status: 'suspended' }, actor, append: async () => true } as const;
    await app.get<Kernel>(KERNEL, { strict: false }).registry.change(other.id, () => suspension);
    expect(await told).toMatchObject({ status: 403, code: 'tenant.suspended' });
    expect(await connect().hello({ token: secret })).toMatchObject({ problem: { code: 'tenant.suspended' } });
  });

  test('that does not read is told where it stands and let go, and what it missed is there when it comes back', async () => {
    const slow = await watching();
    const resync = new Promise<{ cursor: string }>((resolve) => slow.socket.on('resync', resolve));
    const closed = slow.closed();
    const wire = (slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } })
      .ws._socket;
    wire.pause();
    const text = 'x'.repeat(60_000);
    const write = async (n: number) => {
      const events = Array.from({ length: 15 }, (): Noted => ({ type: 'Noted', data: { n, text } }));
      await clutch.as(tenant, () =>
        clutch.kernel.events.append(currentContext()!, {
          streamId: uuidv7(),
          category: 'note',
          expected: 'any',
          events,
        }),
      );
    };
    for (let n = 0; n < 20; n += 1) await write(n);
    await sleep(300);
    await write(20);
    await sleep(300);
    wire.resume();
    const { cursor } = await resync;
    expect(await closed).toBe('io server disconnect');
    expect(slow.seen.at(-1)!.cursor).toBe(cursor);
    const back = await watching({ cursor });
    await expect.poll(() => slow.seen.length + back.seen.length, { timeout: 10_000 }).toBe(315);
    const positions = [...slow.seen, ...back.seen].map((event) => Number(event.cursor));
    expect(positions).toEqual(positions.map((_, index) => positions[0]! + index));
  });

  test('that a page of another origin opens is refused (ASVS 4.4.2)', async () => {
    const client = connect({ origin: 'https://evil.test' });
    await new Promise((resolve) => client.socket.on('connect_error', resolve));
    expect(client.socket.connected).toBe(false);
  });
});
