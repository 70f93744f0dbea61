import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantRef } from '#kernel';
import { NODE_FLAGS } from '../../../apps/cli/start/app-process.ts';
import { compare, describe, type Rates } from '../kit/rates.ts';
import { BenchProcess } from '../kit/bench-process.ts';
import { privateMemoryOf } from '../kit/process-memory.ts';
import { type Result, rounded } from '../kit/report.ts';
import { orderOf } from '../kit/rounds.ts';
import { type BenchServer } from '../kit/server.ts';
import { APPLICATION, type Rotated, type Turn } from './turn.ts';

const GOAL = 0.8;
/** As libs/kernel/README.md states it, for a pool of the default size and connections of 150 tenants. */
const MEMORY_BOUND_MB = 300;
const LOOK_EVERY_MS = 250;

/** What the clients of a cell do, and how many there are. The first is the goal's; the others tell where a difference comes from. */
const MIXES = [
  { name: 'tenant.rotate_1k.vs_one', clients: 8, appends: true, goal: GOAL },
  { name: 'tenant.rotate_1k.one_client.vs_one', clients: 1, appends: true },
  { name: 'tenant.rotate_1k.reads.vs_one', clients: 8, appends: false },
] as const;

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

/**
 * One process, once with so many tenants in rotation and once with the first of them alone: it loads a stream, appends to it and
 * lists a read model. The memory is what the process's connections hold for themselves at their worst, all together.
 */
export async function rotation(server: BenchServer, tenants: number, effort: Effort): Promise<Result[]> {
  const { rows } = await server.owner.query<TenantRef>(
    "select id, schema, slug from platform.tenant where status = 'live' order by schema limit $1",
    [tenants],
  );
  const settings = { environment: server.environment, serverPid: server.pid, tenants: rows };
  const process = await BenchProcess.start<Turn, Rotated>(
    join(import.meta.dirname, 'rotation-process.ts'),
    settings,
    NODE_FLAGS,
  );
  const stopping = new AbortController();
  const memory = watchMemory(server, stopping.signal);
  try {
    const results: Result[] = [];
    for (const mix of MIXES)
      results.push({ ...(await compareMix(process, mix, effort)), with: { tenants: rows.length } });
    stopping.abort();
    const peak = await memory;
    if (peak === undefined) return results;
    console.log(`the process's connections held ${peak.toFixed(0)} MB at most`);
    const bound: Result = {
      name: 'tenant.rss_bound_mb',
      value: rounded(peak),
      unit: 'MB',
      goal: MEMORY_BOUND_MB,
      better: 'lower',
      with: { tenants: rows.length },
    };
    return [...results, bound];
  } finally {
    stopping.abort();
    await process.stop();
  }
}

async function compareMix(
  process: BenchProcess<Turn, Rotated>,
  { name, clients, appends, ...rest }: (typeof MIXES)[number],
  { rounds, seconds }: Effort,
): Promise<Result> {
  const all: Rates = { perSecond: [], cpu: [] };
  const one: Rates = { perSecond: [], cpu: [] };
  for (const everybody of [true, false]) await process.ask({ everybody, clients, appends, seconds }); // warm-up
  for (let round = 0; round < rounds; round += 1) {
    for (const [rates, everybody] of orderOf(
      [
        [all, true],
        [one, false],
      ] as const,
      round,
    )) {
      const { steps, seconds: took, cpuMs } = await process.ask({ everybody, clients, appends, seconds });
      rates.perSecond.push(steps / took);
      if (cpuMs !== undefined) rates.cpu.push((cpuMs * 1_000) / steps);
    }
  }
  console.log(name);
  console.log(describe('in rotation', all));
  console.log(describe('one tenant', one));
  return compare(name, all, one, 'goal' in rest ? rest.goal : undefined);
}

/** The most that the backends of the process ever held together; undefined where there is no /proc. */
async function watchMemory({ owner }: BenchServer, stopping: AbortSignal): Promise<number | undefined> {
  let peak: number | undefined;
  while (!stopping.aborted) {
    const { rows } = await owner.query<{ pid: number }>(
      'select pid from pg_stat_activity where application_name = $1',
      [APPLICATION],
    );
    const held = rows.flatMap(({ pid }) => privateMemoryOf(pid) ?? []);
    if (held.length > 0)
      peak = Math.max(
        peak ?? 0,
        held.reduce((sum, mb) => sum + mb, 0),
      );
    await sleep(LOOK_EVERY_MS);
  }
  return peak;
}
