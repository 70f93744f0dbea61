import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInContext } from '#kernel';
import { testModule } from '#kernel/testing';
import { ExportTenantToFile, TenancyCommandLineModule } from '#tenancy';
import { testCertificate } from '../kit/test-certificate.ts';
import { startIllManneredReceiver, WAYS_TO_FAIL } from './ill-mannered-receiver.ts';
import { type LiveTenant } from './live-tenant.ts';
import { LiveWebhooks } from './live-webhooks.ts';

const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
const PASSPHRASE = 'correct horse battery';
const client = testCertificate('client');
const privateKey = client.key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Every kind of secret that an endpoint has. */
const CANARIES: Readonly<Record<string, string>> = {
  'a signing secret': Buffer.from('canary of a signing secret, 32 b').toString('base64'),
  'a signing secret that came later': Buffer.from('canary of a later secret, 32 by.').toString('base64'),
  'an Ed25519 key': Buffer.from('canary of an ed25519 key, 32 by.').toString('base64'),
  'a header': 'canary-of-a-header',
  'a password': 'canary-of-a-password',
  'a password in a header': Buffer.from('till:canary-of-a-password').toString('base64'),
  'a token': 'canary-of-a-token',
  'a client secret': 'canary-of-a-client-secret',
  'a client secret in a header': Buffer.from('till:canary-of-a-client-secret').toString('base64'),
  'an access token': 'canary-of-the-access-token',
  'a private key': privateKey.split('\n')[3]!,
};
/** What stands in an address belongs to it: the endpoint shows it, and its archive has it. */
const IN_ADDRESS = 'canary-of-an-address';

