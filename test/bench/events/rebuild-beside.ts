import { createKernel, type Kernel, type TenantRef } from '#kernel';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { percentile } from '../kit/statistics.ts';
import { verifyWorkOrders } from './catch-up.ts';
import { startTraffic, type Traffic, untilProjected } from './projection-lag.ts';
import { projectedContext, WORK_ORDERS } from './work-orders.ts';

const PER_SECOND = 100;
/** Commands are sent for so long, then we look whether the rebuild is done. */
const SLICE_SECONDS = 2;
const WARM_UP_SLICES = 2;
const GOAL = 1.5;
const PATIENCE_MS = 600_000;

/**
 * Commands at a steady rate on a tenant with a long log: before, during and after a rebuild of its projection, which the worker works that
 * also keeps the live one. The quiet times before and after count as one; each alone gives the extremes.
 * @throws when the rows of the new tables are not what the log says
 */
export async function rebuildBeside(server: BenchServer, tenant: TenantRef, quietSlices: number): Promise<Result[]> {
  const kernel = await createKernel(server.config, [projectedContext]);
  const traffic = await startTraffic(server);
  try {
    await slices(traffic, tenant, WARM_UP_SLICES);
    await untilProjected(server, tenant);
    const before = await slices(traffic, tenant, quietSlices);
    const began = performance.now();
    const during = await rebuild(kernel, tenant, traffic);
    const seconds = (performance.now() - began) / 1_000;
    const after = await slices(traffic, tenant, quietSlices);
    await untilProjected(server, tenant);
    await verifyWorkOrders(server, tenant);
    return [toResult({ before, during, after }, seconds)];
  } finally {
    await traffic.stop();
    await kernel.close();
  }
}

/** Asks for a rebuild and sends commands until it is done. @returns their times in ms */
async function rebuild(kernel: Kernel, tenant: TenantRef, traffic: Traffic): Promise<number[]> {
  await kernel.rebuild.start(tenant, WORK_ORDERS);
  const times: number[] = [];
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    times.push(...(await slices(traffic, tenant, 1)));
    if (!(await kernel.rebuild.progress(tenant, WORK_ORDERS))) return times;
  }
  throw new Error(`The rebuild was not done within ${PATIENCE_MS / 1_000} s`);
}

async function slices({ commands }: Traffic, tenant: TenantRef, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let slice = 0; slice < count; slice += 1)
    times.push(...(await commands.ask({ tenant, perSecond: PER_SECOND, seconds: SLICE_SECONDS })));
  return times;
}

function toResult(
  { before, during, after }: Readonly<Record<'before' | 'during' | 'after', readonly number[]>>,
  seconds: number,
): Result {
  const p99 = (times: readonly number[]): number => percentile(times, 0.99);
  const ratio = (quiet: readonly number[]): number => rounded(p99(during) / p99(quiet));
  const ends = [ratio(before), ratio(after)];
  const [idle, busy] = [[...before, ...after], during].map((times) => p99(times).toFixed(1));
  console.log(
    `commands at ${PER_SECOND}/s: p99 ${idle} ms without a rebuild, ${busy} ms during one, which took ${seconds.toFixed(0)} s`,
  );
  return {
    name: 'rebuild.write_p99.vs_idle',
    value: ratio([...before, ...after]),
    unit: 'ratio',
    goal: GOAL,
    better: 'lower',
    lowest: Math.min(...ends),
    highest: Math.max(...ends),
    with: { rebuildSeconds: rounded(seconds) },
  };
}
