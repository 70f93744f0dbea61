import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantRef } from '#kernel';
import { NODE_FLAGS } from '../../../apps/cli/start/app-process.ts';
import { BenchProcess } from '../kit/bench-process.ts';
import { headOf, lagsOf, recordedEvents, watchProjected } from '../kit/projected.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { percentile } from '../kit/statistics.ts';
import { makeTenants } from '../kit/tenants.ts';
import { type Commands, type CommandTimes } from './commands.ts';
import { createWorkOrders, WORK_ORDERS } from './work-orders.ts';

const PER_SECOND = 500;
const WARM_UP_SECONDS = 5;
const GOAL_MS = 50;
const SETTLE_MS = 60_000;

/** A process that sends commands and one that projects what they append, as an installation has them. */
export interface Traffic {
  readonly commands: BenchProcess<Commands, CommandTimes>;
  stop(): Promise<void>;
}

export async function startTraffic({ environment }: BenchServer): Promise<Traffic> {
  const start = <Question extends object, Answer>(script: string) =>
    BenchProcess.start<Question, Answer>(join(import.meta.dirname, script), { environment }, NODE_FLAGS);
  const [worker, commands] = await Promise.all([
    start('worker-process.ts'),
    start<Commands, CommandTimes>('command-process.ts'),
  ]);
  return {
    commands,
    async stop() {
      await commands.stop();
      await worker.stop();
    },
  };
}

/** From commit to projected at 500 commands a second: one process appends and wakes, a worker projects, a stranger looks. */
export async function projectionLag(server: BenchServer, seconds: number): Promise<Result[]> {
  const [tenant] = await makeTenants(server, 1);
  await server.owner.query(createWorkOrders(tenant!.schema));
  const traffic = await startTraffic(server);
  try {
    const run = { tenant: tenant!, perSecond: PER_SECOND };
    await traffic.commands.ask({ ...run, seconds: WARM_UP_SECONDS });
    await untilProjected(server, tenant!);
    const lags = await lagsDuring(server, tenant!, () => traffic.commands.ask({ ...run, seconds }));
    const [half, most, worst] = [0.5, 0.99, 1].map((share) => percentile(lags, share));
    console.log(
      `lag of ${lags.length} events: median ${half!.toFixed(1)} ms, p99 ${most!.toFixed(1)} ms, longest ${worst!.toFixed(1)} ms`,
    );
    return [{ name: 'lag.p99.ms', value: rounded(most!), unit: 'ms', goal: GOAL_MS, better: 'lower' }];
  } finally {
    await traffic.stop();
  }
}

async function lagsDuring(
  server: BenchServer,
  tenant: TenantRef,
  send: () => Promise<CommandTimes>,
): Promise<number[]> {
  const { schema } = tenant;
  const after = await headOf(server.owner, schema);
  const stopping = new AbortController();
  const watching = watchProjected(server.owner, { schema, projections: [WORK_ORDERS] }, stopping.signal);
  const sent = await send();
  await untilProjected(server, tenant);
  stopping.abort();
  const recorded = await recordedEvents(server.owner, { schema, after, type: 'BenchWorkNoted' });
  if (recorded.length !== sent.length)
    throw new Error(`${sent.length} commands were acknowledged, ${recorded.length} events appended`);
  return lagsOf(recorded, await watching);
}

/** Resolves when the projection has reached the head. @throws when that takes longer than a minute */
export async function untilProjected({ owner }: BenchServer, { schema }: TenantRef): Promise<void> {
  const text = `select h.position - s.position as behind from ${schema}.event_head h join ${schema}.subscription s on s.shard = h.shard where s.name = $1`;
  for (const deadline = Date.now() + SETTLE_MS; Date.now() < deadline; await sleep(20)) {
    const { rows } = await owner.query<{ behind: string }>(text, [WORK_ORDERS]);
    if (rows[0]?.behind === '0') return;
  }
  throw new Error(`The projection did not catch up within ${SETTLE_MS / 1_000} s`);
}
