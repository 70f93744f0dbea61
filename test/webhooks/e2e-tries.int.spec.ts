import { describe, expect, test } from 'vitest';
import { drip, forEver, type Hostility, startHostileReceiver } from '../kit/hostile-receiver.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveTenant, type ShownMessage } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
garageForEach((given) => ({ live, garage } = given));
receiverForEach((started) => (receiver = started));

const HOUR_MS = 3_600_000;
const answering =
  (head: string): Hostility =>
  (socket) =>
    socket.write(`HTTP/1.1 ${head}\r\ncontent-length: 0\r\n\r\n`);
/** From the beginning of its last try to the next. */
const waitMs = ({ attempts, nextAttemptAt }: ShownMessage): number =>
  Date.parse(nextAttemptAt!) - Date.parse(attempts.at(-1)!.startedAt);

/** One message for such a receiver. @returns what became of it after one round, and when that was over */
async function tried(behave: Hostility, settings: object = {}) {
  const hostile = await startHostileReceiver(behave);
  try {
    const { id } = await garage.register(hostile.url, { timeoutSeconds: 30, ...settings });
    await garage.happens(1);
    await garage.deliver();
    const [until, message] = [Date.now(), await garage.message(id)];
    return { message, until, endpoint: await garage.endpoint(id), requests: hostile.requests() };
  } finally {
    await hostile.close();
  }
}

