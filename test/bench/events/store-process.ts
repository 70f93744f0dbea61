import { randomInt } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { loadConfig } from '#kernel';
import { answerQuestions } from '../kit/bench-process.ts';
import { familyTimeMs } from '../kit/process-time.ts';
import { runClients } from '../kit/run-clients.ts';
import { sampleEvent } from './sample-event.ts';
import { type Cell, type Measured, type TimedCell } from './cell.ts';
import { openCastore } from './stores/castore-store.ts';
import { openClutch } from './stores/clutch-store.ts';
import { openEmmett } from './stores/emmett-store.ts';
import { openRaw } from './stores/raw-store.ts';
import { type BenchStream, type Store, type StoreSettings } from './stores/store.ts';

const OPEN = { clutch: openClutch, raw: openRaw, emmett: openEmmett, castore: openCastore } as const;
const STREAMS_PER_WRITER = 100;
const SEED_BATCH = 50;

/** What comes of a cell, the warm-up included. */
interface Done {
  readonly measured: Measured;
  /** Events that the store says it has appended. */
  readonly appended: number;
}

/** Does one thing of a cell, as writer or reader number `index`; @returns the events it concerned. */
type Step = (index: number) => Promise<number>;

class StoreLoad {
  readonly #streams = new Map<string, BenchStream[]>();
  #made = 0;

  constructor(private readonly store: Store) {}

  stepOf(cell: TimedCell): Step {
    if (cell.kind === 'append') return this.#appends(cell);
    if (cell.kind === 'hot') return this.#hot();
    return this.#reads(cell);
  }

  /** Writes the streams that will be read. */
  async seed(streams: number, events: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < streams) {
      const stream = { id: uuidv7(), tenant: 0, version: 0 };
      for (; stream.version < events; stream.version += SEED_BATCH)
        await this.store.append(stream, this.#events(SEED_BATCH));
      ids.push(stream.id);
    }
    return ids;
  }

  #appends({ batch, tenants }: TimedCell & { kind: 'append' }): Step {
    return async (writer) => {
      const stream = this.#streamOf(writer, tenants);
      await this.store.append(stream, this.#events(batch));
      stream.version += batch;
      return batch;
    };
  }

  #hot(): Step {
    const stream = { id: uuidv7(), tenant: 0, version: 0 };
    return async () => {
      await this.store.appendAnywhere!(stream, this.#events(1));
      return 1;
    };
  }

  #reads({ streams, events }: TimedCell & { kind: 'read' }): Step {
    return async () => {
      const found = await this.store.read!(streams[randomInt(streams.length)]!);
      if (found !== events) throw new Error(`A stream of ${events} events was read as ${found}`);
      return found;
    };
  }

  /** One of the writer's own streams at random; they lie in all tenants alike. */
  #streamOf(writer: number, tenants: number): BenchStream {
    const key = `${tenants}.${writer}`;
    const fresh = (_: unknown, index: number): BenchStream => ({
      id: uuidv7(),
      tenant: (writer + index) % tenants,
      version: 0,
    });
    const streams = this.#streams.get(key) ?? Array.from({ length: STREAMS_PER_WRITER }, fresh);
    this.#streams.set(key, streams);
    return streams[randomInt(STREAMS_PER_WRITER)]!;
  }

  #events(count: number) {
    return Array.from({ length: count }, () => sampleEvent((this.#made += 1)));
  }
}

/** Warms up, then measures. */
async function measure(step: Step, cell: TimedCell, serverPid: number): Promise<Done> {
  const warmUp = await runClients(step, cell.clients, cell.warmUpSeconds);
  const server = familyTimeMs(serverPid);
  const client = process.cpuUsage();
  const { done: events, seconds } = await runClients(step, cell.clients, cell.seconds);
  const { user, system } = process.cpuUsage(client);
  const serverMs = server === undefined ? undefined : familyTimeMs(serverPid)! - server;
  const cpu = serverMs === undefined ? {} : { cpuMs: serverMs + (user + system) / 1_000 };
  return { measured: { events, seconds, ...cpu }, appended: cell.kind === 'read' ? 0 : warmUp.done + events };
}

async function countRows(url: string, tables: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const counts = tables.map((table) => `select count(*) as rows from ${table}`).join(' union all ');
    const { rows } = await client.query<{ sum: string }>(`select sum(rows) from (${counts}) counted`);
    return Number(rows[0]!.sum);
  } finally {
    await client.end();
  }
}

await answerQuestions(async (settings: StoreSettings) => {
  const store = await OPEN[settings.store](settings);
  const load = new StoreLoad(store);
  let appended = 0;
  const answer = async (cell: Cell): Promise<Done> => {
    if (cell.kind === 'audit') {
      const stored = await countRows(loadConfig(settings.environment).database.url, store.tables);
      if (stored !== appended)
        throw new Error(`${settings.store} says it appended ${appended} events; there are ${stored}`);
      return { measured: { events: stored, seconds: 0 }, appended: 0 };
    }
    if (cell.kind === 'seed') {
      const streams = await load.seed(cell.streams, cell.events);
      const events = cell.streams * cell.events;
      return { measured: { events, seconds: 0, streams }, appended: events };
    }
    return measure(load.stepOf(cell), cell, settings.serverPid);
  };
  return async (cell: Cell): Promise<Measured> => {
    const done = await answer(cell);
    appended += done.appended;
    return done.measured;
  };
});
