import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue, type Fold, typedId } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { Aggregate, type AggregateStore } from './aggregate.ts';
import { type SnapshotRule } from './snapshots.ts';

type Added = Event<'Added', { by: number }>;
type Named = Event<'Named', { ownerId: string; name: string }>;
type SumEvent = Added | Named;
interface Sum {
  readonly total: number;
  readonly last: readonly number[];
}
const sum: Fold<Sum, SumEvent> = {
  initial: { total: 0, last: [] },
  evolve: (state, { type, data }) =>
    type === 'Added' ? { total: state.total + data.by, last: [...state.last.slice(-2), data.by] } : state,
};
const catalogue = eventCatalogue<SumEvent>({
  Added: { version: 1 },
  Named: { version: 1, personal: { name: ({ ownerId }) => ownerId } },
});

let clutch: TestInstallation;
let tenant: TenantRef;
/** Code that a fold might stand in. */
let code: string;

beforeAll(async () => {
  code = mkdtempSync(join(tmpdir(), 'clutch-fold-'));
  writeFileSync(join(code, 'sum.ts'), 'export const total = 1;');
  clutch = await testInstallation([{ name: 'sums', events: [catalogue] }]);
  tenant = await clutch.newTenant();
});
afterAll(async () => {
  rmSync(code, { recursive: true });
  await clutch.close();
});

class Sums<State> extends Aggregate<State, SumEvent> {
  constructor(store: AggregateStore, fold: Fold<State, SumEvent>, snapshots?: SnapshotRule) {
    super(store, { category: 'sum', fold, ...(snapshots ? { snapshots } : {}) });
  }
}
const rule = (): SnapshotRule => ({ every: 3, code: pathToFileURL(`${code}/`) });
const keeping = (over: Partial<SnapshotRule> = {}) => new Sums(clutch.kernel, sum, { ...rule(), ...over });
const plain = () => new Sums(clutch.kernel, sum);

const added = (by: number): Added => ({ type: 'Added', data: { by } });
const change = <State>(sums: Sums<State>, id: string, ...events: SumEvent[]) =>
  clutch.as(tenant, () => sums.change(id, () => events));
const load = <State>(sums: Sums<State>, id: string) => clutch.as(tenant, () => sums.load(id));
const kept = async (id: string) =>
  (await clutch.owner.query(`select version, state, fold from ${tenant.schema}.snapshot where stream_id = $1`, [id]))
    .rows[0] as { version: number; state: Sum; fold: string } | undefined;
/** Until the state at this version was kept. */
const keptAt = (id: string, version: number) =>
  vi.waitFor(async () => expect(await kept(id)).toMatchObject({ version }), { timeout: 10_000 });
const plant = (id: string, column: 'state' | 'version', value: unknown) =>
  clutch.owner.query(`update ${tenant.schema}.snapshot set ${column} = $2 where stream_id = $1`, [id, value]);
const WRONG = { total: -1, last: [] };

async function longStream(sums = keeping()): Promise<string> {
  const id = uuidv7();
  await change(sums, id, added(1), added(2), added(3));
  await change(sums, id, added(4)); // has read three events, so the state at version 3 is kept
  await keptAt(id, 3);
  return id;
}

