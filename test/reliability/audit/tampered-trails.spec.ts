import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AuditHeads,
  auditKey,
  AuditReader,
  HeadSigner,
  isConsistent,
  openTrail,
  type SignedHead,
  SystemClock,
  type TenantRef,
  type TrailChecks,
  type TrailLine,
  verifyTrail,
  writeTrail,
} from '#kernel';
import { type AuditedApp, auditedApp, type TestInstallation, testInstallation } from '#kernel/testing';
import { record } from '../kit/record.ts';
import { seededRandom, seedOfRun } from '../kit/seeded-random.ts';
import { TAMPERINGS, type Trail } from './tampering.ts';

const ROUNDS = 1_000;
const seed = seedOfRun();
/** Nothing of these trails is old enough to be given up. */
const prunedBefore = '2000-01-01T00:00:00.000Z';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;
let heads: AuditHeads;
let signer: HeadSigner;
let trail: Trail;
let checks: TrailChecks;

beforeAll(async () => {
  clutch = await testInstallation([{ name: 'orders' }]);
  tenant = await clutch.newTenant();
  http = await auditedApp(clutch, tenant);
  const { database, subjectKeys } = clutch.kernel;
  signer = new HeadSigner(clutch.config.secret);
  heads = new AuditHeads(database, signer, new SystemClock());
  for (let made = 0; made < 60; made += 1) {
    await http.ask(made % 3 === 0 ? 'eva' : 'ana', made % 2 === 0 ? 'DELETE' : 'POST', '/v1/orders/ord_1/note');
    await http.ask('key', 'DELETE', '/v1/orders/ord_1/note');
    if (made % 7 === 0) await heads.signNews(tenant, 0);
  }
  await heads.signNews(tenant, 0);
  const reader = new AuditReader(database, subjectKeys);
  const written: string[] = [];
  for await (const line of writeTrail({ tenant, reader, heads, exportedAt: new SystemClock().now() }))
    written.push(line.trimEnd());
  const file = await openTrail(asLines(written));
  const lines: TrailLine[] = [];
  for await (const line of file.records) lines.push(line);
  trail = { lines, heads: file.heads };
  // The public key as somebody kept it, and the heads as they were handed out.
  checks = {
    tenant: tenant.id,
    heads: [],
    keys: [auditKey(signer.public.publicKey)],
    witnessed: file.heads,
    prunedBefore,
  };
}, 120_000);
afterAll(async () => {
  await http?.app.close();
  await clutch?.close();
});

async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const verify = (tampered: Trail, over: Partial<TrailChecks> = {}) =>
  verifyTrail(tampered.lines, { ...checks, heads: tampered.heads, ...over });

async function misses(over: (tampered: Trail) => Partial<TrailChecks>): Promise<Map<string, number>> {
  const random = seededRandom(seed);
  const names = Object.keys(TAMPERINGS);
  const missed = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = names[round % names.length]!;
    const tampered = TAMPERINGS[name]!(trail, random, signer);
    const { faults } = await verify(tampered, over(tampered));
    if (faults.length === 0) missed.set(name, (missed.get(name) ?? 0) + 1);
  }
  return missed;
}

test('a trail that nobody has touched is what its heads were signed for', async () => {
  expect(trail.lines.length).toBeGreaterThan(80);
  expect(trail.heads.length).toBeGreaterThan(5);
  expect(await verify(trail)).toMatchObject({
    faults: [],
    records: trail.lines.length,
    withheld: 0,
    unsigned: 0,
    heads: 2 * trail.heads.length,
  });
});

test(
  'a thousand edits, deletions, insertions, swaps, cut tails and forks are all found',
  { timeout: 120_000 },
  async () => {
    const began = performance.now();
    expect([...(await misses(() => ({})))]).toEqual([]);
    record({
      test: 'tampered audit trails',
      seed,
      saw: `${ROUNDS} changes of ${trail.lines.length} records, all found`,
      seconds: (performance.now() - began) / 1_000,
    });
  },
);

test(
  'without the comparison with earlier heads forks and cut tails go unseen: the control',
  { timeout: 120_000 },
  async () => {
    const began = performance.now();
    const missed = await misses(({ heads: shown }) => ({ heads: newestOf(shown), witnessed: [] }));
    expect([...missed.keys()].toSorted()).toEqual([
      'a cut tail, its heads gone too',
      'a deletion, signed by an insider',
      'a fork, signed by an insider',
    ]);
    const total = [...missed.values()].reduce((sum, count) => sum + count, 0);
    record({
      test: 'tampered audit trails',
      control: 'only the newest head is looked at',
      seed,
      saw: `${total} of ${ROUNDS} changes went unseen`,
      seconds: (performance.now() - began) / 1_000,
    });
  },
);

const newestOf = (shown: readonly SignedHead[]): SignedHead[] => shown.slice(-1);

test('the proofs that the server gives hold, and not for another head', async () => {
  const [from, ...later] = trail.heads;
  for (const to of later) {
    const proof = (await heads.proveConsistency(tenant.schema, from!.size, to.size)).map(bytes);
    const sides = { from: { size: from!.size, root: bytes(from!.root) }, to: { size: to.size, root: bytes(to.root) } };
    expect(isConsistent({ ...sides, proof })).toBe(true);
    expect(isConsistent({ ...sides, from: { size: from!.size, root: bytes(to.root) }, proof })).toBe(false);
  }
});

test('what is taken out of the database is missed before anything is signed', async () => {
  await http.ask('ana', 'POST', '/v1/orders');
  await http.ask('ana', 'POST', '/v1/orders');
  const { rows } = await clutch.owner.query<{ position: string }>(
    `delete from ${tenant.schema}.audit_record where position = (select max(position) - 1 from ${tenant.schema}.audit_record) returning position`,
  );
  await expect(heads.signNews(tenant, 0)).rejects.toThrow(`has no record ${rows[0]!.position}: it was taken away`);
});

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
