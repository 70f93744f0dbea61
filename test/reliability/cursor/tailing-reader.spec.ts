import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKernel, type Kernel, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { record } from '../kit/record.ts';
import { between, seededRandom, seedOfRun } from '../kit/seeded-random.ts';
import { notesContext } from './notes.ts';
import { plantSequenceTable, tailSequence } from './sequence-table.ts';
import { type Tailed, tailLog } from './tail-log.ts';
import { write, type Written } from './writers.ts';

/** `CLUTCH_TEST_COMMITS=5000000` makes a night of it. */
const COMMITS = Number(process.env['CLUTCH_TEST_COMMITS'] ?? 50_000);
const WRITERS = 32;
/** Each a process of its own, as far as the log can tell: its groups know nothing of the others'. */
const WRITING_KERNELS = 3;
const SHARED_STREAMS = 12;
const OWN_STREAMS = 3;
const KILL_EVERY_MS = [150, 450] as const;
const WRITER_APP = 'clutch-cursor-writer';
const READER_APP = 'clutch-cursor-reader';
const CONTROL_APP = 'clutch-cursor-control';

const seed = seedOfRun();
let clutch: TestInstallation;
let tenant: TenantRef;
let kernels: Kernel[];
let reader: Kernel;
let control: Kernel;

beforeAll(async () => {
  // A quarter of a pool is a tenant's share.
  clutch = await testInstallation([notesContext], { CLUTCH_DATABASE_POOL_MAX: '24' });
  tenant = await clutch.newTenant();
  await plantSequenceTable(clutch.owner, tenant.schema);
  const open = (name: string) => createKernel(clutch.config, [notesContext], name);
  kernels = await Promise.all(Array.from({ length: WRITING_KERNELS }, () => open(WRITER_APP)));
  [reader, control] = await Promise.all([open(READER_APP), open(CONTROL_APP)]);
});
afterAll(async () => {
  await Promise.all([...(kernels ?? []), reader, control].map((kernel) => kernel?.close()));
  await clutch?.close();
});

const context = () => ({
  requestId: 'req',
  correlation: 'cor',
  source: 'system' as const,
  tenant,
  actor: { kind: 'system' as const, id: 'test', name: 'Test' },
});

/** All writers to their end. */
async function writeAll(written: Written): Promise<void> {
  const shared = Array.from({ length: SHARED_STREAMS }, () => uuidv7());
  const one = (writer: number): Promise<void> => {
    const own = Array.from({ length: OWN_STREAMS }, () => uuidv7());
    const share = Math.floor(COMMITS / WRITERS) + (writer < COMMITS % WRITERS ? 1 : 0);
    return write(writer, share, {
      kernel: kernels[writer % WRITING_KERNELS]!,
      context: context(),
      random: seededRandom(seed + writer),
      streams: [...shared, ...own],
      written,
    });
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => one(writer)));
}

/** Kills backends in the middle of something, every fourth one of the reader. @returns how many */
async function killBackends(stopping: AbortSignal): Promise<number> {
  const random = seededRandom(seed);
  let killed = 0;
  while (!stopping.aborted) {
    await sleep(between(random, ...KILL_EVERY_MS));
    const { rowCount } = await clutch.owner.query(
      `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
         where datname = current_database() and application_name = $1 and state <> 'idle' order by random() limit 1) victim`,
      [random() < 0.25 ? READER_APP : WRITER_APP],
    );
    killed += rowCount ?? 0;
  }
  return killed;
}

/** A transaction that has written elsewhere and goes on for ever: what it holds back in Postgres must hold nobody back here. */
async function openForeignTransaction(): Promise<pg.Client> {
  await clutch.owner.query('create table public.elsewhere (id int primary key)');
  const client = new pg.Client({ connectionString: clutch.config.database.url });
  await client.connect();
  await client.query('begin');
  await client.query('insert into public.elsewhere values (1)');
  return client;
}

const sorted = (notes: readonly string[]): string[] => notes.toSorted();

describe(`a reader that tails the log while ${WRITERS} writers commit ${COMMITS} appends`, () => {
  const written: Written = { acknowledged: [], rolledBack: [], planted: [], repeats: 0 };
  let found: readonly Tailed[];
  let bySequence: string[];
  let killed: number;
  /** Rows that the foreign transaction sees of its own at the end: it was open all the time. */
  let foreignRows: number;

  beforeAll(
    async () => {
      const began = performance.now();
      const [writing, reading] = [new AbortController(), new AbortController()];
      const foreign = await openForeignTransaction();
      const tailing = tailLog(reader.events, tenant.schema, reading.signal);
      const tailingSequence = tailSequence(control.database, tenant.schema, reading.signal);
      const killing = killBackends(writing.signal);
      await writeAll(written).finally(() => writing.abort());
      killed = await killing;
      reading.abort();
      const tailed = await tailing;
      found = tailed.found;
      bySequence = await tailingSequence;
      foreignRows = (await foreign.query('select 1 from public.elsewhere')).rows.length;
      await foreign.end();
      record({
        test: 'tailing reader',
        seed,
        saw: `${found.length} events, ${written.planted.length} of them in transactions of their own, ${written.rolledBack.length} rolled back, ${killed} backends killed, ${written.repeats} appends repeated, the reader interrupted ${tailed.interruptions} times`,
        seconds: (performance.now() - began) / 1_000,
      });
    },
    120_000 + COMMITS * 6,
  );

  test('meets kills, repeats, rollbacks and a foreign transaction: without them the rest would prove little', () => {
    expect(killed).toBeGreaterThan(COMMITS / 5_000);
    expect(written.repeats).toBeGreaterThan(0);
    expect(written.rolledBack.length).toBeGreaterThan(COMMITS / 100);
    expect(foreignRows).toBe(1);
  });

  test('finds every acknowledged append once, and nothing else', () => {
    expect(written.acknowledged).toHaveLength(COMMITS);
    expect(sorted(found.map(({ note }) => note))).toEqual(sorted(written.acknowledged));
  });

  test('finds them in the order of the log, which has no hole', () => {
    expect(found.findIndex(({ position }, index) => position !== index + 1)).toBe(-1);
  });

  test('finds each stream in the order of its versions, without a hole', () => {
    const streams = Object.values(Object.groupBy(found, ({ streamId }) => streamId)) as Tailed[][];
    expect(streams.length).toBe(SHARED_STREAMS + WRITERS * OWN_STREAMS);
    expect(streams.filter((events) => events.some(({ version }, index) => version !== index + 1))).toEqual([]);
  });

  test('a reader of the same transactions by a sequence loses some: the control', () => {
    const seen = new Set(bySequence);
    const missed = written.planted.filter((note) => !seen.has(note));
    record({
      test: 'tailing reader',
      control: 'position from a sequence',
      seed,
      saw: `missed ${missed.length} of ${written.planted.length}`,
      seconds: 0,
    });
    expect(missed.length).toBeGreaterThan(0);
    expect(seen.size).toBe(bySequence.length);
  });
});
