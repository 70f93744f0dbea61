import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AuditHeads, AuditReader, HeadSigner, SystemClock, type TenantRef, writeTrail } from '#kernel';
import { auditedApp, type TestInstallation, testInstallation } from '#kernel/testing';
import { audit } from './audit.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let folder: string;
let printed: string[];

beforeAll(async () => {
  clutch = await testInstallation();
  const { database, secret, operatorToken, keys } = clutch.config;
  vi.stubEnv('CLUTCH_DATABASE_URL', database.url);
  vi.stubEnv('CLUTCH_DATABASE_APP_URL', database.appUrl);
  vi.stubEnv('CLUTCH_SECRET', secret);
  vi.stubEnv('CLUTCH_OPERATOR_TOKEN', operatorToken);
  vi.stubEnv('CLUTCH_KEYS_DIR', keys.dir);
  folder = await mkdtemp(join(tmpdir(), 'clutch-audit-'));
  tenant = await clutch.newTenant('garage');
  const http = await auditedApp(clutch, tenant);
  for (let made = 0; made < 5; made += 1) await http.ask('ana', 'DELETE', '/v1/orders/ord_1/note');
  await http.app.close();
  const heads = new AuditHeads(clutch.kernel.database, new HeadSigner(secret), new SystemClock());
  await heads.signNews(tenant);
  const reader = new AuditReader(clutch.kernel.database, clutch.kernel.subjectKeys);
  const lines: string[] = [];
  for await (const line of writeTrail({ tenant, reader, heads, exportedAt: new SystemClock().now() })) lines.push(line);
  await writeFile(join(folder, 'trail.ndjson'), lines.join(''));
  await writeFile(join(folder, 'changed.ndjson'), lines.join('').replace('order.note', 'order.read'));
  await writeFile(join(folder, 'short.ndjson'), lines.slice(0, -1).join(''));
  await writeFile(join(folder, 'cut.ndjson'), lines.join('').slice(0, -20));
  await writeFile(join(folder, 'heads.ndjson'), lines[1]!);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await clutch.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  await clutchAudit('key');
  await writeFile(join(folder, 'key.pem'), printed.splice(0).join(''));
});
afterEach(() => vi.restoreAllMocks());

async function clutchAudit(command: string): Promise<void> {
  await audit(command.split(' ').map((word) => (/\.(ndjson|pem)$/.test(word) ? join(folder, word) : word)));
}

test('a trail that was exported is verified with the public key alone', async () => {
  vi.stubEnv('CLUTCH_DATABASE_URL', 'postgres://nobody@127.0.0.1:9/nowhere');
  try {
    await clutchAudit('verify trail.ndjson --key key.pem --witness heads.ndjson');
  } finally {
    vi.stubEnv('CLUTCH_DATABASE_URL', clutch.config.database.url);
  }
  expect(printed).toEqual(['5 records, 0 of them not shown, 2 signed heads.', 'The trail is as it was written.']);
});

test.each([
  ['verify changed.ndjson --key key.pem', '1: the record is not the one that was written'],
  ['verify short.ndjson --key key.pem', 'a head was signed for 5 records, and there are 4: the end was cut off'],
  ['verify cut.ndjson --key key.pem', 'A line of the trail is no JSON: the file was cut off or changed'],
  ['verify heads.ndjson --key key.pem', 'This is no trail'],
  ['verify trail.ndjson --key trail.ndjson', 'The key is no public key in PEM'],
  ['verify trail.ndjson --key key.pem --witness trail.ndjson', 'holds something else than heads'],
  ['verify missing.ndjson --key key.pem', 'no such file'],
  ['verify trail.ndjson', '--key is missing'],
  ['verify --tenant nobody', 'There is no tenant nobody'],
  ['verify', 'Usage:'],
])('clutch audit %s: %s', async (command, message) => {
  await expect(clutchAudit(command)).rejects.toThrow(message);
});

test('what was changed in the database is found there', async () => {
  await clutchAudit('verify --tenant garage');
  expect(printed).toEqual(['5 records, 0 of them not shown, 1 signed heads.', 'The trail is as it was written.']);
  await clutch.owner.query(
    `update ${tenant.schema}.audit_record set recorded_at = recorded_at - interval '1 day' where position = 2`,
  );
  await expect(clutchAudit('verify --tenant garage')).rejects.toThrow(
    '2: the record’s time or visibility is not the one beside it',
  );
});
