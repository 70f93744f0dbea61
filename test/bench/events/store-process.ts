import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { uuidv7 } from 'uuidv7';
import { answerQuestions } from '../kit/bench-process.ts';
import { familyTimeMs } from '../kit/process-time.ts';
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

/** Does one thing of a cell, as writer or reader number `index`; @returns the events it concerned. */
type Step = (index: number) => Promise<number>;

class StoreLoad {
  readonly #streams = new Map<string, BenchStream[]>();
  #made = 0;

  constructor(private readonly store: Store) {}

  async stepOf(cell: TimedCell): Promise<Step> {
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

/** So many at the same time, each beginning its next step when it has ended one (closed loop), until the time is over and all have ended. */
async function run(step: Step, clients: number, seconds: number): Promise<{ events: number; seconds: number }> {
  const began = performance.now();
  let events = 0;
  const work = async (index: number): Promise<void> => {
    while (performance.now() - began < seconds * 1_000) events += await step(index);
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => work(index)));
  return { events, seconds: (performance.now() - began) / 1_000 };
}

await answerQuestions(async (settings: StoreSettings) => {
  const load = new StoreLoad(await OPEN[settings.store](settings));
  return async (cell: Cell): Promise<Measured> => {
    if (cell.kind === 'seed') return { events: 0, seconds: 0, streams: await load.seed(cell.streams, cell.events) };
    const step = await load.stepOf(cell);
    await run(step, cell.clients, cell.warmUpSeconds);
    const server = familyTimeMs(settings.serverPid);
    const client = process.cpuUsage();
    const { events, seconds } = await run(step, cell.clients, cell.seconds);
    const { user, system } = process.cpuUsage(client);
    const serverMs = server === undefined ? undefined : familyTimeMs(settings.serverPid)! - server;
    return { events, seconds, ...(serverMs === undefined ? {} : { cpuMs: serverMs + (user + system) / 1_000 }) };
  };
});
