import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type RunningApp, startApp } from '../kit/app.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { percentile } from '../kit/statistics.ts';
import { countTenants } from './crowd.ts';

const AT_ONCE = 8;
/** Sign-ups that are not counted. */
export const WARM_UP = 16;
const GOAL_MS = 150;

/** One sign-up over HTTP, as the operator's own site would send it. @returns how long it took in ms. @throws when it is not answered 201 */
export async function signUp(server: BenchServer, admin: RunningApp, slug: string): Promise<number> {
  const owner = { email: `owner@${slug}.example`, name: 'Owner' };
  const began = performance.now();
  const answer = await fetch(`${admin.url}/v1/tenants`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.config.operatorToken}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ slug, name: 'Bench', owner }),
  });
  const body = await answer.text();
  const ms = performance.now() - began;
  if (answer.status !== 201) throw new Error(`A sign-up was answered ${answer.status}: ${body}`);
  return ms;
}

/**
 * Sign-ups over HTTP, 8 at a time, beside all the other tenants, while a worker sweeps them and its builder refills the pool.
 * @throws when one was not answered 201, or the tenant is not there afterwards
 */
export async function signUps(server: BenchServer, count: number): Promise<Result[]> {
  const tenants = await countTenants(server);
  const [admin, worker] = await Promise.all([startApp(server, 'admin'), startApp(server, 'worker')]);
  try {
    await signUpMany(server, admin, WARM_UP);
    const missesBefore = await poolMisses(server);
    const times = await signUpMany(server, admin, count);
    const misses = (await poolMisses(server)) - missesBefore;
    const found = (await countTenants(server)) - tenants;
    if (found !== count + WARM_UP)
      throw new Error(`${count + WARM_UP} sign-ups were answered, ${found} tenants are new`);
    const [half, most, worst] = [0.5, 0.95, 1].map((share) => percentile(times, share));
    console.log(
      `${count} sign-ups beside ${tenants} tenants: median ${half!.toFixed(0)} ms, p95 ${most!.toFixed(0)} ms, longest ${worst!.toFixed(0)} ms; ${misses} found the pool empty`,
    );
    return [
      {
        name: 'tenant.signup.p95.ms',
        value: rounded(most!),
        unit: 'ms',
        goal: GOAL_MS,
        better: 'lower',
        with: { tenants, signUps: count, poolMisses: misses },
      },
    ];
  } finally {
    await Promise.all([admin.stop(), worker.stop()]);
  }
}

async function signUpMany(server: BenchServer, admin: RunningApp, count: number): Promise<number[]> {
  const slugs = Array.from({ length: count }, () => `new-${randomBytes(6).toString('hex')}`).values();
  const times: number[] = [];
  const one = async (): Promise<void> => {
    for (const slug of slugs) times.push(await signUp(server, admin, slug));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}

/** How many sign-ups had to build their schema themselves, as the admin app counts them. */
async function poolMisses({ config }: BenchServer): Promise<number> {
  const metrics = await fetch(`http://${config.metrics.host}:${config.admin.metricsPort}/metrics`);
  const [, count = '0'] = /^clutch_schema_pool_misses_total(?:\{[^}]*\})? (\d+)$/m.exec(await metrics.text()) ?? [];
  return Number(count);
}
