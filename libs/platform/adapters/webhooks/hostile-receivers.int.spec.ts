import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drip, forEver, type Hostility, startHostileReceiver } from '../../../../test/kit/hostile-receiver.ts';
import { ReachedApp, type ShownDelivery } from '../../../../test/kit/reached-app.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

let webhooks: ReachedApp;
let healthy: WebhookReceiver;
let healthyId: string;
beforeAll(async () => {
  webhooks = await ReachedApp.open();
  healthy = await startWebhookReceiver();
  healthyId = await webhooks.register(healthy.url);
});
afterAll(async () => {
  await webhooks.close();
  await healthy.close();
});

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const heads = (headers: string) => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`;
const shownEndpoint = async (endpointId: string) =>
  (await webhooks.ask('GET', `/v1/webhook-endpoints/${endpointId}`)).json;

interface Ways {
  readonly messages?: number;
  readonly greet?: Parameters<typeof startHostileReceiver>[1];
  /** Short only where the receiver makes us wait: nothing else may depend on how fast a machine is. */
  readonly timeoutSeconds?: number;
}

/** Sends messages to such a receiver, and one to a healthy one after them. @returns what became of the messages */
async function sendTo(behave: Hostility, { messages = 1, greet, timeoutSeconds = 30 }: Ways = {}) {
  const receiver = await startHostileReceiver(behave, greet);
  try {
    const id = await webhooks.register(receiver.url, { timeoutSeconds });
    const sent: ShownDelivery[] = [];
    while (sent.length < messages) sent.push(await webhooks.send(id));
    expect((await webhooks.send(healthyId)).status).toBe('delivered');
    return { sent, requests: receiver.requests(), id };
  } finally {
    await receiver.close();
  }
}
/** Of the first message: how it ended, and what was heard. */
const heard = async (behave: Hostility, ways?: Ways) => {
  const [{ status, attempts }] = (await sendTo(behave, ways)).sent as [ShownDelivery];
  expect(attempts).toHaveLength(1);
  const [{ error, responseStatus, responseBody, responseHeaders }] = attempts as [ShownDelivery['attempts'][number]];
  return { status, error, responseStatus, responseBody, responseHeaders };
};

describe('a receiver that gives no answer', () => {
  test.each<[string, string, Hostility]>([
    ['says nothing at all: a timeout counts', 'timeout', () => undefined],
    [
      'drips its headers',
      'timeout',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nx: ');
        drip(socket, 'y');
      },
    ],
    ['closes the connection', 'connection-reset', (socket) => socket.end()],
    ['resets the connection', 'connection-reset', (socket) => socket.resetAndDestroy()],
    ['closes it in the middle of its headers', 'connection-reset', (socket) => socket.end('HTTP/1.1 200 OK\r\nx: y')],
    ['does not speak HTTP', 'protocol', (socket) => socket.end('220 mail.example ESMTP\r\n')],
    ['speaks it wrongly', 'protocol', (socket) => socket.end('HTTP/1.1 abc OK\r\n\r\n')],
    ['has two lengths', 'protocol', (socket) => socket.end(`${heads('content-length: 2\r\ncontent-length: 3')}okk`)],
    ['has a length that is no number', 'protocol', (socket) => socket.end(`${heads('content-length: 2x')}ok`)],
    ['has headers of more than 16 KiB', 'protocol', (socket) => socket.end(`${heads(`x: ${'y'.repeat(20_000)}`)}ok`)],
    [
      'has headers without end',
      'protocol',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        forEver(socket, 'x: y\r\n'.repeat(1_000));
      },
    ],
    [
      'has control characters in its headers',
      'protocol',
      (socket) => socket.end(`${heads('x: a\0b\r\ncontent-length: 2')}ok`),
    ],
    [
      'says 100 Continue without end',
      'protocol',
      (socket) => forEver(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
    ],
    [
      'says 103 Early Hints without end',
      'protocol',
      (socket) => forEver(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100)),
    ],
    [
      'wants to speak another protocol',
      'protocol',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    ],
  ])('because it %s is a failed try', async (_, error, behave) => {
    expect(await heard(behave, { timeoutSeconds: error === 'timeout' ? 1 : 30 })).toMatchObject({
      status: 'pending',
      error,
      responseStatus: null,
      responseBody: null,
    });
  });
});

describe('a receiver that answers and goes on', () => {
  test.each<[string, string | RegExp, Hostility, Ways?]>([
    [
      'drips its body, which is cut',
      /^drip\.+$/,
      (socket) => {
        socket.write(`${heads('transfer-encoding: chunked')}4\r\ndrip\r\n`);
        drip(socket, '1\r\n.\r\n');
      },
      { timeoutSeconds: 1 },
    ],
    [
      'sends a body without end',
      'x'.repeat(65_536),
      (socket) => {
        socket.write(heads('connection: close'));
        forEver(socket, 'x'.repeat(16_384));
      },
    ],
    [
      'resets the connection in the middle of the body',
      'half',
      (socket) => {
        socket.write(`${heads('content-length: 8')}half`);
        setTimeout(() => socket.resetAndDestroy(), 100);
      },
    ],
    ['claims a longer body than it sends', 'half', (socket) => socket.end(`${heads('content-length: 8')}half`)],
    [
      'claims a longer body than it sends, and waits',
      'half',
      (socket) => socket.write(`${heads('content-length: 8')}half`),
      { timeoutSeconds: 1 },
    ],
    [
      'breaks its chunks off',
      'half',
      (socket) => socket.end(`${heads('transfer-encoding: chunked')}4\r\nhalf\r\nzz\r\n`),
    ],
    [
      'sends trailers without end',
      'half',
      (socket) => {
        socket.write(`${heads('transfer-encoding: chunked')}4\r\nhalf\r\n0\r\n`);
        forEver(socket, 'x: y\r\n'.repeat(1_000));
      },
    ],
    [
      'sends what is no text',
      'a\ufffdb',
      (socket) =>
        socket.end(Buffer.concat([Buffer.from(heads('content-length: 4')), Buffer.from([0x61, 0, 0xff, 0x62])])),
    ],
  ])('because it %s is heard to that point', async (_, body, behave, ways) => {
    const { responseBody, ...answer } = await heard(behave, ways);
    expect(answer).toMatchObject({ status: 'delivered', error: null, responseStatus: 200 });
    expect(typeof body === 'string' ? responseBody === body : body.test(responseBody!)).toBe(true);
  });

  test('before it has been asked is heard as if it had waited', async () => {
    const { status, responseBody } = await heard(() => undefined, { greet: (socket) => socket.write(OK) });
    expect([status, responseBody]).toEqual(['delivered', 'ok']);
  });

  test('with a compressed bomb has nothing decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { status, responseBody } = await heard((socket) =>
      socket.end(Buffer.concat([Buffer.from(heads(`content-encoding: gzip\r\ncontent-length: ${bomb.length}`)), bomb])),
    );
    expect(status).toBe('delivered');
    expect(responseBody!.length).toBeLessThanOrEqual(65_536);
    expect(responseBody).toContain('\u001f\ufffd');
  });

  test('with strange bytes in its headers has them shown as what they are in Latin 1', async () => {
    const answer = Buffer.from(heads('x-strange: \xe9\xff\x80\r\ncontent-length: 0'), 'latin1');
    const { status, responseHeaders } = await heard((socket) => socket.end(answer));
    expect([status, responseHeaders!['x-strange']]).toEqual(['delivered', '\xe9\xff\x80']);
  });

  test('with more than it claims has the rest taken for nobody’s answer', async () => {
    const { sent, requests, id } = await sendTo(
      (socket) => socket.write(`${OK}HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n`),
      { messages: 3 },
    );
    expect(sent.map(({ status, attempts }) => [status, attempts[0]!.responseBody])).toEqual(
      sent.map(() => ['delivered', 'ok']),
    );
    expect([requests, (await shownEndpoint(id))['status']]).toEqual([3, 'active']);
  });
});

describe('a connection that is kept', () => {
  test('and that the receiver closes in the same moment is made anew: one try, and the message arrives', async () => {
    const once = new WeakSet();
    const { sent, requests } = await sendTo(
      (socket) => {
        if (once.has(socket)) return void socket.destroy();
        once.add(socket);
        socket.write(OK);
      },
      { messages: 2 },
    );
    expect(sent.map(({ status, attempts }) => [status, attempts.length, attempts[0]!.phases.connect !== null])).toEqual(
      [
        ['delivered', 1, true],
        ['delivered', 1, true],
      ],
    );
    expect(requests).toBe(3);
  });

  test('closed on a new connection, too, is a failed try: it is made anew once (control)', async () => {
    const { sent, requests } = await sendTo((socket, nth) => void (nth === 1 ? socket.write(OK) : socket.destroy()), {
      messages: 2,
    });
    expect(sent.map(({ status, attempts }) => [status, attempts[0]!.error])).toEqual([
      ['delivered', null],
      ['pending', 'connection-reset'],
    ]);
    expect(requests).toBe(3);
  });

  test('has no time for dialling, and a new one has', async () => {
    const url = healthy.url.replace('127.0.0.1', 'localhost');
    const id = await webhooks.register(url);
    const [first, second] = [await webhooks.send(id), await webhooks.send(id)].map(({ attempts }) => attempts[0]!);
    const number = expect.any(Number) as number;
    expect([first!.phases, first!.remoteAddress]).toEqual([
      { dns: number, connect: number, tls: null, firstByte: number },
      '127.0.0.1',
    ]);
    expect([second!.phases, second!.remoteAddress]).toEqual([
      { dns: null, connect: null, tls: null, firstByte: number },
      '127.0.0.1',
    ]);
  });
});

describe('a receiver that thinks', () => {
  test('takes nobody else’s place, nor does one that sends 10 MB', async () => {
    const silent = await startHostileReceiver(() => undefined);
    const endless = await startHostileReceiver((socket) => {
      socket.write(heads('connection: close'));
      forEver(socket, 'x'.repeat(16_384));
    });
    const [silentId, endlessId] = [await webhooks.register(silent.url), await webhooks.register(endless.url)];
    for (const id of [silentId, silentId, silentId, endlessId, endlessId]) await webhooks.queue(id);
    const delivering = webhooks.deliver();
    await expect.poll(() => silent.requests()).toBe(3);
    const messageId = await webhooks.queue(healthyId);
    const beside = webhooks.deliver();
    await expect.poll(async () => (await webhooks.delivery(healthyId, messageId)).status).toBe('delivered');
    expect(silent.connections()).toBe(3);
    await Promise.all([silent.close(), endless.close()]);
    await Promise.all([delivering, beside]);
  });
});

describe('what a receiver says of itself', () => {
  const answering =
    (head: string): Hostility =>
    (socket) =>
      socket.write(`HTTP/1.1 ${head}\r\ncontent-length: 0\r\n\r\n`);

  test('410 disables at once', async () => {
    const { sent, id } = await sendTo(answering('410 Gone'));
    expect(sent[0]).toMatchObject({ status: 'pending', error: 'status' });
    expect(await shownEndpoint(id)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
  });

  test.each(['200 OK', '503 Unavailable'])('`webhook-delivery: disable` with %s disables at once', async (status) => {
    const { id } = await sendTo(answering(`${status}\r\nwebhook-delivery: disable`));
    expect(await shownEndpoint(id)).toMatchObject({ status: 'disabled', disabledReason: 'receiver' });
  });

  test('`webhook-delivery: abort-message` ends the message and nothing else', async () => {
    const { sent, id } = await sendTo(answering('400 Bad\r\nWebhook-Delivery: abort-message'), { messages: 2 });
    const ended = { status: 'exhausted', endedBecause: 'receiver', error: 'status' };
    expect(sent).toMatchObject([ended, ended]);
    expect(await shownEndpoint(id)).toMatchObject({ status: 'active' });
  });

  test('anything else under that name changes nothing (control)', async () => {
    const { sent, id } = await sendTo(answering('400 Bad\r\nwebhook-delivery: disable-please'));
    expect(sent[0]).toMatchObject({ status: 'pending', endedBecause: null });
    expect(await shownEndpoint(id)).toMatchObject({ status: 'active' });
  });

  test.each(['301', '302', '303', '307', '308'])('%s is a failure, and the target is not called', async (status) => {
    const metadata = await startHostileReceiver((socket) => socket.write(OK));
    const { sent } = await sendTo(answering(`${status} Elsewhere\r\nlocation: ${metadata.url}latest/meta-data`));
    expect(sent[0]!.attempts).toMatchObject([{ error: 'redirect', responseStatus: Number(status) }]);
    expect(metadata.requests()).toBe(0);
    await metadata.close();
  });
});
