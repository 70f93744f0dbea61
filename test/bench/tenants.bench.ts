import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from './kit/app.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { chosenParts, countFlag, readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { report, type Result } from './kit/report.ts';
import { type BenchServer, startServer } from './kit/server.ts';
import { RELEASES } from './tenants/bench-migrations.ts';
import { buildSchemas, checkDisk, enrolLike, growTo } from './tenants/crowd.ts';
import { migrateEvery } from './tenants/migrate-all.ts';
import { rotation } from './tenants/rotation.ts';
import { signUp, signUps, WARM_UP } from './tenants/sign-ups.ts';

const FULL = { tenants: 10_000, few: 1_000, signUps: 500, rounds: 5, seconds: 3 };
const QUICK = { tenants: 300, few: 100, signUps: 40, rounds: 2, seconds: 2 };
const PARTS = ['migrate-1k', 'signup', 'migrate-10k', 'rotate'] as const;
const SETTLE_MS = 120_000;

type Effort = typeof FULL;
type Part = (typeof PARTS)[number];

/** A first tenant signs up, and a worker meets it: its checkpoints are those that all others shall have. */
async function firstTenant(server: BenchServer): Promise<string> {
  const slug = `first-${randomBytes(4).toString('hex')}`;
  const [admin, worker] = await Promise.all([startApp(server, 'admin'), startApp(server, 'worker')]);
  try {
    await signUp(server, admin, slug);
    await untilDrained(server, slug);
    return slug;
  } finally {
    await Promise.all([admin.stop(), worker.stop()]);
  }
}

async function untilDrained({ owner }: BenchServer, slug: string): Promise<void> {
  const { rows } = await owner.query<{ schema: string }>('select schema from platform.tenant where slug = $1', [slug]);
  const { schema } = rows[0]!;
  const text = `select count(*) > 0 and bool_and(s.position >= h.position) as drained from ${schema}.subscription s, ${schema}.event_head h`;
  for (const deadline = Date.now() + SETTLE_MS; Date.now() < deadline; await sleep(100)) {
    const { rows } = await owner.query<{ drained: boolean }>(text);
    if (rows[0]!.drained) return;
  }
  throw new Error(`The first tenant was not drained within ${SETTLE_MS / 1_000} s`);
}

/**
 * From a thousand tenants to all of them. A release's migration has run in every schema that is built after it. The rotation comes last,
 * because its events are of a type that no app knows.
 */
async function run(server: BenchServer, wanted: readonly Part[], effort: Effort): Promise<Result[]> {
  const [today, first, second] = RELEASES;
  const results: Result[] = [];
  const slug = wanted.includes('signup') ? await firstTenant(server) : undefined;
  await growTo(server, effort.few, today!);
  if (wanted.some((part) => part !== 'rotate'))
    results.push(...(await migrateEvery(server, first!, { name: 'tenant.migrate_1k.s', seconds: 10 })));
  if (wanted.includes('signup') || wanted.includes('migrate-10k')) await growTo(server, effort.tenants, first!);
  if (slug !== undefined) {
    await buildSchemas(server, effort.signUps + WARM_UP, first!);
    await enrolLike(server, slug);
    results.push(...(await signUps(server, effort.signUps)));
  }
  if (wanted.includes('migrate-10k'))
    results.push(...(await migrateEvery(server, second!, { name: 'tenant.migrate_10k.s', seconds: 90 })));
  if (wanted.includes('rotate')) results.push(...(await rotation(server, effort.few, effort)));
  return results;
}

const flags = readFlags({ quick: { type: 'boolean' }, only: { type: 'string' }, tenants: { type: 'string' } });
const wanted = chosenParts(PARTS, flags.only);
const base = flags.quick ? QUICK : FULL;
const tenants = flags.tenants === undefined ? base.tenants : countFlag('tenants', flags.tenants);
const effort = { ...base, tenants, few: Math.min(base.few, tenants) };
console.log(`Starting Postgres, for ${effort.tenants} tenants`);
const server = await startServer({
  CLUTCH_HTTP_RATE_PER_MINUTE: '10000000',
  CLUTCH_TENANT_POOL_SIZE: String(effort.signUps + WARM_UP),
});
try {
  checkDisk(server.config.data.dir, effort.tenants);
  const results = await Promise.race([run(server, wanted, effort), interrupted()]);
  report('tenants', server.postgres, results, { quick: flags.quick ?? false, tenants: effort.tenants });
} finally {
  await BenchProcess.stopAll();
  await server.stop();
}