describe('tries', () => {
  test('follows the schedule under a fake clock', async () => {
    const { attempts } = (await garage.done('GET', 'webhook-endpoints/retry-schedule')) as unknown as {
      readonly attempts: readonly { readonly waitSeconds: number }[];
    };
    expect(attempts.map(({ waitSeconds }) => waitSeconds)).toEqual([
      0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
    const { id } = await garage.register(receiver.url);
    receiver.answer(...attempts.map(() => 500));
    await garage.happens(1);
    await garage.deliver();
    const early: number[] = [];
    for (const [index, { waitSeconds }] of attempts.entries()) {
      expect(receiver.received).toHaveLength(index + 1);
      const message = await garage.message(id);
      const next = attempts[index + 1];
      if (!next) break;
      const seconds = waitMs(message) / 1_000;
      expect(seconds, `after ${waitSeconds} s`).toBeGreaterThanOrEqual(0.8 * next.waitSeconds);
      // Where the wait is long enough to look into the middle of it, however busy the machine is, nothing comes there.
      if (seconds > 200) {
        await garage.passes(seconds / 2);
        await garage.deliver();
        early.push(receiver.received.length - index - 1);
      }
      await garage.passes(seconds > 200 ? seconds / 2 : seconds);
      await garage.deliver();
    }
    expect(early).toEqual(Array.from({ length: 8 }, () => 0));
    expect(await garage.message(id)).toMatchObject({ status: 'exhausted', endedBecause: 'tries-used-up' });
    await garage.passes(200_000);
    await garage.deliver();
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.ids()).size).toBe(1);
  });

  test('jitter within bounds', async () => {
    const { id } = await garage.register(receiver.url, { retrySeconds: [3_600], concurrency: 5, ordering: 'none' });
    const many = 9; // ten would open the breaker
    receiver.answer(...Array.from({ length: many }, () => 500));
    await garage.happens(many);
    await garage.deliver();
    const until = Date.now();
    const messages = await garage.messages(id);
    const waits = messages.map((message) => waitMs(message) / HOUR_MS);
    const slack = messages.map(({ attempts }) => (until - Date.parse(attempts[0]!.startedAt)) / HOUR_MS);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0.8);
    for (const [index, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(1.2 + slack[index]!);
    expect(new Set(waits.map((wait) => wait.toFixed(3))).size).toBeGreaterThan(many / 2);
  });

  test('Retry-After delays and never hastens', async () => {
    const asked = async (seconds: number, wait: number): Promise<{ atLeast: number; atMost: number }> => {
      const { message, until } = await tried(answering(`503 Busy\r\nretry-after: ${seconds}`), {
        retrySeconds: [wait],
      });
      return { atLeast: waitMs(message), atMost: Date.parse(message.nextAttemptAt!) - until };
    };
    expect((await asked(7_200, 60)).atLeast).toBeGreaterThanOrEqual(7_200_000);
    expect((await asked(1, 3_600)).atLeast).toBeGreaterThanOrEqual(0.8 * HOUR_MS);
    expect((await asked(999_999, 60)).atMost).toBeLessThanOrEqual(24 * HOUR_MS);
  });

  test('410 disables', async () => {
    const { message, endpoint } = await tried(answering('410 Gone'));
    expect(message).toMatchObject({ status: 'pending', attempts: [{ responseStatus: 410 }] });
    expect(endpoint).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    const { endpoint: other } = await tried(answering('404 Not Found'));
    expect(other).toMatchObject({ status: 'active' });
  });

  test('3xx is a failure and the target is not called', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { message } = await tried(answering(`${status} Elsewhere\r\nlocation: ${receiver.url}`));
      expect(message).toMatchObject({ status: 'pending', attempts: [{ error: 'redirect', responseStatus: status }] });
    }
    expect(receiver.received).toEqual([]);
  });

  test('timeout counts', async () => {
    const { message, requests } = await tried(() => undefined, { timeoutSeconds: 1, retrySeconds: [1] });
    expect(message).toMatchObject({ status: 'pending', error: 'timeout', attempts: [{ responseStatus: null }] });
    expect(requests).toBe(1);
    // A minute more than the schedule says.
    expect(waitMs(message)).toBeGreaterThanOrEqual(60_800);
    const { message: last } = await tried(() => undefined, { timeoutSeconds: 1, retrySeconds: [] });
    expect(last).toMatchObject({ status: 'exhausted', endedBecause: 'tries-used-up' });
  });

  test('slow-drip body is cut', async () => {
    const { message } = await tried(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\ndrip\r\n');
        drip(socket, '1\r\n.\r\n');
      },
      { timeoutSeconds: 1 },
    );
    expect(message).toMatchObject({ status: 'delivered', attempts: [{ responseStatus: 200, error: null }] });
    expect(message.attempts[0]!.responseBody).toMatch(/^drip\.*$/);
  });

  test('a 10 MB answer does not stall others', async () => {
    const huge = await startHostileReceiver((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${10 * 2 ** 20}\r\n\r\n`);
      forEver(socket, 'x'.repeat(16_384));
    });
    const silent = await startHostileReceiver(() => undefined);
    const [big, none, well] = [
      await garage.register(huge.url),
      await garage.register(silent.url, { timeoutSeconds: 30 }),
      await garage.register(receiver.url),
    ];
    await garage.happens(3);
    const worker = live.dispatcher();
    worker.wake(garage.tenant.schema);
    await expect.poll(() => silent.requests()).toBe(3);
    await expect.poll(() => garage.statuses(well.id)).toEqual(['delivered', 'delivered', 'delivered']);
    await expect.poll(() => garage.statuses(big.id)).toEqual(['delivered', 'delivered', 'delivered']);
    expect((await garage.message(big.id)).attempts[0]!.responseBody).toHaveLength(65_536);
    expect([await garage.statuses(none.id), silent.connections()]).toEqual([['pending', 'pending', 'pending'], 3]);
    await Promise.all([huge.close(), silent.close()]);
    await worker.stop();
  });

  test('`webhook-delivery` headers obeyed', async () => {
    for (const status of ['200 OK', '503 Unavailable']) {
      const { endpoint } = await tried(answering(`${status}\r\nwebhook-delivery: disable`));
      expect(endpoint).toMatchObject({ status: 'disabled', disabledReason: 'receiver' });
    }
    const aborted = await tried(answering('400 Bad\r\nwebhook-delivery: abort-message'));
    expect(aborted.message).toMatchObject({ status: 'exhausted', endedBecause: 'receiver' });
    expect(aborted.endpoint).toMatchObject({ status: 'active' });
    const other = await tried(answering('400 Bad\r\nwebhook-delivery: disable-please'));
    expect([other.message.status, other.endpoint['status']]).toEqual(['pending', 'active']);
  });

  test('connection refused gets its instant try', async () => {
    const gone = await startHostileReceiver(() => undefined);
    await gone.close();
    const { id } = await garage.register(gone.url, { retrySeconds: [3_600] });
    await garage.happens(1);
    await garage.deliver();
    await garage.passes(1);
    await garage.deliver();
    await garage.passes(1);
    await garage.deliver();
    const message = await garage.message(id);
    expect(message.attempts).toMatchObject([
      { cause: 'schedule', error: 'connection-refused' },
      { cause: 'instant', error: 'connection-refused' },
    ]);
    // The extra try has used up nothing of the schedule.
    expect(message.status).toBe('pending');
    expect(waitMs(message)).toBeGreaterThan(0.7 * HOUR_MS);
  });

  test('error in a transformation is a recorded try', async () => {
    const { id } = await garage.register(receiver.url, { retrySeconds: [3_600] });
    const code = 'function transform() {\n  return nothing.at.all;\n}';
    await garage.done('PUT', `webhook-endpoints/${id}/transformation`, { body: { code } });
    await garage.happens(1);
    await garage.deliver();
    expect(receiver.received).toEqual([]);
    const detail = "ReferenceError: 'nothing' is not defined (line 2, column 10)";
    expect(await garage.message(id)).toMatchObject({
      status: 'pending',
      attempts: [{ attempt: 1, error: 'transform', errorDetail: detail, responseStatus: null }],
    });
    await garage.done('PUT', `webhook-endpoints/${id}/transformation`, {
      body: { code: 'function transform() {\n  return {};\n}' },
    });
    await garage.passes(5_000);
    await garage.deliver();
    expect(await garage.message(id)).toMatchObject({ status: 'delivered', attempts: [{}, { error: null }] });
  });

  test('a receiver that resets, breaks off or lies costs its own try and nobody else’s', async () => {
    const head = (length: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`;
    const ways: Readonly<Record<string, readonly [Hostility, string | null]>> = {
      'resets the connection': [(socket) => socket.resetAndDestroy(), 'connection-reset'],
      'hangs up': [(socket) => socket.end(), 'connection-reset'],
      'breaks its headers off': [(socket) => socket.end('HTTP/1.1 200 OK\r\nx: y'), 'connection-reset'],
      'speaks no HTTP': [(socket) => socket.end('220 mail.example ESMTP\r\n'), 'protocol'],
      'has two lengths': [
        (socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\n${head('3').slice(17)}okk`),
        'protocol',
      ],
      'has a length that is no number': [(socket) => socket.end(`${head('2x')}ok`), 'protocol'],
      'has headers without end': [
        (socket) => (socket.write('HTTP/1.1 200 OK\r\n'), forEver(socket, 'x: y\r\n'.repeat(1_000))),
        'protocol',
      ],
      'claims more than it sends': [(socket) => socket.end(`${head('8')}half`), null],
      'sends more than it claims': [(socket) => socket.write(`${head('2')}okHTTP/1.1 410 Gone\r\n\r\n`), null],
    };
    const well = await garage.register(receiver.url);
    for (const [nth, [name, [behave, error]]] of Object.entries(ways).entries()) {
      const { message, endpoint } = await tried(behave, { retrySeconds: [86_400] });
      const status = error === null ? 'delivered' : 'pending';
      expect(message, `a receiver that ${name}`).toMatchObject({ status, error, attempts: [{ attempt: 1, error }] });
      expect(endpoint, `a receiver that ${name}`).toMatchObject({ status: 'active' });
      await garage.change(String(endpoint['id']), { status: 'disabled' });
      expect(await garage.statuses(well.id)).toEqual(Array.from({ length: nth + 1 }, () => 'delivered'));
    }
  });
});
