import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue, type Fold } from '../domain.ts';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { type ContextDefinition, createKernel, type Kernel } from '../kernel.ts';
import { eventTypesPart } from '../tenancy/transfer/event-types-part.ts';
import { type PartArrival } from '../tenancy/transfer/archive-part.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { Aggregate } from './aggregate.ts';
import { retireEventType } from './event-type-register.ts';

type Counted = Event<'Counted', { by: number }>;
type Reset = Event<'Reset', Record<string, never>>;

const releaseOf = (...events: NonNullable<ContextDefinition['events']>): ContextDefinition[] => [
  { name: 'counters', events },
];
const FIRST = releaseOf(
  eventCatalogue<Counted>({ Counted: { version: 1 } }),
  eventCatalogue<Reset>({ Reset: { version: 1 } }),
);
const WITHOUT_RESET = releaseOf(eventCatalogue<Counted>({ Counted: { version: 1 } }));
const NEWER = releaseOf(
  eventCatalogue<Counted>({ Counted: { version: 2, upcast: { 1: ({ by }) => ({ by: Number(by) * 100 }) } } }),
  eventCatalogue<Reset>({ Reset: { version: 1 } }),
);

const fold: Fold<{ total: number }, Counted> = {
  initial: { total: 0 },
  evolve: ({ total }, { data: { by } }) => ({ total: total + by }),
};
class Counters extends Aggregate<{ total: number }, Counted> {
  constructor(kernel: Kernel) {
    super(kernel, { category: 'counter', fold });
  }
}

let clutch: TestInstallation;
const open: Kernel[] = [];
afterEach(async () => {
  for (const kernel of open.splice(0)) await kernel.close();
  await clutch.close();
});

/** Another release on the same database. */
async function release(contexts: ContextDefinition[]): Promise<Kernel> {
  const kernel = await createKernel(clutch.config, contexts);
  open.push(kernel);
  return kernel;
}

async function append(kernel: Kernel, tenant: TenantRef, streamId: string, ...events: Event[]): Promise<void> {
  await clutch.as(tenant, () =>
    kernel.events.append(currentContext()!, { streamId, category: 'counter', expected: 'any', events }),
  );
}

async function written(): Promise<string[]> {
  const { rows } = await clutch.owner.query('select type, version from platform.event_type order by type');
  return rows.map(({ type, version }) => `${type} ${version}`);
}

const counted: Counted = { type: 'Counted', data: { by: 2 } };
const reset: Reset = { type: 'Reset', data: {} };

async function firstRelease(): Promise<{ tenant: TenantRef; stream: string }> {
  clutch = await testInstallation(FIRST);
  const tenant = await clutch.newTenant();
  const stream = uuidv7();
  await append(clutch.kernel, tenant, stream, counted, reset, counted);
  return { tenant, stream };
}

describe('the register of event types', () => {
  test('names each type that was written, and its highest version; what was never written it does not name', async () => {
    clutch = await testInstallation(FIRST);
    const tenant = await clutch.newTenant();
    await append(clutch.kernel, tenant, uuidv7(), counted);
    expect(await written()).toEqual(['Counted 1']);
    await append(await release(NEWER), tenant, uuidv7(), counted, reset);
    await append(clutch.kernel, tenant, uuidv7(), counted);
    expect(await written()).toEqual(['Counted 2', 'Reset 1']);
  });

  test('is written before the first event, and stays when the append fails', async () => {
    clutch = await testInstallation(FIRST);
    const tenant = await clutch.newTenant();
    await clutch.owner.query(`alter table ${tenant.schema}.event add check (position < 0)`);
    await expect(append(clutch.kernel, tenant, uuidv7(), counted)).rejects.toThrow('check constraint');
    expect(await written()).toEqual(['Counted 1']);
  });

  test('takes no connection from commands that hold all of them', async () => {
    clutch = await testInstallation(FIRST, { CLUTCH_DATABASE_POOL_MAX: '3' });
    const tenant = await clutch.newTenant();
    const counters = new Counters(clutch.kernel);
    const change = () =>
      clutch.as(tenant, () =>
        counters.change(
          uuidv7(),
          () => [counted],
          async (tx) => void (await tx.query({ text: 'select pg_sleep(0.05)' })),
        ),
      );
    const answers = await Promise.all(Array.from({ length: 12 }, change));
    expect(answers.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, () => 1));
  });
});

