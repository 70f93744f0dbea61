import { join } from 'node:path';
import { appendCells, TENANTS } from './events/append-cells.ts';
import { type Cell, type Measured } from './events/cell.ts';
import { hotStream } from './events/hot-stream.ts';
import { type Effort, type Stores } from './events/side-run.ts';
import { type StoreName, type StoreSettings } from './events/stores/store.ts';
import { streamReads } from './events/stream-reads.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { report, type Result } from './kit/report.ts';
import { type BenchServer, startServer } from './kit/server.ts';
import { makeTenants } from './kit/tenants.ts';

const FULL: Effort = { rounds: 5, seconds: 2, warmUpSeconds: 0.5 };
const QUICK: Effort = { rounds: 2, seconds: 1, warmUpSeconds: 0.3 };
const STORES: readonly StoreName[] = ['clutch', 'raw', 'emmett', 'castore'];

/** The parts of this bench, in the order in which they run. */
const PARTS = { append: appendCells, hot: hotStream, read: streamReads } as const;

/** Every store in a process of its own, on the same server. They stay for all rounds, so that all are warm. */
async function openStores(server: BenchServer): Promise<Stores> {
  const tenants = await makeTenants(server, TENANTS);
  const script = join(import.meta.dirname, 'events', 'store-process.ts');
  const open = async (store: StoreName) => {
    const settings: StoreSettings = { store, environment: server.environment, serverPid: server.pid, tenants };
    return [store, await BenchProcess.start<Cell, Measured>(script, settings)] as const;
  };
  return Object.fromEntries(await Promise.all(STORES.map(open))) as Stores;
}

async function run(server: BenchServer, wanted: readonly string[], effort: Effort): Promise<Result[]> {
  const stores = await openStores(server);
  const results: Result[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS))
      if (wanted.includes(name)) results.push(...(await part(stores, effort)));
    for (const store of Object.values(stores)) await store.ask({ kind: 'audit' });
    return results;
  } finally {
    for (const store of Object.values(stores)) store.stop();
  }
}

const flags = readFlags({ quick: { type: 'boolean' }, only: { type: 'string' } });
const effort = flags.quick ? QUICK : FULL;
const wanted = flags.only?.split(',') ?? Object.keys(PARTS);
console.log('Starting Postgres');
const server = await startServer();
try {
  const results = await Promise.race([run(server, wanted, effort), interrupted()]);
  report('events', server.postgres, results, { rounds: effort.rounds, secondsPerRound: effort.seconds });
} finally {
  await server.stop();
}
