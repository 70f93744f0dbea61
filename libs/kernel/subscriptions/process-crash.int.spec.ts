import { isDeepStrictEqual } from 'node:util';
import { type PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { EventStore } from '../events/event-store.ts';
import { StatementBatch } from '../tenancy/statement-batch.ts';
import { type Statement, TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type TenantConnections } from '../tenancy/tenant-pool.ts';
import { DAY, orders, OrderWorld, sellProcess, type TestInstallation, testInstallation } from '../testing.ts';
import { type CausedCommand, PolicyCommands } from './policy-commands.ts';

const sell = sellProcess();
let clutch: TestInstallation;
let world: OrderWorld;
beforeAll(async () => {
  clutch = await testInstallation([orders]);
  world = await OrderWorld.open(clutch);
});
afterAll(() => clutch.close());

/** The process dies before the statement with this number: it sends nothing any more, and its connections break. */
class Life {
  statements = 0;
  constructor(private readonly diesBefore = Infinity) {}

  get isOver(): boolean {
    return this.statements >= this.diesBefore;
  }

  /** The installation's pool as this process has it. */
  pool(): TenantConnections {
    const { pool } = clutch.kernel;
    const real = new WeakMap<PoolClient, PoolClient>();
    const connect = async (): Promise<PoolClient> => {
      const client = await pool.connect();
      const query = (...sent: Parameters<PoolClient['query']>) => {
        this.statements += 1;
        if (!this.isOver) return client.query(...sent);
        (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
        const killed = new Error('killed');
        const [statement] = sent as readonly unknown[];
        if (!(statement instanceof StatementBatch)) throw killed;
        statement.handleError(killed);
      };
      const mortal = new Proxy(client, {
        get: (target, name) => {
          if (name === 'query') return query;
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
      real.set(mortal, client);
      return mortal;
    };
    return {
      options: pool.options,
      connect,
      keep: connect,
      serves: (client, tenant) => pool.serves(real.get(client)!, tenant),
      waitingOf: (tenant) => pool.waitingOf(tenant),
    };
  }
}

/** What is wrong with a worker, for the controls. */
type Bug = 'none' | 'state in another transaction' | 'fresh command ids';

/** A bug: what processes remember is written over another connection, whatever becomes of the checkpoint. */
class LeakyDatabase extends TenantDatabase {
  override transactionAfter: TenantDatabase['transactionAfter'] = (schema, first, work) =>
    super.transactionAfter(schema, first, (tx, rows) => work(this.#leaky(tx), rows as never[]));

  #leaky(tx: TenantTransaction): TenantTransaction {
    const query = (statement: Statement) =>
      statement.name === 'process.save' ? this.read(tx.schema, statement) : tx.query(statement);
    return { ...tx, query: query as TenantTransaction['query'] };
  }
}
/** A bug: a command gets another id at each try. */
class ForgetfulCommands extends PolicyCommands {
  override send(tenant: TenantRef, sender: string, command: CausedCommand): Promise<void> {
    return super.send(tenant, sender, { ...command, id: uuidv7() });
  }
}

async function work(life: Life, bug: Bug): Promise<void> {
  const Database = bug === 'state in another transaction' ? LeakyDatabase : TenantDatabase;
  const database = new Database(life.pool(), clutch.kernel.orm);
  const events = new EventStore(database, clutch.kernel.events.codec);
  const healthy = world.commands;
  const commands =
    bug === 'fresh command ids'
      ? (Object.setPrototypeOf(healthy, ForgetfulCommands.prototype) as PolicyCommands)
      : healthy;
  await world
    .runner([sell], { database, events, commands })
    .drain(world.tenant)
    .catch(() => undefined); // it was killed before anything could be reported
}

/** A day of two orders, of which one is paid and the other reminded of; the worker dies once and another one takes over. */
async function dayOf(run: string, diesBefore: number, bug: Bug): Promise<{ life: Life; story: unknown }> {
  const [open, paid] = [`open-${run}`, `paid-${run}`];
  const life = new Life(diesBefore);
  world.ahead = 0;
  await world.happens('Ordered', open);
  await world.happens('Noted', open, '1');
  await world.happens('Ordered', paid);
  await work(life, bug);
  await world.happens('Paid', paid);
  await world.happens('Noted', open, '2');
  await work(life.isOver ? new Life() : life, bug);
  world.ahead = 1.5 * DAY;
  await work(life.isOver ? new Life() : life, bug);
  await work(new Life(), bug);
  const [process] = await world.owner(`select version, state from process where key = '${open}'`);
  const timeouts = await world.owner(`select timeout, fired from process_timeout where key in ('${open}', '${paid}')`);
  const owed = await world.owner('select * from process_command');
  const parked = await world.owner('select * from parked_event');
  const effects = world.done.filter((effect) => effect.includes(run)).toSorted();
  await world.happens('Paid', open);
  await work(new Life(), 'none');
  return { life, story: { process, timeouts, owed, parked, effects } };
}

const EXPECTED = (run: string) => ({
  process: { version: 4, state: { reminders: 1, notes: ['1', '2'] } },
  timeouts: [{ timeout: 'remind', fired: false }],
  owed: [],
  parked: [],
  effects: [`Print open-${run} 1`, `Print open-${run} 2`, `Remind open-${run} 1`, `Ship paid-${run}`],
});

/** Whether a worker that dies before the statement with this number leaves the day as it should be. */
async function endsRight(diesBefore: number, bug: Bug): Promise<boolean> {
  const run = uuidv7();
  const { story } = await dayOf(run, diesBefore, bug);
  return isDeepStrictEqual(story, EXPECTED(run));
}

test('a worker that is killed before any of its statements loses nothing of a process and does nothing twice', async () => {
  const { life } = await dayOf(uuidv7(), Infinity, 'none');
  expect(life.statements).toBeGreaterThan(30);
  for (let at = 1; at <= life.statements; at += 1) expect([at, await endsRight(at, 'none')]).toEqual([at, true]);
}, 60_000);

test.each(['state in another transaction', 'fresh command ids'] as const)(
  'with %s it is right only while nobody is killed: the control',
  async (bug) => {
    const { life } = await dayOf(uuidv7(), Infinity, bug);
    expect(await endsRight(Infinity, bug)).toBe(true);
    let at = 1;
    while (at <= life.statements && (await endsRight(at, bug))) at += 1;
    expect(at).toBeLessThanOrEqual(life.statements);
  },
  60_000,
);
