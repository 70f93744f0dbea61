import { join } from 'node:path';
import { type TenantRef } from '#kernel';
import { NODE_FLAGS } from '../../../apps/cli/start/app-process.ts';
import { BenchProcess } from '../kit/bench-process.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { type Drained, type ProjectionSettings } from './drained.ts';
import { seedLog } from './seed-log.ts';

/** Enough for the process to have loaded and compiled what it needs before its memory is looked at. */
const WARM_UP_EVENTS = 20_000;
const GOALS = { perSecond: 20_000, growthMb: 50 } as const;

/**
 * One async projection over a whole log, from nothing, in a process of its own with the flags of a worker. The growth of memory is that
 * of the resident set from before the catch-up, when a smaller log has been caught up with, to its peak.
 * @throws when the rows that it wrote are not what the log says
 */
export async function catchUp(server: BenchServer, tenant: TenantRef, events: number): Promise<Result[]> {
  const warmUp = await seedLog(server, WARM_UP_EVENTS);
  const script = join(import.meta.dirname, 'projection-process.ts');
  const settings: ProjectionSettings = { environment: server.environment, serverPid: server.pid };
  const process = await BenchProcess.start<TenantRef, Drained>(script, settings, NODE_FLAGS);
  try {
    await process.ask(warmUp);
    const { seconds, cpuMs, growthMb } = await process.ask(tenant);
    await verifyWorkOrders(server, tenant);
    console.log(
      `catch-up over ${events} events: ${seconds.toFixed(1)} s${cpuMs === undefined ? '' : `, ${((cpuMs * 1_000) / events).toFixed(0)} µs of processor time an event`}`,
    );
    const run = { better: 'higher', with: { events } } as const;
    return [
      {
        name: 'catchup.events_per_s',
        value: Math.round(events / seconds),
        unit: 'events/s',
        goal: GOALS.perSecond,
        ...(cpuMs === undefined ? {} : { cpuPerEvent: { ours: rounded((cpuMs * 1_000) / events) } }),
        ...run,
      },
      ...(growthMb === undefined
        ? []
        : [
            {
              name: 'catchup.rss_growth_mb',
              value: rounded(growthMb),
              unit: 'MB',
              goal: GOALS.growthMb,
              ...run,
              better: 'lower' as const,
            },
          ]),
    ];
  } finally {
    await process.stop();
  }
}

/** Every row is as the last event of its stream left it, and there is one for each stream. @throws Error when not */
export async function verifyWorkOrders({ owner }: BenchServer, { schema }: TenantRef): Promise<void> {
  const last = `select distinct on (stream_id) stream_id, version, (data->>'amountMinor')::int as amount from ${schema}.event order by stream_id, version desc`;
  const { rows } = await owner.query<{ wrong: number }>(
    `select count(*)::int as wrong from (${last}) last full join ${schema}.bench_work_order row on row.work_order_id = last.stream_id
       where row.version is distinct from last.version or row.amount_minor is distinct from last.amount`,
  );
  if (rows[0]!.wrong > 0) throw new Error(`${rows[0]!.wrong} rows of the projection are not what the log says`);
}