let log = '';
let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: Awaited<ReturnType<typeof startIllManneredReceiver>>;
let folder: string;
/** What the API has answered when it refused something. */
const refusals: string[] = [];
/** The errors of all tries, as the API names them. */
const errors = new Set<string | null>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-secrets-'));
  receiver = await startIllManneredReceiver();
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString();
      done();
    },
  });
  live = await LiveWebhooks.open({ CLUTCH_LOG_LEVEL: 'trace', CLUTCH_WEBHOOK_RETRY_SECONDS: '3600' }, sink);
  garage = await live.newTenant();
  await makeEndpoints();
  await refuseSome();
  await garage.happens(1);
  await garage.deliver();
  await tellOfAll();
}, 120_000);
afterAll(async () => {
  await live.close();
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const headers = { 'X-Till-Key': CANARIES['a header']! };
const secret = `whsec_${CANARIES['a signing secret']}`;
const basic = { kind: 'basic', username: 'till', password: CANARIES['a password'] };
const bearer = { kind: 'bearer', token: CANARIES['a token'] };
const oauth = (tokens: string, credentialsIn = 'header') => ({
  kind: 'oauth2',
  tokenUrl: `${receiver.url}/${tokens}`,
  clientId: 'till',
  clientSecret: CANARIES['a client secret'],
  credentialsIn,
});
const mtls = { kind: 'mtls', certificate: client.pem, privateKey };
/** What an endpoint is made with, whose requests go out with a header and a secret in each way there is. */
const WAYS = (): readonly object[] => [
  {},
  { auth: basic },
  { auth: bearer },
  { auth: oauth('tokens') },
  { auth: oauth('tokens', 'body') },
  { auth: oauth('fails') },
  { auth: oauth('refuses', 'body') },
  { signing: 'ed25519', secret: `whsk_${CANARIES['an Ed25519 key']}` },
];

async function makeEndpoints(): Promise<void> {
  for (const manners of ['ok', ...WAYS_TO_FAIL]) {
    const url = `${receiver.url}/${manners}?token=${IN_ADDRESS}`;
    for (const way of WAYS()) await garage.register(url, { headers, secret, timeoutSeconds: 1, ...way });
  }
  const nowhere = ['http://127.0.0.1:9/', receiver.url.replace('http:', 'https:'), 'https://nobody.invalid/'];
  for (const url of nowhere.slice(0, 2)) await garage.register(url, { headers, secret, auth: bearer });
  await garage.register(nowhere[1]!, { headers, secret, auth: mtls });
  const { id } = await garage.register(`${receiver.url}/ok`, { headers, secret, verification: 'challenge' });
  await garage.done('POST', `webhook-endpoints/${id}/verification`);
  const { id: rotated } = await garage.register(`${receiver.url}/ok`, { headers, secret });
  const later = { secret: `whsec_${CANARIES['a signing secret that came later']}`, overlapSeconds: 3_600 };
  await garage.done('POST', `webhook-endpoints/${rotated}/keys`, { body: later });
  await garage.change(rotated, { headers: { ...headers, 'X-Second': CANARIES['a header']! }, auth: basic });
  const { id: refused } = await garage.register('https://8.8.8.8/', { headers, secret, auth: bearer });
  const planted = `update {}.platform_webhook_endpoint set url = 'http://169.254.169.254/' where url = 'https://8.8.8.8/'`;
  expect([refused, await garage.sql(planted)]).toHaveLength(2);
}

/** Requests that are wrong, with secrets in them. */
async function refuseSome(): Promise<void> {
  const url = `${receiver.url}/ok`;
  const wrong: readonly object[] = [
    { url, secret: `whsec_${CANARIES['a signing secret']}!` },
    { url, secret: `whsk_${CANARIES['a signing secret']}AAAA` },
    { url, headers: { 'X-Till-Key': `${CANARIES['a header']}\n` } },
    { url, headers: { Host: CANARIES['a header'] } },
    { url, auth: { ...basic, password: `${CANARIES['a password']}\n` } },
    { url, auth: { ...bearer, token: `${CANARIES['a token']} ` } },
    { url, auth: { ...bearer, password: CANARIES['a password'] } },
    { url, auth: { ...oauth('tokens'), clientSecret: `${CANARIES['a client secret']}\n` } },
    { url, auth: { ...oauth('tokens'), tokenUrl: `https://till:${CANARIES['a client secret']}@8.8.8.8/` } },
    { url, auth: { ...mtls, certificate: testCertificate('other').pem } },
    { url, auth: { ...mtls, privateKey: privateKey.slice(0, -40) } },
    { url: `https://till:${CANARIES['a password']}@8.8.8.8/` },
    { url: `https://10.0.0.1/?token=${IN_ADDRESS}`, headers },
  ];
  for (const body of wrong) {
    const { status, text } = await garage.ask('POST', 'webhook-endpoints', { body: { eventTypes: ['*'], ...body } });
    expect(status, `answer ${text}`).toBeGreaterThanOrEqual(400);
    refusals.push(text);
  }
}

/** Everything that the API tells of endpoints, messages, tries, events and what was done. */
async function tellOfAll(): Promise<void> {
  const { data } = (await garage.done('GET', 'webhook-endpoints?limit=100')) as unknown as { data: { id: string }[] };
  for (const { id } of data)
    for (const { attempts } of await garage.messages(id)) for (const { error } of attempts) errors.add(error);
}

/** A table as text, in which bytes are hexadecimal. */
async function tables(schema: string, like: string): Promise<string> {
  const names = await garage.sql<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = $1 and table_name like $2',
    [schema, like],
  );
  const rows = await Promise.all(names.map(({ name }) => garage.sql(`select t::text from ${schema}.${name} t`)));
  return JSON.stringify(rows).replaceAll(String.raw`\\n`, '\n');
}

/** In whatever form it would be found. */
const formsOf = (canary: string): string[] => [
  canary,
  Buffer.from(canary).toString('hex'),
  Buffer.from(canary, 'base64').toString('hex'),
  Buffer.from(canary).toString('base64').replaceAll('=', ''),
  encodeURIComponent(canary),
];
const holds = (text: string, canary: string): boolean => formsOf(canary).some((form) => text.includes(form));
const found = (text: string): string[] => Object.keys(CANARIES).filter((name) => holds(text, CANARIES[name]!));

/** The files of a tar archive, one behind the other, without their compression. */
function unpacked(tar: Buffer): string {
  const files: string[] = [];
  for (let at = 0; at < tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const file = tar.subarray(at + 512, at + 512 + size);
    files.push((file.readUInt16BE(0) === 0x1f_8b ? gunzipSync(file) : file).toString('latin1'));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files.join('\n');
}

async function archive(passphrase?: string): Promise<string> {
  const file = join(folder, `${passphrase ? 'sealed' : 'open'}.tar`);
  const bus = (await testModule(live.clutch, TenancyCommandLineModule)).get(CommandBus);
  const context = { requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR } as const;
  await runInContext(context, () => bus.execute(new ExportTenantToFile(garage.tenant.id, { file, passphrase })));
  return unpacked(await readFile(file));
}

describe('secrets absent from logs, attempts and exports', () => {
  test('though all of them were used, and tries ended in every way (control)', () => {
    const sent = receiver.seen.join('\n');
    const never = ['a signing secret', 'a signing secret that came later', 'an Ed25519 key', 'a private key'];
    // Each goes as it is or in the header that is made of it.
    for (const name of Object.keys(CANARIES).filter((one) => !never.includes(one) && one !== 'a password'))
      expect(holds(sent, CANARIES[name]!), `secret ${name}`).toBe(true);
    const expected = [
      'status',
      'redirect',
      'timeout',
      'connection-reset',
      'protocol',
      'oauth',
      'tls',
      'target-refused',
    ];
    expect([...errors]).toEqual(expect.arrayContaining([null, 'connection-refused', ...expected]));
  });

  test('the log of the process, at its most verbose', () => {
    expect(log).toContain('webhook-endpoints');
    expect(found(log)).toEqual([]);
    expect(holds(log, IN_ADDRESS)).toBe(false);
  });

  test('a line that holds one of them is found in it (control)', () => {
    const before = log.length;
    for (const [name, canary] of Object.entries(CANARIES)) {
      new Logger('planted').verbose({ sent: canary }, 'A line that should not be');
      expect(found(log.slice(before)), `secret ${name}`).toContain(name);
    }
  });

  test('what is kept of endpoints, messages, tries, events and the audit trail', async () => {
    const kept = await tables(garage.tenant.schema, '%');
    expect(kept).toContain('X-Till-Key');
    expect(found(kept)).toEqual([]);
    const tries = await tables(garage.tenant.schema, 'platform_webhook_attempt');
    expect(tries).toContain('[redacted]');
    for (const like of ['audit%', 'event%', 'platform_webhook_delivery'])
      expect(holds(await tables(garage.tenant.schema, like), IN_ADDRESS), `table ${like}`).toBe(false);
    expect(found(await tables('platform', '%'))).toEqual([]);
  });

  test('the archive of the tenant, with a passphrase and without', async () => {
    for (const passphrase of [undefined, PASSPHRASE]) {
      const text = await archive(passphrase);
      expect(text).toContain('X-Till-Key');
      expect(found(text)).toEqual([]);
    }
  });

  test('what is told of endpoints, messages, tries, events and requests, and what is refused', async () => {
    const { data } = (await garage.done('GET', 'webhook-endpoints?limit=100')) as unknown as { data: { id: string }[] };
    const told = [...refusals];
    for (const path of ['events?limit=1000', 'requests?limit=100', 'webhook-messages?limit=100', 'webhook-stats'])
      told.push((await garage.ask('GET', path)).text);
    for (const { id } of data)
      for (const rest of ['', '/keys', '/deliveries?limit=100', '/attempts?limit=100', '/health'])
        told.push((await garage.ask('GET', `webhook-endpoints/${id}${rest}`)).text);
    expect(found(told.join('\n'))).toEqual([]);
    expect(holds(refusals.join('\n'), IN_ADDRESS)).toBe(false);
  });

  test('one that is kept is found in tables and archives, whatever its form (control)', async () => {
    await garage.sql('update {}.platform_webhook_endpoint set description = $1', [CANARIES['a token']]);
    expect(found(await tables(garage.tenant.schema, 'platform_webhook_endpoint'))).toEqual(['a token']);
    expect(found(await archive())).toEqual(['a token']);
    const unsealed = `update {}.platform_webhook_endpoint set secret = convert_to($1, 'UTF8')`;
    await garage.sql(unsealed, [CANARIES['a password']]);
    expect(found(await tables(garage.tenant.schema, 'platform_webhook_endpoint'))).toContain('a password');
  });
});
