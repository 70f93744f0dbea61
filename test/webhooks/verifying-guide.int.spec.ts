import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GuideReceiver, programsOf } from '../kit/guide-receiver.ts';
import { WebhookStage } from '../kit/webhook-stage.ts';

const PROGRAMS = programsOf('verifying-webhooks.md');
const NODE = ['plain-receiver.mjs', 'fastify-receiver.mjs', 'nest-receiver.ts', 'both-libraries.mjs'];
const PYTHON = 'plain_receiver.py';
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('python3 is not here: the Python receiver of the guide is left out');
/** Written otherwise than any program would write it. */
const ODD_BODY = String.raw`{"type":"note.odd" ,"timestamp":"2026-05-01T00:00:00Z","data":{ "10":1.0,"2":"\u0642 ق","n":1e2}}`;

let stage: WebhookStage;
beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());

interface Told {
  readonly id: string;
  readonly status: string;
}

/** Runs the program as the receiver of a new endpoint. */
async function withReceiver(name: string, program: string, work: (at: ReceiverAt) => Promise<void>): Promise<void> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const receiver = await GuideReceiver.start(name, program, secret);
  try {
    const endpoint = await stage.endpoint(receiver.url, { secret });
    await work({ receiver, endpoint });
    await stage.change(endpoint, { status: 'disabled' });
  } finally {
    await receiver.stop();
  }
}
interface ReceiverAt {
  readonly receiver: GuideReceiver;
  readonly endpoint: string;
}

const deliveries = async (endpoint: string) =>
  (await stage.http.get(`/v1/webhook-endpoints/${endpoint}/deliveries`)).body['data'] as Told[];

/** A message with other spaces, numbers and escapes than a parser that writes it again would leave. */
async function sendOdd(): Promise<void> {
  await stage.notes(2);
  await stage.sql(
    "update {schema}.platform_webhook_delivery set body = convert_to($1, 'UTF8') where status = 'pending'",
    [ODD_BODY],
  );
  await stage.deliver();
}

/** The program takes what is genuine, once, and refuses what is not. */
async function serves({ receiver, endpoint }: ReceiverAt): Promise<void> {
  await stage.notes(1);
  await stage.deliver();
  const [first] = await deliveries(endpoint);
  expect(first).toMatchObject({ status: 'delivered' });
  await expect.poll(() => receiver.handled).toEqual(['note.written']);

  await stage.http.post(`/v1/webhook-endpoints/${endpoint}/deliveries/${first!.id}/resends`, {});
  await stage.deliver();
  await sendOdd();
  expect((await deliveries(endpoint)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  const tries = await stage.sql(
    `select response_status from {schema}.platform_webhook_attempt where endpoint_id in
      (select endpoint_id from {schema}.platform_webhook_endpoint where url = $1)`,
    [receiver.url],
  );
  expect(tries).toEqual(Array.from({ length: 3 }, () => ({ response_status: 204 })));
  await expect.poll(() => receiver.handled).toEqual(['note.written', 'note.odd']);

  const now = Math.trunc(Date.now() / 1_000).toString();
  for (const headers of [{ 'webhook-id': 'evt_1', 'webhook-timestamp': now, 'webhook-signature': 'v1,AAAA' }, {}]) {
    const forged = { method: 'POST', body: '{}', headers: { ...headers, 'content-type': 'application/json' } };
    expect((await fetch(receiver.url, forged)).status).toBe(401);
  }
}

describe('a receiver of the guide takes real deliveries once, and refuses what nobody has signed', () => {
  test.each(NODE)('%s', (name) => withReceiver(name, PROGRAMS.get(name)!, serves));
  test.skipIf(!hasPython)('plain_receiver.py', () => withReceiver(PYTHON, PROGRAMS.get(PYTHON)!, serves));

  test('and none of its programs is left out', () => {
    expect([...PROGRAMS.keys()].toSorted()).toEqual([...NODE, PYTHON].toSorted());
  });
});

test('one that parses the body before it verifies it is found: the control', async () => {
  const name = 'plain-receiver.mjs';
  const planted = PROGRAMS.get(name)!.replace(
    'const body = Buffer.concat(chunks);',
    'const body = Buffer.from(JSON.stringify(JSON.parse(Buffer.concat(chunks))));',
  );
  await withReceiver(name, planted, async (at) => {
    await sendOdd();
    expect(await deliveries(at.endpoint)).toMatchObject([{ status: 'pending', error: 'status' }]);
    expect(at.receiver.handled).toEqual([]);
  });
});
