import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PreconditionFailed } from '../context/precondition-failed.ts';
import { currentContext, type RequestContext, type TenantRef } from '../context/request-context.ts';
import { DomainError, type Event, eventCatalogue, type Fold } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { Aggregate, type AggregateStore, type Appended, type Inline } from './aggregate.ts';

type Added = Event<'Added', { by: number }>;
interface Sum {
  readonly total: number;
}
const fold: Fold<Sum, Added> = {
  initial: { total: 0 },
  evolve: ({ total }, { data: { by } }) => ({ total: total + by }),
};
class Sums extends Aggregate<Sum, Added> {
  constructor(store: AggregateStore, category = 'sum') {
    super(store, { category, fold });
  }
}

let clutch: TestInstallation;
let tenant: TenantRef;
let sums: Sums;
let id: string;
let decisions: number;

beforeAll(async () => {
  clutch = await testInstallation([{ name: 'sums', events: [eventCatalogue<Added>({ Added: { version: 1 } })] }]);
  tenant = await clutch.newTenant();
  await clutch.owner.query(`create table ${tenant.schema}.claim (sum uuid primary key, attempt int not null)`);
  sums = new Sums(clutch.kernel);
});
afterAll(() => clutch.close());
beforeEach(() => {
  id = uuidv7();
  decisions = 0;
});

const added = (by: number): Added => ({ type: 'Added', data: { by } });
const add = (by: number) => (): Added[] => {
  decisions += 1;
  return [added(by)];
};
const refuse = (): never => {
  decisions += 1;
  throw new DomainError('conflict', 'sum.refused', 'No', { why: 'test' });
};
type Over = Partial<RequestContext>;
const change = (decide: (state: Sum) => readonly Added[], over: Over = {}, inline?: Inline<Added>): Promise<Appended> =>
  clutch.as(tenant, () => sums.change(id, decide, inline), over);
/** The answer, and whether the ledger gave it. */
const answered = (decide: (state: Sum) => readonly Added[], over: Over) =>
  clutch.as(
    tenant,
    async () => {
      const answer = await sums.change(id, decide).catch((error: DomainError) => error);
      return { answer, replayed: currentContext()!.replayed ?? false };
    },
    over,
  );
const command = (fingerprint = 'f', commandId = uuidv7()) => ({ command: { id: commandId, fingerprint } });
const loaded = () => clutch.as(tenant, () => sums.load(id));
const claims = async (): Promise<number[]> => {
  const rows = await clutch.owner.query<{ attempt: number }>(
    `select attempt from ${tenant.schema}.claim where sum = $1`,
    [id],
  );
  return rows.rows.map(({ attempt }) => attempt);
};
const head = () => clutch.kernel.database.transaction(tenant.schema, (tx) => clutch.kernel.events.head(tx));
/** Somebody else's change of the same stream, between this one's reading and its append. */
const interfere = () => clutch.as(tenant, () => new Sums(clutch.kernel).change(id, () => [added(100)]));

describe('a version conflict', () => {
  test('is decided again on the new state, and every command takes effect', async () => {
    const seen: number[] = [];
    const decide = ({ total }: Sum) => {
      seen.push(total);
      return [added(1)];
    };
    const answers = await Promise.all(Array.from({ length: 4 }, () => change(decide)));
    expect(answers.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
    expect(await loaded()).toEqual({ state: { total: 4 }, version: 4 });
    expect(seen.length).toBeGreaterThan(4); // or there was none
    expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3]));
  });

  test('that comes back five times is told as contention, and nothing of the command is left', async () => {
    const contended = command();
    const work = change(add(1), contended, async () => void (await interfere()));
    await expect(work).rejects.toMatchObject({ kind: 'conflict', code: 'command.contended' });
    expect(decisions).toBe(5);
    expect(await loaded()).toEqual({ state: { total: 500 }, version: 5 });
    expect(await answered(add(1), contended)).toMatchObject({ answer: { version: 6 }, replayed: false }); // it may be tried again
  });
});

describe('a command id that is sent twice', () => {
  test('is decided once and answered the same', async () => {
    const twice = command();
    const first = await answered(add(1), twice);
    await interfere();
    expect(await answered(add(1), twice)).toEqual({ ...first, replayed: true });
    expect(first).toMatchObject({ answer: { id, version: 1 }, replayed: false });
    expect(decisions).toBe(1);
    expect(await loaded()).toMatchObject({ state: { total: 101 } });
  });

  test('by twins that race takes effect once, and all get one answer', async () => {
    const twins = command();
    const answers = await Promise.all(Array.from({ length: 20 }, () => answered(add(1), twins)));
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await loaded()).toEqual({ state: { total: 1 }, version: 1 });
  });

  test('without an id takes effect twice: the control', async () => {
    await change(add(1));
    await change(add(1));
    expect(await loaded()).toMatchObject({ state: { total: 2 } });
  });

  test('is refused again where it was refused, though it would be accepted now', async () => {
    const refused = command();
    const first = await answered(refuse, refused);
    const again = await answered(add(1), refused);
    expect(first.answer).toMatchObject({ kind: 'conflict', code: 'sum.refused', details: { why: 'test' } });
    expect(again.answer).toBeInstanceOf(DomainError);
    expect(again.answer).toMatchObject({
      kind: 'conflict',
      code: 'sum.refused',
      message: 'No',
      details: { why: 'test' },
    });
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(decisions).toBe(1);
    expect(await loaded()).toMatchObject({ version: 0 });
  });

  test('is decided again where it ended in a fault, which is no answer', async () => {
    const faulty = command();
    const fault = () => {
      throw new TypeError('a bug');
    };
    await expect(change(fault, faulty)).rejects.toThrow('a bug');
    expect(await answered(add(1), faulty)).toMatchObject({ answer: { version: 1 }, replayed: false });
  });

  test.each([
    ['accepted', add(1)],
    ['refused', refuse],
  ])('for another request is refused as such, where the first was %s', async (_, decide) => {
    const key = command('one');
    await answered(decide, key);
    const reused = await answered(add(1), command('another', key.command.id));
    expect(reused).toMatchObject({ answer: { kind: 'invalid', code: 'idempotency.key-reused' }, replayed: false });
    expect(decisions).toBe(1);
  });

  test('and decided nothing is remembered as well', async () => {
    const nothing = command();
    const first = await answered(() => [], nothing);
    expect(first).toMatchObject({ answer: { version: 0 }, replayed: false });
    expect(await answered(add(1), nothing)).toEqual({ ...first, replayed: true });
    expect(decisions).toBe(0);
  });
});

