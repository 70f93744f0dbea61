import { join } from 'node:path';
import { type TenantRef } from '#kernel';
import { appendCells, TENANTS } from './events/append-cells.ts';
import { catchUp } from './events/catch-up.ts';
import { type Cell, type Measured } from './events/cell.ts';
import { hotStream } from './events/hot-stream.ts';
import { projectionLag } from './events/projection-lag.ts';
import { rebuildBeside } from './events/rebuild-beside.ts';
import { seedLog } from './events/seed-log.ts';
import { type Effort, type Stores } from './events/side-run.ts';
import { type StoreName, type StoreSettings } from './events/stores/store.ts';
import { streamReads } from './events/stream-reads.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { chosenParts, readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { report, type Result } from './kit/report.ts';
import { type BenchServer, startServer } from './kit/server.ts';
import { dropTenants, makeTenants } from './kit/tenants.ts';

const FULL = { rounds: 5, seconds: 2, warmUpSeconds: 0.3, logEvents: 1_000_000, lagSeconds: 30, quietSlices: 10 };
const QUICK = { rounds: 2, seconds: 1, warmUpSeconds: 0.3, logEvents: 100_000, lagSeconds: 5, quietSlices: 3 };
const STORES: readonly StoreName[] = ['clutch', 'raw', 'emmett', 'castore'];
const PARTS = ['append', 'hot', 'read', 'lag', 'catchup', 'rebuild'] as const;

/** Every store in a process of its own, on the same server. They stay for all rounds, so that all are warm. */
async function openStores(server: BenchServer, tenants: readonly TenantRef[]): Promise<Stores> {
  const script = join(import.meta.dirname, 'events', 'store-process.ts');
  const open = async (store: StoreName) => {
    const settings: StoreSettings = { store, environment: server.environment, serverPid: server.pid, tenants };
    return [store, await BenchProcess.start<Cell, Measured>(script, settings)] as const;
  };
  return Object.fromEntries(await Promise.all(STORES.map(open))) as Stores;
}

type Part = (typeof PARTS)[number];

/** What the stores are compared by; nothing of them is left for the parts that follow. @throws when a store says that it appended more or less than its tables hold */
async function compareStores(server: BenchServer, wanted: readonly Part[], effort: Effort): Promise<Result[]> {
  const parts = { append: appendCells, hot: hotStream, read: streamReads };
  const chosen = Object.entries(parts).filter(([name]) => wanted.includes(name as Part));
  if (chosen.length === 0) return [];
  const results: Result[] = [];
  const tenants = await makeTenants(server, TENANTS);
  const stores = await openStores(server, tenants);
  for (const [, part] of chosen) results.push(...(await part(stores, effort)));
  for (const store of Object.values(stores)) await store.ask({ kind: 'audit' });
  for (const store of Object.values(stores)) await store.stop();
  await dropTenants(server, tenants);
  await server.owner.query('checkpoint');
  return results;
}

async function run(server: BenchServer, wanted: readonly Part[], effort: typeof FULL): Promise<Result[]> {
  const results = await compareStores(server, wanted, effort);
  if (wanted.includes('lag')) results.push(...(await projectionLag(server, effort.lagSeconds)));
  if (!wanted.includes('catchup') && !wanted.includes('rebuild')) return results;
  const tenant = await seedLog(server, effort.logEvents);
  results.push(...(await catchUp(server, tenant, effort.logEvents)));
  if (wanted.includes('rebuild')) results.push(...(await rebuildBeside(server, tenant, effort.quietSlices)));
  return results;
}

const flags = readFlags({ quick: { type: 'boolean' }, only: { type: 'string' } });
const wanted = chosenParts(PARTS, flags.only);
const effort = flags.quick ? QUICK : FULL;
console.log('Starting Postgres');
const server = await startServer();
try {
  const results = await Promise.race([run(server, wanted, effort), interrupted()]);
  report('events', server.postgres, results, {
    quick: flags.quick ?? false,
    rounds: effort.rounds,
    secondsPerRound: effort.seconds,
  });
} finally {
  await BenchProcess.stopAll();
  await server.stop();
}