describe('a kept state', () => {
  test('is used, and what came since is read: the control of all that follows', async () => {
    const id = await longStream();
    expect(await kept(id)).toMatchObject({ state: { total: 6, last: [1, 2, 3] } });
    await plant(id, 'state', WRONG);
    expect(await load(keeping(), id)).toEqual({ state: { total: 3, last: [4] }, version: 4 });
  });

  test('gives the same as the whole stream, for every history', async () => {
    const commands = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(commands, async (history) => {
        const id = uuidv7();
        const sums = keeping({ every: 2 });
        for (const batch of history) {
          const before = await load(sums, id);
          expect(before).toEqual(await load(plain(), id));
          await change(sums, id, ...batch.map(added));
          await vi.waitFor(async () => expect(before.version < 2 || (await kept(id))).toBeTruthy(), {
            timeout: 10_000,
          });
        }
        expect(await load(sums, id)).toEqual(await load(plain(), id));
      }),
      { numRuns: 15 },
    );
  });

  test('of other code is not looked at, and is replaced', async () => {
    const id = await longStream();
    await plant(id, 'state', WRONG);
    writeFileSync(join(code, 'sum.ts'), 'export const total = 2;');
    const changed = keeping();
    expect(await load(changed, id)).toEqual({ state: { total: 10, last: [2, 3, 4] }, version: 4 });
    await change(changed, id, added(5));
    await keptAt(id, 4);
    expect(await load(changed, id)).toMatchObject({ state: { total: 15 }, version: 5 });
  });

  test('of another declared version is not looked at either', async () => {
    const id = await longStream();
    await plant(id, 'state', WRONG);
    expect(await load(keeping({ version: 2 }), id)).toMatchObject({ state: { total: 10 } });
  });

  test('that is ahead of its log is not believed, and no append fails for it', async () => {
    const id = await longStream();
    await plant(id, 'version', 9);
    expect(await load(keeping(), id)).toEqual({ state: { total: 10, last: [2, 3, 4] }, version: 4 });
    expect(await change(keeping(), id, added(5))).toMatchObject({ version: 5 });
  });

  test('is no harm to a stream of another kind', async () => {
    const id = await longStream();
    const others = new (class extends Aggregate<Sum, SumEvent> {
      constructor() {
        super(clutch.kernel, { category: 'other', fold: sum, snapshots: rule() });
      }
    })();
    expect(await clutch.as(tenant, () => others.load(id))).toEqual({ state: sum.initial, version: 0 });
  });
});

describe('nothing is kept', () => {
  const ownerId = typedId('vhc', uuidv7());
  const named = (name: string): Named => ({ type: 'Named', data: { ownerId, name } });
  type WithName = Sum & { readonly name?: string };
  const remembering: Fold<WithName, SumEvent> = {
    initial: sum.initial,
    evolve: (state, event) =>
      event.type === 'Named' ? { ...state, name: event.data.name } : { ...state, ...sum.evolve(state, event) },
  };

  test('of a state in which a personal text stands; one without it is kept, though its events have some', async () => {
    const [open, closed] = [uuidv7(), uuidv7()];
    for (const id of [open, closed]) await change(plain(), id, added(1), named('Ada'), added(2));
    await change(new Sums(clutch.kernel, remembering, rule()), open, added(3));
    await change(keeping(), closed, added(3));
    await keptAt(closed, 3);
    expect(await kept(open)).toBeUndefined();
    expect(JSON.stringify(await kept(closed))).not.toContain('Ada');
  });

  test('of a state that JSON would change, and that is said once', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const dates: Fold<{ at?: Date }, SumEvent> = { initial: {}, evolve: () => ({ at: new Date(0) }) };
    const sums = new Sums(clutch.kernel, dates, rule());
    const id = uuidv7();
    await change(sums, id, added(1), added(2), added(3));
    for (const by of [4, 5]) await change(sums, id, added(by));
    expect(warned.mock.calls).toEqual([[expect.stringContaining('The state of sum is no plain JSON')]]);
    expect(await kept(id)).toBeUndefined();
    warned.mockRestore();
  });

  test('where it cannot be written, and the command succeeds all the same', async () => {
    const other = await clutch.newTenant();
    await clutch.owner.query(`alter table ${other.schema}.snapshot add check (version < 0)`);
    const sums = keeping();
    const id = uuidv7();
    const add = (...by: number[]) => clutch.as(other, () => sums.change(id, () => by.map(added)));
    await add(1, 2, 3);
    expect(await add(4)).toMatchObject({ version: 4 });
    expect(await add(5)).toMatchObject({ version: 5 });
  });
});

test('a folder without code is refused', () => {
  const empty = mkdtempSync(join(tmpdir(), 'clutch-empty-'));
  expect(() => keeping({ code: pathToFileURL(`${empty}/`) })).toThrow('There is no code in');
  rmSync(empty, { recursive: true });
});
