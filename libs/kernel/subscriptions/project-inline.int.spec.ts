import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { DomainError } from '../domain.ts';
import { Aggregate, type AggregateStore, type Inline } from '../events/aggregate.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import {
  type BeforeEach,
  boardContext,
  type BoardEvent,
  boardProjection,
  boardRows,
  createBoard,
  fillBoard,
} from '../testing/board.ts';
import { projectInline } from './project-inline.ts';
import { SubscriptionRunner } from './subscription-runner.ts';

class Items extends Aggregate<number, BoardEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'item', fold: { initial: 0, evolve: (moves) => moves + 1 } });
  }
}

let clutch: TestInstallation;
let tenant: TenantRef;
let items: Items;
beforeAll(async () => {
  clutch = await testInstallation([boardContext]);
  items = new Items(clutch.kernel);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await createBoard(clutch.owner, tenant);
  await drain();
});

async function drain(): Promise<void> {
  const { database, events } = clutch.kernel;
  const failed = (_: unknown, __: string, error: unknown) => {
    throw error;
  };
  const runner = new SubscriptionRunner(database, events, [boardProjection()], undefined as never, {
    lag: () => undefined,
    failed,
  });
  await runner.drain(tenant);
}
const inline = (before?: BeforeEach): Inline<BoardEvent> =>
  projectInline(clutch.kernel.events, boardProjection(before));
const open = (id: string, how: Inline<BoardEvent> = inline()) =>
  clutch.as(tenant, () => items.change(id, () => [{ type: 'ItemOpened', data: { id, code: id.slice(-12) } }], how));
const move = (id: string, by: number, how: Inline<BoardEvent> = inline()) =>
  clutch.as(tenant, () => items.change(id, () => [{ type: 'ItemMoved', data: { id, by, note: 'x' } }], how));
const shown = async (id: string) =>
  (await clutch.owner.query<{ total: number }>(`select total from ${tenant.schema}.board_item where id = $1`, [id]))
    .rows[0]?.total;
const checkpoint = async () =>
  (await clutch.owner.query<{ position: string }>(`select position from ${tenant.schema}.subscription`)).rows[0]!
    .position;

test('what a command did is there once it is answered, without any worker', async () => {
  const id = uuidv7();
  await open(id);
  expect(await shown(id)).toBe(0);
  const { position } = await move(id, 5);
  expect([await shown(id), await checkpoint()]).toEqual([5, String(position)]);
});

test('events of commands that do not ask for it come along with the next one that does', async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  await open(first, async () => undefined);
  expect(await shown(first)).toBeUndefined();
  await open(second);
  expect([await shown(first), await shown(second)]).toEqual([0, 0]);
});

/** Twenty moves of each of six items, most of them inline, beside three workers. @returns what the items show in the end */
async function race(how: Inline<BoardEvent>): Promise<(number | undefined)[]> {
  const ids = Array.from({ length: 6 }, () => uuidv7());
  for (const id of ids) await open(id);
  const racing = new AbortController();
  const workers = [1, 2, 3].map(async () => {
    while (!racing.signal.aborted) await drain();
  });
  await Promise.all(
    ids.map(async (id, which) => {
      for (let by = 1; by <= 20; by += 1) await move(id, by, by % 3 === which % 3 ? async () => undefined : how);
    }),
  );
  racing.abort();
  await Promise.all(workers);
  await drain();
  return Promise.all(ids.map(shown));
}

test('each event is applied once, while commands and workers race for it', async () => {
  expect(await race(inline())).toEqual(Array.from({ length: 6 }, () => 210));
  expect((await boardRows(clutch.owner, tenant))[1]).toHaveLength(120);
});

test("control: rows that are written in the command's transaction, but past the checkpoint, are caught", async () => {
  const careless: Inline<BoardEvent> = async (tx, events) => {
    for (const { data } of events)
      if ('by' in data)
        await tx.query({ text: 'update board_item set total = total + $1 where id = $2', values: [data.by, data.id] });
  };
  expect(await race(careless)).not.toEqual(Array.from({ length: 6 }, () => 210));
});

test('a command that is refused, and one whose projection fails, leave nothing behind', async () => {
  const id = uuidv7();
  await open(id);
  const failing = inline(() => {
    throw new Error('broken on purpose');
  });
  await expect(move(id, 5, failing)).rejects.toThrow('broken on purpose');
  const refused = clutch.as(tenant, () =>
    items.change(
      id,
      () => {
        throw new DomainError('conflict', 'test.refused', 'no');
      },
      inline(),
    ),
  );
  await expect(refused).rejects.toThrow('no');
  expect([await shown(id), await checkpoint()]).toEqual([0, '1']);
  await move(id, 5);
  expect(await shown(id)).toBe(5);
});

test.each([
  ['paused', "status = 'paused'"],
  ['halted', "status = 'halted'"],
])('while the projection is %s commands go on without it', async (_, change) => {
  const id = uuidv7();
  await open(id);
  await clutch.owner.query(`update ${tenant.schema}.subscription set ${change}`);
  await move(id, 5);
  expect(await shown(id)).toBe(0);
  await clutch.owner.query(`update ${tenant.schema}.subscription set status = 'running'`);
  await move(id, 2);
  expect(await shown(id)).toBe(7);
});

test('a command does not catch up for a projection that is far behind', async () => {
  const [id] = await fillBoard(clutch, tenant, { items: 1, moves: 150 });
  await move(id!, 1);
  expect(await shown(id!)).toBeUndefined();
  await drain();
  expect(await shown(id!)).toBe((150 * 151) / 2 + 1);
  await move(id!, 1);
  expect(await shown(id!)).toBe((150 * 151) / 2 + 2);
});

test('a repeated command gets the first answer and changes no row again', async () => {
  const id = uuidv7();
  await open(id);
  const command = { id: uuidv7(), fingerprint: 'f' };
  const once = () =>
    clutch.as(
      tenant,
      async () => {
        const answer = await items.change(id, () => [{ type: 'ItemMoved', data: { id, by: 3, note: 'x' } }], inline());
        return { answer, replayed: currentContext()!.replayed ?? false };
      },
      { command },
    );
  const { answer } = await once();
  expect(await once()).toEqual({ answer, replayed: true });
  expect(await shown(id)).toBe(3);
});
