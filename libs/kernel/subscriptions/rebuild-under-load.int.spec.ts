import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { createKernel, type Kernel } from '../kernel.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import {
  type BeforeEach,
  boardContext,
  boardProjection,
  boardRows,
  createBoard,
  fillBoard,
  seedBoard,
} from '../testing/board.ts';
import { type Rebuild } from './rebuild.ts';
import { SubscriptionRunner } from './subscription-runner.ts';
import { rebuildOf } from '../testing/rebuild-of.ts';

const NAME = 'test.board';
const ITEMS = 6_000;

let clutch: TestInstallation;
let others: Kernel[];
let tenant: TenantRef;
beforeAll(async () => {
  clutch = await testInstallation([boardContext]);
  others = await Promise.all([1, 2].map(() => createKernel(clutch.config, [boardContext], 'clutch-other')));
});
afterAll(async () => {
  for (const other of others) await other.close();
  await clutch.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await createBoard(clutch.owner, tenant);
  await seedBoard(clutch.owner, tenant, ITEMS);
});

const rebuildOn = (kernel: Kernel, before?: BeforeEach): Rebuild => rebuildOf(kernel, [boardProjection(before)]);
const drain = async ({ database, events }: Kernel = clutch.kernel): Promise<void> => {
  const failures: unknown[] = [];
  const reports = {
    lag: () => undefined,
    failed: (_: unknown, __: string, error: unknown) => void failures.push(error),
  };
  await new SubscriptionRunner(database, events, [boardProjection()], undefined as never, reports).drain(tenant);
  expect(failures).toEqual([]);
};
const rows = () => boardRows(clutch.owner, tenant);
const killConnections = (who: string) =>
  clutch.owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    [who],
  );
/** What a rebuild in an empty tenant would give: by the projection itself, on the live tables. */
async function rightRows(): Promise<object[][]> {
  await clutch.owner.query(`truncate ${tenant.schema}.board_item, ${tenant.schema}.board_note`);
  await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`);
  await drain();
  return rows();
}

function until(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, end: () => controller.abort() };
}

describe('under reads and writes', () => {
  /** Reads and writes while `work` runs. @returns what readers were shown that was not all, and how many reads there were */
  async function watch(work: () => Promise<unknown>): Promise<{ gaps: string[]; reads: number }> {
    const gaps: string[] = [];
    let [reads, shown] = [0, ITEMS];
    const { signal, end } = until();
    const read = async (name?: string): Promise<void> => {
      while (!signal.aborted) {
        const least = shown;
        const text = 'select count(*)::int as items, (select count(*)::int from board_note) as notes from board_item';
        const [row] = await clutch.kernel.database
          .read<{ items: number; notes: number }>(tenant.schema, { text, ...(name ? { name } : {}) })
          .catch((error: Error) => [void gaps.push(error.message)]);
        reads += 1;
        if (row && (row.items < least || row.notes < least))
          gaps.push(`${row.items} items and ${row.notes} notes of ${least}`);
      }
    };
    const write = async (): Promise<void> => {
      while (!signal.aborted) {
        await fillBoard(clutch, tenant, { items: 1, moves: 1 });
        await drain();
        const [items] = await rows();
        shown = Math.max(shown, items!.length);
      }
    };
    const watching = [read('board.prepared'), read('board.prepared'), read()];
    const writing = write();
    await work();
    end();
    await Promise.all([...watching, writing]);
    return { gaps, reads };
  }

  test('every read is answered from complete tables, before, during and after the swap', async () => {
    await drain();
    const { gaps, reads } = await watch(() => rebuildOn(clutch.kernel).run(tenant, NAME));
    expect(gaps).toEqual([]);
    expect(reads).toBeGreaterThan(50);
    await drain();
    const seen = await rows();
    expect(seen[0]!.length).toBeGreaterThan(ITEMS);
    expect(seen).toEqual(await rightRows());
  });

  test('control: emptying the table and filling it again is caught', async () => {
    await drain();
    const { gaps } = await watch(async () => {
      await clutch.owner.query(`truncate ${tenant.schema}.board_item, ${tenant.schema}.board_note`);
      await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`);
      await drain();
    });
    expect(gaps).not.toEqual([]);
  });
});

test('cut off again and again it goes on where it stopped, and applies each event once', async () => {
  await drain();
  await rebuildOn(others[0]!).start(tenant, NAME);
  await rebuildOn(others[0]!).work(tenant, NAME);
  const place = async () => (await rebuildOn(clutch.kernel).progress(tenant, NAME))?.position ?? 2 * ITEMS;
  const slowly: BeforeEach = ({ position }) => position % 50 === 0 && sleep(5);
  const places: number[] = [await place()];
  while (places.at(-1)! < 2 * ITEMS && places.length < 8) {
    const running = rebuildOn(others[0]!, slowly)
      .work(tenant, NAME) // as a new process would
      .catch(() => undefined);
    await expect.poll(place, { interval: 3, timeout: 10_000 }).toBeGreaterThan(places.at(-1)!);
    await sleep(Math.random() * 30);
    await Promise.all([killConnections('clutch-other'), killConnections('clutch-owner')]);
    await running;
    places.push(await place());
  }
  await rebuildOn(others[0]!).run(tenant, NAME);
  expect(places).toEqual(places.toSorted((one, other) => one - other)); // never back to the beginning
  expect(places.filter((at) => at > 0 && at < 2 * ITEMS).length).toBeGreaterThan(0);
  expect(await rows()).toEqual(await rightRows());
});

test('three workers at once end with one rebuild, each event applied once', async () => {
  await drain();
  const kernels = [clutch.kernel, ...others];
  await rebuildOn(clutch.kernel).start(tenant, NAME);
  const turns: string[] = [];
  await Promise.all(
    kernels.map(async (kernel) => {
      const rebuild = rebuildOn(kernel);
      for (;;) {
        const turn = await rebuild.work(tenant, NAME);
        turns.push(turn);
        if (turn === 'done' || turn === 'none') return;
        await sleep(Math.random() * 20);
      }
    }),
  );
  expect(turns.filter((turn) => turn === 'done')).toHaveLength(1);
  expect(await rows()).toEqual(await rightRows());
});
