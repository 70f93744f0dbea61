import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RequestContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { type AppendAttempt, appendViolations } from '../testing/append-history.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { openTenantPool } from '../tenancy/open-tenant-pool.ts';
import { type Statement, TenantDatabase } from '../tenancy/tenant-database.ts';
import { type TenantPool } from '../tenancy/tenant-pool.ts';
import { type AppendAnswer, type AppendRequest, type ExpectedVersion } from './append.ts';
import { EventStore } from './event-store.ts';

type Noted = Event<'Noted', { attempt: string; of: number }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };

const WRITERS = 24;
const ROUNDS = 25;
const STREAMS = 5;

let clutch: TestInstallation;
const pools: TenantPool[] = [];
beforeAll(async () => {
  clutch = await testInstallation([notes]);
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await clutch.close();
});

/** A mistake in the statements of the append: what stands there, and what stands there instead. */
interface Bug {
  readonly from: string;
  readonly to: string;
}

/** The database of another process, whose appends have the bug. */
class BuggyDatabase extends TenantDatabase {
  constructor(
    pool: TenantPool,
    private readonly bug: Bug | undefined,
  ) {
    super(pool, clutch.kernel.orm);
  }

  override onLane: TenantDatabase['onLane'] = (schema, statements) => super.onLane(schema, statements.map(this.#spoil));
  override readAll: TenantDatabase['readAll'] = (schema, statements) =>
    super.readAll(schema, statements.map(this.#spoil));
  override transaction: TenantDatabase['transaction'] = (schema, work) =>
    super.transaction(schema, (tx) => work({ ...tx, query: (sent: Statement) => tx.query(this.#spoil(sent)) }));

  #spoil = (statement: Statement): Statement =>
    this.bug ? { ...statement, text: statement.text.replaceAll(this.bug.from, this.bug.to) } : statement;
}

/** Two processes' stores. */
function openStores(bug: Bug | undefined): { events: EventStore; database: TenantDatabase }[] {
  return [1, 2].map(() => {
    const pool = openTenantPool(clutch.config, 'clutch-contract');
    pools.push(pool);
    const database = new BuggyDatabase(pool, bug);
    return { database, events: new EventStore(database, clutch.kernel.events.codec) };
  });
}

/** Expects what the writer has seen last, what it could never be, or nothing. */
function expectedOf(seen: number): ExpectedVersion {
  const [any, none, exists, stale] = ['any', 'none', 'exists', seen + 7] as const;
  return [seen, seen, seen, any, any, none, exists, stale][randomInt(8)]!;
}

/** Racing writers on few streams: exact and other versions, twins, empty batches, rollbacks, grouped and in transactions, by two processes. */
class Race {
  readonly attempts: AppendAttempt[] = [];
  readonly #streams = Array.from({ length: STREAMS }, () => uuidv7());
  readonly #seen = new Map<string, number>();
  readonly #context: RequestContext;

  constructor(
    readonly tenant: TenantRef,
    private readonly stores: ReturnType<typeof openStores>,
  ) {
    const actor = { kind: 'system', id: 'test', name: 'Test' } as const;
    this.#context = { requestId: 'r', correlation: 'c', source: 'system', tenant, actor };
  }

  async run(): Promise<void> {
    const write = async (writer: number) => {
      for (let round = 0; round < ROUNDS; round += 1) await this.#write(writer);
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  }

  async log() {
    const { events } = clutch.kernel;
    return clutch.kernel.database.transaction(this.tenant.schema, async (tx) => ({
      head: await events.head(tx),
      events: await events.readLog(tx, { after: 0, limit: 100_000 }),
    }));
  }

  async #write(writer: number): Promise<void> {
    const streamId = randomInt(6) === 0 ? uuidv7() : this.#streams[randomInt(STREAMS)]!;
    const expected = expectedOf(this.#seen.get(streamId) ?? 0);
    const commandId = randomInt(3) > 0 ? uuidv7() : undefined;
    const attempt = uuidv7();
    const events = Array.from({ length: commandId ? randomInt(4) : 1 + randomInt(3) }, (_, of): Noted => ({
      type: 'Noted',
      data: { attempt, of },
    }));
    const request: AppendRequest = {
      streamId,
      category: 'note',
      expected,
      events,
      ...(commandId ? { commandId, result: { fingerprint: commandId } } : {}),
    };
    // A twin is the same command, sent over the other process at the same time.
    const twins = commandId && randomInt(3) === 0 ? [writer, writer + 1] : [writer];
    await Promise.all(twins.map((process) => this.#send(request, process)));
  }

  async #send(request: AppendRequest, process: number): Promise<void> {
    const { events, database } = this.stores[process % this.stores.length]!;
    const [inTransaction, rollsBack] = [randomInt(4) === 0, randomInt(4) === 0];
    const append = (): Promise<AppendAnswer> =>
      inTransaction
        ? database.transaction(this.tenant.schema, async (tx) => {
            const answer = await events.appendIn(tx, this.#context, request);
            if (rollsBack) throw new Error('rolled back on purpose');
            return answer;
          })
        : events.append(this.#context, request);
    const answer = await append().catch((error: Error) => error);
    const isRolledBack = answer instanceof Error && answer.message === 'rolled back on purpose';
    this.attempts.push({ request, answer, isRolledBack });
    if (!(answer instanceof Error) && answer.status !== 'duplicate') this.#seen.set(request.streamId, answer.version);
  }
}

async function race(bug?: Bug): Promise<{ attempts: readonly AppendAttempt[]; violations: string[] }> {
  const run = new Race(await clutch.newTenant(), openStores(bug));
  await run.run();
  return { attempts: run.attempts, violations: appendViolations(run.attempts, await run.log()) };
}

test('racing writers of two processes keep the contract, whatever they expect and repeat', async () => {
  const { attempts, violations } = await race();
  expect(violations).toEqual([]);
  const statuses = attempts.map(({ answer }) => (answer instanceof Error ? 'rolled back' : answer.status));
  for (const status of ['ok', 'duplicate', 'conflict', 'rolled back'])
    expect(statuses.filter((found) => found === status).length).toBeGreaterThan(10);
});

const UNMOVED = 'h.xmin = (select s.xmin from event_head s where s.shard = $1)';

describe('the checker finds', () => {
  test.each<[string, Bug, RegExp]>([
    [
      'a version that is not compared',
      { from: 'coalesce(v.version, 0) <> a.expected', to: 'false' },
      /was expected|appends got/,
    ],
    [
      'a stream that must exist and need not',
      { from: 'a.expected = -1 and v.version is null', to: 'false' },
      /though exists was expected/,
    ],
    ['a ledger that is not written', { from: 'n.command is not null)', to: 'false)' }, /took effect twice/],
    ['a ledger that is not read', { from: 'l.command_id is not null', to: 'false' }, /raised|took effect twice/],
    ['appends that do not see who came between', { from: UNMOVED, to: 'true' }, /raised/],
    [
      'versions counted over all streams',
      { from: 'partition by stream order by no', to: 'order by no' },
      /versions of .* have a hole/,
    ],
    [
      'a head that moves too far',
      {
        from: 'position = h.position + (select max(upto) from numbered)',
        to: 'position = h.position + 1 + (select max(upto) from numbered)',
      },
      /positions have a hole|head says/,
    ],
    [
      'a wrong answer',
      { from: 'then m.before + n.upto else', to: 'then m.before + n.upto + 1 else' },
      /wrong position/,
    ],
  ])('%s', async (_, bug, found) => {
    const { violations } = await race(bug);
    expect(violations.join('\n')).toMatch(found);
  });
});

describe('an event id', () => {
  const repeat = async (tenant: TenantRef): Promise<PromiseSettledResult<AppendAnswer>[]> => {
    const { codec } = clutch.kernel.events;
    const id = uuidv7();
    const same = Object.assign(Object.create(codec) as typeof codec, {
      encode: async (...given: Parameters<typeof codec.encode>) =>
        (await codec.encode(...given)).map((event) => ({ ...event, id })),
    });
    const events = new EventStore(clutch.kernel.database, same);
    const actor = { kind: 'system', id: 'test', name: 'Test' } as const;
    const context: RequestContext = { requestId: 'r', correlation: 'c', source: 'system', tenant, actor };
    const append = () =>
      events.append(context, {
        streamId: uuidv7(),
        category: 'note',
        expected: 'none',
        events: [{ type: 'Noted', data: { attempt: 'x', of: 0 } }],
      });
    return [...(await Promise.allSettled([append()])), ...(await Promise.allSettled([append()]))];
  };

  test('occurs once in a tenant: a second event with it is refused', async () => {
    const [first, second] = await repeat(await clutch.newTenant());
    expect(first).toMatchObject({ status: 'fulfilled', value: { status: 'ok' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '23505' } });
  });

  test('without its index would be accepted twice: the control', async () => {
    const tenant = await clutch.newTenant();
    await clutch.owner.query(`alter table ${tenant.schema}.event drop constraint event_event_id_key`);
    expect((await repeat(tenant)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });
});