test('no events and no command id write nothing, and the present version answers', async () => {
  const { version, position } = await change(add(1));
  const before = await head();
  expect(await change(() => [])).toEqual({ id, version, position });
  expect(await head()).toBe(before);
});

describe('If-Match', () => {
  beforeEach(() => interfere());

  test('with the present version passes, and so does * for what exists', async () => {
    expect(await change(add(1), { ifMatch: 1 })).toMatchObject({ version: 2 });
    expect(await change(add(1), { ifMatch: '*' })).toMatchObject({ version: 3 });
  });

  test('with a stale version is told the real one, before anything is decided', async () => {
    await change(add(1));
    decisions = 0;
    await expect(change(add(1), { ifMatch: 1 })).rejects.toEqual(new PreconditionFailed(2));
    expect(decisions).toBe(0);
    expect(await loaded()).toMatchObject({ version: 2 });
  });

  test('that becomes stale while the command is under way is told so, not tried again', async () => {
    const work = change(add(1), { ifMatch: 1 }, async () => void (await interfere()));
    await expect(work).rejects.toEqual(new PreconditionFailed(2));
    expect(await loaded()).toMatchObject({ version: 2 });
  });

  test('on what does not exist lets the decision say so first; only then it fails with version 0', async () => {
    id = uuidv7();
    for (const ifMatch of [1, '*'] as const) {
      await expect(change(refuse, { ifMatch })).rejects.toMatchObject({ code: 'sum.refused' });
      await expect(change(add(1), { ifMatch })).rejects.toEqual(new PreconditionFailed(0));
    }
    expect(await loaded()).toMatchObject({ version: 0 });
  });

  test('of a repeat does not matter: the old ETag gets the first answer', async () => {
    const repeated = { ...command(), ifMatch: 1 };
    const first = await answered(add(1), repeated);
    expect(await answered(add(1), repeated)).toEqual({ ...first, replayed: true });
  });
});

describe('inline writes', () => {
  const claim: Inline<Added> = async (tx) => {
    await tx.query({ text: 'insert into claim (sum, attempt) values ($1, $2)', values: [id, decisions] });
  };
  const claimAndFail: Inline<Added> = async (tx, events) => {
    await claim(tx, events);
    throw new Error('after the write');
  };

  test('commit with the events', async () => {
    await change(add(1), {}, claim);
    expect(await claims()).toEqual([1]);
    expect(await loaded()).toMatchObject({ version: 1 });
  });

  test('that throw leave neither a row nor an event', async () => {
    await expect(change(add(1), {}, claimAndFail)).rejects.toThrow('after the write');
    expect(await claims()).toEqual([]);
    expect(await loaded()).toMatchObject({ version: 0 });
  });

  test('in a transaction of their own would stay behind without the events: the control', async () => {
    const apart: Inline<Added> = async (_, events) => {
      await clutch.kernel.database.transaction(tenant.schema, (tx) => claim(tx, events));
      throw new Error('after the write');
    };
    await expect(change(add(1), {}, apart)).rejects.toThrow('after the write');
    expect(await claims()).toEqual([1]);
    expect(await loaded()).toMatchObject({ version: 0 });
  });

  test('are undone by a conflict at the append, and done anew (ASVS 2.3.3)', async () => {
    await change(add(1), {}, async (tx, events) => {
      await claim(tx, events);
      if (decisions === 1) await interfere();
    });
    expect(await claims()).toEqual([2]);
    expect(await loaded()).toEqual({ state: { total: 101 }, version: 2 });
  });

  test('of twins that race happen once, and all get one answer, also the one that meets the row', async () => {
    const twins = command();
    const answers = await Promise.all(Array.from({ length: 10 }, () => change(add(1), twins, claim)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await claims()).toHaveLength(1);
    expect(await loaded()).toMatchObject({ version: 1 });
  });

  test('that refuse are remembered under the command id', async () => {
    const taken = command();
    await expect(change(add(1), taken, refuse)).rejects.toMatchObject({ code: 'sum.refused' });
    const again = await answered(add(1), taken);
    expect(again).toMatchObject({ answer: { code: 'sum.refused' }, replayed: true });
  });
});

test('a stream of another category counts as none', async () => {
  await interfere();
  const others = new Sums(clutch.kernel, 'other-sum');
  expect(await clutch.as(tenant, () => others.load(id))).toEqual({ state: { total: 0 }, version: 0 });
  let met: Sum | undefined;
  const missing = clutch.as(tenant, () =>
    others.change(id, (state) => {
      met = state;
      return refuse();
    }),
  );
  await expect(missing).rejects.toMatchObject({ code: 'sum.refused' });
  expect(met).toEqual({ total: 0 });
});

test('outside of a request there is no tenant to change anything of', async () => {
  await expect(sums.change(id, add(1))).rejects.toThrow('inside a tenant request');
});