describe('a release that lacks a type', () => {
  test('does not start where events of it stand in a log, and names it', async () => {
    await firstRelease();
    const later = await release(WITHOUT_RESET);
    await expect(later.typeRegister.check()).rejects.toThrow(
      /cannot read events that stand in the logs: Reset \(counters, version 1, of build .+`clutch events retire Reset`/,
    );
  });

  test('starts where it was never written', async () => {
    clutch = await testInstallation(FIRST);
    await append(clutch.kernel, await clutch.newTenant(), uuidv7(), counted);
    expect(await (await release(WITHOUT_RESET)).typeRegister.check()).toEqual({ newer: [] });
  });

  test('starts after an operator has retired it; then folds do not see it, and the log keeps it', async () => {
    const { tenant, stream } = await firstRelease();
    expect(await retireEventType(clutch.kernel.platform, 'Resett')).toBe(false);
    expect(await retireEventType(clutch.kernel.platform, 'Reset')).toBe(true);
    const later = await release(WITHOUT_RESET);
    await later.typeRegister.check();
    const state = await clutch.as(tenant, () => new Counters(later).load(stream));
    expect(state).toEqual({ state: { total: 4 }, version: 3 });
    const log = await later.events.readLog(later.events.reading(tenant.schema), { after: 0, limit: 9 });
    expect(log.map(({ type, position }) => [type, position])).toEqual([
      ['Counted', 1],
      ['Reset', 2],
      ['Counted', 3],
    ]);
  });

  test('unknown to the register would start and fail at the first event: the control', async () => {
    const { tenant, stream } = await firstRelease();
    await clutch.owner.query(`delete from platform.event_type where type = 'Reset'`);
    const later = await release(WITHOUT_RESET);
    await expect(later.typeRegister.check()).resolves.toEqual({ newer: [] });
    await expect(later.events.load(tenant.schema, stream)).rejects.toThrow('No context reads events of type Reset');
  });
});

describe('a log that comes from another installation', () => {
  test('brings the types that stand in it along, archived ones included, and no others', async () => {
    const { tenant, stream } = await firstRelease();
    await append(await release(NEWER), await clutch.newTenant(), uuidv7(), counted);
    await clutch.owner.query(`insert into ${tenant.schema}.subscription (name, shard, position) values ('all', 0, 3)`);
    await clutch.kernel.archive.archive(tenant.schema, stream);
    const part = eventTypesPart(clutch.kernel.typeRegister);
    const owner = await clutch.owner.connect();
    const left: object[] = [];
    const from = { home: owner, place: owner, tenant, passphrase: undefined, key: undefined };
    for await (const row of part.leave(from)) left.push(row);
    owner.release();
    expect(left).toMatchObject([
      { type: 'Counted', version: 2, context: 'counters' },
      { type: 'Reset', version: 1, context: 'counters' },
    ]);
    await clutch.owner.query('delete from platform.event_type');
    await part.arrive(Readable.from(left), {} as PartArrival);
    expect(await written()).toEqual(['Counted 2', 'Reset 1']);
  });
});

describe('an older release', () => {
  test('that meets a newer version starts, and answers 503 where it needs it, not 500', async () => {
    const { tenant, stream } = await firstRelease();
    await append(await release(NEWER), tenant, stream, counted);
    const older = await release(FIRST);
    expect(await older.typeRegister.check()).toMatchObject({ newer: [{ type: 'Counted', version: 2 }] });
    const failure = await clutch
      .as(tenant, () => new Counters(older).change(stream, () => [counted]))
      .catch((error: unknown) => problemOfError(error));
    expect(failure).toMatchObject({ status: 503, code: 'release.outdated', headers: { 'Retry-After': '10' } });
    expect(await clutch.as(tenant, () => new Counters(older).load(uuidv7()))).toMatchObject({ version: 0 });
  });
});

describe('a renamed type', () => {
  test('is read under its new name and found by it; its old events count as known', async () => {
    const { tenant, stream } = await firstRelease();
    type Tallied = Event<'Tallied', { by: number }>;
    const renamed = await release(
      releaseOf(
        eventCatalogue<Tallied>({
          Tallied: { version: 2, formerly: ['Counted'], upcast: { 1: ({ by }) => ({ by: Number(by) + 1 }) } },
        }),
        eventCatalogue<Reset>({ Reset: { version: 1 } }),
      ),
    );
    await renamed.typeRegister.check();
    await append(renamed, tenant, stream, { type: 'Tallied', data: { by: 9 } });
    const { events } = renamed;
    const found = await events.readLog(events.reading(tenant.schema), { after: 0, limit: 9, types: ['Tallied'] });
    expect(found.map(({ type, data, position }) => [type, data, position])).toEqual([
      ['Tallied', { by: 3 }, 1],
      ['Tallied', { by: 3 }, 3],
      ['Tallied', { by: 9 }, 4],
    ]);
  });

  test('whose old name lives on, or has two heirs, is refused', async () => {
    clutch = await testInstallation();
    const heir = eventCatalogue<Reset>({ Reset: { version: 1, formerly: ['Counted'] } });
    const living = eventCatalogue<Counted>({ Counted: { version: 1 } });
    type Other = Event<'Other'>;
    const second = eventCatalogue<Other>({ Other: { version: 1, formerly: ['Counted'] } });
    await expect(createKernel(clutch.config, releaseOf(heir, living))).rejects.toThrow('Counted is also a former name');
    await expect(createKernel(clutch.config, releaseOf(heir, second))).rejects.toThrow(
      'former name of Reset and of Other',
    );
  });
});
